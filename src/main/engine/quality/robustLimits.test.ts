import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustLimits } from './robustLimits.ts';

const limits = (...values: number[]) => robustLimits(Float64Array.from(values));

describe('robust limits', () => {
  it('by hand: median 3, deviations 2 1 0 1 97 with median 1', () => {
    // 3.5 / 0.6745 = 5.189028910… (python3: fractions.Fraction(35000, 6745))
    const found = limits(1, 2, 3, 4, 100);
    expect(found).toMatchObject({ count: 5, median: 3, outside: 1 });
    expect(found.low).toBeCloseTo(-2.189028910303929, 12);
    expect(found.high).toBeCloseTo(8.189028910303929, 12);
  });

  it('by hand: more than half alike, mean deviation 90 / 10 = 9 instead', () => {
    // 3.5 * 1.253314 * 9 = 39.479391
    const found = limits(...Array.from({ length: 9 }, () => 10), 100);
    expect(found).toMatchObject({ median: 10, outside: 1 });
    expect(found.high).toBeCloseTo(49.479391, 9);
  });

  it('has nothing to say of no values, one, or values that are all alike', () => {
    expect(limits()).toEqual({ count: 0, median: NaN, low: NaN, high: NaN, outside: 0 });
    expect(limits(7)).toEqual({ count: 1, median: 7, low: NaN, high: NaN, outside: 0 });
    expect(limits(5, 5, 5, 5)).toEqual({ count: 4, median: 5, low: NaN, high: NaN, outside: 0 });
  });

  it('stays finite for amounts of any size that are kept', () => {
    const found = limits(1, 2, 3, Number.MAX_SAFE_INTEGER);
    expect(found).toMatchObject({ median: 2.5, outside: 1 });
  });

  it('does not depend on order, moves and scales with the values', () => {
    const amounts = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -1000, max: 1000 }), (values, shift) => {
        const plain = limits(...values);
        expect(limits(...values.toReversed())).toEqual(plain);
        const moved = limits(...values.map((value) => 4 * value + shift));
        expect(moved.median).toBeCloseTo(4 * plain.median + shift, 6);
        expect(moved.outside).toBe(plain.outside);
        if (Number.isNaN(plain.high)) expect(moved.high).toBeNaN();
        else
          expect(moved.high / (4 * plain.high + shift || 1)).toBeCloseTo(
            moved.high === 0 ? 0 : 1,
            6,
          );
      }),
    );
  });

  it('never has more than half of the values outside where they have a middle spread', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
        (values) => {
          const { outside, count } = limits(...values);
          expect(outside).toBeLessThanOrEqual(count / 2);
        },
      ),
    );
  });
});
