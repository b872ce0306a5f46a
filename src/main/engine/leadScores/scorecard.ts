import type { EngineControl } from '../control.ts';
import { maximise, type SmoothObjective } from '../numeric/index.ts';
import { levelOf, patternCount, type LeadLevels } from './leadState.ts';

/** Leads looked at by pattern, and those of them who ordered within the horizon. */
export interface PatternCounts {
  readonly looked: Float64Array;
  readonly ordered: Float64Array;
}

/** A logistic model whose coefficients are points: one for each level of each part. */
export interface Scorecard {
  readonly levels: LeadLevels;
  readonly intercept: number;
  /** Coefficients by part and level. */
  readonly coefficients: readonly Float64Array[];
  /** Points of each level, 0 for the lowest of its part; {@link DOUBLING_POINTS} double the odds. */
  readonly points: readonly Float64Array[];
  /** Chance of each pattern. */
  readonly chance: Float64Array;
  readonly converged: boolean;
}

/** Points that double the odds of an order. */
export const DOUBLING_POINTS = 20;

/** Standard deviation of a coefficient before the data: 95 % of the odds within seven times. */
const PRIOR_DEVIATION = 1;
const FARTHEST = 15;

/**
 * Fits the chance of an order within the horizon by logistic regression on the levels, with a normal
 * prior on every coefficient, which also makes one coefficient a level possible (A. E. Hoerl, R. W.
 * Kennard, Technometrics 12, 1970; S. le Cessie, J. C. van Houwelingen, Applied Statistics 41, 1992).
 * Equal leads are counted once.
 *
 * @param weight of one looked-at lead: a lead looked at again within the horizon is no new one.
 */
export function fitScorecard(
  counts: PatternCounts,
  levels: LeadLevels,
  weight: number,
  control?: EngineControl,
): Scorecard {
  const design = designOf(counts, levels);
  const best = maximise(
    penalised(design, counts, weight),
    startOf(design, counts),
    new Float64Array(design.size).fill(-FARTHEST),
    new Float64Array(design.size).fill(FARTHEST),
    () => control?.check(),
  );
  const intercept = best.point[0] as number;
  const coefficients = levels.sizes.map((size, p) =>
    best.point.slice(design.offset[p], (design.offset[p] as number) + size),
  );
  const perUnit = DOUBLING_POINTS / Math.LN2;
  return {
    levels,
    intercept,
    coefficients,
    points: coefficients.map((own) => {
      const least = own.reduce((low, value) => Math.min(low, value), Infinity);
      return own.map((value) => Math.round((value - least) * perUnit));
    }),
    chance: Float64Array.from({ length: patternCount(levels) }, (_, pattern) =>
      sigmoid(
        coefficients.reduce(
          (sum, own, p) => sum + (own[levelOf(levels, pattern, p)] as number),
          intercept,
        ),
      ),
    ),
    converged: best.converged,
  };
}

/** Points of a pattern: the sum of those of its parts. */
export function pointsOf({ levels, points }: Scorecard, pattern: number): number {
  return points.reduce((sum, own, p) => sum + (own[levelOf(levels, pattern, p)] as number), 0);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

interface Design {
  readonly size: number;
  /** Where the coefficients of each part begin; the intercept comes first. */
  readonly offset: readonly number[];
  /** Patterns with a lead, and their coefficients one after the other, one for each part. */
  readonly patterns: Uint32Array;
  readonly column: Uint32Array;
}

function designOf({ looked }: PatternCounts, levels: LeadLevels): Design {
  const offset: number[] = [];
  let size = 1;
  for (const own of levels.sizes) {
    offset.push(size);
    size += own;
  }
  const patterns = Uint32Array.from(
    Array.from(looked.keys()).filter((pattern) => looked[pattern] !== 0),
  );
  const parts = levels.sizes.length;
  const column = new Uint32Array(patterns.length * parts);
  for (let i = 0; i < patterns.length; i++) {
    for (let p = 0; p < parts; p++) {
      column[i * parts + p] = (offset[p] as number) + levelOf(levels, patterns[i] as number, p);
    }
  }
  return { size, offset, patterns, column };
}

/** All coefficients 0 and the share of all: the maximum if the parts told nothing. */
function startOf({ size }: Design, { looked, ordered }: PatternCounts): Float64Array {
  const sum = (column: Float64Array): number => column.reduce((total, n) => total + n, 0);
  const start = new Float64Array(size);
  const share = (sum(ordered) + 0.5) / (sum(looked) + 1);
  start[0] = Math.log(share / (1 - share));
  return start;
}

/** Log-likelihood less half of the squared coefficients over the variance of the prior. */
function penalised(design: Design, counts: PatternCounts, weight: number): SmoothObjective {
  const { size, patterns, column } = design;
  const parts = column.length / Math.max(1, patterns.length);
  const own = new Uint32Array(parts + 1);
  const precision = 1 / PRIOR_DEVIATION ** 2;
  return {
    size,
    evaluate(point, gradient, hessian) {
      gradient.fill(0);
      hessian.fill(0);
      let value = 0;
      for (let i = 0; i < patterns.length; i++) {
        let eta = point[0] as number;
        for (let p = 0; p < parts; p++) {
          const at = column[i * parts + p] as number;
          own[p + 1] = at;
          eta += point[at] as number;
        }
        const pattern = patterns[i] as number;
        const n = weight * (counts.looked[pattern] as number);
        const y = weight * (counts.ordered[pattern] as number);
        const chance = sigmoid(eta);
        // y ln p + (n − y) ln(1 − p), without taking the logarithm of a rounded 0.
        value += y * eta - n * (Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta))));
        const slope = y - n * chance;
        const bend = n * chance * (1 - chance);
        for (const a of own) {
          gradient[a] = (gradient[a] as number) + slope;
          for (const b of own) hessian[a * size + b] = (hessian[a * size + b] as number) - bend;
        }
      }
      for (let a = 1; a < size; a++) {
        const coefficient = point[a] as number;
        value -= (precision * coefficient * coefficient) / 2;
        gradient[a] = (gradient[a] as number) - precision * coefficient;
        hessian[a * size + a] = (hessian[a * size + a] as number) - precision;
      }
      return value;
    },
  };
}
