import type { EngineControl } from '../control.ts';
import {
  countsOf,
  mixedQuantile,
  type OrderModel,
  type PurchaseTable,
  type StagedOrderModel,
} from '../clv/index.ts';
import type { StatedChances } from './chances.ts';
import type { Purchases } from './splits.ts';
import { track, type AgeMass } from './tracking.ts';

/** What a contestant expects, in the shape of what happened; a model states chances beside it. */
export interface Forecast extends Purchases {
  readonly stated?: StatedChances;
}

/** The forecast of a model. */
export interface ModelForecast extends Forecast {
  readonly stated: StatedChances;
}

/** Share of outcomes that the interval of the number of orders holds, as in the scores of a run. */
export const INTERVAL_LEVEL = 0.9;

/** Figures by merged row of a purchase table. */
interface RowFigures {
  readonly expected: Float64Array;
  readonly pOrder: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Expected orders of every customer of a cohort over the whole grid with the chance of any and an
 * interval, and expected orders of all customers up to each point of the grid. Rows of one (x, T) share
 * their figures.
 *
 * @param grid days from the end of what the table knows to each point.
 * @param unit days in a time unit of the model.
 */
export function forecastOrders(
  orders: OrderModel | StagedOrderModel,
  { table, grid }: { readonly table: PurchaseTable; readonly grid: ArrayLike<number> },
  unit: number,
  control?: EngineControl,
): ModelForecast {
  const horizons = Float64Array.from(grid, (days) => days / unit);
  const column = (): Float64Array => new Float64Array(table.rows);
  const figures = { expected: column(), pOrder: column(), low: column(), high: column() };
  const cumulative = new Float64Array(grid.length);
  let begin = 0;
  while (begin < table.rows) {
    control?.check();
    const x = table.x[begin];
    const masses: AgeMass[] = [];
    let end = begin;
    while (end < table.rows && table.x[end] === x) {
      const next = endOfPair(table, end);
      masses.push(fillPair(orders, table, end, next, horizons.at(-1) ?? 0, figures));
      end = next;
    }
    track(orders, table.xLevels[x as number] as number, masses, horizons, cumulative);
    begin = end;
  }
  const byCustomer = (values: Float64Array): Float64Array =>
    Float64Array.from(table.rowOf, (row) => values[row] as number);
  return {
    byCustomer: byCustomer(figures.expected),
    cumulative,
    stated: {
      pOrder: byCustomer(figures.pOrder),
      low: byCustomer(figures.low),
      high: byCustomer(figures.high),
    },
  };
}

/** Fills the rows of one (x, T) and tells how many customers of it are alive, by stage. */
function fillPair(
  orders: OrderModel | StagedOrderModel,
  table: PurchaseTable,
  begin: number,
  end: number,
  horizon: number,
  figures: RowFigures,
): AgeMass {
  const stages = 'stages' in orders ? orders.stages : [orders];
  const x = table.xLevels[table.x[begin] as number] as number;
  const age = table.ageLevels[table.age[begin] as number] as number;
  const expected = stages.map((stage) => stage.expected(x, age, horizon));
  const any = stages.map((stage) => stage.anyOrder(x, age, horizon));
  const counts = countsOf(orders, x, age, horizon);
  const chances = new Float64Array(stages.length).fill(1);
  const mass = new Float64Array(stages.length);
  const lowTail = (1 - INTERVAL_LEVEL) / 2;
  for (let row = begin; row < end; row++) {
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    const alive = orders.alive(x, recency, age);
    if ('stages' in orders) orders.stageWeights(x, recency, age, chances);
    let [due, chanceOfAny] = [0, 0];
    for (let j = 0; j < stages.length; j++) {
      const chance = alive * (chances[j] as number);
      due += chance * (expected[j] as number);
      chanceOfAny += chance * (any[j] as number);
      mass[j] = (mass[j] as number) + (table.weight[row] as number) * chance;
    }
    figures.expected[row] = due;
    figures.pOrder[row] = Math.min(chanceOfAny, alive);
    const distribution = counts(chances);
    figures.low[row] = mixedQuantile(distribution, alive, lowTail);
    figures.high[row] = mixedQuantile(distribution, alive, 1 - lowTail);
  }
  return { age, mass };
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
