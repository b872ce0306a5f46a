import type { Store } from '#main/store/index.ts';

/** Rows stored under a batch itself; its own count also has those that joined it corrected. */
export function ownRows(store: Store, batchId: number): number {
  return store.batches.column(batchId, 'line')?.length ?? 0;
}
