import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { mulberry } from '#test/support/random.ts';
import { bestCuts } from './bestCuts.ts';
import { emptyCells, judgeCells } from './cellForecast.ts';
import { DEFAULT_RFM_SETTINGS, scoreRfm, tuneCuts } from './index.ts';

const PLAN = { periodDays: 90, levels: 5, leastCustomers: 50 };

describe('the best cut points', () => {
  it('lie where the share of those who order changes', () => {
    const counts = {
      candidates: Float64Array.of(10, 20, 30, 40, 50),
      customers: Float64Array.of(100, 100, 100, 100, 100, 100),
      ordered: Float64Array.of(10, 10, 50, 50, 50, 90),
    };
    expect(bestCuts(counts, 3, 10)).toEqual([20, 50]);
    expect(bestCuts(counts, 2, 10)).toEqual([20]);
    expect(bestCuts(counts, 3, 200)).toEqual([20, 40]);
    expect(bestCuts(counts, 3, 400)).toEqual([]);
  });

  it('are no worse than any others, tried out one by one', () => {
    const interval = fc.nat(20).chain((n) => fc.tuple(fc.constant(n + 1), fc.nat(n + 1)));
    fc.assert(
      fc.property(fc.array(interval, { minLength: 5, maxLength: 7 }), (intervals) => {
        const counts = {
          candidates: Float64Array.from({ length: intervals.length - 1 }, (_, i) => i),
          customers: Float64Array.from(intervals, ([n]) => n),
          ordered: Float64Array.from(intervals, ([, k]) => k),
        };
        const value = (cuts: readonly number[]): number => {
          const edges = [0, ...cuts.map((cut) => cut + 1), intervals.length];
          return edges.slice(1).reduce((sum, end, i) => {
            const part = intervals.slice(edges[i], end);
            const n = part.reduce((total, [count]) => total + count, 0);
            const k = part.reduce((total, [, count]) => total + count, 0);
            const term = (hits: number) => (hits === 0 ? 0 : hits * Math.log(hits / n));
            return sum + term(k) + term(n - k);
          }, 0);
        };
        const best = value(bestCuts(counts, 3, 1));
        for (let a = 0; a < intervals.length - 2; a++) {
          for (let b = a + 1; b < intervals.length - 1; b++) {
            expect(best).toBeGreaterThanOrEqual(value([a, b]) - 1e-9);
          }
        }
      }),
    );
  });
});

describe('the judgement of a forecast', () => {
  it('is the loss and area computed by hand', () => {
    const earlier = emptyCells();
    earlier.customers.set([90, 90]);
    earlier.ordered.set([40, 10]);
    const later = emptyCells();
    later.customers.set([2, 2]);
    later.ordered.set([1, 0]);
    // Shares mixed with ten customers at 50/180: (40 + 2.7778) / 100 and (10 + 2.7778) / 100.
    const [p, q] = [(40 + 500 / 180) / 100, (10 + 500 / 180) / 100];
    const found = judgeCells(earlier, later);
    const loss = -(Math.log(p) + Math.log(1 - p) + 2 * Math.log(1 - q)) / 4;
    expect(found.logLoss).toBeCloseTo(loss, 14);
    // One who ordered against three who did not: above two, level with one.
    expect(found.auc).toBeCloseTo((2 + 0.5) / 3, 14);
  });
});

/** Everybody orders every 30 days, but those silent for 45 days or more never again. */
function regulars(): { customers: number; rows: Row[]; asOf: number } {
  const asOf = dayOf('2024-06-30');
  const random = mulberry(7);
  const rows: Row[] = [];
  const customers = 600;
  for (let c = 0; c < customers; c++) {
    const first = asOf - 700 + Math.floor(random() * 100);
    const stop = random() < 0.5 ? asOf + 1 : first + Math.floor(random() * 600);
    for (let day = first; day < stop && day <= asOf; day += 30) rows.push([c, day, 1000]);
  }
  return { customers, rows, asOf };
}

describe('tuning', () => {
  it('finds the silence after which nobody comes back, and says over which periods', () => {
    const { customers, rows, asOf } = regulars();
    const found = tuneCuts(snapshotOf(customers, asOf, rows), asOf, PLAN);
    expect(found.verdict).toBe('tuned_better');
    const limit = found.cuts?.recencyDays[0] ?? 0;
    expect(limit).toBeGreaterThanOrEqual(20);
    expect(limit).toBeLessThanOrEqual(40);
    expect(found.folds).toHaveLength(4);
    for (const fold of found.folds) {
      // Nothing that is learnt from ends after the tested period begins.
      expect(fold.lastDay + PLAN.periodDays).toBeLessThanOrEqual(fold.testDay);
      expect(fold.testEnd).toBe(fold.testDay + PLAN.periodDays);
      expect(fold.firstDay).toBeLessThanOrEqual(fold.lastDay);
    }
    expect(found.folds.at(-1)?.testEnd).toBe(asOf);
  });

  it('uses nothing that happened after the day', () => {
    const { customers, rows, asOf } = regulars();
    const early = asOf - 180;
    const then = tuneCuts(snapshotOf(customers, early, rows), early, PLAN);
    expect(tuneCuts(snapshotOf(customers, asOf, rows), early, PLAN)).toEqual(then);
  });

  it('keeps quantiles where there is nothing to find: everybody alike, orders by chance', () => {
    const asOf = dayOf('2024-06-30');
    const random = mulberry(11);
    const rows: Row[] = [];
    for (let c = 0; c < 800; c++) {
      let day = asOf - 720 + Math.floor(random() * 60);
      for (; day <= asOf; day += 1 + Math.floor(-90 * Math.log(1 - random()))) {
        rows.push([c, day, 500 + Math.floor(random() * 1000)]);
      }
    }
    const snapshot = snapshotOf(800, asOf, rows);
    const found = tuneCuts(snapshot, asOf, PLAN);
    expect(found).toMatchObject({ verdict: 'no_better', cuts: undefined });
    expect(found.folds).toHaveLength(4);
    expect(tuneCuts(snapshot, asOf, PLAN)).toEqual(found);
  });

  it('says so where there are too few periods, and for nobody', () => {
    const asOf = dayOf('2024-06-30');
    const none = { verdict: 'few_periods', folds: [], cuts: undefined };
    expect(tuneCuts(snapshotOf(0, asOf, []), asOf, PLAN)).toEqual(none);
    const short = Array.from({ length: 60 }, (_, c): Row => [c, asOf - 200 + c, 100]);
    expect(tuneCuts(snapshotOf(60, asOf, short), asOf, PLAN)).toEqual(none);
  });

  it('gives limits that the scores take', () => {
    const { customers, rows, asOf } = regulars();
    const snapshot = snapshotOf(customers, asOf, rows);
    for (const levels of [3, 4, 5]) {
      const { cuts } = tuneCuts(snapshot, asOf, { ...PLAN, levels });
      if (cuts === undefined) throw new Error('no cuts');
      expect(cuts.recencyDays).toHaveLength(levels - 1);
      const method = { kind: 'fixed', cuts } as const;
      const scores = scoreRfm(snapshot, { ...DEFAULT_RFM_SETTINGS, levels, method });
      expect(scores.ok && scores.value.recency.counts[levels - 1]).toBeGreaterThan(0);
      expect(scores.ok && scores.value.recency.counts[0]).toBeGreaterThan(0);
    }
  });
});
