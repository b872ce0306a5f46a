import { symmetricEigen } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';

/** Principal components of features, the one that explains most first. */
export interface PrincipalComponents {
  /** Customers behind it. */
  readonly n: number;
  /** Sum to the number of features. */
  readonly eigenvalues: Float64Array;
  /** Share of all variance per component, sum 1. */
  readonly explained: Float64Array;
  /** loadings[component * features + feature]; each component's squares sum to 1. */
  readonly loadings: Float64Array;
  /** Squared loadings of the first component: how its variance is made up, sum 1. */
  readonly weights: Float64Array;
  /** True when all loadings of the first component have one sign: it then measures "all of it together". */
  readonly sameDirection: boolean;
}

/**
 * Principal components of the correlation matrix of columns without missing values.
 *
 * The sign of a component is free in theory. Here the loading of largest size is positive (the first of
 * several), so that a customer who is high in it is high in the component, and equal data give equal signs.
 * Gated `CANNOT_FIT` (`constant_feature`, with its place) where a column does not vary.
 *
 * Source: I. T. Jolliffe, Principal Component Analysis (2nd ed. 2002), sections 2.3 and 3.
 */
export function principalComponents(
  columns: readonly Float64Array[],
): Outcome<PrincipalComponents> {
  const size = columns.length;
  const n = columns[0]?.length ?? 0;
  // Told from their first values on: equal values are then exactly 0, whatever their mean rounds to.
  const shifted = columns.map((column) => column.map((value) => value - (column[0] as number)));
  const scaled = shifted.map(meanAndSpread);
  const constant = scaled.findIndex(({ spread }) => !(spread > 0));
  if (constant >= 0) return gated('CANNOT_FIT', 'constant_feature', { feature: constant + 1, n });
  const correlation = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    correlation[i * size + i] = 1;
    for (let j = 0; j < i; j++) {
      const r = productMoment(shifted, scaled, i, j);
      correlation[i * size + j] = r;
      correlation[j * size + i] = r;
    }
  }
  const { values, vectors } = symmetricEigen(correlation, size);
  for (let row = 0; row < size; row++) fixSign(vectors.subarray(row * size, (row + 1) * size));
  const first = vectors.subarray(0, size);
  return done({
    n,
    eigenvalues: values,
    explained: values.map((value) => value / size),
    loadings: vectors,
    weights: first.map((loading) => loading * loading),
    sameDirection: first.every((loading) => loading >= 0),
  });
}

interface Moments {
  readonly mean: number;
  /** Root of the sum of squares about the mean. */
  readonly spread: number;
}

function meanAndSpread(column: Float64Array): Moments {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return { mean, spread: Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0)) };
}

function productMoment(
  columns: readonly Float64Array[],
  moments: readonly Moments[],
  i: number,
  j: number,
): number {
  const [a, b] = [columns[i] as Float64Array, columns[j] as Float64Array];
  const [of, and] = [moments[i] as Moments, moments[j] as Moments];
  let sum = 0;
  for (let c = 0; c < a.length; c++) {
    sum += ((a[c] as number) - of.mean) * ((b[c] as number) - and.mean);
  }
  return sum / (of.spread * and.spread);
}

/** Turns a vector so that its largest element is positive; near ties count as ties. */
function fixSign(vector: Float64Array): void {
  const most = vector.reduce((held, value) => Math.max(held, Math.abs(value)), 0);
  const leader = vector.find((value) => Math.abs(value) > most - 1e-9) ?? 0;
  if (leader >= 0) return;
  for (let i = 0; i < vector.length; i++) vector[i] = -(vector[i] as number);
}
