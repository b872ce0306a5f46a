import type { Accuracy } from './accuracy.ts';
import type { ContestModel } from './candidates.ts';
import type { ContestResult } from './contest.ts';
import { WHOLE_YEAR } from './splits.ts';

/** Error of the total of every period from which the coming time is taken to pass at another pace. */
const NOTABLY_OFF = 0.15;
/** The past error is not expected to come again whole: of its logarithm a half is. */
const KEPT = 0.5;
const SLOWEST = 0.5;
const FASTEST = 2;

/**
 * How fast the coming time is taken to pass for a model whose totals were off the same way in every
 * period of a contest: 0.8 means that a year ahead is counted as 0.8 years. 1 where the totals were near
 * the truth, off both ways, or of periods shorter than a year. The measure is described in
 * docs/models/contest.md.
 */
export function paceOf(contest: ContestResult, model: ContestModel): number {
  const { settings } = contest;
  const past = totalsOf(contest, model);
  const tooMuch = past.every(({ aggregateError }) => aggregateError > NOTABLY_OFF);
  const tooLittle = past.every(({ aggregateError }) => aggregateError < -NOTABLY_OFF);
  if (settings.horizonDays < WHOLE_YEAR || tooMuch === tooLittle) return 1;
  const sum = (of: 'actual' | 'predicted'): number =>
    past.reduce((total, accuracy) => total + accuracy[of], 0);
  const ratio = sum('actual') / sum('predicted');
  return Math.min(Math.max(ratio ** KEPT, SLOWEST), FASTEST);
}

/** Orders below which a total is as good as none: its logarithm would have no end. */
const LEAST_ORDERS = 0.5;

/**
 * How far the totals of a model were off in each period of a contest: logarithms of made over foretold
 * orders, less that of the pace by which the coming time is taken to pass.
 */
export function pastErrors(contest: ContestResult, model: ContestModel, pace: number): number[] {
  return totalsOf(contest, model).map(
    ({ actual, predicted }) =>
      Math.log(Math.max(actual, LEAST_ORDERS) / Math.max(predicted, LEAST_ORDERS)) - Math.log(pace),
  );
}

function totalsOf({ splits }: ContestResult, model: ContestModel): Accuracy[] {
  return splits.flatMap(({ entries }) =>
    entries.filter(({ contestant }) => contestant === model).map(({ accuracy }) => accuracy),
  );
}
