import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import { cohortLine } from './cohortLine.ts';
import { cohortRows, type CohortRows } from './cohortRows.ts';
import { periodGrid } from './periodGrid.ts';

/**
 * Cohorts by the calendar month of the first order. Only months in which somebody bought first have a
 * row; cells as in {@link CohortRows}.
 */
export interface CohortTable extends Omit<CohortRows, 'group' | 'period' | 'activeLater' | 'kept'> {
  readonly month: Int32Array;
  /** `active / size`. */
  readonly retention: Float64Array;
  readonly mean: CohortMean;
}

/**
 * The mean over cohorts by period, weighted by cohort size, over complete cells alone. Periods without
 * a complete cell are left out.
 */
export interface CohortMean {
  /** Customers behind the mean at each period. */
  readonly size: Float64Array;
  readonly active: Float64Array;
  readonly retention: Float64Array;
  /** Cumulative revenue per customer, minor units. */
  readonly revenuePerCustomer: Float64Array;
}

/** Monthly retention and revenue cohorts, "on" month n (definitions of chapter 1B of the requirements). */
export function monthlyCohorts(snapshot: Snapshot, control?: EngineControl): CohortTable {
  const grid = periodGrid(snapshot, 'month');
  const rows = cohortRows(snapshot, grid, undefined, control);
  const line = cohortLine(rows);
  const retention = new Float64Array(rows.active.length);
  for (const [row, size] of rows.size.entries()) {
    for (let cell = rows.offset[row] as number; cell < (rows.offset[row + 1] as number); cell++) {
      retention[cell] = (rows.active[cell] as number) / size;
    }
  }
  const perCustomer = (sums: Float64Array): Float64Array =>
    sums.map((sum, n) => sum / (line.size[n] as number));
  const { size, offset, active, orders, revenue, cumulativeRevenue, complete } = rows;
  return {
    month: rows.period.map((period) => period + grid.first),
    size,
    offset,
    active,
    orders,
    revenue,
    cumulativeRevenue,
    complete,
    retention,
    mean: {
      size: line.size,
      active: line.active,
      retention: perCustomer(line.active),
      revenuePerCustomer: perCustomer(line.cumulativeRevenue),
    },
  };
}
