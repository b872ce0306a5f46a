import { done, gated, type Outcome } from '../outcome.ts';

export interface EntropyWeights {
  readonly n: number;
  /** Per feature, 0 to 1; 1 when all customers have the same, and the feature tells nobody apart. */
  readonly entropy: Float64Array;
  /** (1 - entropy) over the sum of it; sum 1. */
  readonly weights: Float64Array;
}

/**
 * Entropy weights: a feature counts the more, the more unevenly it is spread over the customers. Each
 * column is first brought between 0 and 1 by its least and largest value, higher is better; no missing
 * values. Gated `CANNOT_FIT` (`constant_feature`) where no column varies.
 *
 * Source: C. E. Shannon (1948); as weights: C.-L. Hwang and K. Yoon, Multiple Attribute Decision Making
 * (1981), section 2.3.
 */
export function entropyWeights(columns: readonly Float64Array[]): Outcome<EntropyWeights> {
  const n = columns[0]?.length ?? 0;
  const entropy = Float64Array.from(columns, entropyOf);
  const spread = entropy.map((value) => 1 - value);
  const total = spread.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return gated('CANNOT_FIT', 'constant_feature', { feature: 1, n });
  return done({ n, entropy, weights: spread.map((value) => value / total) });
}

function entropyOf(column: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return 1;
  const total = column.reduce((sum, value) => sum + (value - low), 0);
  let entropy = 0;
  for (const value of column) {
    const share = (value - low) / total;
    if (share > 0) entropy -= share * Math.log(share);
  }
  return entropy / Math.log(column.length);
}
