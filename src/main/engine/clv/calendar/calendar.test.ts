import { monthOfDay } from '#shared/domain/calendar.ts';
import {
  SEASONAL_AS_OF as AS_OF,
  SEASONAL_FIRST as FIRST,
  seasonalSnapshot,
} from '#test/fixtures/seasons.ts';
import { dayOf } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fUpperTail } from '../../numeric/index.ts';
import { DEFAULT_CLV_SETTINGS, fitClv, purchaseSummary } from '../index.ts';
import { learnProfile, profileOf } from './learnProfile.ts';
import { MONTH_DAYS, normalised, OperationalClock } from './profile.ts';

describe('the tail of F', () => {
  // python3, fractions: binomial sums of the incomplete beta function for even degrees of freedom.
  it.each([
    [2, 4, 6, 0.2136609745939192],
    [1, 2, 2, 0.5],
    [3.5, 10, 12, 0.021880629111509182],
    [0.25, 6, 8, 0.9458626994358975],
  ])('of %d with %d and %d degrees', (value, above, below, wanted) => {
    expectNear(fUpperTail(value, above, below), wanted, 1e-13);
  });

  it('is that of the other ratio turned over', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (value, above, below) => {
          expectNear(
            fUpperTail(value, above, below) + fUpperTail(1 / value, below, above),
            1,
            1e-12,
          );
        },
      ),
    );
  });
});

/** December twice as busy, a quiet summer. */
const TRUTH = normalised(Float64Array.of(0.9, 0.8, 0.9, 1, 1, 0.7, 0.6, 0.6, 1, 1.1, 1.4, 2));
const FLAT = normalised(new Float64Array(12).fill(1));

