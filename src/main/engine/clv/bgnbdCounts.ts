import { chancesToLeave, type BgnbdParameters } from './bgnbdLikelihood.ts';
import { GrowingCounts } from './growingCounts.ts';
import type { CountDistribution } from './orderModel.ts';

/**
 * Distribution of the number of orders in (T, T + t] of a customer who is alive at T, counted up as
 * far as asked.
 *
 * An alive customer at T is a new customer whose parameters are (r + x, alpha + T, a, b + chances to
 * leave so far), so the distribution is that of Fader, Hardie and Lee (2005), equation 8, with these.
 */
export class AliveCounts implements CountDistribution {
  readonly #shape: number;
  readonly #a: number;
  readonly #b: number;
  readonly #lnRatio: number;
  readonly #counts = new GrowingCounts((n) => this.#massAt(n));
  /** ln of the negative binomial term at the next count. */
  #lnTerm: number;
  /** Sum of the negative binomial terms below the next count. */
  #below = 0;
  /** B(a, b + n) / B(a, b): the probability of staying through the next n orders. */
  #stay = 1;

  constructor(params: BgnbdParameters, x: number, age: number, horizon: number) {
    this.#shape = params.r + x;
    this.#a = params.a;
    this.#b = params.b + chancesToLeave(params, x);
    const scale = params.alpha + age;
    this.#lnTerm = -this.#shape * Math.log1p(horizon / scale);
    this.#lnRatio = Math.log(horizon) - Math.log(scale + horizon);
  }

  /** Smallest n with P(Y <= n) of at least `probability`. */
  quantile(probability: number): number {
    return this.#counts.quantile(probability);
  }

  /** P(Y = n); moves on to the next count. */
  #massAt(n: number): number {
    const term = Math.exp(this.#lnTerm);
    // Leaving right after the n-th order: stayed through n - 1, left, and n or more were due.
    let mass = 0;
    if (n > 0) {
      const sum = this.#a + this.#b + n - 1;
      mass += ((this.#stay * this.#a) / sum) * Math.max(0, 1 - this.#below);
      this.#stay *= (this.#b + n - 1) / sum;
    }
    mass += this.#stay * term;
    this.#below += term;
    this.#lnTerm += Math.log((this.#shape + n) / (n + 1)) + this.#lnRatio;
    return mass;
  }
}
