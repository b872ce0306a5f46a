import { firstDayReaching, type Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { customerTotals, type CustomerTotals } from '../customerTotals.ts';
import { gapAsLimit, OwnGaps, RunningMedian } from './gaps.ts';

/** Rhythm of orders up to a day. */
export interface Rhythm {
  /** Median gap between order days by customer, NaN without a second order day. */
  readonly gap: Float64Array;
  /** Days with an order by customer. */
  readonly orderDays: Int32Array;
  /** Median of all gaps of all customers; infinite without one. */
  readonly common: number;
}

/** Net revenues of the customers in ascending order, and their sum. */
export interface SortedValues {
  readonly ascending: Float64Array;
  readonly total: number;
}

/**
 * What the stages of one day are told from, whatever the limits. Each part is computed when it is first
 * asked for and kept, so that other limits cost one pass over the customers.
 */
export class StageBase {
  readonly snapshot: Snapshot;
  readonly day: Day;
  readonly totals: CustomerTotals;
  #values: SortedValues | undefined;
  #rhythm: Rhythm | undefined;
  readonly #back = new Map<number, Uint8Array>();

  constructor(snapshot: Snapshot, day: Day) {
    this.snapshot = snapshot;
    this.day = day;
    this.totals = customerTotals(snapshot, day);
  }

  values(): SortedValues {
    this.#values ??= sortedValues(this.totals);
    return this.#values;
  }

  rhythm(): Rhythm {
    this.#rhythm ??= rhythmOf(this.snapshot, this.totals);
    return this.#rhythm;
  }

  /**
   * 1 for who ordered again after a silence longer than `activeMonths`, less than `newMonths` ago. The
   * last pair of limits is kept.
   */
  back(activeMonths: number, newMonths: number): Uint8Array {
    const key = activeMonths * 10_000 + newMonths;
    const found = this.#back.get(key) ?? backOf(this, activeMonths, newMonths);
    this.#back.clear();
    this.#back.set(key, found);
    return found;
  }
}

function sortedValues(totals: CustomerTotals): SortedValues {
  const values = new Float64Array(totals.buyers);
  let n = 0;
  let total = 0;
  for (let c = 0; c < totals.net.length; c++) {
    if (totals.orders[c] === 0) continue;
    const value = totals.net[c] as number;
    values[n++] = value;
    total += value;
  }
  return { ascending: values.sort(), total };
}

function rhythmOf({ orders }: Snapshot, totals: CustomerTotals): Rhythm {
  const gap = new Float64Array(orders.customers).fill(Number.NaN);
  const orderDays = new Int32Array(orders.customers);
  const own = new OwnGaps();
  const all = new RunningMedian(longestSpan(totals));
  for (let c = 0; c < orders.customers; c++) {
    if (totals.orders[c] === 0) continue;
    const begin = orders.start[c] as number;
    const end = begin + (totals.orders[c] as number);
    own.clear();
    for (let i = begin + 1; i < end; i++) {
      const between = (orders.day[i] as number) - (orders.day[i - 1] as number);
      own.add(between);
      if (between > 0) all.add(between);
    }
    gap[c] = own.median();
    orderDays[c] = own.orderDays;
  }
  return { gap, orderDays, common: gapAsLimit(all.median()) };
}

/** Most days between a customer's first and last order: no gap is longer. */
function longestSpan({ firstDay, lastDay }: CustomerTotals): number {
  let longest = 0;
  for (let c = 0; c < firstDay.length; c++) {
    longest = Math.max(longest, (lastDay[c] as number) - (firstDay[c] as number));
  }
  return longest;
}

function backOf(base: StageBase, activeMonths: number, newMonths: number): Uint8Array {
  const { snapshot, day, totals } = base;
  const { orders } = snapshot;
  // A return counts from this day on; the order before it lay too far back.
  const from = firstDayReaching(day + 1, newMonths);
  const reaching = Int32Array.from({ length: Math.max(0, day - from + 1) }, (_, i) =>
    firstDayReaching(from + i, activeMonths),
  );
  const back = new Uint8Array(orders.customers);
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    for (let i = begin + (totals.orders[c] as number) - 1; i > begin; i--) {
      const at = orders.day[i] as number;
      if (at < from) break;
      if ((orders.day[i - 1] as number) >= (reaching[at - from] as number)) continue;
      back[c] = 1;
      break;
    }
  }
  return back;
}
