import type { CustomerJoin } from '#main/snapshot/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import type { RunColumnSet } from '../runColumns.ts';
import { rowCustomers } from './rowCustomers.ts';

/** Days up to the analysis date in which interactions are counted. */
const INTERACTION_DAYS = 365;

/** Interactions of the last year by customer, and days since the last one of all; -1 without any. */
export function interactionColumns(
  store: Store,
  batches: readonly BatchRecord[],
  join: CustomerJoin,
  { customers, asOf }: { readonly customers: number; readonly asOf: number },
): RunColumnSet {
  if (batches.length === 0) return {};
  const interactions = new Int32Array(customers);
  const since = new Int32Array(customers).fill(-1);
  for (const batch of batches) {
    const days = store.batches.column(batch.id, 'day');
    const who = rowCustomers(store, batch, join);
    for (let row = 0; row < who.length; row++) {
      const c = who[row] as number;
      const ago = asOf - (days?.[row] ?? Number.NaN);
      // A row without a day is counted in no window.
      if (c < 0 || !(ago >= 0)) continue;
      if (ago < INTERACTION_DAYS) interactions[c] = (interactions[c] as number) + 1;
      const known = since[c] as number;
      if (known < 0 || ago < known) since[c] = ago;
    }
  }
  return { interactions, interaction_days: since };
}
