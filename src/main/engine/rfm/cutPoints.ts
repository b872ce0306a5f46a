import { lowerBound } from '../numeric/index.ts';

/**
 * Cut points of one dimension by quantiles: the k-th is the smallest value that at least k `levels`-ths
 * of the customers do not exceed (the inverse of the empirical distribution function; Hyndman and Fan
 * 1996, type 1).
 *
 * @param ascending the customers' values in ascending order; higher is better.
 * @returns `levels - 1` values, empty if there is no customer.
 */
export function quantileCuts(ascending: Float64Array | Int32Array, levels: number): number[] {
  const n = ascending.length;
  if (n === 0) return [];
  return Array.from({ length: levels - 1 }, (_, k) => {
    const rank = Math.ceil(((k + 1) * n) / levels);
    return ascending[rank - 1] as number;
  });
}

/**
 * Score from 1 up: one more than the number of cut points that the value exceeds. Equal values get
 * equal scores, so ties stay together and a level may stay empty.
 *
 * @param cuts in ascending order.
 */
export function scoreOf(value: number, cuts: Float64Array): number {
  return lowerBound(cuts, value) + 1;
}

/** Lower median of scores given as counts per score from 1 up; 0 without a score. */
export function medianScore(counts: Float64Array): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let score = 1; score <= counts.length; score++) {
    seen += counts[score - 1] as number;
    if (total > 0 && seen * 2 >= total) return score;
  }
  return 0;
}

/** Mean of scores given as counts per score from 1 up; 0 without a score. */
export function meanScore(counts: Float64Array): number {
  let total = 0;
  let sum = 0;
  for (let score = 1; score <= counts.length; score++) {
    total += counts[score - 1] as number;
    sum += score * (counts[score - 1] as number);
  }
  return total > 0 ? sum / total : 0;
}
