import type { CohortsView } from '#shared/contract/analysis.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import type { CohortTable } from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** Cohorts by month of the first order, with their weighted mean. */
export function cohortsView(table: CohortTable): Body<CohortsView> {
  const { mean } = table;
  return {
    cohorts: Array.from(table.month, (month, row) => {
      const begin = table.offset[row] as number;
      const cells = (table.offset[row + 1] as number) - begin;
      return {
        cohort: formatIsoMonth(month),
        size: table.size[row] as number,
        cells: Array.from({ length: cells }, (_, period) => ({
          active: table.active[begin + period] as number,
          orders: table.orders[begin + period] as number,
          revenue: table.revenue[begin + period] as number,
          complete: table.complete[begin + period] === 1,
        })),
      };
    }),
    mean: Array.from(mean.size, (customers, period) => ({
      retention: mean.retention[period] as number,
      revenuePerCustomer: mean.revenuePerCustomer[period] as number,
      customers,
    })),
  };
}
