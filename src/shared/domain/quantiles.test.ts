import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf, quantileOf } from './quantiles.ts';

const ascending = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((values) => values.sort((a, b) => a - b));

describe('quantiles of sorted values', () => {
  // python3: statistics.quantiles(values, n=4, method='inclusive').
  it.each([
    [[1, 2, 4, 8], 1.75, 3, 5],
    [[3, 7, 8, 12, 13, 20, 21], 7.5, 12, 16.5],
  ])('of %j', (values, lower, middle, upper) => {
    expect([0.25, 0.5, 0.75].map((share) => quantileOf(values, share))).toEqual([
      lower,
      middle,
      upper,
    ]);
    expect(medianOf(values)).toBe(middle);
  });

  it('rise with the share from the least to the most; the half is the median', () => {
    fc.assert(
      fc.property(ascending, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        expect(quantileOf(values, 0)).toBe(values[0]);
        expect(quantileOf(values, 1)).toBe(values.at(-1));
        expect(quantileOf(values, share / 2)).toBeLessThanOrEqual(quantileOf(values, share));
        expect(quantileOf(values, 0.5)).toBe(medianOf(values));
      }),
    );
  });

  it('are none without a value', () => {
    expect([medianOf([]), quantileOf([], 0.3)]).toEqual([Number.NaN, Number.NaN]);
  });
});
