import { CHECK_MASK, type EngineControl } from '../control.ts';
import { aliveFigures, type AliveFigures } from './aliveFigures.ts';
import type { OrderPart } from './channelModel.ts';
import type { OrderHorizon } from './orderScore.ts';

/** Orders within the horizon by merged row of a table. */
export interface TableOrders {
  readonly expected: Float64Array;
  /** Each order discounted to T. */
  readonly discounted: Float64Array;
}

/** Expected orders of every row: the means of `scoreOrders` alone, without chances and intervals. */
export function tableOrders(
  { orders, table }: Pick<OrderPart, 'orders' | 'table'>,
  ask: OrderHorizon,
  control?: EngineControl,
): TableOrders {
  const stages = ('stages' in orders ? orders.stages : [orders]).map((stage) =>
    aliveFigures(stage, table, ask),
  );
  const weights = new Float64Array(stages.length).fill(1);
  const result = {
    expected: new Float64Array(table.rows),
    discounted: new Float64Array(table.rows),
  };
  let pair = { x: Number.NaN, age: Number.NaN, figures: [] as AliveFigures[] };
  for (let row = 0; row < table.rows; row++) {
    if ((row & (CHECK_MASK >> 4)) === 0) control?.check();
    const x = table.xLevels[table.x[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    // Rows are sorted by (x, T), on which everything but the chances depends.
    if (x !== pair.x || age !== pair.age) {
      pair = { x, age, figures: stages.map((of) => of.of(row, x, age)) };
    }
    if ('stages' in orders) orders.stageWeights(x, recency, age, weights);
    const alive = orders.alive(x, recency, age);
    for (const [j, figures] of pair.figures.entries()) {
      const weight = alive * (weights[j] as number);
      result.expected[row] = (result.expected[row] as number) + weight * figures.expected;
      result.discounted[row] = (result.discounted[row] as number) + weight * figures.discounted;
    }
  }
  return result;
}
