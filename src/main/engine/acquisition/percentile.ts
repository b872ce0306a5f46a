/** A duration over many cases, in days; NaN without a case. */
export interface TimeSummary {
  readonly count: number;
  readonly median: number;
  /** Nine of ten cases took no longer. */
  readonly p90: number;
}

/** Median and 90th percentile by nearest rank: the smallest value that so large a share does not exceed. */
export function durationsOf(days: readonly number[]): TimeSummary {
  const ascending = Float64Array.from(days).sort();
  const at = (share: number): number =>
    ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;
  return { count: days.length, median: at(0.5), p90: at(0.9) };
}
