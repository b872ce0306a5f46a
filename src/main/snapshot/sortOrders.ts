import type { GroupedOrders } from './groupOrders.ts';
import { Growing } from './growing.ts';
import type { LedgerAdjustments, LedgerOrders } from './ledger.ts';
import { startsOf } from './refundColumns.ts';

/** The orders of a ledger, and where the lines of each begin among the sorted ones. */
export interface SortedOrders {
  readonly orders: LedgerOrders;
  readonly adjustments: LedgerAdjustments;
  readonly first: Uint32Array;
  /** Orders that nothing tells from the one before them: same customer, moment, amount and channel. */
  readonly again: Uint32Array;
}

/** Puts each customer's orders into the order of their moments; equal moments by amount, channel. */
export function sortOrders(grouped: GroupedOrders, customers: number): SortedOrders {
  const { count } = grouped;
  const start = startsOf(grouped.customer, customers);
  const place = new Uint32Array(count);
  for (let o = 0; o < count; o++) place[o] = o;
  const before = (a: number, b: number): number =>
    (grouped.day[a] as number) - (grouped.day[b] as number) ||
    (grouped.second[a] as number) - (grouped.second[b] as number) ||
    (grouped.amount[a] as number) - (grouped.amount[b] as number) ||
    (grouped.channel[a] as number) - (grouped.channel[b] as number);
  const again = new Growing(Uint32Array);
  let moved = false;
  for (let c = 0; c < customers; c++) {
    const from = start[c] as number;
    const to = start[c + 1] as number;
    for (let o = from + 1; o < to; o++) {
      if (before(o - 1, o) > 0) {
        place.subarray(from, to).sort(before);
        moved = true;
        break;
      }
    }
    for (let o = from + 1; o < to; o++) {
      if (before(place[o - 1] as number, place[o] as number) === 0) again.push(o);
    }
  }
  const adjustments = moved ? movedAdjustments(grouped, place) : grouped.adjustments;
  const orders = moved
    ? {
        start,
        day: grouped.day.map((_, i) => grouped.day[place[i] as number] as number),
        amount: grouped.amount.map((_, i) => grouped.amount[place[i] as number] as number),
        channel: grouped.channel.map((_, i) => grouped.channel[place[i] as number] as number),
      }
    : { start, day: grouped.day, amount: grouped.amount, channel: grouped.channel };
  const first = moved
    ? grouped.first.map((_, i) => grouped.first[place[i] as number] as number)
    : grouped.first;
  return { orders, adjustments, first, again: again.take() };
}

function movedAdjustments(grouped: GroupedOrders, place: Uint32Array): LedgerAdjustments {
  const { order, day, amount } = grouped.adjustments;
  const now = new Uint32Array(place.length);
  for (let i = 0; i < place.length; i++) now[place[i] as number] = i;
  const sorted = new Uint32Array(order.length);
  for (let k = 0; k < order.length; k++) sorted[k] = k;
  sorted.sort(
    (a, b) => (now[order[a] as number] as number) - (now[order[b] as number] as number) || a - b,
  );
  return {
    order: sorted.map((k) => now[order[k] as number] as number),
    day: Int32Array.from(sorted, (k) => day[k] as number),
    amount: Float64Array.from(sorted, (k) => amount[k] as number),
  };
}
