import type { ColumnArray, Store } from '#main/store/index.ts';

/**
 * The ids under which the columns of each complete batch lie, oldest first: its own, then those of the rows that
 * returned to it.
 */
export function batchParts(store: Store): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>();
  for (const { id, partOf } of store.batches.sources()) {
    const known = parts.get(partOf ?? id);
    if (known === undefined) parts.set(partOf ?? id, [id]);
    else known.push(id);
  }
  return parts;
}

/** A column over all parts of a batch; undefined if none has it. Doubles hold the numbers of every column. */
export function wholeColumn(
  store: Store,
  parts: readonly number[],
  name: string,
): ColumnArray | undefined {
  const columns = parts.flatMap((id) => store.batches.column(id, name) ?? []);
  if (columns.length <= 1) return columns[0];
  const whole = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of columns) {
    whole.set(column, at);
    at += column.length;
  }
  return whole;
}
