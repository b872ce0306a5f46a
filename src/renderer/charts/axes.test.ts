import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactTicks } from './axes.ts';

describe('labels of an axis that ends with the data', () => {
  it('names both ends, and no round number that would stand in the way of either', () => {
    expect(exactTicks({ min: 1, max: 35, whole: true })).toEqual([1, 10, 20, 35]);
    expect(exactTicks({ min: 0, max: 182, whole: true })).toEqual([0, 50, 100, 150, 182]);
    expect(exactTicks({ min: 0, max: 3190, whole: false })).toEqual([0, 1000, 2000, 3190]);
    expect(exactTicks({ min: 0, max: 2, whole: true })).toEqual([0, 1, 2]);
    expect(exactTicks({ min: 4, max: 4, whole: true })).toEqual([4]);
  });

  it('rises in few steps, of which the last is no sliver', () => {
    const range = fc
      .record({ min: fc.integer({ min: -50, max: 50 }), length: fc.integer({ min: 1, max: 1e6 }) })
      .map(({ min, length }) => ({ min, max: min + length }));
    fc.assert(
      fc.property(range, fc.boolean(), ({ min, max }, whole) => {
        const ticks = exactTicks({ min, max, whole });
        expect(ticks[0]).toBe(min);
        expect(ticks.at(-1)).toBe(max);
        expect(ticks.length).toBeLessThanOrEqual(9);
        const gaps = ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? 0));
        expect(Math.min(...gaps)).toBeGreaterThan(Math.max(...gaps) / 5);
        if (whole) expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});
