import { done, gated, type Outcome } from '../outcome.ts';

/** Weights out of pairwise judgements, with how well these agree with each other. */
export interface AhpWeights {
  /** Sum to 1, in the order of the criteria. */
  readonly weights: Float64Array;
  readonly largestEigenvalue: number;
  /** (largest eigenvalue - n) / (n - 1). */
  readonly consistencyIndex: number;
  /** Consistency index over that of random judgements; 0 for two criteria, who always agree. */
  readonly consistencyRatio: number;
}

/** Judgements above this ratio contradict each other too much to be used (Saaty 1980). */
export const MOST_INCONSISTENCY = 0.1;

/** Mean consistency index of random judgements of n criteria, n from 0 to 10 (Saaty 1980, table). */
const RANDOM_INDEX = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];
const MOST_STEPS = 100_000;

/**
 * Weights by the analytic hierarchy process: the principal eigenvector of the matrix of judgements, by
 * power iteration until no weight moves.
 *
 * @param judgements upper triangle row by row: how many times the row's criterion counts as much as the
 * column's, above 0. n (n - 1) / 2 of them for n criteria, 2 to 10.
 * @throws RangeError for a number of judgements that fits no n, or a judgement that is not above 0.
 *
 * Source: T. L. Saaty, The Analytic Hierarchy Process (1980), chapters 1 and 3.
 */
export function ahpWeights(judgements: readonly number[]): AhpWeights {
  const matrix = reciprocalMatrix(judgements);
  const n = Math.sqrt(matrix.length);
  let weights = new Float64Array(n).fill(1 / n);
  let eigenvalue = n;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = times(matrix, weights);
    eigenvalue = next.reduce((sum, value) => sum + value, 0);
    let moved = 0;
    for (let i = 0; i < n; i++) {
      next[i] = (next[i] as number) / eigenvalue;
      moved = Math.max(moved, Math.abs((next[i] as number) - (weights[i] as number)));
    }
    weights = next;
    if (moved < 1e-15) break;
  }
  // Below n is rounding: the largest eigenvalue of a reciprocal matrix is at least n.
  const consistencyIndex = Math.max(0, (eigenvalue - n) / (n - 1));
  const random = RANDOM_INDEX[n] as number;
  return {
    weights,
    largestEigenvalue: eigenvalue,
    consistencyIndex,
    consistencyRatio: random === 0 ? 0 : consistencyIndex / random,
  };
}

/**
 * As {@link ahpWeights}; refused (`CANNOT_FIT`, `inconsistent_pairs`) when the judgements contradict each
 * other by more than {@link MOST_INCONSISTENCY}, unless the user wants them all the same.
 */
export function acceptedAhpWeights(
  judgements: readonly number[],
  allowInconsistent: boolean,
): Outcome<AhpWeights> {
  const found = ahpWeights(judgements);
  if (found.consistencyRatio > MOST_INCONSISTENCY && !allowInconsistent) {
    return gated('CANNOT_FIT', 'inconsistent_pairs', {
      ratio: Math.round(found.consistencyRatio * 1e4) / 1e4,
      most: MOST_INCONSISTENCY,
    });
  }
  return done(found);
}

function reciprocalMatrix(judgements: readonly number[]): Float64Array {
  const n = (1 + Math.sqrt(1 + 8 * judgements.length)) / 2;
  if (!Number.isInteger(n) || n < 2 || n >= RANDOM_INDEX.length) {
    throw new RangeError(`no matrix has ${judgements.length} judgements`);
  }
  const matrix = new Float64Array(n * n);
  let next = 0;
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = 1;
    for (let j = i + 1; j < n; j++) {
      const ratio = judgements[next++] as number;
      if (!(ratio > 0)) throw new RangeError('a judgement is not above 0');
      matrix[i * n + j] = ratio;
      matrix[j * n + i] = 1 / ratio;
    }
  }
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array<ArrayBuffer> {
  const n = vector.length;
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (matrix[i * n + j] as number) * (vector[j] as number);
    result[i] = sum;
  }
  return result;
}
