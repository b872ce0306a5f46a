import { DAYS_PER_MONTH } from '#shared/domain/calendar.ts';
import { gated, done, type Outcome } from '../outcome.ts';
import { lifeTable, restrictedMean } from '../survival/index.ts';
import type { SeenLifetimes } from './lifetimes.ts';

/** What a simple forward value is made of; money in minor units, NaN = unknown. */
export interface ForwardTerms {
  readonly lifetimes: SeenLifetimes;
  /** Net revenue per order. */
  readonly orderValue: number;
  /** Share of net revenue that counts: the margin, or 1 where it is not known. */
  readonly margin: number;
  /** Acquisition cost per customer; NaN where it is unknown. */
  readonly cac: number;
  /** Months after the first order that count. */
  readonly horizonMonths: number;
}

export interface SimpleForward {
  readonly customers: number;
  readonly ended: number;
  /** Months that count: those asked for, or as far back as anybody was seen. */
  readonly horizonMonths: number;
  /** Expected months within the horizon with their interval at 95 %. */
  readonly months: { readonly mean: number; readonly low: number; readonly high: number };
  readonly orderValue: number;
  readonly ordersPerMonth: number;
  /** Value before acquisition cost, and its interval at 95 % from that of the months alone. */
  readonly gross: { readonly mean: number; readonly low: number; readonly high: number };
  /** `gross.mean` less acquisition cost; NaN where that is unknown. */
  readonly net: number;
}

/** Customers whose end was seen below which a mean lifetime is a guess. */
const FEWEST_ENDED = 30;

/**
 * Simple forward value of a new customer: order value × orders per month × margin × expected months − CAC
 * (docs/models/simple-forward.md). Months come from the survival curve within a horizon, never from
 * 1 / churn; orders per month are all orders over all months at risk, the silence before an end included.
 *
 * @returns a gate: `no_customers`; `few_ended` where fewer than thirty ends were seen.
 */
export function simpleForward(terms: ForwardTerms): Outcome<SimpleForward> {
  const { lifetimes, orderValue, margin, cac } = terms;
  const table = lifeTable(lifetimes);
  const { cases: customers, events: ended } = table;
  if (customers === 0) return gated('TOO_FEW_DATA', 'no_customers', {});
  if (ended < FEWEST_ENDED) {
    return gated('TOO_FEW_DATA', 'few_ended', { ended, endedNeeded: FEWEST_ENDED });
  }
  // Beyond what was seen the curve says nothing, so the horizon ends there.
  const horizonDays = Math.min(terms.horizonMonths * DAYS_PER_MONTH, table.time.at(-1) ?? 0);
  const life = restrictedMean(table, horizonDays);
  const seen = lifetimes.time.reduce((sum, days) => sum + days, 0) / DAYS_PER_MONTH;
  const ordersPerMonth = lifetimes.orders / seen;
  const perMonth = orderValue * ordersPerMonth * margin;
  const months = {
    mean: life.mean / DAYS_PER_MONTH,
    low: life.low / DAYS_PER_MONTH,
    high: life.high / DAYS_PER_MONTH,
  };
  const gross = {
    mean: perMonth * months.mean,
    low: perMonth * months.low,
    high: perMonth * months.high,
  };
  return done({
    customers,
    ended,
    horizonMonths: horizonDays / DAYS_PER_MONTH,
    months,
    orderValue,
    ordersPerMonth,
    gross,
    net: gross.mean - cac,
  });
}
