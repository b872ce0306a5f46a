import {
  dayOf,
  GOLDEN_BASE,
  simulatedSnapshot,
  snapshotOf,
  type Row,
} from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../numeric/index.ts';
import { accuracyOf, deciles, pooled } from './accuracy.ts';
import { CONTEST_BASELINES, CONTEST_MODELS } from './candidates.ts';
import {
  contestModels,
  DEFAULT_CONTEST_SETTINGS,
  type Contestant,
  type ContestResult,
} from './index.ts';
import { verdictOf } from './ranking.ts';

const BASE = { ...GOLDEN_BASE, customers: 1200 };

function held(snapshot: Snapshot, settings = DEFAULT_CONTEST_SETTINGS): ContestResult {
  const outcome = contestModels(snapshot, settings);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

/** Place in the ranking, and errors there. */
function placed(result: ContestResult, contestant: Contestant) {
  const place = result.ranking.findIndex((one) => one.contestant === contestant);
  return { place, ...result.ranking[place]?.accuracy };
}

/** The same orders with the customers in another order. */
function shuffled({ orders, ...rest }: Snapshot, seed: number): Snapshot {
  const random = randomStream(seed);
  const order = Array.from({ length: orders.customers }, (_, c) => c);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const [a = 0, b = 0] = [order[i], order[j]];
    [order[i], order[j]] = [b, a];
  }
  const rows = order.flatMap((c, place): Row[] =>
    Array.from(orders.day.subarray(orders.start[c], orders.start[c + 1]), (day) => [place, day, 1]),
  );
  return { ...snapshotOf(orders.customers, rest.asOf, rows), ...rest };
}

describe('a contest on a base that BG/NBD describes', () => {
  const snapshot = simulatedSnapshot(BASE);
  const result = held(snapshot);

  it('slides back from the analysis date', () => {
    expect(result.splits.map(({ split }) => split)).toEqual([
      { calibrationEnd: BASE.asOf - 182, holdoutEnd: BASE.asOf },
      { calibrationEnd: BASE.asOf - 273, holdoutEnd: BASE.asOf - 91 },
      { calibrationEnd: BASE.asOf - 364, holdoutEnd: BASE.asOf - 182 },
    ]);
  });

  it('is won by a model with dropout, by far', () => {
    expect(result.verdict).toBe('model_wins');
    expect(['bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk']).toContain(result.winner);
    expect(Math.abs(placed(result, 'bgnbd').aggregateError ?? NaN)).toBeLessThan(0.1);
    expect(placed(result, 'nbd').aggregateError).toBeGreaterThan(0.3);
    expect(placed(result, 'same_rate').aggregateError).toBeGreaterThan(0.3);
    expect(result.notes).toEqual([]);
  });

  it('tells of every contestant in every split, by tenths and by weeks', () => {
    for (const { entries, absent, grid, tracking, customers } of result.splits) {
      const present = entries.map(({ contestant }) => contestant);
      const missing = absent.map(({ contestant }) => contestant);
      expect([...present, ...missing].sort()).toEqual(
        [...CONTEST_MODELS, ...CONTEST_BASELINES].sort(),
      );
      expect(grid.at(-1)).toBe(182);
      for (const entry of entries) {
        expectNear(entry.tracking.at(-1), entry.accuracy.predicted, 1e-9);
        expect(entry.accuracy.actual).toBe(tracking.at(-1));
        const sizes = entry.deciles.map((decile) => decile.customers);
        expect(sizes.reduce((sum, size) => sum + size)).toBe(customers);
        expect([...entry.tracking]).toEqual([...entry.tracking].sort((a, b) => a - b));
      }
    }
  });

  it('is well calibrated by tenths', () => {
    const bgnbd = result.splits[0]?.entries.find(({ contestant }) => contestant === 'bgnbd');
    for (const { customers, predicted, actual } of bgnbd?.deciles ?? []) {
      if (customers > 0) expect(Math.abs(actual - predicted)).toBeLessThan(0.1 + 0.2 * predicted);
    }
  });

  it('does not depend on the order of the rows', () => {
    const other = held(shuffled(snapshot, 3));
    expect(other.ranking.map(({ contestant }) => contestant)).toEqual(
      result.ranking.map(({ contestant }) => contestant),
    );
    for (const [i, { accuracy }] of other.ranking.entries()) {
      const mine = result.ranking[i]?.accuracy;
      expectNear(accuracy.rootMeanSquareError, mine?.rootMeanSquareError ?? NaN, 1e-7);
      expectNear(accuracy.meanAbsoluteError, mine?.meanAbsoluteError ?? NaN, 1e-7);
      expectNear(accuracy.aggregateError, mine?.aggregateError ?? NaN, 1e-7);
    }
    for (const [s, { entries }] of other.splits.entries()) {
      for (const [e, entry] of entries.entries()) {
        for (const [d, decile] of entry.deciles.entries()) {
          const mine = result.splits[s]?.entries[e]?.deciles[d];
          expect(decile.customers).toBe(mine?.customers);
          if (decile.customers > 0) expectNear(decile.actual, mine?.actual ?? NaN, 1e-9);
        }
      }
    }
  });
});

