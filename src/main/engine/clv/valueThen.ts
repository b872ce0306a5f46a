import { CHECK_MASK, type EngineControl } from '../control.ts';
import { aliveFigures } from './aliveFigures.ts';
import { partsOf, type OrderPart } from './channelModel.ts';
import { clvTimes } from './clvTimes.ts';
import type { ClvResult } from './fitClv.ts';
import type { OrderHorizon } from './orderScore.ts';
import { spendModel } from './spend.ts';
import type { PurchaseSummary } from './summary.ts';

/**
 * The value that the models of today give to the customers as they stood on an earlier day: parameters
 * are not fitted anew, so that a difference comes from what a customer did and not from another fit.
 *
 * @param then purchases up to the earlier day, of the same customers
 * @returns discounted value within the horizon from that day on by customer, minor units of revenue;
 * NaN for one who had not ordered by then.
 */
export function valueThen(
  then: PurchaseSummary,
  { settings, orders: fitted, gammaGamma, fallbackSpend }: ClvResult,
  control?: EngineControl,
): Float64Array {
  const values = new Float64Array(then.frequency.length).fill(Number.NaN);
  const times = clvTimes(then, settings);
  if (times.buyers.length === 0) return values;
  const spend = spendModel(gammaGamma, fallbackSpend, settings.minorPerMajor);
  for (const part of partsOf(fitted, times, settings.kinds)) {
    const { customers, table } = part;
    const discounted = discountedOrders(part, times.ask, control);
    for (let i = 0; i < customers.length; i++) {
      const c = customers[i] as number;
      const perOrder = spend(then.frequency[c] as number, then.meanValue[c] as number).spend;
      values[c] = (discounted[table.rowOf[i] as number] as number) * perOrder;
    }
  }
  return values;
}

/** Discounted orders within the horizon by merged row. */
function discountedOrders(
  { orders, table }: OrderPart,
  ask: OrderHorizon,
  control?: EngineControl,
): Float64Array {
  const stages = ('stages' in orders ? orders.stages : [orders]).map((stage) =>
    aliveFigures(stage, table, ask),
  );
  const weights = new Float64Array(stages.length).fill(1);
  const discounted = new Float64Array(table.rows);
  let held = { x: Number.NaN, age: Number.NaN, stages: [] as number[] };
  for (let row = 0; row < table.rows; row++) {
    if ((row & (CHECK_MASK >> 4)) === 0) control?.check();
    const x = table.xLevels[table.x[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    // Rows are sorted by (x, T), on which everything but the chances depends.
    if (x !== held.x || age !== held.age) {
      held = { x, age, stages: stages.map((of) => of.of(row, x, age).discounted) };
    }
    if ('stages' in orders) orders.stageWeights(x, recency, age, weights);
    const sum = held.stages.reduce((total, value, j) => total + value * (weights[j] as number), 0);
    discounted[row] = orders.alive(x, recency, age) * sum;
  }
  return discounted;
}
