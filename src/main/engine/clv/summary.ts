import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { OperationalClock } from './calendar/profile.ts';

/**
 * What buy-till-you-die models know of each customer at the analysis date. A purchase is a calendar day
 * with at least one order; amounts of a day are summed.
 */
export interface PurchaseSummary {
  readonly asOf: Day;
  /** Customers with at least one order. */
  readonly buyers: number;
  /** Customers with at least two purchases. */
  readonly repeaters: number;
  /** x: purchases minus one; -1 for a customer without an order. */
  readonly frequency: Int32Array;
  /** t_x: days from the first to the last purchase. */
  readonly recencyDays: Int32Array;
  /** T: days from the first purchase to the analysis date. */
  readonly ageDays: Int32Array;
  /** Mean of the daily sums over the repeat purchases, minor units; 0 without a repeat purchase. */
  readonly meanValue: Float64Array;
  /** Mean of the daily sums over all purchases of all customers, minor units; 0 without a purchase. */
  readonly meanPurchase: number;
}

/**
 * Purchase summary of a snapshot (Fader, Hardie and Lee 2005, section 2; conventions in
 * docs/models/bgnbd.md). Orders after `asOf` (default: the analysis date) are left out, so a
 * calibration period can be cut from a longer snapshot; `asOf` itself belongs to it.
 */
export function purchaseSummary(
  { orders, asOf: end }: Pick<Snapshot, 'orders' | 'asOf'>,
  asOf: Day = end,
  control?: EngineControl,
): PurchaseSummary {
  const customers = orders.customers;
  const frequency = new Int32Array(customers).fill(-1);
  const recencyDays = new Int32Array(customers);
  const ageDays = new Int32Array(customers);
  const meanValue = new Float64Array(customers);
  let buyers = 0;
  let repeaters = 0;
  let purchases = 0;
  let spent = 0;
  for (let c = 0; c < customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = orders.start[c] as number;
    const behind = orders.start[c + 1] as number;
    if (begin === behind) continue;
    const first = orders.day[begin] as number;
    if (first > asOf) continue;
    let last = first;
    let repeats = 0;
    let firstSum = 0;
    let repeatSum = 0;
    for (let i = begin; i < behind; i++) {
      const day = orders.day[i] as number;
      if (day > asOf) break;
      if (day !== last) {
        repeats++;
        last = day;
      }
      if (day === first) firstSum += orders.net[i] as number;
      else repeatSum += orders.net[i] as number;
    }
    buyers++;
    if (repeats > 0) repeaters++;
    purchases += repeats + 1;
    spent += firstSum + repeatSum;
    frequency[c] = repeats;
    recencyDays[c] = last - first;
    ageDays[c] = asOf - first;
    meanValue[c] = repeats > 0 ? repeatSum / repeats : 0;
  }
  const meanPurchase = purchases > 0 ? spent / purchases : 0;
  return { asOf, buyers, repeaters, frequency, recencyDays, ageDays, meanValue, meanPurchase };
}

/**
 * Sum over all customers of the logarithms of the times between their purchases up to `asOf`, in units
 * of `unit` days: what a model of regular buyers needs beside the summary.
 *
 * @param clock measures the times by a calendar profile.
 */
export function sumOfLogGaps(
  { orders }: Snapshot,
  unit: number,
  asOf: Day,
  control?: EngineControl,
  clock?: OperationalClock,
): number {
  let sum = 0;
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const end = orders.start[c + 1] as number;
    for (let i = (orders.start[c] as number) + 1; i < end; i++) {
      const day = orders.day[i] as number;
      if (day > asOf) break;
      const before = orders.day[i - 1] as number;
      if (day === before) continue;
      sum += Math.log((clock ? clock.between(before, day) : day - before) / unit);
    }
  }
  return sum;
}
