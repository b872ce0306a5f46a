import type { JobControl } from '#main/jobs/index.ts';
import { Growing } from './growing.ts';
import type { LineColumns } from './lines.ts';

const REFUNDED = 3;
/** Stored statuses of lines that do not count: pending, cancelled, refunded, test, without an amount. */
export const NOT_COUNTED = [1, 2, 3, 4, 5] as const;

/** Orders, adjustments and refunds as they come out of the sorted lines; customers ascending. */
export interface GroupedOrders {
  readonly count: number;
  readonly customer: Int32Array;
  readonly day: Int32Array;
  readonly second: Int32Array;
  readonly amount: Float64Array;
  readonly channel: Uint16Array;
  /** Place among the sorted lines at which each order begins. */
  readonly first: Uint32Array;
  readonly adjustments: {
    readonly order: Uint32Array;
    readonly day: Int32Array;
    readonly amount: Float64Array;
  };
  readonly refunds: {
    readonly customer: Uint32Array;
    readonly day: Int32Array;
    readonly amount: Float64Array;
  };
  readonly refundLines: number;
  /** Lines and amounts per status 1 to 5. */
  readonly notCounted: readonly { readonly lines: number; readonly amount: number }[];
}

/**
 * Turns sorted lines into orders.
 *
 * Lines of one order id of one customer are one order; lines without an order id are one order if
 * customer and moment are the same. Sale lines are those above zero; zero lines alone make an order of
 * zero, and without amounts every line is a sale line. A line below zero with status "refunded"
 * is the refund itself and counts. Lines below zero of an order with a sale are its refunds; of an
 * order whose sale does not count (cancelled, refunded by status, its amount unknown) they do not count either, or the
 * refund would be taken off twice; alone they are refunds that nothing ties to an order.
 */
export function groupOrders(
  lines: LineColumns,
  sorted: Uint32Array,
  control: JobControl,
): GroupedOrders {
  const grouping = new Grouping(lines, sorted, countGroups(lines, sorted));
  let start = 0;
  let nextCheck = 1 << 18;
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sameOrder(lines, sorted[i - 1] as number, sorted[i] as number))
      continue;
    grouping.add(start, i);
    start = i;
    if (i >= nextCheck) {
      control.check();
      nextCheck = i + (1 << 18);
    }
  }
  return grouping.finish();
}

function countGroups(lines: LineColumns, sorted: Uint32Array): number {
  let groups = sorted.length === 0 ? 0 : 1;
  for (let i = 1; i < sorted.length; i++) {
    if (!sameOrder(lines, sorted[i - 1] as number, sorted[i] as number)) groups++;
  }
  return groups;
}

/** True if two neighbouring lines of the sorted ones are of one order. */
export function sameOrder(lines: LineColumns, a: number, b: number): boolean {
  if (lines.customer[a] !== lines.customer[b] || lines.order[a] !== lines.order[b]) return false;
  if ((lines.order[a] as number) >= 0) return true;
  return lines.day[a] === lines.day[b] && (!lines.second || lines.second[a] === lines.second[b]);
}

class Grouping {
  readonly #lines: LineColumns;
  readonly #sorted: Uint32Array;
  readonly #customer: Int32Array;
  readonly #day: Int32Array;
  readonly #second: Int32Array;
  readonly #amount: Float64Array;
  readonly #channel: Uint16Array;
  readonly #first: Uint32Array;
  #orders = 0;
  readonly #adjustmentOrder = new Growing(Uint32Array);
  readonly #adjustmentDay = new Growing(Int32Array);
  readonly #adjustmentAmount = new Growing(Float64Array);
  readonly #refundCustomer = new Growing(Uint32Array);
  readonly #refundDay = new Growing(Int32Array);
  readonly #refundAmount = new Growing(Float64Array);
  #refundLines = 0;
  readonly #notCounted = NOT_COUNTED.map(() => ({ lines: 0, amount: 0 }));

  constructor(lines: LineColumns, sorted: Uint32Array, groups: number) {
    this.#lines = lines;
    this.#sorted = sorted;
    this.#customer = new Int32Array(groups);
    this.#day = new Int32Array(groups);
    this.#second = new Int32Array(groups);
    this.#amount = new Float64Array(groups);
    this.#channel = new Uint16Array(groups);
    this.#first = new Uint32Array(groups);
  }

