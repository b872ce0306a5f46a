import { seasonalSnapshot } from '#test/fixtures/seasons.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { dayOf } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import type { CalendarProfile } from '../clv/index.ts';
import { discrimination } from './chances.ts';
import { calendarTrial } from './calendarTrial.ts';
import { accuracyOf, deciles } from './accuracy.ts';
import { entryOf } from './candidates.ts';
import { DEFAULT_CONTEST_SETTINGS, type ContestResult } from './contest.ts';
import { isBetter, rank, verdictOf } from './ranking.ts';
import { backtestSplits, cohortOf } from './splits.ts';

const BUSY: CalendarProfile = {
  months: Float64Array.of(0.6, 0.6, 0.7, 0.7, 0.7, 0.7, 1, 1, 1.2, 1.3, 1.6, 1.9),
};
const EVEN: CalendarProfile = { months: new Float64Array(12).fill(1) };

/** A contest of one model: what the trial needs of it, without the time that the others take. */
function contestOf(snapshot: Snapshot): ContestResult {
  const settings = { ...DEFAULT_CONTEST_SETTINGS, splits: 2 };
  const splits = backtestSplits(snapshot, settings).map((split) => {
    const cohort = cohortOf(snapshot, split, 7);
    const entry = entryOf('bgnbd', cohort, 7);
    if (!entry.ok) throw new Error(entry.reason);
    const { byCustomer, cumulative, stated } = entry.value.forecast;
    return {
      split,
      customers: cohort.customers.length,
      repeaters: cohort.repeaters,
      grid: cohort.grid,
      tracking: cohort.actual.cumulative,
      entries: [
        {
          contestant: 'bgnbd' as const,
          accuracy: accuracyOf(byCustomer, cohort.actual.byCustomer),
          discrimination: discrimination(byCustomer, cohort.actual.byCustomer, stated),
          deciles: deciles(byCustomer, cohort.actual.byCustomer),
          tracking: cumulative,
        },
      ],
      absent: [],
    };
  });
  const ranking = rank(splits, () => 0);
  return { settings, splits, ranking, ...verdictOf(ranking) };
}

describe('the trial of a calendar profile', { timeout: 60_000 }, () => {
  it('is won where the seasons are strong: half a year ahead is nearer', () => {
    const snapshot = seasonalSnapshot(BUSY, 2500, 31);
    const contest = contestOf(snapshot);
    const trial = calendarTrial(snapshot, snapshot, contest, 'bgnbd');
    if (!trial.ok) throw new Error(trial.reason);
    const { wins, with: own, without, splits, profile } = trial.value;
    expect({ wins, splits, years: profile.years }).toEqual({ wins: true, splits: 2, years: 3 });
    expect(own.actual).toBe(without.actual);
    expect(Math.abs(own.aggregateError)).toBeLessThan(Math.abs(without.aggregateError));
    // The other side of the comparison is the contest's own.
    const entries = contest.splits.map(({ entries: all }) =>
      all.find(({ contestant }) => contestant === 'bgnbd'),
    );
    expect(without.predicted).toBeCloseTo(
      entries.reduce((sum, entry) => sum + (entry?.accuracy.predicted ?? Number.NaN), 0),
      6,
    );
  });

  it('is not held without seasons, or where no two years lie before a period', () => {
    const even = seasonalSnapshot(EVEN, 1500, 32);
    expect(calendarTrial(even, even, contestOf(even), 'bgnbd')).toMatchObject({
      ok: false,
      reason: 'no_season',
    });
    const asOf = dayOf('2022-03-31');
    const young = seasonalSnapshot(BUSY, 1500, 33, asOf);
    expect(calendarTrial(young, young, contestOf(young), 'bgnbd')).toMatchObject({
      ok: false,
      reason: 'few_years',
      details: { monthsNeeded: 24 },
    });
  });
});

describe('the better of two forecasts', () => {
  const accuracy = (rootMeanSquareError: number, aggregateError: number) => ({
    customers: 10,
    predicted: 100 * (1 + aggregateError),
    actual: 100,
    aggregateError,
    meanAbsoluteError: 1,
    rootMeanSquareError,
  });

  it('has the lower error, or the nearer total where errors are within 1 %', () => {
    expect(isBetter(accuracy(0.9, 0.5), accuracy(1, 0))).toBe(true);
    expect(isBetter(accuracy(1, 0), accuracy(0.9, 0.5))).toBe(false);
    expect(isBetter(accuracy(1, 0.01), accuracy(0.995, -0.02))).toBe(true);
    expect(isBetter(accuracy(1, 0.02), accuracy(1, 0.02))).toBe(false);
  });
});
