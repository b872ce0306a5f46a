import type { CohortRows } from './cohortRows.ts';

/**
 * Several cohort rows as one line: sums by period over complete cells alone. Divided by `size` they
 * are means weighted by cohort size. Periods without a complete cell are left out.
 */
export interface CohortLine {
  /** Customers whose n-th period has ended. */
  readonly size: Float64Array;
  readonly active: Float64Array;
  readonly activeLater: Float64Array;
  readonly orders: Float64Array;
  /** Minor units. */
  readonly revenue: Float64Array;
  readonly cumulativeRevenue: Float64Array;
}

const SUMS = ['active', 'activeLater', 'orders', 'revenue', 'cumulativeRevenue'] as const;

/** The line of the given rows, of all rows by default. */
export function cohortLine(table: CohortRows, rows?: Iterable<number>): CohortLine {
  const chosen = [...(rows ?? table.size.keys())];
  const size = new Float64Array(
    chosen.reduce((longest, row) => Math.max(longest, completeCells(table, row)), 0),
  );
  const line = {
    size,
    active: new Float64Array(size.length),
    activeLater: new Float64Array(size.length),
    orders: new Float64Array(size.length),
    revenue: new Float64Array(size.length),
    cumulativeRevenue: new Float64Array(size.length),
  };
  for (const row of chosen) {
    const begin = table.offset[row] as number;
    const cells = completeCells(table, row);
    for (let n = 0; n < cells; n++) {
      size[n] = (size[n] as number) + (table.size[row] as number);
      for (const sum of SUMS) {
        line[sum][n] = (line[sum][n] as number) + (table[sum][begin + n] as number);
      }
    }
  }
  return line;
}

/** Number of complete cells of a row; only its last can be incomplete. */
function completeCells(table: CohortRows, row: number): number {
  const begin = table.offset[row] as number;
  const end = table.offset[row + 1] as number;
  return end - begin - (end > begin && table.complete[end - 1] === 0 ? 1 : 0);
}
