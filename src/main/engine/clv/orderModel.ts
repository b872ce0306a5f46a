/** Distribution of a number of orders. */
export interface CountDistribution {
  /** Smallest n with P(Y <= n) of at least `probability`. */
  quantile(probability: number): number;
}

/**
 * A fitted buy-till-you-die model, as scoring asks it. Times are in the model's unit; x is the number
 * of repeat purchases, t_x the time of the last one and T the age, both since the first purchase.
 *
 * Everything but `alive` is of a customer who is alive at T, for whom t_x says nothing more.
 */
export interface OrderModel {
  /** P(alive) at T. */
  alive(x: number, recency: number, age: number): number;
  /** Probability of at least one order in (T, T + t]. */
  anyOrder(x: number, age: number, horizon: number): number;
  /** Expected orders in (T, T + t]. */
  expected(x: number, age: number, horizon: number): number;
  /** E[Y (Y - 1)] of the number of orders Y in (T, T + t]. */
  secondFactorialMoment(x: number, age: number, horizon: number): number;
  /**
   * Expected orders in (T, T + t], each discounted continuously to T at `delta` per time unit; with
   * `horizon` Infinity and `delta` above 0 the discounted residual number for ever.
   */
  discounted(x: number, age: number, horizon: number, delta: number): number;
  /** Distribution of the number of orders in (T, T + t]. */
  counts(x: number, age: number, horizon: number): CountDistribution;
  /** The figures above are smooth functions of ln(ageOffset + T). */
  readonly ageOffset: number;
}
