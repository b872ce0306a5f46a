/** Plain statistics for tests that reckon a figure again, apart from the engine's own. */

export function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}

/** The value in the middle; the upper of two. */
export function upperMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Correlation of Pearson. */
export function pearson(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [sum(x) / x.length, sum(y) / y.length];
  const product = (a: readonly number[], m: number, b: readonly number[], n: number): number =>
    sum(a.map((value, i) => (value - m) * ((b[i] ?? 0) - n)));
  return (
    product(x, meanX, y, meanY) /
    Math.sqrt(product(x, meanX, x, meanX) * product(y, meanY, y, meanY))
  );
}

/** Places from 1; equal values share the mean of theirs. */
export function ranks(values: readonly number[]): number[] {
  return values.map(
    (value) =>
      values.filter((other) => other < value).length +
      (values.filter((other) => other === value).length + 1) / 2,
  );
}
