import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBudget, tierOutcome } from './budget.ts';
import { mostPoints, retentionGain } from './whatIf.ts';

const base = fc
  .record({
    before: fc.integer({ min: 1, max: 1e6 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    revenuePerCustomer: fc.integer({ min: 0, max: 1e7 }),
  })
  .map(({ before, share, ...rest }) => ({ before, stayed: Math.floor(before * share), ...rest }));
const points = fc.double({ min: -100, max: 100, noNaN: true });

describe('another retention rate', () => {
  it('brings nothing at 0 and never less with more points', () => {
    fc.assert(
      fc.property(base, points, points, (known, a, b) => {
        expect(Math.abs(retentionGain(known, 0, 0.4))).toBe(0);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(retentionGain(known, high, 0.4)).toBeGreaterThanOrEqual(
          retentionGain(known, low, 0.4),
        );
      }),
    );
  });

  it('by hand: 1,000 customers, 60 % stayed, 200 each, margin 30 %', () => {
    const known = { before: 1000, stayed: 600, revenuePerCustomer: 200 };
    expect(retentionGain(known, 1, 0.3)).toBeCloseTo(600, 9);
    expect(retentionGain(known, -2, 0.3)).toBeCloseTo(-1200, 9);
    expect(mostPoints(known)).toBeCloseTo(40, 9);
    expect(retentionGain(known, 90, 0.3)).toBeCloseTo(24_000, 6);
    expect(mostPoints({ ...known, before: 0, stayed: 0 })).toBe(0);
  });
});

describe('a budget over tiers', () => {
  it('is spent to the last unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e12 }),
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (budget, weights) => {
          const parts = splitBudget(budget, weights);
          const spent = parts.reduce((sum, part) => sum + part, 0);
          expect(spent).toBe(weights.some((weight) => weight > 0) ? budget : 0);
          expect(parts.every((part) => part >= 0 && Number.isInteger(part))).toBe(true);
        },
      ),
    );
    expect(splitBudget(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  it('reaches no more customers than there are', () => {
    const tier = { customers: 100, perOrder: 50 };
    const assumed = { costPerContact: 2, response: 0.1 };
    expect(tierOutcome(60, tier, assumed)).toEqual({
      spend: 60,
      reached: 30,
      orders: 3,
      gain: 90,
      idle: 0,
    });
    expect(tierOutcome(1000, tier, assumed)).toEqual({
      spend: 1000,
      reached: 100,
      orders: 10,
      gain: -500,
      idle: 800,
    });
    expect(tierOutcome(0, tier, assumed).gain).toBe(0);
  });
});
