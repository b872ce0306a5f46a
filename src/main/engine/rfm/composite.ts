import { done, type Outcome } from '../outcome.ts';
import { acceptedAhpWeights, entropyWeights, principalComponents } from '../weights/index.ts';
import type { RfmScores } from './score.ts';

/** How much each score counts, summing to 1. */
export interface RfmWeights {
  readonly recency: number;
  readonly frequency: number;
  readonly monetary: number;
}

/** How the weights come about. */
export type RfmWeighting =
  | { readonly kind: 'equal' | 'pca' | 'entropy' }
  | {
      readonly kind: 'ahp';
      /** How many times monetary counts as much as frequency, and so on. */
      readonly pairs: {
        readonly monetaryToFrequency: number;
        readonly monetaryToRecency: number;
        readonly frequencyToRecency: number;
      };
      readonly allowInconsistent: boolean;
    }
  | {
      readonly kind: 'manual';
      /** Parts of any size with a sum above 0. */
      readonly parts: RfmWeights;
    };

/** Points, 0 to 100, from which on a customer has a tier; below all of them is the ordinary one. */
export interface LoyaltyLimits {
  readonly diamond: number;
  readonly gold: number;
  readonly silver: number;
}

/** Columns by customer. */
export interface CompositeScores {
  /** 0 to 100; NaN for a customer without scores. */
  readonly points: Float64Array;
  /** Grade 1 to 5, 5 is best; 0 without scores. */
  readonly grade: Uint8Array;
  /** Index into LOYALTY_TIERS; `NO_TIER` without scores. */
  readonly tier: Uint8Array;
}

export const GRADES = 5;
export const NO_TIER = 255;
/** Digits of a point that count: below them is rounding of the weights. */
const POINT_DIGITS = 1e6;

/**
 * The weights of the three scores. Those by common variance and by spread are computed from the scores
 * themselves: they are what is weighed, they are bounded, and no single large order decides.
 */
export function rfmWeights(scores: RfmScores, weighting: RfmWeighting): Outcome<RfmWeights> {
  switch (weighting.kind) {
    case 'equal':
      return done({ recency: 1 / 3, frequency: 1 / 3, monetary: 1 / 3 });
    case 'manual': {
      const { recency, frequency, monetary } = weighting.parts;
      const sum = recency + frequency + monetary;
      return done({ recency: recency / sum, frequency: frequency / sum, monetary: monetary / sum });
    }
    case 'ahp': {
      const { monetaryToFrequency, monetaryToRecency, frequencyToRecency } = weighting.pairs;
      const pairs = [monetaryToFrequency, monetaryToRecency, frequencyToRecency];
      const found = acceptedAhpWeights(pairs, weighting.allowInconsistent);
      if (!found.ok) return found;
      const [monetary = 0, frequency = 0, recency = 0] = found.value.weights;
      return done({ recency, frequency, monetary });
    }
    case 'pca':
      return fromColumns(principalComponents(scoreColumns(scores)));
    case 'entropy':
      return fromColumns(entropyWeights(scoreColumns(scores)));
  }
}

function fromColumns(found: Outcome<{ readonly weights: Float64Array }>): Outcome<RfmWeights> {
  if (!found.ok) return found;
  const [recency = 0, frequency = 0, monetary = 0] = found.value.weights;
  return done({ recency, frequency, monetary });
}

/** The scores R, F, M of the scored customers, without the others. */
export function scoreColumns({ r, f, m, scored }: Pick<RfmScores, 'r' | 'f' | 'm' | 'scored'>) {
  return [r, f, m].map((column) => {
    const values = new Float64Array(scored);
    let n = 0;
    for (let c = 0; c < column.length; c++) {
      if (column[c] !== 0) values[n++] = column[c] as number;
    }
    return values;
  });
}

/**
 * One weighted score per customer, apart from the cells of the cube (B3): 0 for the lowest scores
 * everywhere, 100 for the highest, in five grades of 20 points each and in loyalty tiers by the limits. A
 * limit itself belongs to the higher grade and tier.
 */
export function compositeScores(
  { r, f, m, levels }: Pick<RfmScores, 'r' | 'f' | 'm' | 'levels'>,
  weights: RfmWeights,
  limits: LoyaltyLimits,
): CompositeScores {
  const points = new Float64Array(r.length).fill(Number.NaN);
  const grade = new Uint8Array(r.length);
  const tier = new Uint8Array(r.length).fill(NO_TIER);
  const step = 100 / (levels - 1);
  for (let c = 0; c < r.length; c++) {
    if (r[c] === 0) continue;
    const sum =
      weights.recency * ((r[c] as number) - 1) +
      weights.frequency * ((f[c] as number) - 1) +
      weights.monetary * ((m[c] as number) - 1);
    const value = Math.round(step * sum * POINT_DIGITS) / POINT_DIGITS;
    points[c] = value;
    grade[c] = Math.min(GRADES, Math.floor(value / (100 / GRADES)) + 1);
    tier[c] =
      value >= limits.diamond ? 0 : value >= limits.gold ? 1 : value >= limits.silver ? 2 : 3;
  }
  return { points, grade, tier };
}
