import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CLV_SETTINGS, fitClv, purchaseSummary } from '../clv/index.ts';
import { contestModels, DEFAULT_CONTEST_SETTINGS, type ContestResult } from './contest.ts';
import { paceOf, pastErrors } from './pace.ts';

const held = contestModels(simulatedSnapshot({ ...GOLDEN_BASE, customers: 600 }), {
  ...DEFAULT_CONTEST_SETTINGS,
  splits: 1,
});
if (!held.ok) throw new Error(held.reason);
const CONTEST = held.value;

/** The contest as if a model had foretold so much for each 1,000 purchases, by period. */
function withTotals(foretold: readonly number[], horizonDays = 364): ContestResult {
  const [split] = CONTEST.splits;
  const entry = split?.entries.find(({ contestant }) => contestant === 'bgnbd');
  if (split === undefined || entry === undefined) throw new Error('no entry');
  const splits = foretold.map((predicted) => ({
    ...split,
    entries: [
      {
        ...entry,
        accuracy: {
          ...entry.accuracy,
          predicted,
          actual: 1000,
          aggregateError: predicted / 1000 - 1,
        },
      },
    ],
  }));
  return { ...CONTEST, settings: { ...CONTEST.settings, horizonDays }, splits };
}

describe('the pace of the coming time', () => {
  it('takes back half of what was foretold too much or too little in every period', () => {
    expectNear(paceOf(withTotals([1440]), 'bgnbd'), 1 / 1.2, 1e-12);
    expectNear(paceOf(withTotals([1540, 1340]), 'bgnbd'), 1 / 1.2, 1e-12);
    expectNear(paceOf(withTotals([640]), 'bgnbd'), 1.25, 1e-12);
    expect(paceOf(withTotals([40_000]), 'bgnbd')).toBe(0.5);
    expect(paceOf(withTotals([10]), 'bgnbd')).toBe(2);
  });

  it('is that of the past where totals were near, off both ways, or of a part of a year', () => {
    expect(paceOf(withTotals([1149]), 'bgnbd')).toBe(1);
    expect(paceOf(withTotals([1540, 1100]), 'bgnbd')).toBe(1);
    expect(paceOf(withTotals([1540, 640]), 'bgnbd')).toBe(1);
    expect(paceOf(withTotals([1540], 182), 'bgnbd')).toBe(1);
    expect(paceOf(withTotals([1540]), 'nbd')).toBe(1);
    expect(paceOf(withTotals([]), 'bgnbd')).toBe(1);
  });

  it('shortens the horizon of every figure, money being discounted by the calendar', () => {
    const summary = purchaseSummary(simulatedSnapshot(GOLDEN_BASE));
    const value = (settings: object) => {
      const fitted = fitClv(summary, { ...DEFAULT_CLV_SETTINGS, ...settings });
      if (!fitted.ok) throw new Error(fitted.reason);
      return fitted.value;
    };
    const slow = value({ pace: 0.75, yearlyRate: 0 });
    const short = value({ horizonMonths: 9, yearlyRate: 0 });
    expect(slow.columns).toEqual(short.columns);
    // The same purchases, spread over twelve months instead of nine: discounted more.
    const later = value({ pace: 0.75 }).clv / value({ horizonMonths: 9 }).clv;
    expect(later).toBeGreaterThan(1.1 ** -0.25);
    expect(later).toBeLessThan(1);
  });
});

describe('past errors of the total', () => {
  it('are logarithms of made over foretold, less the pace that is taken from them', () => {
    const [first = NaN, second = NaN] = pastErrors(withTotals([800, 1250]), 'bgnbd', 1);
    expectNear(first, Math.log(1.25), 1e-14);
    expectNear(second, -Math.log(1.25), 1e-14);
    // The pace takes back half of the error, so that half is left.
    const contest = withTotals([1440]);
    expectNear(
      pastErrors(contest, 'bgnbd', paceOf(contest, 'bgnbd'))[0] ?? NaN,
      -Math.log(1.2),
      1e-14,
    );
  });

  it('are finite where nothing was foretold, and none of a model that took no part', () => {
    expect(pastErrors(withTotals([0]), 'bgnbd', 1)[0]).toBe(Math.log(2000));
    expect(pastErrors(withTotals([800]), 'pnbd', 1)).toEqual([]);
  });
});
