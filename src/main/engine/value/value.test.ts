import { dayOf, GOLDEN_BASE, simulatedSnapshot, snapshotOf } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { DEFAULT_STAGE_RULES } from '#shared/domain/stageSchemes.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerTotals } from '../customerTotals.ts';
import {
  absoluteTiers,
  coefficientOfVariation,
  constantRetentionValue,
  contributionOf,
  fitSurvivors,
  groupSums,
  lifetimesOf,
  revenueAtRisk,
  sbgRetentionValue,
  simpleForward,
} from './index.ts';

const MONTHLY = { perPeriod: 50, rate: 0.01 };

describe('value of a contract', () => {
  // Python, 40 digits.
  it('with constant retention', () => {
    expectNear(
      constantRetentionValue({ ...MONTHLY, periods: Infinity }, 0.8),
      240.47619047619048,
      1e-12,
    );
    expectNear(constantRetentionValue({ ...MONTHLY, periods: 12 }, 0.8), 225.81073884431194, 1e-12);
    expect(constantRetentionValue({ perPeriod: 50, rate: 0, periods: 12 }, 1)).toBe(600);
    expect(constantRetentionValue({ perPeriod: 50, rate: 0, periods: Infinity }, 1)).toBe(Infinity);
    expect(constantRetentionValue({ ...MONTHLY, periods: 12 }, 0)).toBe(50);
  });

  it('with retention that rises', () => {
    const params = { alpha: 0.668, beta: 3.806 };
    expectNear(sbgRetentionValue({ ...MONTHLY, periods: 12 }, params), 342.3091797201923, 1e-12);
    expectNear(
      sbgRetentionValue({ ...MONTHLY, periods: Infinity }, params),
      991.0705931197427,
      1e-10,
    );
    const forEver = { perPeriod: 1, rate: 0, periods: Infinity };
    expect(sbgRetentionValue(forEver, params)).toBe(Infinity);
    expectNear(sbgRetentionValue(forEver, { alpha: 3, beta: 5 }), 3.5, 1e-12);
  });

  it('is that of constant retention where contracts do not differ', () => {
    const terms = { ...MONTHLY, periods: 24 };
    const alike = sbgRetentionValue(terms, { alpha: 2e6, beta: 8e6 });
    expectNear(alike / constantRetentionValue(terms, 0.8), 1, 1e-5);
  });

  it('rises with retention, with the periods and as money is discounted less', () => {
    const share = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(share, share, share, fc.integer({ min: 1, max: 60 }), (a, b, rate, periods) => {
        const value = (retention: number, d: number, n: number): number =>
          constantRetentionValue({ perPeriod: 1, rate: d, periods: n }, retention);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const least = value(low, rate, periods);
        expect(value(high, rate, periods)).toBeGreaterThanOrEqual(least - 1e-12);
        expect(value(low, rate, periods + 1)).toBeGreaterThanOrEqual(least - 1e-12);
        expect(value(low, rate / 2, periods)).toBeGreaterThanOrEqual(least - 1e-12);
      }),
    );
  });
});

describe('survivors of a cohort', () => {
  // Fader and Hardie 2007, table 1 and figure 5: the two cohorts over seven renewals.
  it.each([
    [[1000, 869, 743, 653, 593, 551, 517, 491], 0.668, 3.806],
    [[1000, 631, 468, 382, 326, 289, 262, 241], 0.704, 1.182],
  ])('%j gives the published parameters', (survivors, alpha, beta) => {
    const outcome = fitSurvivors(survivors);
    if (!outcome.ok) throw new Error(outcome.reason);
    expectNear(outcome.value.parameters.alpha, alpha, 6e-4);
    expectNear(outcome.value.parameters.beta, beta, 6e-4);
  });

  it('are refused where they rise, are empty or nobody left', () => {
    expect(fitSurvivors([100, 120])).toMatchObject({ ok: false, reason: 'not_falling' });
    expect(fitSurvivors([10.5, 3])).toMatchObject({ ok: false, reason: 'not_falling' });
    expect(fitSurvivors([])).toMatchObject({ ok: false, reason: 'no_customers' });
    expect(fitSurvivors([50])).toMatchObject({ ok: false, reason: 'no_customers' });
    expect(fitSurvivors([50, 50])).toMatchObject({ ok: false, reason: 'nobody_left' });
  });
});

