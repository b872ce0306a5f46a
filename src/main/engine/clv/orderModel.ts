/** Distribution of a number of orders. */
export interface CountDistribution {
  /** Smallest n with P(Y <= n) of at least `probability`; NaN beyond a million or so. */
  quantile(probability: number): number;
}

/**
 * Figures of the orders in (T, T + t] of a customer who is alive at T. Times are in the model's unit; x
 * is the number of repeat purchases and T the age since the first purchase. A horizon t of Infinity is
 * allowed throughout; means that have no end then are Infinity, and quantiles of the number NaN.
 */
export interface AliveOrders {
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
  /** The figures above are smooth functions of ln(ageOffset + T). */
  readonly ageOffset: number;
}

/**
 * A fitted buy-till-you-die model, as scoring asks it, in which the time t_x of the last purchase says
 * nothing more of a customer who is known to be alive.
 */
export interface OrderModel extends AliveOrders {
  /** P(alive) at T. */
  alive(x: number, recency: number, age: number): number;
  /** Distribution of the number of orders in (T, T + t]. */
  counts(x: number, age: number, horizon: number): CountDistribution;
}

/**
 * A fitted model of regular buyers: a customer alive at T is in one of several stages on the way to the
 * next order, of which only the time since the last one tells.
 */
export interface StagedOrderModel {
  /** P(alive) at T. */
  alive(x: number, recency: number, age: number): number;
  /** The figures of a customer in each stage. */
  readonly stages: readonly AliveOrders[];
  /** Chances of the stages, given alive at T; written into `into`, one by stage. */
  stageWeights(x: number, recency: number, age: number, into: Float64Array): void;
  /** Distribution of the number of orders in (T, T + t] at given chances of the stages. */
  counts(x: number, age: number, horizon: number): (weights: Float64Array) => CountDistribution;
}
