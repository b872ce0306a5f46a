import { medianOf } from '#shared/domain/quantiles.ts';

/** Modified z-score beyond which a value is offered for a look (Iglewicz and Hoaglin 1993, chapter 3). */
const LIMIT = 3.5;
/** Makes the median absolute deviation, or the mean one, comparable to a standard deviation of normal values. */
const PER_MEDIAN_DEVIATION = 0.6745;
const PER_MEAN_DEVIATION = 1.253314;

/** Where values are unusual, by their middle and not by their extremes. */
export interface RobustLimits {
  /** Values that were looked at. */
  readonly count: number;
  readonly median: number;
  /** Values below `low` or above `high` are unusual; NaN where the values have no spread. */
  readonly low: number;
  readonly high: number;
  readonly outside: number;
}

/**
 * Limits by the modified z-score 0.6745 (x - median) / MAD, at 3.5; where more than half of the values are alike, by the
 * mean absolute deviation from the median instead. See docs/models/robust-limits.md.
 *
 * @param values in any unit, without NaN; they are sorted in place
 */
export function robustLimits(values: Float64Array): RobustLimits {
  const count = values.length;
  if (count === 0) return { count, median: NaN, low: NaN, high: NaN, outside: 0 };
  const median = medianOf(values.sort());
  const deviations = values.map((value) => Math.abs(value - median)).sort();
  const spread = (LIMIT * medianOf(deviations)) / PER_MEDIAN_DEVIATION || meanSpread(deviations);
  if (spread === 0) return { count, median, low: NaN, high: NaN, outside: 0 };
  const [low, high] = [median - spread, median + spread];
  let outside = 0;
  for (const value of values) if (value < low || value > high) outside += 1;
  return { count, median, low, high, outside };
}

function meanSpread(deviations: Float64Array): number {
  let sum = 0;
  for (const deviation of deviations) sum += deviation;
  return (LIMIT * PER_MEAN_DEVIATION * sum) / deviations.length;
}
