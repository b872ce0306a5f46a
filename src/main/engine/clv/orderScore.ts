import { CHECK_MASK, type EngineControl } from '../control.ts';
import { aliveFigures } from './aliveFigures.ts';
import type { AliveOrders, CountDistribution, OrderModel, StagedOrderModel } from './orderModel.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** What is asked of a fitted model; times in its unit. */
export interface OrderHorizon {
  readonly horizon: number;
  /** Continuous discount rate per time unit. */
  readonly delta: number;
  /** Share of outcomes that the count interval holds, below 1. */
  readonly level: number;
}

/** Predictions by merged row of a purchase table. */
export interface OrderScores {
  readonly pAlive: Float64Array;
  /** Probability of at least one order within the horizon. */
  readonly pOrder: Float64Array;
  readonly expectedOrders: Float64Array;
  /** E[Y (Y - 1)] of the number of orders Y. */
  readonly secondFactorialMoment: Float64Array;
  readonly discountedOrders: Float64Array;
  /** Quantiles of the predictive distribution of the number of orders. */
  readonly ordersLow: Float64Array;
  readonly ordersHigh: Float64Array;
}

/** What depends on (x, T) and the stage alone. */
interface StageFigures {
  readonly any: number;
  readonly expected: number;
  readonly second: number;
  readonly discounted: number;
}

/** What is shared by the rows of one (x, T). */
interface Pair {
  readonly x: number;
  readonly age: number;
  readonly stages: readonly StageFigures[];
  readonly counts: (weights: Float64Array) => CountDistribution;
}

/**
 * Predictions for every merged row. Rows are sorted by (x, T), and everything but P(alive) and the
 * chances of the stages depends on (x, T) alone, so it is computed once per run of equal pairs.
 */
export function scoreOrders(
  orders: OrderModel | StagedOrderModel,
  table: PurchaseTable,
  ask: OrderHorizon,
  control?: EngineControl,
): OrderScores {
  const column = (): Float64Array => new Float64Array(table.rows);
  const scores = {
    pAlive: column(),
    pOrder: column(),
    expectedOrders: column(),
    secondFactorialMoment: column(),
    discountedOrders: column(),
    ordersLow: column(),
    ordersHigh: column(),
  };
  const lowTail = (1 - ask.level) / 2;
  const stages = ('stages' in orders ? orders.stages : [orders]).map((stage) =>
    stageFigures(stage, table, ask),
  );
  const weights = new Float64Array(stages.length).fill(1);
  const pairOf = (row: number, x: number, age: number): Pair => ({
    x,
    age,
    stages: stages.map((of) => of(row, x, age)),
    counts: countsOf(orders, x, age, ask.horizon),
  });
  let pair: Pair | undefined;
  for (let row = 0; row < table.rows; row++) {
    if ((row & (CHECK_MASK >> 4)) === 0) control?.check();
    const x = table.xLevels[table.x[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    if (x !== pair?.x || age !== pair.age) pair = pairOf(row, x, age);
    const alive = orders.alive(x, recency, age);
    if ('stages' in orders) orders.stageWeights(x, recency, age, weights);
    scores.pAlive[row] = alive;
    let [any, expected, second, discounted] = [0, 0, 0, 0];
    for (let j = 0; j < stages.length; j++) {
      const figures = pair.stages[j] as StageFigures;
      const weight = alive * (weights[j] as number);
      any += weight * figures.any;
      expected += weight * figures.expected;
      second += weight * figures.second;
      discounted += weight * figures.discounted;
    }
    // The chances of the stages sum to 1 but for rounding.
    scores.pOrder[row] = Math.min(any, alive);
    scores.expectedOrders[row] = expected;
    scores.secondFactorialMoment[row] = second;
    scores.discountedOrders[row] = discounted;
    const counts = pair.counts(weights);
    scores.ordersLow[row] = mixedQuantile(counts, alive, lowTail);
    scores.ordersHigh[row] = mixedQuantile(counts, alive, 1 - lowTail);
  }
  return scores;
}

function stageFigures(
  orders: AliveOrders,
  table: PurchaseTable,
  ask: OrderHorizon,
): (row: number, x: number, age: number) => StageFigures {
  const { horizon, delta } = ask;
  const figures = aliveFigures(orders, table, [
    (x, age) => orders.expected(x, age, horizon),
    (x, age) => orders.secondFactorialMoment(x, age, horizon),
    (x, age) => orders.discounted(x, age, horizon, delta),
  ]);
  return (row, x, age) => {
    const [expected = NaN, second = NaN, discounted = NaN] = figures.of(row, x, age);
    return { any: orders.anyOrder(x, age, horizon), expected, second, discounted };
  };
}

/** Distribution of the number of orders of a customer alive at T, by the chances of the stages. */
export function countsOf(
  orders: OrderModel | StagedOrderModel,
  x: number,
  age: number,
  horizon: number,
): (weights: Float64Array) => CountDistribution {
  if ('stages' in orders) return orders.counts(x, age, horizon);
  const counts = orders.counts(x, age, horizon);
  return () => counts;
}

/** Quantile of a count that is 0 with probability 1 - alive and distributed as `counts` otherwise. */
export function mixedQuantile(
  counts: CountDistribution,
  alive: number,
  probability: number,
): number {
  const rest = probability - (1 - alive);
  return rest <= 0 ? 0 : counts.quantile(rest / alive);
}
