import type { OrderColumns, RefundColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import { Growing } from './growing.ts';
import type { Ledger } from './ledger.ts';
import { refundColumns } from './refundColumns.ts';

/**
 * The ledger as it stood at the end of a day: nothing dated later has any effect, not even a refund
 * of an earlier order. An order counts if its net value up to then is above zero (without amounts:
 * if it exists); one below zero is a refund that nothing is left to tie to.
 *
 * Columns are shared with the ledger where the cut takes nothing away; do not write to them.
 */
export function snapshotAt(ledger: Ledger, asOf: number): Snapshot {
  const net = netValues(ledger, asOf);
  const orders = countingOrders(ledger, net.value, asOf, false);
  return { orders, refunds: refundsAt(ledger, net, asOf), asOf };
}

/**
 * The snapshot with the orders free of charge as well, net value 0. Whoever takes something for nothing
 * has bought: the value models count it as a purchase, while orders, RFM, stages and cohorts do not.
 */
export function purchasesAt(ledger: Ledger, snapshot: Snapshot): Snapshot {
  if (!hasFreeOrders(ledger)) return snapshot;
  return { ...snapshot, orders: purchaseOrders(ledger, snapshot.asOf) };
}

/** The orders of {@link purchasesAt} at any day, where the snapshot itself is not asked for. */
export function purchaseOrders(ledger: Ledger, asOf: number): OrderColumns {
  return countingOrders(ledger, netValues(ledger, asOf).value, asOf, true);
}

/** An order that was refunded in full is worth nothing too, but was not free. */
function hasFreeOrders({ hasAmounts, orders }: Ledger): boolean {
  return hasAmounts && orders.amount.includes(0);
}

/** Money up to the analysis date, in minor units. `net + unidentified` is the revenue of the files. */
export interface MoneyTotals {
  /** Sale lines of identified customers. */
  readonly gross: number;
  /** Refunds of identified customers, tied to an order or not; zero or below. */
  readonly refunds: number;
  /** The part of `refunds` that nothing ties to an order. */
  readonly unlinked: number;
  /** `gross + refunds`. */
  readonly net: number;
  readonly unidentified: number;
  readonly unidentifiedLines: number;
}

/** Totals of a ledger at an analysis date; they reconcile with the snapshot at that date. */
export function moneyTotalsAt(ledger: Ledger, snapshot: Snapshot): MoneyTotals {
  const { asOf } = snapshot;
  let gross = 0;
  let refunds = 0;
  for (let o = 0; o < ledger.orders.day.length; o++) {
    if ((ledger.orders.day[o] as number) <= asOf) gross += ledger.orders.amount[o] as number;
  }
  for (let k = 0; k < ledger.adjustments.day.length; k++) {
    if ((ledger.adjustments.day[k] as number) > asOf) continue;
    const amount = ledger.adjustments.amount[k] as number;
    if (amount < 0) refunds += amount;
    else gross += amount;
  }
  for (let k = 0; k < ledger.unlinked.day.length; k++) {
    if ((ledger.unlinked.day[k] as number) <= asOf) refunds += ledger.unlinked.amount[k] as number;
  }
  let unidentified = 0;
  let unidentifiedLines = 0;
  for (let k = 0; k < ledger.unidentified.day.length; k++) {
    if ((ledger.unidentified.day[k] as number) > asOf) continue;
    unidentified += ledger.unidentified.amount[k] as number;
    unidentifiedLines += ledger.unidentified.lines[k] as number;
  }
  const unlinked = snapshot.refunds.amount.reduce((sum, amount) => sum + amount, 0);
  return { gross, refunds, unlinked, net: gross + refunds, unidentified, unidentifiedLines };
}

interface NetValues {
  /** Net value per order of the ledger; only meaningful for orders up to the analysis date. */
  readonly value: Float64Array;
  /** Orders below zero with the day on which their last refund came. */
  readonly below: readonly { readonly order: number; readonly day: number }[];
}

function netValues(ledger: Ledger, asOf: number): NetValues {
  const { order, day, amount } = ledger.adjustments;
  if (order.length === 0) return { value: ledger.orders.amount, below: [] };
  const value = Float64Array.from(ledger.orders.amount);
  const below: { order: number; day: number }[] = [];
  for (let k = 0; k < order.length;) {
    const o = order[k] as number;
    let last = ledger.orders.day[o] as number;
    for (; k < order.length && order[k] === o; k++) {
      if ((day[k] as number) > asOf) continue;
      value[o] = (value[o] as number) + (amount[k] as number);
      last = day[k] as number;
    }
    if ((value[o] as number) < 0) below.push({ order: o, day: last });
  }
  return { value, below };
}

function countingOrders(
  ledger: Ledger,
  value: Float64Array,
  asOf: number,
  withFree: boolean,
): OrderColumns {
  const { start, day, channel } = ledger.orders;
  const customers = ledger.customers.count;
  const counts = countingRule(ledger, value, asOf, withFree);
  let kept = 0;
  for (let o = 0; o < day.length; o++) if (counts(o)) kept++;
  if (kept === day.length) return { customers, start, day, net: value, channel };

  const out = {
    customers,
    start: new Uint32Array(customers + 1),
    day: new Int32Array(kept),
    net: new Float64Array(kept),
    channel: new Uint16Array(kept),
  };
  let to = 0;
  for (let c = 0; c < customers; c++) {
    const end = start[c + 1] as number;
    for (let o = start[c] as number; o < end; o++) {
      if (!counts(o)) continue;
      out.day[to] = day[o] as number;
      out.net[to] = value[o] as number;
      out.channel[to] = channel[o] as number;
      to++;
    }
    out.start[c + 1] = to;
  }
  return out;
}

function countingRule(
  { orders: { day, amount }, hasAmounts }: Ledger,
  value: Float64Array,
  asOf: number,
  withFree: boolean,
): (order: number) => boolean {
  return (o) =>
    (day[o] as number) <= asOf &&
    (!hasAmounts || (value[o] as number) > 0 || (withFree && value[o] === 0 && amount[o] === 0));
}

/** Orders of the ledger that the snapshot at a day holds, in its order; undefined if it holds all. */
export function countingPlaces(ledger: Ledger, asOf: number): Uint32Array | undefined {
  const counts = countingRule(ledger, netValues(ledger, asOf).value, asOf, false);
  const places = new Uint32Array(ledger.orders.day.length);
  let kept = 0;
  for (let o = 0; o < places.length; o++) if (counts(o)) places[kept++] = o;
  return kept === places.length ? undefined : places.subarray(0, kept);
}

function refundsAt(ledger: Ledger, net: NetValues, asOf: number): RefundColumns {
  const customer = new Growing(Uint32Array);
  const day = new Growing(Int32Array);
  const amount = new Growing(Float64Array);
  const { unlinked, orders } = ledger;
  let next = 0;
  for (let c = 0; c < ledger.customers.count; c++) {
    const end = unlinked.start[c + 1] as number;
    for (let k = unlinked.start[c] as number; k < end; k++) {
      if ((unlinked.day[k] as number) > asOf) continue;
      customer.push(c);
      day.push(unlinked.day[k] as number);
      amount.push(unlinked.amount[k] as number);
    }
    const lastOrder = orders.start[c + 1] as number;
    for (let below = net.below[next]; below && below.order < lastOrder; below = net.below[++next]) {
      customer.push(c);
      day.push(below.day);
      amount.push(net.value[below.order] as number);
    }
  }
  return refundColumns(
    { customer: customer.take(), day: day.take(), amount: amount.take() },
    ledger.customers.count,
  );
}
