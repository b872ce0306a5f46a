import type { CountDistribution } from './orderModel.ts';

/** Longest count distribution that is written out; a quantile beyond it is NaN. */
export const MOST_COUNTS = 1 << 20;

/** A number of orders over a horizon without end: where its distribution ends is not searched for. */
export const ENDLESS_COUNTS: CountDistribution = { quantile: () => Number.NaN };

/** A distribution of a number of orders that is written out from 0 as far as asked. */
export class GrowingCounts implements CountDistribution {
  readonly #massAt: (n: number) => number;
  readonly #cdf: number[] = [];

  /** @param massAt P(Y = n); asked once for each n, in rising order. */
  constructor(massAt: (n: number) => number) {
    this.#massAt = massAt;
  }

  /** Smallest n with P(Y <= n) of at least `probability`. */
  quantile(probability: number): number {
    let n = 0;
    while (n < MOST_COUNTS && this.#at(n) < probability) n++;
    return n < MOST_COUNTS ? n : Number.NaN;
  }

  /** P(Y <= n), n from 0. */
  #at(n: number): number {
    while (this.#cdf.length <= n) {
      const mass = this.#massAt(this.#cdf.length);
      this.#cdf.push(Math.min(1, (this.#cdf.at(-1) ?? 0) + mass));
    }
    return this.#cdf[n] as number;
  }
}
