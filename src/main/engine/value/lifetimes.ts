import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { CustomerTotals } from '../customerTotals.ts';
import type { Durations } from '../survival/index.ts';

/**
 * How long customers were seen, and whether their end was seen: days from the first order to the end, or
 * to the analysis date, one per customer with an order.
 */
export interface SeenLifetimes extends Durations {
  /** Orders of all of them. */
  readonly orders: number;
}

/**
 * Lifetimes by silence: a customer has ended on the day on which the silence after the last order became
 * longer than `silenceMonths`, which is the day that the churn figure counts; everybody else is censored
 * at the analysis date. Who came back after a longer silence is taken as having stayed.
 *
 * Unlike `lossDurations`, the silence belongs to the lifetime: orders per month are counted over it too.
 */
export function lifetimesOf(
  totals: CustomerTotals,
  asOf: Day,
  silenceMonths: number,
): SeenLifetimes {
  const time = new Int32Array(totals.buyers);
  const ended = new Uint8Array(totals.buyers);
  let n = 0;
  let orders = 0;
  for (let c = 0; c < totals.orders.length; c++) {
    const count = totals.orders[c] as number;
    if (count === 0) continue;
    const first = totals.firstDay[c] as number;
    const end = addMonths(totals.lastDay[c] as number, silenceMonths) + 1;
    ended[n] = end <= asOf ? 1 : 0;
    time[n++] = Math.min(end, asOf) - first;
    orders += count;
  }
  return { time, ended, orders };
}
