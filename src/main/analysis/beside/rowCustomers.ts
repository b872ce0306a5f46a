import type { CustomerJoin } from '#main/snapshot/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';

/** Columns that tell whom a row is about, the surest first. */
const WHO = ['customer', 'phone', 'email'] as const;

/** Customer of the ledger whom each row of a batch is about, -1 for one who is none. */
export function rowCustomers(
  store: Store,
  { id }: Pick<BatchRecord, 'id'>,
  join: CustomerJoin,
): Int32Array {
  let found: Int32Array | undefined;
  for (const name of WHO) {
    const codes = store.batches.column(id, name);
    const texts = store.batches.dictionary(id, name);
    if (!codes || !texts) continue;
    const holders = join.find(name, texts);
    found ??= new Int32Array(codes.length).fill(-1);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] as number;
      if (code >= 0 && (found[row] as number) < 0) found[row] = holders[code] as number;
    }
  }
  return found ?? new Int32Array(0);
}