describe('operational time', () => {
  it('is calendar time in a year without seasons, and a mean year is as long', () => {
    const flat = new OperationalClock(FLAT, FIRST, AS_OF);
    expectNear(flat.between(FIRST, FIRST + 100.5), 100.5, 1e-12);
    const days = TRUTH.months.reduce((sum, w, k) => sum + w * (MONTH_DAYS[k] ?? 0), 0);
    expectNear(days, 365.25, 1e-12);
  });

  it('adds up, never backwards', () => {
    const clock = new OperationalClock(TRUTH, FIRST, AS_OF);
    const day = fc.integer({ min: FIRST, max: AS_OF });
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        expectNear(clock.between(a, b) + clock.between(b, c), clock.between(a, c), 1e-9);
        if (a <= b) expect(clock.between(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
    expectNear(
      clock.between(dayOf('2020-11-30'), dayOf('2020-12-31')) / 31,
      TRUTH.months[11] ?? 0,
      1e-9,
    );
  });
});

describe('the profile of a simulated base', () => {
  const snapshot = seasonalSnapshot(TRUTH, 3000, 20260401);
  const learned = learnProfile(snapshot, AS_OF);
  if (!learned.ok) throw new Error(learned.reason);
  const profile = learned.value;

  it('is the true one within three standard errors of its counts', () => {
    expect(profile.years).toBe(3);
    expect(profile.pValue).toBeLessThan(1e-6);
    for (const [k, weight] of profile.months.entries()) {
      const wanted = TRUTH.months[k] ?? Number.NaN;
      let n = 0;
      for (const day of snapshot.orders.day) if (monthOfDay(day) % 12 === k) n++;
      // First purchases are among these counts: the true error is a little larger.
      const error = wanted * Math.sqrt((1.5 * profile.dispersion) / n);
      expect(Math.abs(weight - wanted), `month ${String(k + 1)}`).toBeLessThan(3 * error);
    }
    expect(Math.min(...profile.kept)).toBeGreaterThan(0.8);
  });

  it('brings the model back to the truth that the calendar hides', () => {
    const summary = purchaseSummary(snapshot);
    const settings = { ...DEFAULT_CLV_SETTINGS, unit: 'day' as const };
    const fitted = fitClv(summary, { ...settings, calendar: TRUTH });
    if (!fitted.ok) throw new Error(fitted.reason);
    const truth = { r: 0.9, alpha: 45, a: 0.8, b: 4 };
    for (const { name, value, standardError } of fitted.value.orders.fit.estimates) {
      const wanted = truth[name as keyof typeof truth];
      expect(Math.abs(value - wanted), name).toBeLessThan(3 * standardError);
    }
    const plain = fitClv(summary, settings);
    if (!plain.ok) throw new Error(plain.reason);
    // Seven months of the year are quieter than the mean: a coming autumn and winter are busy ones.
    const half = { ...settings, horizonMonths: 6 };
    const coming = fitClv(summary, { ...half, calendar: profile });
    const without = fitClv(summary, half);
    if (!coming.ok || !without.ok) throw new Error('gated');
    expect(coming.value.expectedOrders / without.value.expectedOrders).toBeGreaterThan(1.03);
    expect(fitted.value.orders.fit.logLikelihood).not.toBe(plain.value.orders.fit.logLikelihood);
  });

  it('changes nothing where every month is like the mean', () => {
    const summary = purchaseSummary(snapshot);
    const plain = fitClv(summary);
    const flat = fitClv(summary, { ...DEFAULT_CLV_SETTINGS, calendar: FLAT });
    if (!plain.ok || !flat.ok) throw new Error('gated');
    expectNear(flat.value.expectedOrders / plain.value.expectedOrders, 1, 1e-9);
    expectNear(flat.value.clv / plain.value.clv, 1, 1e-9);
  });
});

describe('a month that is closed every year', () => {
  const CLOSED = normalised(Float64Array.of(0, 0.8, 0.9, 1, 1, 0.7, 0.6, 0.6, 1, 1.1, 1.4, 2));
  const months = (observed: (m: number) => number, expected = 100) => {
    const found = profileOf({
      firstMonth: 0,
      observed: Float64Array.from({ length: 36 }, (_, m) => observed(m)),
      expected: new Float64Array(36).fill(expected),
    });
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };

  it('is learned as next to nothing, and the others as they are', () => {
    const learned = learnProfile(seasonalSnapshot(CLOSED, 3000, 20260402), AS_OF);
    if (!learned.ok) throw new Error(learned.reason);
    const { months: weights, kept, purchases } = learned.value;
    const january = weights[0] ?? Number.NaN;
    expect(january).toBeGreaterThan(0);
    expect(january).toBeLessThan(12 / purchases);
    expect(kept[0]).toBe(1);
    for (let k = 1; k < 12; k++) {
      const wanted = CLOSED.months[k] ?? Number.NaN;
      expect(Math.abs((weights[k] ?? 0) / wanted - 1), `month ${k + 1}`).toBeLessThan(0.15);
    }
    const fitted = fitClv(purchaseSummary(seasonalSnapshot(CLOSED, 3000, 20260402)), {
      ...DEFAULT_CLV_SETTINGS,
      unit: 'day',
      calendar: learned.value,
    });
    if (!fitted.ok) throw new Error(fitted.reason);
    expect(Number.isFinite(fitted.value.expectedOrders)).toBe(true);
    expect(fitted.value.clv).toBeGreaterThan(0);
  });

  it('does not loosen the shrinkage of the months beside it', () => {
    const noise = (m: number): number => 100 + 3 * ((m * 7) % 5);
    const busy = (m: number): number => (m % 12 === 11 ? 160 : noise(m));
    const whole = months(busy);
    const closed = months((m) => (m % 12 === 0 ? 0 : busy(m)));
    for (let k = 1; k < 12; k++) expectNear(closed.kept[k] ?? 0, whole.kept[k] ?? 0, 0.1);
    expectNear(closed.months[0] ?? 0, 0.5 / 300, 1e-3);
  });

  it('is one only beyond chance: where little was due, nothing bought says little', () => {
    const little = months((m) => (m % 12 === 0 ? 0 : m % 12 === 11 ? 90 : 12), 16);
    const due = profileOf({
      firstMonth: 0,
      observed: Float64Array.from({ length: 36 }, (_, m) => (m % 12 === 0 ? 0 : 20 + 10 * (m % 3))),
      expected: Float64Array.from({ length: 36 }, (_, m) => (m % 12 === 0 ? 0.5 : 30)),
    });
    expect(little.kept[0]).toBe(1);
    if (!due.ok) throw new Error(due.reason);
    expect(due.value.kept[0]).toBeLessThan(0.2);
    expect(due.value.months[0]).toBeGreaterThan(0.5);
  });

  it('says nothing alone: two open months of a single open year leave nothing to test', () => {
    expect(() => months((m) => (m === 3 ? 300 : m === 4 ? 200 : 0))).toThrow('no_season');
  });
});

describe('no profile', () => {
  it('without seasons', () => {
    expect(learnProfile(seasonalSnapshot(FLAT, 1500, 11), AS_OF)).toMatchObject({
      ok: false,
      reason: 'no_season',
    });
  });

  it('below two whole years, however strong the season', () => {
    const asOf = dayOf('2021-12-15');
    expect(learnProfile(seasonalSnapshot(TRUTH, 1500, 12, asOf), asOf)).toMatchObject({
      ok: false,
      reason: 'few_years',
      details: { months: 23, monthsNeeded: 24 },
    });
  });

  it('from a few purchases, from something that happened once, from nothing', () => {
    const counts = (observed: (m: number) => number) =>
      profileOf({
        firstMonth: 0,
        observed: Float64Array.from({ length: 24 }, (_, m) => observed(m)),
        expected: new Float64Array(24).fill(100),
      });
    expect(counts(() => 9)).toMatchObject({ ok: false, reason: 'few_purchases' });
    // A single campaign in the second June: month and year disagree.
    expect(counts((m) => (m === 17 ? 400 : 100))).toMatchObject({ ok: false, reason: 'no_season' });
    expect(counts((m) => (m % 12 === 5 ? 400 : 100)).ok).toBe(true);
    expect(
      profileOf({ firstMonth: 0, observed: new Float64Array(0), expected: new Float64Array(0) }),
    ).toMatchObject({ ok: false, reason: 'few_years' });
  });

  it('takes no year that grew for a season', () => {
    const grown = profileOf({
      firstMonth: 0,
      observed: Float64Array.from({ length: 24 }, (_, m) => (m < 12 ? 100 : 300)),
      expected: new Float64Array(24).fill(150),
    });
    expect(grown).toMatchObject({ ok: false, reason: 'no_season' });
  });

  it('puts the months where they belong, whatever month the log begins with', () => {
    const of = (firstMonth: number) => {
      const found = profileOf({
        firstMonth,
        observed: Float64Array.from({ length: 26 }, (_, m) =>
          (firstMonth + m) % 12 === 11 ? 500 : 100,
        ),
        expected: new Float64Array(26).fill(130),
      });
      if (!found.ok) throw new Error(found.reason);
      return found.value.months;
    };
    for (const first of [0, 5, 11, 24_260]) {
      const months = of(first);
      expect(months.indexOf(Math.max(...months))).toBe(11);
      expect(months[11]).toBeGreaterThan(3);
    }
  });
});
