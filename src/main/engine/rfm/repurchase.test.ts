import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import {
  dayOf,
  GOLDEN_BASE,
  simulatedSnapshot,
  snapshotOf,
  type Row,
} from '#test/fixtures/snapshots.ts';
import {
  compositeScores,
  DEFAULT_RFM_SETTINGS,
  orderedWithin,
  rfmBacktest,
  rfmWeights,
  scoreRfm,
  scoreRfmAt,
  type RfmScores,
  type RfmWeighting,
} from './index.ts';

const AS_OF = dayOf('2024-06-30');
const SMALL = { ...DEFAULT_RFM_SETTINGS, leastCustomers: 0 };

function scored(outcome: ReturnType<typeof scoreRfm>): RfmScores {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const rows: Row[] = [0, 90, 180, 270, 365].map((ago, c): Row => [c, AS_OF - ago, 100 * (c + 1)]);

describe('levels', () => {
  it.each([3, 4, 5])(
    '%d of them put thirds, quarters or fifths of the customers on each',
    (levels) => {
      const many = Array.from({ length: 60 }, (_, c): Row => [c, AS_OF - c, 100 * (c + 1)]);
      const scores = scored(scoreRfm(snapshotOf(60, AS_OF, many), { ...SMALL, levels }));
      expect([...scores.recency.counts]).toEqual(new Array<number>(levels).fill(60 / levels));
      expect(scores.recency.cuts).toHaveLength(levels - 1);
      expect(Math.max(...scores.r)).toBe(levels);
    },
  );

  it('keep the classes: the best of three and of four levels are champions', () => {
    const best = Array.from({ length: 12 }, (_, c): Row[] =>
      Array.from({ length: c + 1 }, (__, k): Row => [c, AS_OF - (11 - c) - k, 100 * (c + 1)]),
    ).flat();
    for (const levels of [3, 4]) {
      const scores = scored(scoreRfm(snapshotOf(12, AS_OF, best), { ...SMALL, levels }));
      expect(RFM_CLASSES_12[scores.class12[11] ?? 255]).toBe('champions');
      expect(RFM_CLASSES_12[scores.class12[0] ?? 255]).toBe('lost');
    }
  });
});

describe('repurchase', () => {
  it('counts orders after the day, the last day of the period included', () => {
    const snapshot = snapshotOf(4, AS_OF, [
      [0, AS_OF - 90, 100],
      [1, AS_OF - 89, 100],
      [2, AS_OF, 100],
      [3, AS_OF - 200, 100],
    ]);
    expect([...orderedWithin(snapshot.orders, AS_OF - 90, AS_OF)]).toEqual([0, 1, 1, 0]);
    expect([...orderedWithin(snapshot.orders, AS_OF - 90, AS_OF - 1)]).toEqual([0, 1, 0, 0]);
  });

  it('is told per cell and class of the past day, from what was known then', () => {
    const from = AS_OF - 90;
    const later: Row[] = [
      [1, AS_OF - 3, 100],
      [2, AS_OF - 1, 5000],
    ];
    const snapshot = snapshotOf(5, AS_OF, [...rows, ...later]);
    const past = scored(scoreRfmAt(snapshot, from, SMALL));
    const found = rfmBacktest(past, orderedWithin(snapshot.orders, from, AS_OF));
    // Customer 0 came after the day and is in no cell.
    expect(found.all).toMatchObject({ customers: 4, ordered: 2 });
    const without = scored(scoreRfmAt(snapshotOf(5, from, rows), from, SMALL));
    expect([...past.score]).toEqual([...without.score]);
    const cell = ((past.r[1] ?? 0) - 1) * 5 + (past.f[1] ?? 0) - 1;
    expect(found.cells[cell]).toMatchObject({ customers: 1, ordered: 1, high: 1 });
    for (const groups of [found.cells, found.classes12]) {
      expect(groups.reduce((sum, group) => sum + group.customers, 0)).toBe(4);
      expect(groups.reduce((sum, group) => sum + group.ordered, 0)).toBe(2);
    }
  });

  it('is higher the more recent the customers, on a base that behaves so', () => {
    const snapshot = simulatedSnapshot(GOLDEN_BASE);
    const from = GOLDEN_BASE.asOf - 90;
    const past = scored(scoreRfmAt(snapshot, from, DEFAULT_RFM_SETTINGS));
    const { cells } = rfmBacktest(past, orderedWithin(snapshot.orders, from, GOLDEN_BASE.asOf));
    const share = [0, 1, 2, 3, 4].map((r) => {
      const row = cells.slice(5 * r, 5 * r + 5);
      const sum = (key: 'ordered' | 'customers') => row.reduce((n, one) => n + one[key], 0);
      return sum('ordered') / sum('customers');
    });
    expect([...share].sort((a, b) => a - b)).toEqual(share);
  });
});

describe('the composite score', () => {
  const limits = { diamond: 90, gold: 70, silver: 40 };

  it('is 0 for the lowest scores, 100 for the highest, and holds the weights between', () => {
    const scores = {
      levels: 5,
      r: Uint8Array.of(1, 5, 5, 3, 0),
      f: Uint8Array.of(1, 5, 1, 3, 0),
      m: Uint8Array.of(1, 5, 1, 3, 0),
    };
    const weights = { recency: 0.25, frequency: 0.3, monetary: 0.45 };
    const { points, grade, tier } = compositeScores(scores, weights, limits);
    expect([...points]).toEqual([0, 100, 25, 50, NaN]);
    expect([...grade]).toEqual([1, 5, 2, 3, 0]);
    expect([...tier]).toEqual([3, 0, 3, 2, 255]);
  });

  it('gives a limit itself to the higher grade and tier', () => {
    const scores = {
      levels: 5,
      r: Uint8Array.of(5, 1),
      f: Uint8Array.of(1, 5),
      m: Uint8Array.of(1, 1),
    };
    const weights = { recency: 0.4, frequency: 0.6, monetary: 0 };
    const { grade, tier } = compositeScores(scores, weights, { ...limits, gold: 60 });
    expect([...grade]).toEqual([3, 4]);
    expect([...tier]).toEqual([2, 1]);
  });

  it('puts every scored customer in exactly one grade and tier, better scores never lower', () => {
    const anyScore = fc.integer({ min: 1, max: 5 });
    const weight = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyScore, anyScore, anyScore), { minLength: 1, maxLength: 30 }),
        fc.tuple(weight, weight, weight),
        (list, [a, b, c]) => {
          const sum = a + b + c;
          const scores = {
            levels: 5,
            r: Uint8Array.from(list, ([r]) => r),
            f: Uint8Array.from(list, ([, f]) => f),
            m: Uint8Array.from(list, ([, , m]) => m),
          };
          const weights = { recency: a / sum, frequency: b / sum, monetary: c / sum };
          const { points, grade, tier } = compositeScores(scores, weights, limits);
          for (let i = 0; i < list.length; i++) {
            expect(grade[i]).toBeGreaterThanOrEqual(1);
            expect(grade[i]).toBeLessThanOrEqual(5);
            expect(tier[i]).toBeLessThanOrEqual(3);
            for (let j = 0; j < list.length; j++) {
              const below = [0, 1, 2].every((k) => (list[i]?.[k] ?? 0) <= (list[j]?.[k] ?? 0));
              if (!below) continue;
              expect(points[i]).toBeLessThanOrEqual(points[j] ?? 0);
              expect(grade[i]).toBeLessThanOrEqual(grade[j] ?? 0);
              expect(tier[i]).toBeGreaterThanOrEqual(tier[j] ?? 255);
            }
          }
        },
      ),
    );
  });

  it('takes its weights from each way of weighing', () => {
    const scores = scored(scoreRfm(simulatedSnapshot(GOLDEN_BASE), DEFAULT_RFM_SETTINGS));
    const pairs = { monetaryToFrequency: 1.5, monetaryToRecency: 1.8, frequencyToRecency: 1.2 };
    const of = (weighting: RfmWeighting) => {
      const found = rfmWeights(scores, weighting);
      if (!found.ok) throw new Error(found.reason);
      return found.value;
    };
    const judged = of({ kind: 'ahp', pairs, allowInconsistent: false });
    expect(judged.monetary).toBeCloseTo(0.45, 12);
    expect(judged.frequency).toBeCloseTo(0.3, 12);
    expect(judged.recency).toBeCloseTo(0.25, 12);
    const parts = { recency: 1, frequency: 1, monetary: 2 };
    expect(of({ kind: 'manual', parts })).toEqual({
      recency: 0.25,
      frequency: 0.25,
      monetary: 0.5,
    });
    for (const kind of ['equal', 'pca', 'entropy'] as const) {
      const { recency, frequency, monetary } = of({ kind });
      expect(recency + frequency + monetary).toBeCloseTo(1, 12);
    }
    const contrary = { ...pairs, frequencyToRecency: 1 / 9 };
    expect(
      rfmWeights(scores, { kind: 'ahp', pairs: contrary, allowInconsistent: false }),
    ).toMatchObject({ ok: false, reason: 'inconsistent_pairs' });
  });
});
