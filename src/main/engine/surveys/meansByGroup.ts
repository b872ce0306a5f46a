import { tLimit } from '../numeric/index.ts';

/** Mean of a group with its 95 % interval by Student's t; NaN where there is none. */
export interface MeanWithLimits {
  /** Customers with a value. */
  readonly n: number;
  readonly mean: number;
  /** NaN with fewer than two values. */
  readonly low: number;
  readonly high: number;
}

const CONFIDENCE = 0.95;

/**
 * Means of a value over groups in one pass (B. P. Welford, Technometrics 4, 1962), each customer counting
 * once; customers without a value (NaN), without a group or without a mark are in none.
 *
 * @param groupOf group of each customer, from 0; any number from `groups` on stands for none
 * @param valueOf value of a customer
 * @returns one mean per group, and behind them that of all marked customers
 */
export function meansByGroup(
  groupOf: ArrayLike<number>,
  groups: number,
  valueOf: (customer: number) => number,
  marks: ArrayLike<number>,
): MeanWithLimits[] {
  const n = new Float64Array(groups + 1);
  const mean = new Float64Array(groups + 1);
  const squares = new Float64Array(groups + 1);
  const add = (group: number, value: number): void => {
    const count = (n[group] as number) + 1;
    const before = value - (mean[group] as number);
    const now = (mean[group] as number) + before / count;
    n[group] = count;
    mean[group] = now;
    squares[group] = (squares[group] as number) + before * (value - now);
  };
  for (let c = 0; c < marks.length; c++) {
    const value = valueOf(c);
    if (marks[c] === 0 || Number.isNaN(value)) continue;
    const group = groupOf[c] as number;
    if (group < groups) add(group, value);
    add(groups, value);
  }
  return Array.from(n, (count, group): MeanWithLimits => {
    if (count === 0) return { n: 0, mean: NaN, low: NaN, high: NaN };
    const centre = mean[group] as number;
    if (count < 2) return { n: count, mean: centre, low: NaN, high: NaN };
    const error = Math.sqrt((squares[group] as number) / (count - 1) / count);
    const margin = tLimit(1 - CONFIDENCE, count - 1) * error;
    return { n: count, mean: centre, low: centre - margin, high: centre + margin };
  });
}
