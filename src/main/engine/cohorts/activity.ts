import type { CohortRows } from './cohortRows.ts';

/** Customers of all rows with at least one order, by period of the grid. */
export function activeByPeriod(table: CohortRows): Float64Array {
  const active = new Float64Array(table.kept.length);
  for (let row = 0; row < table.size.length; row++) {
    const begin = table.offset[row] as number;
    const first = (table.period[row] as number) - begin;
    for (let cell = begin; cell < (table.offset[row + 1] as number); cell++) {
      active[first + cell] = (active[first + cell] as number) + (table.active[cell] as number);
    }
  }
  return active;
}
