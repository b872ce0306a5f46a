import type { EngineControl } from '../control.ts';
import type { OrderModel, PurchaseTable, StagedOrderModel } from '../clv/index.ts';
import type { Purchases } from './splits.ts';

/** What a contestant expects, in the shape of what happened. */
export type Forecast = Purchases;

/**
 * Expected orders of every customer of a cohort over the whole grid, and of all customers up to each
 * point of it. Rows of one (x, T) share their figures, so that a point of the grid costs one
 * expectation for each pair and stage.
 *
 * @param grid days from the end of what the table knows to each point.
 * @param unit days in a time unit of the model.
 */
export function forecastOrders(
  orders: OrderModel | StagedOrderModel,
  { table, grid }: { readonly table: PurchaseTable; readonly grid: ArrayLike<number> },
  unit: number,
  control?: EngineControl,
): Forecast {
  const stages = 'stages' in orders ? orders.stages : [orders];
  const horizons = Array.from(grid, (days) => days / unit);
  const byRow = new Float64Array(table.rows);
  const cumulative = new Float64Array(grid.length);
  const chances = new Float64Array(stages.length).fill(1);
  let begin = 0;
  while (begin < table.rows) {
    control?.check();
    const end = endOfPair(table, begin);
    const x = table.xLevels[table.x[begin] as number] as number;
    const age = table.ageLevels[table.age[begin] as number] as number;
    const last = stages.map((stage) => stage.expected(x, age, horizons.at(-1) ?? 0));
    const mass = new Float64Array(stages.length);
    for (let row = begin; row < end; row++) {
      const recency = table.recencyLevels[table.recency[row] as number] as number;
      const alive = orders.alive(x, recency, age);
      if ('stages' in orders) orders.stageWeights(x, recency, age, chances);
      let expected = 0;
      for (let j = 0; j < stages.length; j++) {
        const chance = alive * (chances[j] as number);
        expected += chance * (last[j] as number);
        mass[j] = (mass[j] as number) + (table.weight[row] as number) * chance;
      }
      byRow[row] = expected;
    }
    for (const [point, horizon] of horizons.entries()) {
      for (const [j, stage] of stages.entries()) {
        const due = (mass[j] as number) * stage.expected(x, age, horizon);
        cumulative[point] = (cumulative[point] as number) + due;
      }
    }
    begin = end;
  }
  return { byCustomer: Float64Array.from(table.rowOf, (row) => byRow[row] as number), cumulative };
}

/** One past the last row with the same x and age. */
function endOfPair(table: PurchaseTable, begin: number): number {
  let end = begin + 1;
  while (
    end < table.rows &&
    table.x[end] === table.x[begin] &&
    table.age[end] === table.age[begin]
  ) {
    end++;
  }
  return end;
}
