/** One scheme month by month; all columns are `stage * months + month`. */
export interface SchemeHistory {
  /** Customers in the stage at the end of the month. */
  readonly customers: Float64Array;
  /** Net revenue so far of these customers, minor units. */
  readonly netRevenue: Float64Array;
  /** Net revenue of the month alone of these customers, minor units. */
  readonly monthRevenue: Float64Array;
}