describe('simple forward value', () => {
  const asOf = GOLDEN_BASE.asOf;
  const snapshot = simulatedSnapshot(GOLDEN_BASE);
  const lifetimes = lifetimesOf(customerTotals(snapshot, asOf), asOf, 3);
  const terms = { lifetimes, orderValue: 5000, margin: 0.4, cac: 1000, horizonMonths: 24 };

  it('is order value x rate x margin x months - CAC', () => {
    const outcome = simpleForward(terms);
    if (!outcome.ok) throw new Error(outcome.reason);
    const { months, ordersPerMonth, gross, net, horizonMonths } = outcome.value;
    expectNear(gross.mean, 5000 * ordersPerMonth * 0.4 * months.mean, 1e-6);
    expectNear(net, gross.mean - 1000, 1e-9);
    expect([months.low, months.mean, months.high]).toEqual(
      [months.low, months.mean, months.high].sort((a, b) => a - b),
    );
    expect(horizonMonths).toBeLessThanOrEqual(24);
  });

  it('is not below zero cost where the acquisition cost is unknown', () => {
    const outcome = simpleForward({ ...terms, cac: NaN });
    expect(outcome.ok && [outcome.value.net, outcome.value.gross.mean > 0]).toEqual([NaN, true]);
  });

  it('is gated with few ends', () => {
    const few = { time: Int32Array.of(3, 4), ended: Uint8Array.of(1, 0), orders: 2 };
    expect(simpleForward({ ...terms, lifetimes: few })).toMatchObject({
      reason: 'few_ended',
      details: { ended: 1, endedNeeded: 30 },
    });
    const none = { time: new Int32Array(0), ended: new Uint8Array(0), orders: 0 };
    expect(simpleForward({ ...terms, lifetimes: none })).toMatchObject({ reason: 'no_customers' });
  });
});

describe('sums by group', () => {
  const columns = {
    orders: Int32Array.of(2, 0, 1, 3),
    net: Float64Array.of(1000, -50, 300, 900),
    cac: Float64Array.of(100, NaN, NaN, 50),
    outlook: Float64Array.of(10, NaN, 20, 30),
  };

  it('add up to everybody, those of no group in the last', () => {
    const sums = groupSums([0, 255, 1, 0], 2, columns);
    expect(sums).toEqual([
      { customers: 2, orders: 5, net: 1900, cac: 150, costed: 2, outlook: 40 },
      { customers: 1, orders: 1, net: 300, cac: 0, costed: 0, outlook: 20 },
      { customers: 0, orders: 0, net: -50, cac: 0, costed: 0, outlook: 0 },
    ]);
  });

  it('come to a contribution in which the unknown stays unknown', () => {
    const [known, unknown] = groupSums([0, 255, 1, 0], 2, columns).map((sums) =>
      contributionOf(sums, { margin: 0.5, costPerOrder: 20 }),
    );
    expect(known).toEqual({
      net: 1900,
      goods: 950,
      gross: 950,
      service: 100,
      served: 850,
      acquisition: 150,
      result: 700,
    });
    expect(unknown).toMatchObject({ served: 130, acquisition: NaN, result: NaN });
    const [sums] = groupSums([0, 255, 1, 0], 2, columns);
    if (!sums) throw new Error('no group');
    expect(contributionOf(sums, { margin: NaN, costPerOrder: 20 })).toMatchObject({
      net: 1900,
      gross: NaN,
      result: NaN,
    });
    expect(contributionOf(sums, { margin: 0.5, costPerOrder: NaN }).result).toBeNaN();
  });

  it('take fixed limits as tiers', () => {
    const tiers = absoluteTiers(columns.net, columns.orders, { highFrom: 900, midFrom: 500 });
    expect([...tiers]).toEqual([0, 255, 2, 0]);
  });
});

describe('coefficient of variation', () => {
  it('is the standard deviation over the mean', () => {
    expectNear(coefficientOfVariation(Float64Array.of(2, NaN, 4, 4, 4, 5, 5, 7, 9)), 2 / 5, 1e-15);
    expect(coefficientOfVariation(Float64Array.of(3, 3))).toBe(0);
    expect(coefficientOfVariation(Float64Array.of(-1, 1))).toBeNaN();
    expect(coefficientOfVariation(new Float64Array(0))).toBeNaN();
  });
});

describe('revenue at risk and lost', () => {
  const asOf = dayOf('2023-12-31');
  const rules = { ...DEFAULT_STAGE_RULES, activeMonths: 3, dormantMonths: 12 };

  it('is that of the year before the silence', () => {
    const snapshot = snapshotOf(5, asOf, [
      // Active.
      [0, dayOf('2023-12-01'), 100],
      // Silent for seven months: at risk with the year up to the last order.
      [1, dayOf('2022-05-20'), 7],
      [1, dayOf('2022-06-01'), 20],
      [1, dayOf('2023-05-31'), 30],
      // Lost in June.
      [2, dayOf('2022-06-10'), 400],
      // Lost more than a year ago.
      [3, dayOf('2021-06-10'), 5000],
    ]);
    expect(revenueAtRisk(snapshot, rules)).toEqual({
      atRisk: { customers: 1, revenue: 50 },
      lost: { customers: 1, revenue: 400 },
      lastYear: 130,
    });
  });
});
