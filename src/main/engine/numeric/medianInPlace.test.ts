import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianOf } from '#shared/domain/quantiles.ts';
import { medianInPlace } from './index.ts';

describe('medianInPlace', () => {
  it('is the median of the sorted values, equal ones among them', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const held = Float64Array.from(values);
        expect(medianInPlace(held)).toBe(medianOf(sorted));
        // Nothing is lost.
        expect(held.sort()).toEqual(sorted);
      }),
    );
  });

  it('ends on values in order, backwards and all alike', () => {
    const many = Float64Array.from({ length: 100_001 }, (_, i) => i);
    expect(medianInPlace(many.slice())).toBe(50_000);
    expect(medianInPlace(many.slice().reverse())).toBe(50_000);
    expect(medianInPlace(new Float64Array(100_000).fill(7))).toBe(7);
    expect(medianInPlace(new Float64Array(0))).toBeNaN();
  });
});
