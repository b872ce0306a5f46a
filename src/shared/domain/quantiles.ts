/** Quantiles of values that are sorted already, rising. NaN without a value. */

/** Middle value; the mean of the two in the middle of an even number. */
export function medianOf(sorted: ArrayLike<number>): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Value that a share from 0 to 1 of the values lies below, by straight lines between them.
 *
 * Source: Hyndman and Fan (1996), The American Statistician 50, type 7.
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
