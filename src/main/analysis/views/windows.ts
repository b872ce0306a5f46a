import {
  addMonths,
  firstDayOfMonth,
  firstDayReaching,
  lastDayOfMonth,
  monthOfDay,
} from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { Marks, Window } from '#main/engine/index.ts';

/**
 * The month up to the analysis date: the calendar month if the date ends one, else the days since the
 * same date of the month before.
 */
export function periodOf(asOf: number): Window {
  const month = monthOfDay(asOf);
  if (lastDayOfMonth(month) === asOf) return { from: firstDayOfMonth(month), to: asOf };
  return { from: addMonths(asOf, -1) + 1, to: asOf };
}

/** The same window one year before; whole months stay whole months. */
export function yearBefore(window: Window): Window {
  const last = monthOfDay(window.to);
  const to =
    lastDayOfMonth(last) === window.to ? lastDayOfMonth(last - 12) : addMonths(window.to, -12);
  return { from: addMonths(window.from, -12), to };
}

/**
 * Days on which a customer's last order may lie so that the silence at the end of `day` is not beyond
 * `months` calendar months.
 */
export function notSilentWindow(day: number, months: number): Window {
  return { from: firstDayReaching(day, months), to: day };
}

/** Most windows that one pass can tell apart. */
const MAX_WINDOWS = 30;

/** Who bought in which window: one bit per window and customer. */
export class WindowBuyers {
  readonly #bits: Uint32Array;

  /** @throws RangeError for more than 30 windows. */
  constructor(snapshot: Snapshot, windows: readonly Window[]) {
    if (windows.length > MAX_WINDOWS) throw new RangeError('too many windows');
    const { orders, asOf } = snapshot;
    this.#bits = new Uint32Array(orders.customers);
    const first = windows.reduce((least, window) => Math.min(least, window.from), asOf);
    const ofDay = new Uint32Array(Math.max(0, asOf - first + 1));
    windows.forEach((window, bit) => {
      for (let day = window.from; day <= Math.min(window.to, asOf); day++) {
        ofDay[day - first] = (ofDay[day - first] as number) | (1 << bit);
      }
    });
    for (let c = 0; c < orders.customers; c++) {
      const begin = orders.start[c] as number;
      let bits = 0;
      for (let o = (orders.start[c + 1] as number) - 1; o >= begin; o--) {
        const day = orders.day[o] as number;
        if (day < first) break;
        bits |= ofDay[day - first] as number;
      }
      this.#bits[c] = bits;
    }
  }

  /** How the customers bought, with marks the marked alone: one pass, whatever is then asked of it. */
  tally(marks?: Marks): WindowTally {
    const times = Array.from({ length: BYTES }, () => new Float64Array(1 << BYTE));
    const [first, second, third, fourth] = times;
    if (!first || !second || !third || !fourth) throw new RangeError('four bytes');
    for (let c = 0; c < this.#bits.length; c++) {
      const bits = this.#bits[c] as number;
      if (bits === 0 || marks?.[c] === 0) continue;
      first[bits & 255] = (first[bits & 255] as number) + 1;
      second[(bits >>> 8) & 255] = (second[(bits >>> 8) & 255] as number) + 1;
      third[(bits >>> 16) & 255] = (third[(bits >>> 16) & 255] as number) + 1;
      fourth[bits >>> 24] = (fourth[bits >>> 24] as number) + 1;
    }
    return new WindowTally(times);
  }
}

const BYTE = 8;
const BYTES = 4;

/** How often each pattern of eight windows occurred. */
class WindowTally {
  readonly #times: readonly Float64Array[];

  constructor(times: readonly Float64Array[]) {
    this.#times = times;
  }

  /**
   * Customers with an order in a window, or in it and the one behind it, by number.
   * @throws RangeError for a pair that does not begin with an even number
   */
  count(window: number, andNext = false): number {
    if (andNext && window % 2 !== 0) throw new RangeError('no pair of windows');
    const wanted = (andNext ? 3 : 1) << (window % BYTE);
    const times = this.#times[Math.floor(window / BYTE)];
    let n = 0;
    for (const [pattern, customers] of times?.entries() ?? []) {
      if ((pattern & wanted) === wanted) n += customers;
    }
    return n;
  }
}
