import { CHECK_MASK, type EngineControl } from '../control.ts';
import { aliveFigures } from './aliveFigures.ts';
import type { OrderPart } from './channelModel.ts';
import type { AliveOrders } from './orderModel.ts';
import type { OrderHorizon } from './orderScore.ts';

/** Orders within the horizon by merged row of a table. */
export interface TableOrders {
  readonly expected: Float64Array;
  /** Each order discounted to T. */
  readonly discounted: Float64Array;
}

type Asked = Pick<OrderPart, 'orders' | 'table'>;

/** Expected orders of every row: the means of `scoreOrders` alone, without chances and intervals. */
export function tableOrders(
  asked: Asked,
  { horizon, delta }: OrderHorizon,
  control?: EngineControl,
): TableOrders {
  const [expected, discounted] = rowMeans(
    asked,
    [
      (stage, x, age) => stage.expected(x, age, horizon),
      (stage, x, age) => stage.discounted(x, age, horizon, delta),
    ],
    control,
  );
  return { expected, discounted };
}

/**
 * Orders of every row for ever, each discounted to T.
 * @param delta continuous discount rate per time unit, above 0
 */
export function ordersForEver(asked: Asked, delta: number, control?: EngineControl): Float64Array {
  const [discounted] = rowMeans(
    asked,
    [(stage, x, age) => stage.discounted(x, age, Number.POSITIVE_INFINITY, delta)],
    control,
  );
  return discounted;
}

type StageFigure = (stage: AliveOrders, x: number, age: number) => number;

/** Means of figures by row: over the stages of a customer, times the chance of being alive. */
function rowMeans<Figures extends readonly StageFigure[]>(
  { orders, table }: Asked,
  figures: readonly [...Figures],
  control: EngineControl | undefined,
): { [At in keyof Figures]: Float64Array } {
  const stages = ('stages' in orders ? orders.stages : [orders]).map((stage) =>
    aliveFigures(
      stage,
      table,
      figures.map((figure) => (x, age) => figure(stage, x, age)),
    ),
  );
  const weights = new Float64Array(stages.length).fill(1);
  const means = figures.map(() => new Float64Array(table.rows));
  let pair = { x: Number.NaN, age: Number.NaN, figures: [] as (readonly number[])[] };
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
    for (const [at, column] of means.entries()) {
      let mean = 0;
      for (const [j, own] of pair.figures.entries()) {
        mean += (weights[j] as number) * (own[at] as number);
      }
      column[row] = alive * mean;
    }
  }
  return means as { [At in keyof Figures]: Float64Array };
}
