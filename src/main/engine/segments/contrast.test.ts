import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanDifference, overlapCells, shareDifference, summarise, eventTrend } from './index.ts';

const A = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 9, 12];
const B = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 5, 7];

function summaryOf(values: readonly number[]) {
  return summarise(values, new Uint8Array(values.length).fill(1), Number.NaN);
}

describe('a field of two groups', () => {
  it('is summed up without those who have no value', () => {
    const values = [5, Number.NaN, -1, 7, 2, 100];
    expect(summarise(values, Uint8Array.of(1, 1, 1, 1, 1, 0), -1)).toEqual({
      known: 3,
      mean: 14 / 3,
      median: 5,
      deviation: Math.sqrt(((5 - 14 / 3) ** 2 + (7 - 14 / 3) ** 2 + (2 - 14 / 3) ** 2) / 2),
    });
    expect(summaryOf([1, 4]).median).toBe(2.5);
    expect(summaryOf([])).toMatchObject({ known: 0, mean: Number.NaN, median: Number.NaN });
  });

  // Golden: Welch with the quantile of Student's t by integrating its density, plain Python.
  it('differs in the mean by Welch', () => {
    const found = meanDifference(summaryOf(A), summaryOf(B), 10);
    expect(found?.difference).toBeCloseTo(1.8571428571428572, 12);
    expect(found?.low).toBeCloseTo(-0.3169072049447652, 9);
    expect(found?.high).toBeCloseTo(4.031192919230479, 9);
    expect(found?.effect).toBeCloseTo(0.742327098449408, 12);
  });

  it('has no interval for a few customers or without any spread', () => {
    expect(meanDifference(summaryOf(A), summaryOf(B.slice(0, 9)), 10)).toBeUndefined();
    const flat = summaryOf(new Array<number>(20).fill(3));
    expect(meanDifference(flat, flat, 10)).toBeUndefined();
    expect(shareDifference({ count: 3, of: 9 }, { count: 3, of: 90 }, 10)).toBeUndefined();
  });

  // Newcombe 1998, table II, example (a): 56/70 − 48/80, method 10.
  it('differs in a share as Newcombe printed', () => {
    const found = shareDifference({ count: 56, of: 70 }, { count: 48, of: 80 }, 10);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
    expect(found?.effect).toBeCloseTo(0.4421431880029534, 12);
  });

  it('has an interval that holds the difference and stays within −1 and 1', () => {
    const part = fc
      .integer({ min: 10, max: 500 })
      .chain((of) => fc.record({ of: fc.constant(of), count: fc.integer({ min: 0, max: of }) }));
    fc.assert(
      fc.property(part, part, (a, b) => {
        const found = shareDifference(a, b, 10);
        if (!found) throw new Error('none');
        expect(found.low).toBeLessThanOrEqual(found.difference);
        expect(found.high).toBeGreaterThanOrEqual(found.difference);
        expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found.high).toBeLessThanOrEqual(1 + 1e-12);
        const back = shareDifference(b, a, 10);
        expect(back?.low).toBeCloseTo(-found.high, 12);
      }),
    );
  });
});

describe('overlapping segments', () => {
  it('put every customer into exactly one cell', () => {
    const bit = fc.constantFrom(0, 1);
    const rows = fc.array(fc.tuple(bit, bit, bit, bit, fc.nat(9)), { maxLength: 40 });
    fc.assert(
      fc.property(rows, (given) => {
        const column = (at: 0 | 1 | 2 | 3) => Uint8Array.from(given, (row) => row[at]);
        const worth = Float64Array.from(given, (row) => row[4]);
        const parts = [column(0), column(1), column(2)];
        const cells = overlapCells(parts, column(3), worth, worth);
        for (const { members, customers, revenue } of cells) {
          const inside = given.filter(
            ([a, b, c, among]) => among === 1 && a + 2 * b + 4 * c === members,
          );
          expect(customers).toBe(inside.length);
          expect(revenue).toBe(inside.reduce((sum, row) => sum + row[4], 0));
        }
        const all = cells.reduce((sum, { customers }) => sum + customers, 0);
        expect(all).toBe(given.filter((row) => row[3] === 1).length);
        const sizes = cells.map(({ customers }) => customers);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }),
    );
  });
});

describe('the trend of orders', () => {
  it('rises for orders that come closer together, falls for the mirror image', () => {
    const later = [0, 50, 80, 90, 95];
    const found = eventTrend(later, 99, 25, 8);
    expect(found).toMatchObject({ direction: 'rising', counts: [1, 0, 1, 3] });
    expect(found.score).toBeCloseTo(2.0469691362177636, 12);
    const mirrored = eventTrend([0, 4, 9, 19, 49], 99, 25, 8);
    expect(mirrored.direction).toBe('falling');
    expect(mirrored.score).toBeCloseTo(-found.score, 12);
  });

  it('is none for even orders, for one, for none, and within one day', () => {
    expect(eventTrend([0, 10, 20, 30, 40], 40, 10, 8).direction).toBe('none');
    expect(eventTrend([7], 90, 30, 8)).toEqual({ counts: [1, 0, 0], score: 0, direction: 'none' });
    expect(eventTrend([], 90, 30, 8)).toEqual({ counts: [0], score: 0, direction: 'none' });
    expect(eventTrend([5, 5, 5], 5, 30, 8)).toEqual({ counts: [3], score: 0, direction: 'none' });
  });

  it('shows the latest windows alone', () => {
    expect(eventTrend([0, 95], 99, 10, 3).counts).toEqual([0, 0, 1]);
  });
});
