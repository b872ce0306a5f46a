/** One scheme month by month; the columns are `stage * months + month`. */
export interface SchemeHistory {
  /** Customers in the stage at the end of the month. */
  readonly customers: Float64Array;
  /** Net revenue so far of these customers, minor units. */
  readonly netRevenue: Float64Array;
  /** Net revenue of the month alone of these customers, minor units. */
  readonly monthRevenue: Float64Array;
  /**
   * Customers who changed from the end of the month before to the end of the month, at
   * `(from * stages + to) * months + month`; the last `from` holds who was no customer yet. Nobody
   * stands where `from` and `to` are the same: those who stayed.
   */
  readonly moves: Float64Array;
}
