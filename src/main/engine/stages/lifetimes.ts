import { addMonths, firstDayReaching } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import type { Marks } from '../segments/index.ts';
import type { StageBase } from './stageBase.ts';
import { stageColumn } from './stageColumn.ts';

/** Three figures of the source report, from one's own data (7.10); NaN over nobody. */
export interface Lifetimes {
  /** Mean days from the first order to the last, of the customers who are lost under the time rules. */
  readonly meanDays: number;
  readonly lost: number;
  /** Share of the new who did not order again within `activeMonths` of the first order. */
  readonly newChurn: number;
  /** Customers whose first order lies at least `activeMonths` back. */
  readonly observed: number;
  /** Share of the net revenue of the last 12 months that customers now mature brought. */
  readonly matureShare: number;
  readonly mature: number;
}

/**
 * @param yearRevenue net revenue of the last 12 months by customer.
 */
export function lifetimes(
  base: StageBase,
  rules: StageRules,
  yearRevenue: Float64Array,
  marks?: Marks,
): Lifetimes {
  const { orders, firstDay, lastDay } = base.totals;
  const lostBefore = firstDayReaching(base.day, rules.dormantMonths);
  const observedTo = firstDayReaching(base.day + 1, rules.activeMonths) - 1;
  const composite = stageColumn(base, 'composite', rules);
  const matureStage = (STAGE_SCHEMES.composite as readonly string[]).indexOf('mature');
  const sums = { days: 0, lost: 0, observed: 0, left: 0, mature: 0, matureRevenue: 0, revenue: 0 };
  const limits = new Map<number, number>();
  for (let c = 0; c < orders.length; c++) {
    if (orders[c] === 0 || marks?.[c] === 0) continue;
    const first = firstDay[c] as number;
    if ((lastDay[c] as number) < lostBefore) {
      sums.lost++;
      sums.days += (lastDay[c] as number) - first;
    }
    if (first <= observedTo) {
      const limit = limits.get(first) ?? addMonths(first, rules.activeMonths);
      limits.set(first, limit);
      sums.observed++;
      if (!orderedAgain(base, c, limit)) sums.left++;
    }
    sums.revenue += yearRevenue[c] as number;
    if (composite[c] !== matureStage) continue;
    sums.mature++;
    sums.matureRevenue += yearRevenue[c] as number;
  }
  return {
    meanDays: sums.lost > 0 ? sums.days / sums.lost : Number.NaN,
    lost: sums.lost,
    newChurn: sums.observed > 0 ? sums.left / sums.observed : Number.NaN,
    observed: sums.observed,
    matureShare: sums.revenue > 0 ? sums.matureRevenue / sums.revenue : Number.NaN,
    mature: sums.mature,
  };
}

/** True if the customer's second order came on or before a day. */
function orderedAgain({ snapshot, totals }: StageBase, c: number, limit: number): boolean {
  if ((totals.orders[c] as number) < 2) return false;
  const second = (snapshot.orders.start[c] as number) + 1;
  return (snapshot.orders.day[second] as number) <= limit;
}

/** Net revenue by customer on days after `from` up to `to`: orders and refunds that name none. */
export function revenueBetween(snapshot: Snapshot, from: number, to: number): Float64Array {
  const { orders, refunds } = snapshot;
  const revenue = new Float64Array(orders.customers);
  for (let c = 0; c < revenue.length; c++) {
    let sum = 0;
    const begin = orders.start[c] as number;
    for (let i = (orders.start[c + 1] as number) - 1; i >= begin; i--) {
      const day = orders.day[i] as number;
      if (day <= from) break;
      if (day <= to) sum += orders.net[i] as number;
    }
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      const day = refunds.day[k] as number;
      if (day > from && day <= to) sum += refunds.amount[k] as number;
    }
    revenue[c] = sum;
  }
  return revenue;
}
