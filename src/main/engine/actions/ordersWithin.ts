import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';

/** Orders of some customers within a time. */
export interface OrdersWithin {
  /** Customers with a counting order in it. */
  readonly customers: number;
  readonly orders: number;
  /** Net revenue in minor units: counting orders, and refunds that name none; may be below zero. */
  readonly revenue: number;
}

/**
 * Orders of the given customers from the day `from` to the day `to`, both included, and the refunds of
 * these days that name no order. A refund that names its order lowers that order, whenever it came.
 * @param chosen indices of customers, each once
 */
export function ordersWithin(
  { orders, refunds }: Snapshot,
  chosen: Uint32Array,
  from: Day,
  to: Day,
): OrdersWithin {
  const found = { customers: 0, orders: 0, revenue: 0 };
  for (const c of chosen) {
    const before = found.orders;
    const begin = orders.start[c] as number;
    // The latest orders come last, and most windows end near them.
    for (let i = (orders.start[c + 1] as number) - 1; i >= begin; i--) {
      const day = orders.day[i] as number;
      if (day < from) break;
      if (day > to) continue;
      found.orders++;
      found.revenue += orders.net[i] as number;
    }
    if (found.orders > before) found.customers++;
    const end = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < end; k++) {
      const day = refunds.day[k] as number;
      if (day >= from && day <= to) found.revenue += refunds.amount[k] as number;
    }
  }
  return found;
}
