import { choleskyInverse, choleskySolve } from './symmetric.ts';

/** A function to be maximised, with its first and second derivatives. */
export interface SmoothObjective {
  readonly size: number;
  /**
   * Value at `point`; fills `gradient` (length size) and `hessian` (size x size, row by row, both
   * halves). A value that is not finite marks a point outside the domain.
   */
  evaluate(point: Float64Array, gradient: Float64Array, hessian: Float64Array): number;
}

export interface Maximum {
  readonly point: Float64Array;
  readonly value: number;
  /** True if the step that Newton's method still wants gains nothing, or no slope is left. */
  readonly converged: boolean;
  readonly iterations: number;
  /** Per coordinate: -1 at its lower bound, 1 at its upper bound, 0 inside. */
  readonly atBound: Int8Array;
  /** Inverse of the negative Hessian over the coordinates inside; rows of others are NaN. */
  readonly covariance: Float64Array;
}

const MAX_ITERATIONS = 300;
/** Longest step in one coordinate; the coordinates are logarithms. */
const MAX_STEP = 2;
const ABSOLUTE_GAIN = 1e-10;
const RELATIVE_GAIN = 4e-15;
/**
 * Rounding of a likelihood of a million terms, relative to its value: a step that promises less and
 * gains nothing cannot be told from one that has arrived.
 */
const ROUNDING = 1e-13;
/** Slope by a logarithm below which a search that can go no further has arrived on a plateau. */
const FLAT = 1e-5;
/** Logarithms within which a coordinate counts as being at its bound. */
const NEAR = 1e-6;

/**
 * Maximises a smooth function in a box by Newton's method with damping after Levenberg and Marquardt
 * (Nocedal and Wright, Numerical Optimization, 2006, chapters 3, 4 and 16.7 for the active bounds).
 *
 * With two to six parameters and analytic second derivatives this needs about ten evaluations where a
 * quasi-Newton method needs forty, and the covariance of the estimate comes with it.
 *
 * @param enough ends the search, not converged, at a point at which it says so.
 */
export function maximise(
  objective: SmoothObjective,
  start: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  check: () => void,
  enough: (point: Float64Array, value: number) => boolean = () => false,
): Maximum {
  const size = objective.size;
  let point = start.map((v, i) => Math.min(Math.max(v, lower[i] as number), upper[i] as number));
  let gradient = new Float64Array(size);
  let hessian = new Float64Array(size * size);
  let value = objective.evaluate(point, gradient, hessian);
  let trialGradient = new Float64Array(size);
  let trialHessian = new Float64Array(size * size);
  let damping = 1e-3;
  let converged = false;
  let iterations = 0;
  for (; iterations < MAX_ITERATIONS && !converged; iterations++) {
    if (enough(point, value)) break;
    check();
    const free = freeCoordinates(point, gradient, lower, upper);
    const step = dampedStep(gradient, hessian, free, damping);
    if (step === undefined) {
      if (damping > 1e12) break;
      damping = Math.max(damping * 10, 1e-6);
      continue;
    }
    const trial = point.map((v, i) =>
      Math.min(Math.max(v + (step[i] as number), lower[i] as number), upper[i] as number),
    );
    const tolerance = gainThatCounts(value);
    const gain = damping <= 1e-2 ? predictedGain(gradient, step) : Number.POSITIVE_INFINITY;
    if (gain < tolerance) converged = true;
    const trialValue = objective.evaluate(trial, trialGradient, trialHessian);
    if (trialValue >= value) {
      [gradient, trialGradient] = [trialGradient, gradient];
      [hessian, trialHessian] = [trialHessian, hessian];
      point = trial;
      value = trialValue;
      damping = Math.max(damping / 10, 1e-12);
    } else if (!converged) {
      converged = gain < ROUNDING * Math.abs(value);
      if (damping > 1e12) break;
      damping *= 8;
    }
  }
  return {
    point,
    value,
    converged:
      converged ||
      isFlat(point, gradient, lower, upper) ||
      promisesNothing(
        gradient,
        hessian,
        value,
        freeCoordinates(point, gradient, lower, upper, NEAR),
      ),
    iterations,
    atBound: boundSides(point, lower, upper),
    covariance: covarianceOf(hessian, point, lower, upper),
  };
}

