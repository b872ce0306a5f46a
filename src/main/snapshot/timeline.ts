import type { Ledger } from './ledger.ts';

/** One thing that happened to a customer; `channel` is 0 where unknown and for refunds. */
export interface TimelineEntry {
  readonly day: number;
  readonly kind: 'order' | 'refund';
  readonly amount: number;
  readonly channel: number;
}

/**
 * Everything of one customer up to a day, newest first: orders as they were placed, and every refund
 * on its own day. The amounts add up to the customer's net revenue.
 */
export function timelineOf(ledger: Ledger, customer: number, asOf: number): TimelineEntry[] {
  const { orders, adjustments, unlinked } = ledger;
  const entries: TimelineEntry[] = [];
  const push = (day: number, amount: number, channel: number): void => {
    if (day > asOf) return;
    entries.push({ day, kind: amount < 0 ? 'refund' : 'order', amount, channel });
  };
  const from = orders.start[customer] as number;
  const to = orders.start[customer + 1] as number;
  let k = firstAtLeast(adjustments.order, from);
  for (let o = from; o < to; o++) {
    const channel = orders.channel[o] as number;
    push(orders.day[o] as number, orders.amount[o] as number, channel);
    for (; adjustments.order[k] === o; k++) {
      const amount = adjustments.amount[k] as number;
      push(adjustments.day[k] as number, amount, amount < 0 ? 0 : channel);
    }
  }
  const end = unlinked.start[customer + 1] as number;
  for (let r = unlinked.start[customer] as number; r < end; r++) {
    push(unlinked.day[r] as number, unlinked.amount[r] as number, 0);
  }
  // Stable: read from the bottom, an order comes before its refund of the same day.
  return entries.sort((a, b) => a.day - b.day).reverse();
}

/** Index of the first element that is not below `value`, in an ascending array. */
function firstAtLeast(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
