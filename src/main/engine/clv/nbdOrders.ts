import type { NbdParameters } from './nbdFit.ts';
import { ENDLESS_COUNTS, MOST_COUNTS } from './growingCounts.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';

/**
 * Orders by the NBD: everybody stays, and the rate of a customer with x repeat purchases in T is
 * Gamma(r + x, alpha + T), so that the number in (T, T + t] is negative binomial (Ehrenberg 1959).
 */
export class NbdOrders implements OrderModel {
  readonly ageOffset: number;
  readonly #params: NbdParameters;

  constructor(params: NbdParameters) {
    this.#params = params;
    this.ageOffset = params.alpha;
  }

  alive(): number {
    return 1;
  }

  anyOrder(x: number, age: number, horizon: number): number {
    const { r, alpha } = this.#params;
    return -Math.expm1(-(r + x) * Math.log1p(horizon / (alpha + age)));
  }

  expected(x: number, age: number, horizon: number): number {
    return ((this.#params.r + x) / (this.#params.alpha + age)) * horizon;
  }

  secondFactorialMoment(x: number, age: number, horizon: number): number {
    const shape = this.#params.r + x;
    return shape * (shape + 1) * (horizon / (this.#params.alpha + age)) ** 2;
  }

  discounted(x: number, age: number, horizon: number, delta: number): number {
    return this.expected(x, age, delta > 0 ? -Math.expm1(-delta * horizon) / delta : horizon);
  }

  counts(x: number, age: number, horizon: number): CountDistribution {
    if (!Number.isFinite(horizon)) return ENDLESS_COUNTS;
    const shape = this.#params.r + x;
    const scale = this.#params.alpha + age;
    return {
      quantile: (probability) => {
        let lnTerm = -shape * Math.log1p(horizon / scale);
        const lnRatio = Math.log(horizon) - Math.log(scale + horizon);
        let n = 0;
        let below = Math.exp(lnTerm);
        while (below < probability && n < MOST_COUNTS) {
          lnTerm += Math.log((shape + n) / (n + 1)) + lnRatio;
          below += Math.exp(lnTerm);
          n++;
        }
        return n < MOST_COUNTS ? n : Number.NaN;
      },
    };
  }
}
