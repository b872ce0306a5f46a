import { ErlangSilence } from './erlangSilence.ts';
import { chancesToLeave } from './bgnbdLikelihood.ts';
import { BgnbdOrders } from './bgnbdOrders.ts';
import { cnbdAlive, type CnbdParameters } from './cnbdLikelihood.ts';
import { ENDLESS_COUNTS, MOST_COUNTS } from './growingCounts.ts';
import type { CountDistribution, OrderModel, StagedOrderModel } from './orderModel.ts';
import { youngestOf, type PurchaseTable } from './purchaseTable.ts';
import { StageOrders } from './stageOrders.ts';
import { StayingSums } from './stageSums.ts';

/**
 * Orders of customers who are alive, by BG/CNBD-k or MBG/CNBD-k.
 *
 * A customer alive at T with x repeat purchases has passed j = 0 to k - 1 stages since the last one.
 * Given j, the stage rate is Gamma(r + k x + j, alpha + T) and, independently, the probability of
 * leaving after an order Beta(a, b + chances to leave so far). The m-th order of the future needs
 * m k - j more stages, so that
 *
 *     P(Y >= m) = E[(1 - p)^(m - 1)] P(N >= m k - j),
 *
 * N, the stages passed, being negative binomial: moments are sums of positive terms and exact. (The
 * package BTYDplus scales the BG/NBD instead, which is an approximation.)
 */
export class CnbdOrders implements StagedOrderModel {
  readonly stages: readonly StageOrders[];
  readonly #params: CnbdParameters;
  readonly #silence: ErlangSilence;

  constructor(params: CnbdParameters) {
    this.#params = params;
    this.#silence = new ErlangSilence(params.k);
    const staying = stayingByFrequency(params);
    this.stages = Array.from({ length: params.k }, (_, j) => new StageOrders(params, j, staying));
  }

  alive(x: number, recency: number, age: number): number {
    return cnbdAlive(this.#params, x, recency, age);
  }

  stageWeights(x: number, recency: number, age: number, into: Float64Array): void {
    const { r, k, alpha } = this.#params;
    this.#silence.weights(r + k * x, (age - recency) / (alpha + age), into);
  }

  /** With `horizon` Infinity there is no end to search for: quantiles are NaN. */
  counts(x: number, age: number, horizon: number): (weights: Float64Array) => CountDistribution {
    if (!Number.isFinite(horizon)) return () => ENDLESS_COUNTS;
    const heavy = this.stages[0]?.heavyCounts(x, age, horizon);
    if (heavy) return () => heavy;
    const byStage = this.stages.map((stage) => stage.atLeast(x, age, horizon));
    return (weights) => ({
      quantile: (probability) => {
        const beyond = (n: number): number =>
          byStage.reduce((sum, atLeast, j) => sum + (weights[j] as number) * atLeast(n + 1), 0);
        let n = 0;
        while (1 - beyond(n) < probability && n < MOST_COUNTS) n++;
        return n < MOST_COUNTS ? n : Number.NaN;
      },
    });
  }
}

/**
 * The model ready to be asked of a table up to a horizon: with one stage it is BG/NBD or MBG/NBD, which
 * needs no sums over stages.
 */
export function cnbdOrdersFor(
  parameters: CnbdParameters,
  table: PurchaseTable,
  horizon: number,
): OrderModel | StagedOrderModel {
  return parameters.k === 1
    ? new BgnbdOrders(parameters, horizon, youngestOf(table))
    : new CnbdOrders(parameters);
}

/** The sums over staying of the frequency asked last: tables are sorted by it. */
function stayingByFrequency(params: CnbdParameters): (x: number) => StayingSums {
  let last = -1;
  let sums = new StayingSums(params.a, params.b);
  return (x) => {
    if (x !== last) {
      last = x;
      sums = new StayingSums(params.a, params.b + chancesToLeave(params, x));
    }
    return sums;
  };
}
