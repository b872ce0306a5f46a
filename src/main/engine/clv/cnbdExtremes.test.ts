import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { meanOverStages, stageChances } from './stageSums.ts';
import { cnbdLogLikelihood, CnbdOrders, purchaseTable, scoreOrders } from './index.ts';

describe('regular buyers who pass more stages than are written out', () => {
  const params = { r: 2.5, alpha: 0.01, a: 0.01, b: 3, first: 1, k: 3 } as const;
  const [, stage] = new CnbdOrders(params).stages;

  it.each([
    // mpmath at 25 digits; the first is still written out, and its orders are no more at random.
    [400, 42_810.87432677],
    [2000, 210_638.0381191974],
    [10_000, 1_036_376.758348068],
  ])('expects what orders at random would be within %d', (horizon, wanted) => {
    expectNear((stage?.expected(0, 0, horizon) ?? NaN) / wanted, 1, 2e-7);
  });

  it('has figures of a customer who was first seen a moment ago', () => {
    const table = purchaseTable(
      Float64Array.of(2),
      Float64Array.of(5e-7),
      Float64Array.of(1e-6),
      1,
    );
    const ask = { horizon: 52, delta: 0.002, level: 0.9 };
    const orders = new CnbdOrders({ r: 1e7, alpha: 4.3, a: 5.8e6, b: 1e7, first: 1, k: 12 });
    const scores = scoreOrders(orders, table, ask);
    for (const column of Object.values(scores) as Float64Array[]) {
      expect(column.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    }
    expectNear(scores.expectedOrders[0] ?? NaN, (scores.pAlive[0] ?? NaN) * (15.8 / 5.8), 1e-5);
  });
});

describe('a hundred stages and thousands of purchases', () => {
  const params = { r: 1, alpha: 3, a: 1, b: 3, first: 1, k: 100 } as const;

  it('have a likelihood and chances of the stages', () => {
    // mpmath at 60 digits.
    expectNear(cnbdLogLikelihood(params, 3000, 1, 40, 0) / 1_990_162.422217632, 1, 1e-12);
    const orders = new CnbdOrders(params);
    expect(orders.alive(3000, 1, 40)).toBe(0);
    const weights = new Float64Array(100);
    orders.stageWeights(3000, 1, 40, weights);
    const wanted = [4.66548991049e-11, 1.3091316591e-7, 0.000363593828018, 0.999636275212];
    for (const [i, share] of wanted.entries()) {
      expectNear((weights[96 + i] ?? NaN) / share, 1, 1e-10);
    }
  });
});

describe('a mean over the stages that may be passed', () => {
  it.each([
    [0.4, 0.001, 1, 0],
    [0.4, 400, 7, 0],
    [7.4, 2000, 7, 6],
    [35.2, 0.3, 12, 5],
    [420, 90, 3, 2],
  ])(
    'is that of the chances written out: shape %d, share %d, %d stages',
    (shape, share, stages, passed) => {
      const { first, mass } = stageChances(shape, share, stages);
      const of = (due: number): number => Math.log1p(due) - 0.3;
      let wanted = 0;
      for (const [i, chance] of mass.entries()) {
        wanted += chance * of(Math.floor((first + i + passed) / stages));
      }
      const asked: number[] = [];
      const found = meanOverStages({ shape, share, stages, passed }, (due) => {
        asked.push(due);
        return of(due);
      });
      expectNear(found / wanted, 1, 1e-12);
      // No number of orders is asked for twice but the likeliest, so that each stage costs one product.
      expect(new Set(asked).size).toBe(asked.length);
    },
  );
});