  /** Takes the lines at places `start` to `end - 1`, which are one order, by moment ascending. */
  add(start: number, end: number): void {
    const { amount, status, order, customer } = this.#lines;
    let sale = -1;
    let zero = -1;
    let below = false;
    let excluded = 0;
    for (let i = start; i < end; i++) {
      const line = this.#sorted[i] as number;
      const value = amount ? (amount[line] as number) : 0;
      const why = status ? countingStatus(status[line] as number, value) : 0;
      if (why !== 0) {
        this.#exclude(why, value);
        excluded = why;
      } else if (value < 0) below = true;
      else if (value > 0 || !amount) sale = sale < 0 ? i : sale;
      else zero = zero < 0 ? i : zero;
    }
    if (sale < 0 && !below) sale = zero;
    if (sale >= 0) {
      this.#order(start, end, sale);
      return;
    }
    const first = this.#sorted[start] as number;
    const tiedToExcluded = excluded !== 0 && (order[first] as number) >= 0;
    for (let i = start; i < end; i++) {
      const line = this.#sorted[i] as number;
      const value = amount ? (amount[line] as number) : 0;
      if (status && countingStatus(status[line] as number, value) !== 0) continue;
      if (tiedToExcluded) this.#exclude(excluded, value);
      else this.#refund(customer[first] as number, this.#lines.day[line] as number, value);
    }
  }

  finish(): GroupedOrders {
    const count = this.#orders;
    return {
      count,
      customer: this.#customer.subarray(0, count),
      day: this.#day.subarray(0, count),
      second: this.#second.subarray(0, count),
      amount: this.#amount.subarray(0, count),
      channel: this.#channel.subarray(0, count),
      first: this.#first.subarray(0, count),
      adjustments: {
        order: this.#adjustmentOrder.take(),
        day: this.#adjustmentDay.take(),
        amount: this.#adjustmentAmount.take(),
      },
      refunds: {
        customer: this.#refundCustomer.take(),
        day: this.#refundDay.take(),
        amount: this.#refundAmount.take(),
      },
      refundLines: this.#refundLines,
      notCounted: this.#notCounted,
    };
  }

  #order(start: number, end: number, sale: number): void {
    const { amount, status, day, second, channel } = this.#lines;
    const firstSale = this.#sorted[sale] as number;
    const orderDay = day[firstSale] as number;
    let base = 0;
    let known = 0;
    let knownAt = -1;
    for (let i = start; i < end; i++) {
      const line = this.#sorted[i] as number;
      const value = amount ? (amount[line] as number) : 0;
      if (status && countingStatus(status[line] as number, value) !== 0) continue;
      const lineDay = day[line] as number;
      if (value < 0 || lineDay > orderDay) this.#adjust(Math.max(lineDay, orderDay), value);
      else base += value;
      const lineChannel = channel[line] as number;
      if (lineChannel === 0) continue;
      const at = second ? lineDay * 86_400 + (second[line] as number) : lineDay;
      // Of several channels at the same moment the first by name, so that file order says nothing.
      if (known === 0 || (at === knownAt && lineChannel < known)) {
        known = lineChannel;
        knownAt = at;
      }
    }
    const o = this.#orders++;
    this.#customer[o] = this.#lines.customer[firstSale] as number;
    this.#day[o] = orderDay;
    this.#second[o] = second ? (second[firstSale] as number) : -1;
    this.#amount[o] = base;
    this.#channel[o] = known;
    this.#first[o] = start;
  }

  #adjust(day: number, amount: number): void {
    if (amount === 0) return;
    const last = this.#adjustmentOrder.length - 1;
    if (
      last >= 0 &&
      this.#adjustmentOrder.at(last) === this.#orders &&
      this.#adjustmentDay.at(last) === day &&
      this.#adjustmentAmount.at(last) < 0 === amount < 0
    ) {
      this.#adjustmentAmount.addAt(last, amount);
      return;
    }
    this.#adjustmentOrder.push(this.#orders);
    this.#adjustmentDay.push(day);
    this.#adjustmentAmount.push(amount);
  }

  #refund(customer: number, day: number, amount: number): void {
    this.#refundLines++;
    if (amount === 0) return;
    this.#refundCustomer.push(customer);
    this.#refundDay.push(day);
    this.#refundAmount.push(amount);
  }

  #exclude(status: number, amount: number): void {
    const bucket = this.#notCounted[status - 1];
    if (!bucket) throw new RangeError('unknown status');
    bucket.lines++;
    bucket.amount += amount;
  }
}

/** 0 if the line counts; a refund line marked as refunded is what it says and counts. */
export function countingStatus(status: number, amount: number): number {
  return status === REFUNDED && amount < 0 ? 0 : status;
}
