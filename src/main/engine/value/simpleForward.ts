import { DAYS_PER_MONTH, kaplanMeier, restrictedMean, type Lifetimes } from './survival.ts';
import { gated, done, type Outcome } from '../outcome.ts';

/** What a simple forward value is made of; money in minor units, NaN = unknown. */
export interface ForwardTerms {
  readonly lifetimes: Lifetimes;
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
  const customers = lifetimes.days.length;
  const curve = kaplanMeier(lifetimes);
  if (customers === 0) return gated('TOO_FEW_DATA', 'no_customers', {});
  if (curve.ended < FEWEST_ENDED) {
    return gated('TOO_FEW_DATA', 'few_ended', { ended: curve.ended, endedNeeded: FEWEST_ENDED });
  }
  const life = restrictedMean(curve, terms.horizonMonths * DAYS_PER_MONTH);
  const seen = lifetimes.days.reduce((sum, days) => sum + days, 0) / DAYS_PER_MONTH;
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
    ended: curve.ended,
    horizonMonths: life.horizon / DAYS_PER_MONTH,
    months,
    orderValue,
    ordersPerMonth,
    gross,
    net: gross.mean - cac,
  });
}
