import { CHECK_MASK, type EngineControl } from '../control.ts';
import { gaussLegendre, type Quadrature } from '../numeric/index.ts';
import type { CountDistribution, OrderModel, StagedOrderModel } from './orderModel.ts';
import { countsOf, type OrderHorizon } from './orderScore.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** Numbers of orders of a customer who orders at all, ascending, and the chance that each stands for. */
export interface LikelyCounts {
  readonly counts: Float64Array;
  readonly chances: Float64Array;
}

/** Numbers that stand for a distribution: its quantiles at the nodes of a Gauss-Legendre rule. */
const NODES = 12;

/**
 * What customers order who are so sure to order that even the lower end of their interval holds an order.
 * How many orders it will be then decides that end, and is no matter of two moments: who leaves soon
 * orders far less.
 *
 * @returns by merged row; undefined where no order is likely enough, or where the number has no end.
 */
export function likelyCounts(
  orders: OrderModel | StagedOrderModel,
  table: PurchaseTable,
  ask: OrderHorizon,
  { pOrder, pAlive }: { readonly pOrder: Float64Array; readonly pAlive: Float64Array },
  control?: EngineControl,
): readonly (LikelyCounts | undefined)[] {
  const sure = 1 - (1 - ask.level) / 2;
  const rule = gaussLegendre(NODES);
  const weights = new Float64Array('stages' in orders ? orders.stages.length : 1).fill(1);
  const found = new Array<LikelyCounts | undefined>(table.rows);
  let at: { x: number; age: number; counts: ReturnType<typeof countsOf> } | undefined;
  let ofPair: LikelyCounts | undefined;
  for (let row = 0; row < table.rows; row++) {
    if ((row & (CHECK_MASK >> 4)) === 0) control?.check();
    if (!((pOrder[row] as number) > sure)) continue;
    const x = table.xLevels[table.x[row] as number] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    if (x !== at?.x || age !== at.age) {
      at = { x, age, counts: countsOf(orders, x, age, ask.horizon) };
      ofPair = undefined;
    }
    if ('stages' in orders) {
      const recency = table.recencyLevels[table.recency[row] as number] as number;
      orders.stageWeights(x, recency, age, weights);
      ofPair = undefined;
    }
    const any = Math.min((pOrder[row] as number) / (pAlive[row] as number), 1);
    ofPair ??= standingFor(at.counts(weights), any, rule);
    found[row] = Number.isFinite(ofPair.counts.at(-1)) ? ofPair : undefined;
  }
  return found;
}

/** The distribution given at least one order; equal numbers are put together. */
function standingFor(
  distribution: CountDistribution,
  any: number,
  { nodes, weights }: Quadrature,
): LikelyCounts {
  const counts: number[] = [];
  const chances: number[] = [];
  for (const [j, node] of nodes.entries()) {
    const count = Math.max(distribution.quantile(1 - any * (1 - node)), 1);
    const chance = weights[j] as number;
    if (count === counts.at(-1)) chances[chances.length - 1] = chance + (chances.at(-1) as number);
    else {
      counts.push(count);
      chances.push(chance);
    }
  }
  return { counts: Float64Array.from(counts), chances: Float64Array.from(chances) };
}
