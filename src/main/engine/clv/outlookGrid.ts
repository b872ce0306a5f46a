import type { FittedOrderModel } from './fitOrderModel.ts';

/** What is asked of a grid; times in the model's unit. */
export interface GridQuestion {
  /** Time since the first purchase, the same in every cell. */
  readonly age: number;
  readonly horizon: number;
  /** Repeat purchases by row. */
  readonly frequencies: readonly number[];
  /** Times of the last purchase by column, 0 to `age`. */
  readonly recencies: readonly number[];
}

/** Figures by frequency and recency, row by row; NaN where no customer can be. */
export interface OutlookGrid {
  readonly pAlive: Float64Array;
  /** P(at least one order within the horizon). */
  readonly pOrder: Float64Array;
  readonly expected: Float64Array;
}

/**
 * P(alive), P(order) and expected orders of customers of one age by frequency and recency. A customer
 * without a repeat purchase has the recency 0 and no other; one with a repeat purchase another.
 */
export function outlookGrid({ orders }: FittedOrderModel, ask: GridQuestion): OutlookGrid {
  const { age, horizon, frequencies, recencies } = ask;
  const column = (): Float64Array =>
    new Float64Array(frequencies.length * recencies.length).fill(Number.NaN);
  const grid = { pAlive: column(), pOrder: column(), expected: column() };
  const stages = 'stages' in orders ? orders.stages : [orders];
  const weights = new Float64Array(stages.length).fill(1);
  let cell = 0;
  for (const x of frequencies) {
    const figures = stages.map((stage) => ({
      any: stage.anyOrder(x, age, horizon),
      expected: stage.expected(x, age, horizon),
    }));
    for (const recency of recencies) {
      const at = cell++;
      if ((x === 0) !== (recency === 0)) continue;
      const alive = orders.alive(x, recency, age);
      if ('stages' in orders) orders.stageWeights(x, recency, age, weights);
      const mean = (of: 'any' | 'expected'): number =>
        figures.reduce((sum, figure, j) => sum + (weights[j] as number) * figure[of], 0);
      grid.pAlive[at] = alive;
      grid.pOrder[at] = Math.min(alive * mean('any'), alive);
      grid.expected[at] = alive * mean('expected');
    }
  }
  return grid;
}
