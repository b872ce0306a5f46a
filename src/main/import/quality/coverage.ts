import type { Store } from '#main/store/index.ts';
import { batchParts, wholeColumn } from '../commit/batchParts.ts';
import { monthRows } from './monthRows.ts';

/** The months that each complete batch has rows in, with those that returned to it. */
export function coverage(store: Store) {
  return [...batchParts(store)].map(([batchId, parts]) => ({
    batchId,
    months: monthRows(wholeColumn(store, parts, 'day') ?? []),
  }));
}
