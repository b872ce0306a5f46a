import { opportunitiesWithin, quantileOf } from './opportunities.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';
import type { SbgParameters } from './sbgFit.ts';

/**
 * Renewals by the shifted beta-geometric model: a contract renewed n times ends at the next renewal
 * with a probability ~ Beta(alpha, beta + n) (Fader and Hardie 2007). Horizons are counts of renewals;
 * a fraction of one is left out.
 */
export class SbgOrders implements OrderModel {
  readonly ageOffset: number;
  readonly #params: SbgParameters;

  constructor(params: SbgParameters) {
    this.#params = params;
    this.ageOffset = params.alpha + params.beta;
  }

  /** 1 for a running contract, 0 for an ended one: nothing is hidden. */
  alive(x: number, _last: number, n: number): number {
    return x < n ? 0 : 1;
  }

  anyOrder(_x: number, n: number, horizon: number): number {
    const { alpha, beta } = this.#params;
    return horizon < 1 ? 0 : (beta + n) / (alpha + beta + n);
  }

  /** For ever E[(1 - theta) / theta], finite where alpha is above 1. */
  expected(x: number, n: number, horizon: number): number {
    if (Number.isFinite(horizon)) return this.discounted(x, n, horizon, 0);
    const { alpha, beta } = this.#params;
    return alpha > 1 ? (beta + n) / (alpha - 1) : Number.POSITIVE_INFINITY;
  }

  /** For ever 2 E[((1 - theta) / theta)^2], finite where alpha is above 2. */
  secondFactorialMoment(_x: number, n: number, horizon: number): number {
    if (!Number.isFinite(horizon)) {
      const { alpha, beta } = this.#params;
      const pairs = (2 * (beta + n) * (beta + n + 1)) / ((alpha - 1) * (alpha - 2));
      return alpha > 2 ? pairs : Number.POSITIVE_INFINITY;
    }
    let sum = 0;
    this.#stay(n, opportunitiesWithin(horizon, 0), (stay, k) => {
      sum += 2 * (k - 1) * stay;
    });
    return sum;
  }

  discounted(x: number, n: number, horizon: number, delta: number): number {
    if (!(delta > 0) && !Number.isFinite(horizon)) return this.expected(x, n, horizon);
    let sum = 0;
    this.#stay(n, opportunitiesWithin(horizon, delta), (stay, k) => {
      sum += stay * Math.exp(-delta * k);
    });
    return sum;
  }

  counts(_x: number, n: number, horizon: number): CountDistribution {
    const size = opportunitiesWithin(horizon, 0);
    return { quantile: (probability) => quantileOf(size, () => this.#mass(n, size), probability) };
  }

  /** Asks for every further renewal k from 1 with the probability that it is made. */
  #stay(n: number, most: number, use: (stay: number, k: number) => void): void {
    const { alpha, beta } = this.#params;
    let stay = 1;
    for (let k = 1; k <= most; k++) {
      stay *= (beta + n + k - 1) / (alpha + beta + n + k - 1);
      use(stay, k);
    }
  }

  /** Distribution of the number of renewals out of `size`. */
  #mass(n: number, size: number): Float64Array {
    const mass = new Float64Array(size + 1);
    let before = 1;
    this.#stay(n, size, (stay, k) => {
      mass[k - 1] = before - stay;
      before = stay;
    });
    mass[size] = before;
    return mass;
  }
}
