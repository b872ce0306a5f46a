import type { MoneyUnit } from '#shared/domain/money.ts';
import type { PackedTexts } from '#main/store/index.ts';

/**
 * All complete batches of a workspace as one set of columns: customers unified by id, orders by order
 * id, refunds tied to their order where an order id says so. A {@link Ledger} knows no analysis date;
 * `snapshotAt` cuts it at one.
 *
 * Amounts are integers in the ledger's money unit, the finest that any batch carries.
 */
export interface Ledger {
  readonly dataVersion: string;
  readonly money: MoneyUnit;
  /** False when any batch came without amounts: every amount in the ledger is then 0. */
  readonly hasAmounts: boolean;
  /** Id of each customer as stored, in order of first appearance in the lines. */
  readonly customers: PackedTexts;
  /** Further ids of customers that are linked, for finding them: text i belongs to `customer[i]`. */
  readonly aliases: LedgerAliases;
  /** Channel names in byte order; entry 0 is the empty text and means unknown. */
  readonly channels: PackedTexts;
  readonly orders: LedgerOrders;
  readonly adjustments: LedgerAdjustments;
  readonly unlinked: LedgerRefunds;
  readonly unidentified: UnidentifiedDays;
  readonly totals: LedgerTotals;
}

export interface LedgerAliases {
  readonly texts: PackedTexts;
  readonly customer: Uint32Array;
}

/**
 * Orders with at least one counting sale line, sorted by customer and moment. Whether an order counts
 * at an analysis date depends on its adjustments up to then.
 */
export interface LedgerOrders {
  /** Orders of customer c are `start[c]` to `start[c + 1] - 1`; length customers + 1. */
  readonly start: Uint32Array;
  /** Day of the first sale line. */
  readonly day: Int32Array;
  /** Sum of the sale lines of that day. */
  readonly amount: Float64Array;
  /** First known channel of the order, 0 = unknown. */
  readonly channel: Uint16Array;
}

/** What happened to an order after its first sale lines: refunds (below zero) and later sale lines. */
export interface LedgerAdjustments {
  /** Index of the order, ascending. */
  readonly order: Uint32Array;
  /** Never before the order's day; ascending within an order. */
  readonly day: Int32Array;
  readonly amount: Float64Array;
}

/** Refunds that no order id ties to a sale, by customer and day. */
export interface LedgerRefunds {
  readonly start: Uint32Array;
  readonly day: Int32Array;
  /** Below zero. */
  readonly amount: Float64Array;
}

/** Counting lines without a customer, summed by day: part of revenue, in no customer analysis. */
export interface UnidentifiedDays {
  readonly day: Int32Array;
  readonly amount: Float64Array;
  readonly lines: Uint32Array;
}

/**
 * The whole data, without an analysis date. Every line is in exactly one bucket, so
 * `amount = ordersNet + unlinked + unidentified + notCounted` and the same for the lines.
 */
export interface LedgerTotals {
  readonly lines: number;
  readonly amount: number;
  /** Lines of identified customers that count: sales and refunds tied to an order. */
  readonly orderLines: number;
  /** Sum of all orders, net of what was refunded; an order below zero is in `unlinked`. */
  readonly ordersNet: number;
  /** Orders whose net value is above zero (or, without amounts, all). */
  readonly ordersCounting: number;
  /** Orders whose lines sum to zero: free of charge or fully refunded. */
  readonly ordersZero: number;
  readonly unlinkedLines: number;
  readonly unlinked: number;
  readonly unidentifiedLines: number;
  readonly unidentified: number;
  readonly notCountedLines: number;
  readonly notCounted: number;
  /** By reason, in the order of the stored status: pending, cancelled, refunded, test, without an amount. */
  readonly notCountedByReason: readonly { readonly lines: number; readonly amount: number }[];
  /** First and last day of any line; 0 and -1 when there is none. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/**
 * Analysis date where the user set none: the latest day present in the data. A file says nothing
 * about the hour of its export, so its last day is taken as complete.
 */
export function defaultAsOf(ledger: Ledger): number | undefined {
  return ledger.totals.lines === 0 ? undefined : ledger.totals.lastDay;
}
