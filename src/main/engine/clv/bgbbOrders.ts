import { lnBeta } from '../numeric/index.ts';
import { bgbbInactiveLogOdds, type BgbbParameters } from './bgbbFit.ts';
import { opportunitiesWithin, quantileOf } from './opportunities.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';

/**
 * Orders by BG/BB. A customer alive at opportunity n with x orders buys with probability
 * p ~ Beta(alpha + x, beta + n - x) at each further one, and leaves before it with probability
 * theta ~ Beta(gamma, delta + n) (Fader, Hardie and Shang 2010). Horizons are counts of opportunities;
 * a fraction of one is left out.
 */
export class BgbbOrders implements OrderModel {
  readonly ageOffset: number;
  readonly #params: BgbbParameters;

  constructor(params: BgbbParameters) {
    this.#params = params;
    this.ageOffset = Math.min(params.alpha + params.beta, params.gamma + params.delta);
  }

  /** P(alive) just after opportunity n. */
  alive(x: number, last: number, n: number): number {
    return 1 / (1 + Math.exp(bgbbInactiveLogOdds(this.#params, x, last, n)));
  }

  anyOrder(x: number, n: number, horizon: number): number {
    const { alpha, beta } = this.#params;
    let none = 1;
    let any = 0;
    let beyond = 0;
    this.#stay(n, horizon, 0, (stay, k) => {
      // The first order falls on opportunity k: still there, and k - 1 not used.
      const here = (stay * none * (alpha + x)) / (alpha + beta + n + k - 1);
      any += here;
      none *= (beta + n - x + k - 1) / (alpha + beta + n + k - 1);
      // Far out the chances fall as k to the power of -(1 + alpha + x + gamma).
      beyond = (here * k) / (alpha + x + this.#params.gamma);
    });
    return Number.isFinite(horizon) ? any : any + beyond;
  }

  /** For ever the opportunities still there are E[(1 - theta) / theta], finite where gamma is above 1. */
  expected(x: number, n: number, horizon: number): number {
    if (Number.isFinite(horizon)) return this.discounted(x, n, horizon, 0);
    const { alpha, beta, gamma, delta } = this.#params;
    return gamma > 1
      ? ((alpha + x) / (alpha + beta + n)) * ((delta + n) / (gamma - 1))
      : Number.POSITIVE_INFINITY;
  }

  /** For ever the pairs of opportunities are 2 E[((1 - theta) / theta)^2], finite where gamma is above 2. */
  secondFactorialMoment(x: number, n: number, horizon: number): number {
    const { alpha, beta, gamma, delta } = this.#params;
    const [buy, all] = [alpha + x, alpha + beta + n];
    const both = (buy * (buy + 1)) / (all * (all + 1));
    if (!Number.isFinite(horizon)) {
      return gamma > 2
        ? (both * 2 * (delta + n) * (delta + n + 1)) / ((gamma - 1) * (gamma - 2))
        : Number.POSITIVE_INFINITY;
    }
    let sum = 0;
    this.#stay(n, horizon, 0, (stay, k) => {
      sum += 2 * (k - 1) * stay;
    });
    return both * sum;
  }

  discounted(x: number, n: number, horizon: number, delta: number): number {
    if (!(delta > 0) && !Number.isFinite(horizon)) return this.expected(x, n, horizon);
    const { alpha, beta } = this.#params;
    let sum = 0;
    this.#stay(n, horizon, delta, (stay, k) => {
      sum += stay * Math.exp(-delta * k);
    });
    return ((alpha + x) / (alpha + beta + n)) * sum;
  }

  counts(x: number, n: number, horizon: number): CountDistribution {
    const size = opportunitiesWithin(horizon, 0);
    return {
      quantile: (probability) => quantileOf(size, () => this.#mass(x, n, size), probability),
    };
  }

  /** Asks for every further opportunity k from 1 with the probability to be there at it. */
  #stay(n: number, horizon: number, delta: number, use: (stay: number, k: number) => void): void {
    const { gamma, delta: staying } = this.#params;
    const most = opportunitiesWithin(horizon, delta);
    let stay = 1;
    for (let k = 1; k <= most; k++) {
      stay *= (staying + n + k - 1) / (gamma + staying + n + k - 1);
      use(stay, k);
    }
  }

  /** Distribution of the number of orders at `size` opportunities. */
  #mass(x: number, n: number, size: number): Float64Array {
    const { alpha, beta, gamma, delta } = this.#params;
    const mass = new Float64Array(size + 1);
    let stay = 1;
    for (let lived = 0; lived <= size; lived++) {
      const leave = lived < size ? gamma / (gamma + delta + n + lived) : 1;
      for (let y = 0; y <= lived; y++) {
        const buys =
          lnBeta(alpha + x + y, beta + n - x + lived - y) -
          lnBeta(alpha + x, beta + n - x) -
          Math.log(lived + 1) -
          lnBeta(y + 1, lived - y + 1);
        mass[y] = (mass[y] as number) + stay * leave * Math.exp(buys);
      }
      stay *= 1 - leave;
    }
    return mass;
  }
}
