import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { customerTotals } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumnSet } from './runColumns.ts';

/** The columns that every run has, whatever is gated. */
export type CustomerFacts = Required<
  Pick<
    RunColumnSet,
    | 'present'
    | 'first_day'
    | 'last_day'
    | 'recency_days'
    | 'orders'
    | 'net_revenue'
    | 'refunds'
    | 'channel'
  >
>;

/** What each customer did up to the analysis date, refunds tied to an order included in `refunds`. */
export function customerFacts(ledger: Ledger, snapshot: Snapshot): CustomerFacts {
  const { asOf } = snapshot;
  const totals = customerTotals(snapshot, asOf);
  const customers = ledger.customers.count;
  const present = new Uint8Array(customers);
  const recency = new Int32Array(customers).fill(-1);
  const refunds = refundsByCustomer(ledger, asOf);
  const channel = new Uint16Array(customers);
  const [firstDay, lastDay] = [totals.firstDay.slice(), totals.lastDay.slice()];
  for (let c = 0; c < customers; c++) {
    const seen = (ledger.orders.start[c] as number) < (ledger.orders.start[c + 1] as number);
    const firstSeen = seen
      ? (ledger.orders.day[ledger.orders.start[c] as number] as number)
      : asOf + 1;
    if (firstSeen <= asOf || (refunds[c] as number) < 0) present[c] = 1;
    if ((totals.orders[c] as number) === 0) {
      firstDay[c] = -1;
      lastDay[c] = -1;
      continue;
    }
    recency[c] = asOf - (totals.lastDay[c] as number);
    channel[c] = snapshot.orders.channel[snapshot.orders.start[c] as number] as number;
  }
  return {
    present,
    first_day: firstDay,
    last_day: lastDay,
    recency_days: recency,
    orders: totals.orders,
    net_revenue: totals.net,
    refunds,
    channel,
  };
}

function refundsByCustomer(ledger: Ledger, asOf: number): Float64Array {
  const { orders, adjustments, unlinked } = ledger;
  const refunds = new Float64Array(ledger.customers.count);
  let c = 0;
  for (let k = 0; k < adjustments.order.length; k++) {
    const order = adjustments.order[k] as number;
    while (order >= (orders.start[c + 1] as number)) c++;
    const amount = adjustments.amount[k] as number;
    if (amount < 0 && (adjustments.day[k] as number) <= asOf) {
      refunds[c] = (refunds[c] as number) + amount;
    }
  }
  for (c = 0; c < refunds.length; c++) {
    const end = unlinked.start[c + 1] as number;
    for (let k = unlinked.start[c] as number; k < end; k++) {
      if ((unlinked.day[k] as number) > asOf) continue;
      refunds[c] = (refunds[c] as number) + (unlinked.amount[k] as number);
    }
  }
  return refunds;
}