function gainThatCounts(value: number): number {
  return ABSOLUTE_GAIN + RELATIVE_GAIN * Math.abs(value);
}

/** True if the whole Newton step would gain nothing, though damped steps were lost in rounding. */
function promisesNothing(
  gradient: Float64Array,
  hessian: Float64Array,
  value: number,
  free: readonly number[],
): boolean {
  const step = dampedStep(gradient, hessian, free, 0);
  return step !== undefined && predictedGain(gradient, step) < gainThatCounts(value);
}

/** Coordinates that may move: those at a bound (or `near` it) from which the slope leads out are held. */
function freeCoordinates(
  point: Float64Array,
  gradient: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  near = 0,
): number[] {
  const free: number[] = [];
  for (let i = 0; i < point.length; i++) {
    const slope = gradient[i] as number;
    const low = (point[i] as number) - (lower[i] as number) <= near;
    const high = (upper[i] as number) - (point[i] as number) <= near;
    const held = (low && slope <= 0) || (high && slope >= 0);
    if (!held) free.push(i);
  }
  return free;
}

function isFlat(
  point: Float64Array,
  gradient: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): boolean {
  return freeCoordinates(point, gradient, lower, upper).every(
    (i) => Math.abs(gradient[i] as number) < FLAT,
  );
}

function predictedGain(gradient: Float64Array, step: Float64Array): number {
  let gain = 0;
  for (let i = 0; i < step.length; i++) gain += (gradient[i] as number) * (step[i] as number);
  return gain / 2;
}

/** The damped Newton step over the free coordinates, undefined if the damped matrix is not definite. */
function dampedStep(
  gradient: Float64Array,
  hessian: Float64Array,
  free: readonly number[],
  damping: number,
): Float64Array | undefined {
  const size = gradient.length;
  const matrix = new Float64Array(free.length * free.length);
  const right = new Float64Array(free.length);
  for (const [row, i] of free.entries()) {
    right[row] = gradient[i] as number;
    for (const [column, j] of free.entries()) {
      matrix[row * free.length + column] = -(hessian[i * size + j] as number);
    }
    const diagonal = Math.abs(hessian[i * size + i] as number);
    matrix[row * free.length + row] =
      (matrix[row * free.length + row] as number) + damping * Math.max(diagonal, 1e-8);
  }
  const solution = choleskySolve(matrix, right);
  if (solution === undefined) return undefined;
  const longest = solution.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const scale = longest > MAX_STEP ? MAX_STEP / longest : 1;
  const step = new Float64Array(size);
  for (const [row, i] of free.entries()) step[i] = (solution[row] as number) * scale;
  return step;
}

function boundSides(point: Float64Array, lower: Float64Array, upper: Float64Array): Int8Array {
  return Int8Array.from(point, (v, i) =>
    v - (lower[i] as number) < NEAR ? -1 : (upper[i] as number) - v < NEAR ? 1 : 0,
  );
}

function covarianceOf(
  hessian: Float64Array,
  point: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): Float64Array {
  const size = point.length;
  const sides = boundSides(point, lower, upper);
  const inside = Array.from(point.keys()).filter((i) => sides[i] === 0);
  const covariance = new Float64Array(size * size).fill(Number.NaN);
  const matrix = new Float64Array(inside.length * inside.length);
  for (const [row, i] of inside.entries()) {
    for (const [column, j] of inside.entries()) {
      matrix[row * inside.length + column] = -(hessian[i * size + j] as number);
    }
  }
  const inverse = choleskyInverse(matrix, inside.length);
  if (inverse === undefined) return covariance;
  for (const [row, i] of inside.entries()) {
    for (const [column, j] of inside.entries()) {
      covariance[i * size + j] = inverse[row * inside.length + column] as number;
    }
  }
  return covariance;
}
