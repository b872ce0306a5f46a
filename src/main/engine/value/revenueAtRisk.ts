import { addMonths } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';

/** Customers and what they brought in the twelve months up to their last order, minor units. */
export interface YearlyRevenue {
  readonly customers: number;
  readonly revenue: number;
}

/** What silence costs, in revenue of a year. */
export interface RevenueAtRisk {
  /** Silent for longer than the active months, but not the dormant months. */
  readonly atRisk: YearlyRevenue;
  /** Silence that passed the dormant months within the last twelve. */
  readonly lost: YearlyRevenue;
  /** Revenue of orders of all customers in the last twelve months. */
  readonly lastYear: number;
}

const YEAR = 12;

/**
 * Revenue at risk and revenue lost (requirement 5.01): the yearly revenue, before they fell silent, of
 * customers who are silent now and of those who were lost in the last twelve months.
 */
export function revenueAtRisk({ orders, asOf }: Snapshot, rules: StageRules): RevenueAtRisk {
  const yearAgo = addMonths(asOf, -YEAR);
  const sums = { atRisk: { customers: 0, revenue: 0 }, lost: { customers: 0, revenue: 0 } };
  let lastYear = 0;
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) continue;
    const last = orders.day[end - 1] as number;
    for (let i = end - 1; i >= begin && (orders.day[i] as number) > yearAgo; i--) {
      lastYear += orders.net[i] as number;
    }
    if (asOf <= addMonths(last, rules.activeMonths)) continue;
    const lostOn = addMonths(last, rules.dormantMonths) + 1;
    if (lostOn <= yearAgo) continue;
    const group = lostOn <= asOf ? sums.lost : sums.atRisk;
    const since = addMonths(last, -YEAR);
    group.customers++;
    for (let i = end - 1; i >= begin && (orders.day[i] as number) > since; i--) {
      group.revenue += orders.net[i] as number;
    }
  }
  return { ...sums, lastYear };
}
