import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';

/** What each customer did up to one day. A customer without an order has `orders` 0. */
export interface CustomerTotals {
  readonly day: Day;
  /** Customers with at least one order. */
  readonly buyers: number;
  readonly orders: Int32Array;
  /** Day of the first order; 0 without an order. */
  readonly firstDay: Int32Array;
  /** Day of the last order; 0 without an order. */
  readonly lastDay: Int32Array;
  /** Net value of the orders plus the refunds that no order is named for, in minor units. */
  readonly net: Float64Array;
}

/**
 * Sums each customer's orders and unlinked refunds up to and including `day`.
 *
 * Refunds tied to an order have already lowered that order's value, whatever their date.
 */
export function customerTotals(snapshot: Snapshot, day: Day): CustomerTotals {
  const { orders, refunds } = snapshot;
  const customers = orders.customers;
  const count = new Int32Array(customers);
  const firstDay = new Int32Array(customers);
  const lastDay = new Int32Array(customers);
  const net = new Float64Array(customers);
  let buyers = 0;
  for (let c = 0; c < customers; c++) {
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    let i = begin;
    let sum = 0;
    for (; i < end && (orders.day[i] as number) <= day; i++) sum += orders.net[i] as number;
    if (i > begin) {
      buyers++;
      count[c] = i - begin;
      firstDay[c] = orders.day[begin] as number;
      lastDay[c] = orders.day[i - 1] as number;
    }
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      if ((refunds.day[k] as number) <= day) sum += refunds.amount[k] as number;
    }
    net[c] = sum;
  }
  return { day, buyers, orders: count, firstDay, lastDay, net };
}
