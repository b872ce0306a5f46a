import { dayOf, snapshotOf } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerTotals } from '../customerTotals.ts';
import { kaplanMeier, lifetimesOf, restrictedMean, survivalAt } from './survival.ts';

/** Weeks of remission under 6-MP (Freireich and others 1963; Klein and Moeschberger, table 4.1). */
const WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
const REMISSION = { days: Int32Array.from(WEEKS), ended: Uint8Array.from(ENDED) };

describe('Kaplan-Meier', () => {
  const curve = kaplanMeier(REMISSION);

  it('gives the published curve of the 6-MP patients', () => {
    const published = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    expect([...curve.day]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    for (const [i, share] of published.entries()) expectNear(curve.survival[i], share, 6e-4);
    expect([survivalAt(curve, 5), survivalAt(curve, 34)]).toEqual([1, curve.survival[6]]);
  });

  // Exact fractions in Python.
  it.each([
    [35, 23.287394957983192, 2.8274676233714393],
    [30, 21.046498599439776, 2.2438019515594565],
  ])('has the restricted mean and Greenwood error up to %d', (horizon, mean, error) => {
    const found = restrictedMean(curve, horizon);
    expectNear(found.mean, mean, 1e-12);
    expectNear(found.standardError, error, 1e-12);
    expect(found.low).toBeLessThan(found.mean);
    expect(found.high).toBeGreaterThan(found.mean);
  });

  it('does not look beyond what was seen', () => {
    expect(restrictedMean(curve, 500)).toEqual(restrictedMean(curve, 35));
  });

  it('is the mean where nobody is censored', () => {
    const days = fc.array(fc.nat(400), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, (values) => {
        const all = { days: Int32Array.from(values), ended: new Uint8Array(values.length).fill(1) };
        const { mean } = restrictedMean(kaplanMeier(all), 400);
        expectNear(mean, values.reduce((sum, v) => sum + v, 0) / values.length, 1e-9);
      }),
    );
  });

  it('never rises, and rises with whoever stays longer', () => {
    const seen = fc.array(fc.tuple(fc.nat(90), fc.boolean()), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(seen, (rows) => {
        const days = Int32Array.from(rows, ([day]) => day);
        const ended = Uint8Array.from(rows, ([, end]) => (end ? 1 : 0));
        const shares = [...kaplanMeier({ days, ended }).survival];
        expect(shares).toEqual([...shares].sort((a, b) => b - a));
        const fewer = restrictedMean(kaplanMeier({ days, ended: ended.fill(0, 0, 1) }), 90).mean;
        const before = restrictedMean(
          kaplanMeier({ days, ended: Uint8Array.from(rows, ([, end]) => (end ? 1 : 0)) }),
          90,
        ).mean;
        expect(fewer).toBeGreaterThanOrEqual(before - 1e-9);
      }),
    );
  });

  it('is empty without customers', () => {
    const none = kaplanMeier({ days: new Int32Array(0), ended: new Uint8Array(0) });
    expect([none.customers, none.day.length, restrictedMean(none, 30).mean]).toEqual([0, 0, 0]);
  });
});

describe('lifetimes', () => {
  const asOf = dayOf('2023-12-31');

  it('end on the day on which the silence passes the limit', () => {
    const snapshot = snapshotOf(3, asOf, [
      [0, dayOf('2023-01-10'), 100],
      [0, dayOf('2023-02-10'), 100],
      [1, dayOf('2023-09-30'), 100],
      [2, dayOf('2023-11-01'), 100],
    ]);
    const { days, ended, orders } = lifetimesOf(customerTotals(snapshot, asOf), asOf, 3);
    // Customer 0 until 10 May, ended on the 11th; customer 1 on the analysis date itself.
    expect([...days]).toEqual([121, 92, 60]);
    expect([...ended, orders]).toEqual([1, 1, 0, 4]);
  });
});
