import type { ContestModel } from './candidates.ts';
import type { ContestResult } from './contest.ts';

/** Error of the total of every period from which the coming time is taken to pass at another pace. */
const NOTABLY_OFF = 0.15;
/** The past error is not expected to come again whole: of its logarithm a half is. */
const KEPT = 0.5;
const SLOWEST = 0.5;
const FASTEST = 2;
/** A shorter period may have been off for its season. */
const WHOLE_YEAR = 364;

/**
 * How fast the coming time is taken to pass for a model whose totals were off the same way in every
 * period of a contest: 0.8 means that a year ahead is counted as 0.8 years. 1 where the totals were near
 * the truth, off both ways, or of periods shorter than a year. The measure is described in
 * docs/models/contest.md.
 */
export function paceOf({ settings, splits }: ContestResult, model: ContestModel): number {
  const past = splits.flatMap(({ entries }) =>
    entries.filter(({ contestant }) => contestant === model).map(({ accuracy }) => accuracy),
  );
  const tooMuch = past.every(({ aggregateError }) => aggregateError > NOTABLY_OFF);
  const tooLittle = past.every(({ aggregateError }) => aggregateError < -NOTABLY_OFF);
  if (settings.horizonDays < WHOLE_YEAR || tooMuch === tooLittle) return 1;
  const sum = (of: 'actual' | 'predicted'): number =>
    past.reduce((total, accuracy) => total + accuracy[of], 0);
  const ratio = sum('actual') / sum('predicted');
  return Math.min(Math.max(ratio ** KEPT, SLOWEST), FASTEST);
}
