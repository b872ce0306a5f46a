import { CHECK_MASK, type EngineControl } from '../control.ts';
import { aliveFigures } from './aliveFigures.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';
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

/**
 * Predictions for every merged row. Rows are sorted by (x, T), and everything but P(alive) depends on
 * (x, T) alone, so it is computed once per run of equal pairs.
 */
export function scoreOrders(
  orders: OrderModel,
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
  const figures = aliveFigures(orders, table, ask);
  let pair = { x: -1, age: -1, any: 0, expected: 0, second: 0, discounted: 0 };
  let counts = orders.counts(0, 0, ask.horizon);
  for (let row = 0; row < table.rows; row++) {
    if ((row & (CHECK_MASK >> 4)) === 0) control?.check();
    const x = table.xLevels[table.x[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    if (x !== pair.x || age !== pair.age) {
      const { expected, second, discounted } = figures.of(row, x, age);
      pair = { x, age, any: orders.anyOrder(x, age, ask.horizon), expected, second, discounted };
      counts = orders.counts(x, age, ask.horizon);
    }
    const alive = orders.alive(x, recency, age);
    scores.pAlive[row] = alive;
    scores.pOrder[row] = alive * pair.any;
    scores.expectedOrders[row] = alive * pair.expected;
    scores.secondFactorialMoment[row] = alive * pair.second;
    scores.discountedOrders[row] = alive * pair.discounted;
    scores.ordersLow[row] = mixedQuantile(counts, alive, lowTail);
    scores.ordersHigh[row] = mixedQuantile(counts, alive, 1 - lowTail);
  }
  return scores;
}

/** Quantile of a count that is 0 with probability 1 - alive and distributed as `counts` otherwise. */
function mixedQuantile(counts: CountDistribution, alive: number, probability: number): number {
  const rest = probability - (1 - alive);
  return rest <= 0 ? 0 : counts.quantile(rest / alive);
}
