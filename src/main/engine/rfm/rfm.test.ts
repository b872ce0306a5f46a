import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_12_OF_CELL, RFM_CLASS_RULES } from './classes.ts';
import { DEFAULT_RFM_SETTINGS, scoreRfm, type RfmScores, type RfmSettings } from './index.ts';

const AS_OF = dayOf('2024-06-30');

function score(
  customers: number,
  rows: readonly Row[],
  settings?: Partial<RfmSettings>,
): RfmScores {
  const outcome = scoreRfm(snapshotOf(customers, AS_OF, rows), {
    ...DEFAULT_RFM_SETTINGS,
    leastCustomers: 0,
    ...settings,
  });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('the twelve classes', () => {
  it('cover the 125 cells with the counts of the strategy', () => {
    const counts = RFM_CLASSES_12.map(
      (_, index) => CLASS_12_OF_CELL.filter((value) => value === index).length,
    );
    expect(counts).toEqual([8, 8, 22, 8, 6, 6, 10, 12, 8, 6, 16, 15]);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(125);
  });

  it('are listed in rule order', () => {
    expect(RFM_CLASS_RULES.map((rule) => rule.name)).toEqual([...RFM_CLASSES_12]);
  });
});

describe('scores', () => {
  it('give R = 5 to the one who bought today and R = 1 to the one a year ago (B2)', () => {
    const rows = [0, 90, 180, 270, 365].map((ago, c): Row => [c, AS_OF - ago, 100 * (c + 1)]);
    const scores = score(5, rows);
    expect([...scores.r]).toEqual([5, 4, 3, 2, 1]);
    expect([...scores.m]).toEqual([1, 2, 3, 4, 5]);
    expect([...scores.recencyDays]).toEqual([0, 90, 180, 270, 365]);
    expect(scores.recency.cuts).toEqual([365, 270, 180, 90]);
    expect(scores.score[0]).toBe(511);
  });

  it('report openly that frequency has fewer levels when four in five bought once', () => {
    const rows: Row[] = [];
    for (let c = 0; c < 100; c++) {
      const orders = c < 80 ? 1 : c < 90 ? 2 : 3;
      for (let k = 0; k < orders; k++) rows.push([c, AS_OF - 10 * k - c, 500]);
    }
    const { f, frequencies } = score(100, rows);
    expect(f[0]).toBe(1);
    expect(f[85]).toBe(5);
    expect(f[95]).toBe(5);
    expect(frequencies.levels).toBe(2);
    expect([...frequencies.counts]).toEqual([80, 0, 0, 0, 20]);
    expect(frequencies.cuts).toEqual([1, 1, 1, 1]);
  });

  it('count unlinked refunds in M but not in F', () => {
    const { monetary, frequency } = score(1, [
      [0, AS_OF - 5, 1000],
      [0, AS_OF - 1, -1500],
    ]);
    expect(monetary[0]).toBe(-500);
    expect(frequency[0]).toBe(1);
  });

  it('leave a customer without an order unscored', () => {
    const scores = score(2, [
      [0, AS_OF, 100],
      [1, AS_OF, -100],
    ]);
    expect(scores.scored).toBe(1);
    expect([scores.score[1], scores.class12[1], scores.class8[1]]).toEqual([0, 255, 255]);
    expect([scores.recencyDays[1], scores.frequency[1], scores.monetary[1]]).toEqual([-1, 0, NaN]);
  });

  it('follow fixed limits, the limit itself earning the better recency', () => {
    const method = {
      kind: 'fixed',
      cuts: {
        recencyDays: [30, 90, 180, 365],
        frequency: [1, 2, 4, 8],
        monetary: [1000, 2000, 5000, 10_000],
      },
    } as const;
    const rows = [30, 31, 90, 365, 366].map((ago, c): Row => [c, AS_OF - ago, 1000 * (c + 1)]);
    const scores = score(5, rows, { method });
    expect([...scores.r]).toEqual([5, 4, 4, 2, 1]);
    expect([...scores.f]).toEqual([1, 1, 1, 1, 1]);
    expect([...scores.m]).toEqual([1, 2, 3, 3, 3]);
  });

  it('put a score above the line on the high side of the eight classes', () => {
    const rows = [0, 90, 180, 270, 365].map((ago, c): Row => [c, AS_OF - ago, 100 * (c + 1)]);
    const scores = score(5, rows, { line: 'median' });
    expect(scores.recency.line).toBe(3);
    const name = (c: number): string => RFM_CLASSES_8[scores.class8[c] ?? 0] ?? '';
    expect([0, 2, 4].map(name)).toEqual(['general_develop', 'general_retain', 'important_retain']);
  });

  it('are gated below the least number of customers, with the counts', () => {
    const outcome = scoreRfm(snapshotOf(1, AS_OF, [[0, AS_OF, 100]]));
    expect(outcome).toEqual({
      ok: false,
      code: 'TOO_FEW_DATA',
      reason: 'few_customers',
      details: { customers: 1, customersNeeded: 50 },
    });
  });

  it('are defined for nobody and for customers who are all alike', () => {
    expect(score(0, []).scored).toBe(0);
    const alike = score(
      3,
      [0, 1, 2].map((c): Row => [c, AS_OF - 3, 700]),
    );
    expect([...alike.score]).toEqual([111, 111, 111]);
    expect(alike.recency.levels).toBe(1);
  });
});

const anyRows = fc.array(
  fc
    .tuple(fc.nat(29), fc.nat(700), fc.integer({ min: 1, max: 30 }))
    .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount * 100]),
  { minLength: 1, maxLength: 120 },
);

describe('properties', () => {
  it('ties are never split, scores rise with the value, cells sum to the customers', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const s = score(30, rows);
        for (let a = 0; a < 30; a++) {
          for (let b = 0; b < 30; b++) {
            if (s.score[a] === 0 || s.score[b] === 0) continue;
            if ((s.monetary[a] ?? 0) <= (s.monetary[b] ?? 0)) {
              expect(s.m[a]).toBeLessThanOrEqual(s.m[b] ?? 0);
            }
            if ((s.frequency[a] ?? 0) <= (s.frequency[b] ?? 0)) {
              expect(s.f[a]).toBeLessThanOrEqual(s.f[b] ?? 0);
            }
            if ((s.recencyDays[a] ?? 0) <= (s.recencyDays[b] ?? 0)) {
              expect(s.r[a]).toBeGreaterThanOrEqual(s.r[b] ?? 0);
            }
          }
        }
        expect(s.cells.reduce((sum, n) => sum + n, 0)).toBe(s.scored);
      }),
    );
  });

  it('do not depend on the order of customers nor on the unit of money', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const plain = score(30, rows);
        const changed = score(
          30,
          rows.map(([c, day, amount]): Row => [29 - c, day, amount * 37]),
        );
        expect([...changed.score].reverse()).toEqual([...plain.score]);
        expect([...changed.class8].reverse()).toEqual([...plain.class8]);
      }),
    );
  });
});
