import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from './index.ts';

const of = (...values: number[]): ReturnType<typeof concentration> =>
  concentration(Float64Array.from(values));

describe('concentration', () => {
  it('is 0 where all are alike, near 1 where one has all', () => {
    expect(of(5, 5, 5, 5).gini).toBe(0);
    expectNear(of(0, 0, 0, 10).gini, 0.75, 1e-15);
  });

  it('is known for 1 to 5', () => {
    const { gini, lorenz, total } = of(3, 1, 5, 2, 4);
    expectNear(gini, 4 / 15, 1e-15);
    expect(total).toBe(15);
    expect(lorenz.customers.length).toBe(101);
    expectNear(lorenz.revenue[20], 1 / 15, 1e-15);
    expectNear(lorenz.revenue[100], 1, 1e-15);
  });

  it('takes parts of a customer where a share cuts through one', () => {
    const { top } = of(3, 1, 5, 2, 4);
    expect(top.map((t) => t.customers)).toEqual([0.01, 0.05, 0.1, 0.2]);
    expectNear(top[3]?.revenue, 5 / 15, 1e-12);
    expectNear(top[2]?.revenue, 2.5 / 15, 1e-12);
  });

  it('counts values below zero, lets the curve dip and keeps Gini at most 1', () => {
    const { negativeCustomers, negativeSum, lorenz, gini } = of(-10, 5, 15);
    expect([negativeCustomers, negativeSum]).toEqual([1, -10]);
    expect(lorenz.revenue[33]).toBeLessThan(0);
    // Chen, Tsaur and Rhai: 1 - sum of (L[i-1] + L[i]) / n over 1 + twice the area below zero.
    // L = 0, -1, -0.5, 1: numerator 1 - (-1 - 1.5 + 0.5) / 3 = 5/3, denominator 1 + (1 + 1.5 + 1/6) / 3.
    expectNear(gini, 5 / 3 / (1 + (1 + 1.5 + 0.25 / 1.5) / 3), 1e-14);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 100 }), { minLength: 1 }), (values) => {
        const result = of(...values);
        if (result.total > 0) {
          expect(result.gini).toBeGreaterThanOrEqual(0);
          expect(result.gini).toBeLessThanOrEqual(1);
        } else expect(result.gini).toBeNaN();
      }),
    );
  });

  it('equals half the relative mean absolute difference', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const total = values.reduce((a, b) => a + b, 0);
          fc.pre(total > 0);
          let differences = 0;
          for (const a of values) for (const b of values) differences += Math.abs(a - b);
          expectNear(of(...values).gini, differences / (2 * values.length * total), 1e-12);
        },
      ),
    );
  });

  it('leaves out customers without an order and is defined for nobody', () => {
    expect(of(NaN, 4, NaN).customers).toBe(1);
    const none = of();
    expect([none.customers, none.total, none.gini, none.lorenz.revenue.length]).toEqual([
      0,
      0,
      NaN,
      0,
    ]);
  });
});
