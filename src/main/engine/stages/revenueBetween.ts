import type { Snapshot } from '#shared/domain/orderColumns.ts';

/** Net revenue by customer on days after `from` up to `to`: orders and refunds that name none. */
export function revenueBetween(snapshot: Snapshot, from: number, to: number): Float64Array {
  const { orders, refunds } = snapshot;
  const revenue = new Float64Array(orders.customers);
  for (let c = 0; c < revenue.length; c++) {
    let sum = 0;
    const begin = orders.start[c] as number;
    for (let i = (orders.start[c + 1] as number) - 1; i >= begin; i--) {
      const day = orders.day[i] as number;
      if (day <= from) break;
      if (day <= to) sum += orders.net[i] as number;
    }
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      const day = refunds.day[k] as number;
      if (day > from && day <= to) sum += refunds.amount[k] as number;
    }
    revenue[c] = sum;
  }
  return revenue;
}
