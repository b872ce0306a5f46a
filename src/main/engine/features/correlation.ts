import type { EngineControl } from '../control.ts';
import { ascendingOrder, normalQuantile, tTwoSided } from '../numeric/index.ts';

/** How two features go together over the customers who have both. */
export interface Correlation {
  /** NaN where one of them does not vary, or fewer than three customers have both. */
  readonly r: number;
  /** Interval of 95 %; NaN below four customers. */
  readonly low: number;
  readonly high: number;
  /** Two-sided, from the t distribution. */
  readonly p: number;
}

export interface FeaturePair {
  /** Places of the features, the first below the second. */
  readonly first: number;
  readonly second: number;
  /** Customers with both. */
  readonly n: number;
  readonly pearson: Correlation;
  readonly spearman: Correlation;
}

/**
 * Pearson's and Spearman's correlation of every pair of columns; NaN is missing and left out pair by pair.
 * Ranks of equal values are their mean.
 *
 * Sources: interval by Fisher's z (R. A. Fisher 1921), for ranks with the variance of D. G. Bonett and
 * T. A. Wright, "Sample size requirements for estimating Pearson, Kendall and Spearman correlations",
 * Psychometrika 65 (2000).
 */
export function correlations(
  columns: readonly Float64Array[],
  control?: EngineControl,
): FeaturePair[] {
  const ranked = columns.map((values) => {
    control?.check();
    return new Ranked(values);
  });
  const pairs: FeaturePair[] = [];
  ranked.forEach((b, second) => {
    for (const [first, a] of ranked.slice(0, second).entries()) {
      control?.check();
      const { n, r } = betweenValues(a, b);
      const rho = betweenRanks(a, b);
      pairs.push({
        first,
        second,
        n,
        pearson: withInterval(r, n, 1),
        spearman: withInterval(rho, n, 1 + rho ** 2 / 2),
      });
    }
  });
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** A column with its order. What its pairs share is made once: most columns have no gaps. */
class Ranked {
  readonly values: Float64Array;
  readonly hasGaps: boolean;
  /** Standardised values and ranks of a column without gaps; undefined for one with. */
  readonly standard: Float64Array | undefined;
  readonly standardRanks: Float64Array | undefined;
  readonly #order: Uint32Array;
  #own: Float64Array | undefined;

  constructor(values: Float64Array) {
    this.values = values;
    this.#order = ascendingOrder(values);
    this.hasGaps = this.#order.length < values.length;
    if (this.hasGaps) return;
    this.standard = standardised(values.slice());
    this.standardRanks = standardised(this.#ranks(this.#order));
  }

  /** Ranks among the customers who have the other value too, NaN for the rest. */
  ranksBeside(other: Ranked): Float64Array {
    const { values, hasGaps } = other;
    if (!hasGaps) return this.standardRanks ?? (this.#own ??= this.#ranks(this.#order));
    const both = new Uint32Array(this.#order.length);
    let n = 0;
    for (const index of this.#order) if (!Number.isNaN(values[index])) both[n++] = index;
    return this.#ranks(both.subarray(0, n));
  }

  #ranks(order: Uint32Array): Float64Array {
    const { values } = this;
    const ranks = new Float64Array(values.length).fill(Number.NaN);
    for (let begin = 0; begin < order.length;) {
      const value = values[order[begin] as number] as number;
      let end = begin + 1;
      while (end < order.length && values[order[end] as number] === value) end++;
      for (let i = begin; i < end; i++) ranks[order[i] as number] = (begin + end + 1) / 2;
      begin = end;
    }
    return ranks;
  }
}

function betweenValues(a: Ranked, b: Ranked): { n: number; r: number } {
  if (a.standard && b.standard) return whole(a.standard, b.standard);
  return productMoment(a.values, b.values);
}

function betweenRanks(a: Ranked, b: Ranked): number {
  if (a.standardRanks && b.standardRanks) return whole(a.standardRanks, b.standardRanks).r;
  return productMoment(a.ranksBeside(b), b.ranksBeside(a)).r;
}

/** Correlation of two standardised columns without gaps. */
function whole(a: Float64Array, b: Float64Array): { n: number; r: number } {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return { n: a.length, r: a.length < 3 ? Number.NaN : within(sum) };
}

/**
 * Makes a column's mean 0 and its sum of squares 1, in place; NaN throughout where it does not vary. Told
 * from its first value on: equal values are then exactly 0, which their rounded mean would not make them.
 */
function standardised(column: Float64Array): Float64Array {
  const origin = column[0] ?? 0;
  for (let i = 0; i < column.length; i++) column[i] = (column[i] as number) - origin;
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  const mean = sum / column.length;
  let squares = 0;
  for (let i = 0; i < column.length; i++) squares += ((column[i] as number) - mean) ** 2;
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : Number.NaN;
  for (let i = 0; i < column.length; i++) column[i] = ((column[i] as number) - mean) * scale;
  return column;
}

/**
 * Correlation over the places where neither is missing, in two passes and from the first values on, so
 * that large means cost nothing and equal values do not vary.
 */
function productMoment(a: Float64Array, b: Float64Array): { n: number; r: number } {
  const start = a.findIndex((value, i) => !Number.isNaN(value) && !Number.isNaN(b[i]));
  const [originA, originB] = [a[start] ?? 0, b[start] ?? 0];
  let n = 0;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    n++;
    sumA += x - originA;
    sumB += y - originB;
  }
  const [meanA, meanB] = [sumA / n, sumB / n];
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  for (let i = 0; i < a.length; i++) {
    const x = (a[i] as number) - originA - meanA;
    const y = (b[i] as number) - originB - meanB;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const spread = Math.sqrt(squaresA) * Math.sqrt(squaresB);
  return { n, r: n < 3 || !(spread > 0) ? Number.NaN : within(products / spread) };
}

/** Rounding may leave a correlation of 1 a hair above it, which is no correlation. */
function within(r: number): number {
  if (Math.abs(r) > 1 - 1e-15) return Math.sign(r);
  return r;
}

/** @param inflation factor of the variance of Fisher's z, 1 for Pearson. */
function withInterval(r: number, n: number, inflation: number): Correlation {
  const t = r * Math.sqrt((n - 2) / ((1 - r) * (1 + r)));
  const p = Number.isNaN(r) ? Number.NaN : tTwoSided(t, n - 2);
  if (Number.isNaN(r) || n < 4) return { r, low: Number.NaN, high: Number.NaN, p };
  const half = normalQuantile(0.975) * Math.sqrt(inflation / (n - 3));
  const z = Math.atanh(r);
  return { r, low: Math.tanh(z - half), high: Math.tanh(z + half), p };
}
