/**
 * What the engine computes on: all counting orders of all customers as columns, at one data version.
 *
 * Customers are the integers 0 to `customers - 1`, in order of first appearance in the workspace.
 * The orders of customer c are the indices `start[c]` to `start[c + 1] - 1`, by day ascending. A
 * customer may have no order (only refunds, or only orders after the analysis date).
 *
 * An order counts if it is paid and not fully refunded; its value is net of the refunds linked to it.
 */
export interface OrderColumns {
  readonly customers: number;
  /** Length `customers + 1`. */
  readonly start: Uint32Array;
  /** Day of each order, days since 1970-01-01. */
  readonly day: Int32Array;
  /**
   * Value of each order in the workspace's money unit, an integer above zero; 0 throughout when the
   * files carry no amounts.
   */
  readonly net: Float64Array;
  /** Index into the channel dictionary, 0 = unknown. */
  readonly channel: Uint16Array;
}

/** Refunds that no order id ties to an order; amounts are integers below zero. */
export interface RefundColumns {
  /** Length `customers + 1`, as in {@link OrderColumns}. */
  readonly start: Uint32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
}

/** The columns of one snapshot: what every analysis of a run starts from. */
export interface Snapshot {
  readonly orders: OrderColumns;
  readonly refunds: RefundColumns;
  /** Analysis date: rows after it are not in the columns. */
  readonly asOf: number;
}
