import { addMonths } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { done, gated, type Outcome } from '../outcome.ts';

/** The last twelve months against the twelve before; money in minor units. */
export interface YearOverYear {
  /** Customers with an order in the earlier twelve months, and of them those with one in the later. */
  readonly before: number;
  readonly stayed: number;
  /** Customers with an order in the later twelve months, and the net value of these orders. */
  readonly active: number;
  readonly revenue: number;
}

const YEARS_MONTHS = 24;

/**
 * Who stayed from one year to the next, and what a customer brought in the later one.
 *
 * @returns `few_months` where the orders do not go back two years, `nobody_before` where nobody ordered
 * in the earlier year.
 */
export function yearOverYear({ orders, asOf }: Snapshot): Outcome<YearOverYear> {
  const [later, earlier] = [addMonths(asOf, -12), addMonths(asOf, -YEARS_MONTHS)];
  const sums = { before: 0, stayed: 0, active: 0, revenue: 0 };
  let first = asOf;
  for (let c = 0; c < orders.customers; c++) {
    let inEarlier = false;
    let inLater = false;
    for (let i = orders.start[c] as number; i < (orders.start[c + 1] as number); i++) {
      const day = orders.day[i] as number;
      if (day < first) first = day;
      if (day > later) {
        inLater = true;
        sums.revenue += orders.net[i] as number;
      } else if (day > earlier) inEarlier = true;
    }
    if (inLater) sums.active++;
    if (inEarlier) sums.before++;
    if (inEarlier && inLater) sums.stayed++;
  }
  let months = 0;
  while (months < YEARS_MONTHS && addMonths(first, months + 1) <= asOf + 1) months++;
  if (months < YEARS_MONTHS) {
    return gated('TOO_FEW_DATA', 'few_months', { months, monthsNeeded: YEARS_MONTHS });
  }
  if (sums.before === 0) return gated('TOO_FEW_DATA', 'nobody_before', {});
  return done(sums);
}
