import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_PARTS } from '#shared/domain/definitions.ts';
import type { Kpis, KpiSeries } from '../kpis/index.ts';
import { customerHealth } from './index.ts';

function month(figures: Partial<Kpis>): Kpis {
  return {
    window: { from: 0, to: 30 },
    customers: 0,
    active: 10,
    new: 0,
    orders: 20,
    netRevenue: 1000,
    averageOrderValue: 50,
    ordersPerCustomer: 2,
    repeatShare: 0.5,
    churned: 0,
    canLose: true,
    wonBack: 0,
    ...figures,
  };
}

function seriesOf(months: readonly Kpis[], lastComplete = true): KpiSeries {
  return { firstMonth: 24_000, lastComplete, months };
}

/** A first month that brings a hundred customers, then so many ordinary ones. */
function ordinary(months: number): Kpis[] {
  return [
    month({ new: 100 }),
    ...Array.from({ length: months }, () => month({ churned: 1, new: 1 })),
  ];
}

function health(months: readonly Kpis[], hasAmounts = true, lastComplete = true) {
  const found = customerHealth(seriesOf(months, lastComplete), hasAmounts);
  if (!found.ok) throw new Error(found.reason);
  return found.value;
}

describe('customer health', () => {
  it('of a month like all others is 50 in every part', () => {
    const { score, parts, month: at } = health(ordinary(40));
    expect(parts.map(({ id }) => id)).toEqual([...HEALTH_PARTS]);
    expect(parts.map((part) => part.score)).toEqual([50, 50, 50, 50, 50]);
    expect([score, at]).toEqual([50, 24_040]);
  });

  it('counts fewer lost as better and says what is usual', () => {
    // 13 earlier months with a loss of 1 % of 100 living customers; then none is lost.
    const { parts } = health([...ordinary(13), month({})], false);
    const loss = parts.find(({ id }) => id === 'loss');
    expect(loss).toEqual({ id: 'loss', value: 0, usual: 0.01, score: 100, months: 13 });
    const growth = parts.find(({ id }) => id === 'growth');
    expect(growth).toEqual({ id: 'growth', value: 0, usual: 0, score: 50, months: 13 });
    expect(parts.map(({ id }) => id)).not.toContain('revenue');
  });

  it('compares loss and growth with months alone in which somebody could be lost', () => {
    const early = Array.from({ length: 12 }, () => month({ new: 1, canLose: false }));
    const parts = (months: readonly Kpis[]) =>
      health([month({ new: 100, canLose: false }), ...early, ...months], false).parts;
    const ids = (months: readonly Kpis[]) => parts(months).map(({ id }) => id);
    const living = Array.from({ length: 12 }, () => month({ churned: 1, new: 1 }));
    expect(ids(living)).toEqual(['repeat', 'frequency']);
    const whole = parts([...living, month({ churned: 1, new: 1 })]);
    expect(whole.find(({ id }) => id === 'loss')).toMatchObject({ score: 50, months: 12 });
    expect(whole.find(({ id }) => id === 'growth')).toMatchObject({ score: 50, months: 12 });
  });

  it('compares revenue with the same month of the year before', () => {
    const months = ordinary(24).map((one, at) => ({ ...one, netRevenue: at >= 12 ? 1100 : 1000 }));
    const revenue = health([...months, month({ netRevenue: 1320 })]).parts.at(-1);
    expect(revenue?.value).toBeCloseTo(0.2, 12);
    expect(revenue).toMatchObject({ id: 'revenue', score: 100, months: 13 });
    expect(revenue?.usual).toBeCloseTo(0.1, 12);
  });

  it('leaves an unfinished month out', () => {
    const finished = health(ordinary(20));
    expect(health([...ordinary(20), month({ orders: 0, churned: 90 })], true, false)).toEqual(
      finished,
    );
  });

  it('is not told before there is a year to compare with', () => {
    for (const months of [[], [month({ new: 1 })], ordinary(11)]) {
      expect(customerHealth(seriesOf(months), true)).toMatchObject({
        ok: false,
        reason: 'few_earlier_months',
      });
    }
    expect(customerHealth(seriesOf([month({})], false), true)).toMatchObject({ ok: false });
    expect(health(ordinary(12)).parts.length).toBeGreaterThan(0);
  });

  it('stays within 0 and 100, and its last trend point is the score', () => {
    const any = fc.record({
      new: fc.nat(20),
      churned: fc.nat(5),
      wonBack: fc.nat(3),
      repeatShare: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN)),
      netRevenue: fc.integer({ min: -500, max: 5000 }),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 13, maxLength: 60 }), (figures) => {
        const found = customerHealth(seriesOf(figures.map(month)), true);
        if (!found.ok) return;
        const { score, parts, trend } = found.value;
        for (const value of [score, ...parts.map((part) => part.score)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
        expect(trend.at(-1)).toBe(score);
        expect(score).toBeCloseTo(parts.reduce((sum, one) => sum + one.score, 0) / parts.length, 9);
      }),
    );
  });
});
