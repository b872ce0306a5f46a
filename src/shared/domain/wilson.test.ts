import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from './wilson.ts';

describe('the interval of a share', () => {
  // Roots of (p - part / whole)^2 = z^2 p (1 - p) / whole, computed with python3.
  it.each([
    [8, 10, 0.4901624715366418, 0.9433178485456248],
    [0, 10, 0, 0.2775327998628892],
    [15, 148, 0.0623863995, 0.1604872417],
    [0, 20, 0, 0.1611251581],
    [20, 20, 0.8388748419, 1],
  ])('of %d of %d', (part, whole, low, high) => {
    const found = wilsonInterval(part, whole);
    expect(found?.low).toBeCloseTo(low, 9);
    expect(found?.high).toBeCloseTo(high, 9);
  });

  it('has exact ends where none or all did', () => {
    expect(wilsonInterval(0, 10)?.low).toBe(0);
    expect(wilsonInterval(10, 10)?.high).toBe(1);
  });

  it('holds the share, stays between 0 and 1, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (whole, some) => {
        const part = Math.min(whole, some);
        const { low = 1, high = 0 } = wilsonInterval(part, whole) ?? {};
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(part / whole + 1e-12);
        expect(high).toBeGreaterThanOrEqual(part / whole - 1e-12);
        const more = wilsonInterval(part * 4, whole * 4);
        expect((more?.high ?? 1) - (more?.low ?? 0)).toBeLessThan(high - low);
      }),
    );
  });

  it('of nobody is none', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });
});