describe('who wins', () => {
  it('is the model of regular buyers where buyers are regular', () => {
    const result = held(
      simulatedSnapshot({ ...BASE, seed: 7, stages: 6, r: 3, alpha: 16, a: 0.5, b: 4 }),
      { ...DEFAULT_CONTEST_SETTINGS, horizonDays: 84 },
    );
    expect(result.winner).toBe('mbgcnbdk');
    expect(result.splits[0]?.entries.find(({ contestant }) => contestant === 'mbgcnbdk')?.k).toBe(
      6,
    );
    const [regular, plain] = [placed(result, 'mbgcnbdk'), placed(result, 'mbgnbd')];
    expect(regular.rootMeanSquareError).toBeLessThan(0.99 * (plain.rootMeanSquareError ?? NaN));
  });

  it('is last year where everybody buys in the same weeks of every year', () => {
    const asOf = dayOf('2023-12-31');
    const rows = Array.from({ length: 600 }, (_, c) =>
      [0, 364, 728, 1092, 1456].flatMap((shift): Row[] =>
        Array.from({ length: 1 + (c % 4) }, (__, i) => [
          c,
          asOf - 1456 - 100 + (c % 60) + shift + 9 * i,
          100,
        ]),
      ),
    ).flat();
    const result = held(snapshotOf(600, asOf, rows));
    expect([result.winner, result.verdict]).toEqual(['same_as_year_ago', 'baseline_wins']);
    expectNear(placed(result, 'same_as_year_ago').aggregateError, 0, 1e-12);
  });

  it('leaves out a model that has become another', () => {
    const steady = simulatedSnapshot({
      ...BASE,
      seed: 9,
      customers: 500,
      r: 5,
      alpha: 200,
      a: 1e-6,
      b: 1e3,
    });
    const result = held(steady);
    const newest = result.splits[0]?.entries ?? [];
    expect(newest.find(({ contestant }) => contestant === 'pnbd')?.same).toBe('nbd');
    expect(result.ranking.map(({ contestant }) => contestant)).not.toContain('pnbd');
    expect(Math.abs(placed(result, 'nbd').aggregateError ?? NaN)).toBeLessThan(0.1);
  });

  it('says so if the comparison stands on one period', () => {
    const asOf = dayOf('2023-12-31');
    // Everybody buys at a steady pace for half a year and never again.
    const rows = Array.from({ length: 300 }, (_, c) =>
      Array.from({ length: 4 }, (__, i): Row => [c, asOf - 400 + (c % 20) + 30 * i + (c % 7), 100]),
    ).flat();
    const more = Array.from({ length: 6 }, (_, c): Row => [c, asOf - 5, 100]);
    const result = held(snapshotOf(300, asOf, [...rows, ...more]), {
      ...DEFAULT_CONTEST_SETTINGS,
      splits: 1,
    });
    expect(result.notes).toContain('one_split');
    expect(result.ranking.every(({ splits }) => splits === 1)).toBe(true);
  });
});

describe('verdict', () => {
  const ranked = (contestant: Contestant, predicted: number, error: number) => ({
    contestant,
    splits: 2,
    accuracy: {
      ...accuracyOf(Float64Array.of(predicted), Float64Array.of(10)),
      rootMeanSquareError: error,
    },
  });

  it.each([
    ['model_wins', [ranked('pnbd', 10, 1), ranked('same_rate', 10, 1.02)], []],
    ['model_hardly_better', [ranked('pnbd', 10, 1), ranked('same_rate', 11, 1.009)], []],
    ['model_wins', [ranked('pnbd', 12.1, 1), ranked('same_rate', 10, 2)], ['total_off']],
    ['baseline_wins', [ranked('same_rate', 7, 1), ranked('pnbd', 10, 2)], ['total_off']],
  ] as const)('%s', (verdict, ranking, notes) => {
    expect(verdictOf(ranking)).toEqual({ winner: ranking[0].contestant, verdict, notes });
  });
});

describe('when there is none', () => {
  it('says how long a log it takes', () => {
    const asOf = dayOf('2023-12-31');
    const outcome = contestModels(snapshotOf(1, asOf, [[0, asOf - 100, 1]]));
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'few_days',
      details: { days: 100, daysNeeded: 364 },
    });
  });

  it('says how many customers it takes', () => {
    const asOf = dayOf('2023-12-31');
    const outcome = contestModels(snapshotOf(1, asOf, [[0, asOf - 500, 1]]));
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'few_customers',
      details: { customers: 1 },
    });
  });
});

describe('accuracy', () => {
  it('by hand', () => {
    const one = accuracyOf(Float64Array.of(1, 2, 0), Float64Array.of(2, 2, 0));
    expect(one).toMatchObject({ customers: 3, predicted: 3, actual: 4, aggregateError: -0.25 });
    expectNear(one.meanAbsoluteError, 1 / 3, 1e-15);
    expectNear(one.rootMeanSquareError, Math.sqrt(1 / 3), 1e-15);
    const both = pooled([one, accuracyOf(Float64Array.of(3), Float64Array.of(0))]);
    expect(both).toMatchObject({ customers: 4, predicted: 6, aggregateError: 0.5 });
    expectNear(both.meanAbsoluteError, 1, 1e-15);
    expectNear(both.rootMeanSquareError, Math.sqrt(10 / 4), 1e-15);
    expect(accuracyOf(Float64Array.of(1), Float64Array.of(0)).aggregateError).toBeNaN();
  });

  it('keeps equal forecasts in one tenth', () => {
    const predicted = Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0, 5, 6);
    const tenths = deciles(predicted, Float64Array.of(1, 0, 0, 0, 0, 0, 0, 0, 4, 9));
    expect(tenths.map(({ customers }) => customers)).toEqual([0, 0, 0, 0, 8, 0, 0, 0, 1, 1]);
    expect(tenths[4]).toEqual({ customers: 8, predicted: 0, actual: 1 / 8 });
    expect(tenths[9]).toEqual({ customers: 1, predicted: 6, actual: 9 });
    expect(tenths[0]?.actual).toBeNaN();
  });
});
