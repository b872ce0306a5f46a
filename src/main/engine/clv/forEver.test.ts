import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import {
  BgbbOrders,
  BgnbdOrders,
  NbdOrders,
  ParetoOrders,
  purchaseTable,
  SbgOrders,
  scoreOrders,
  type OrderModel,
} from './index.ts';

const FOR_EVER = Number.POSITIVE_INFINITY;

describe('a horizon without an end', () => {
  // mpmath at 50 digits, as n/(n+s) 2F1(1, s; n+s+1; 1-a/b) and its form for a > b; n = r + x.
  it.each([
    [
      { r: 1.77747e-5, alpha: 0.00284292, s: 1, beta: 692451 },
      0,
      0.00889911,
      0.00031798404131791485,
    ],
    [{ r: 1, alpha: 1.42748, s: 2.24777e-6, beta: 1.45426e-28 }, 0, 0, 0.9998551331933155],
    [{ r: 0.00496163, alpha: 5.1744, s: 1, beta: 1524.47 }, 300, 1640.64, 0.9982669809260535],
    [{ r: 1, alpha: 0.620493, s: 1, beta: 9.11824e-25 }, 0, 0, 7.917324055727903e-23],
    [{ r: 1, alpha: 0.00138132, s: 1, beta: 0.00138132000138132 }, 1, 0, 0.6666666668333333],
    [{ r: 1, alpha: 10185.7, s: 1909.69, beta: 0.139232 }, 300, 0, 2.155650447166513e-6],
    [{ r: 2.22652, alpha: 366.169, s: 2.17336, beta: 366.169 }, 1, 12243.6, 0.597516981858856],
  ])('Pareto/NBD, chance that an order still comes: %j, x = %d', (params, x, age, any) => {
    expectNear(new ParetoOrders(params).anyOrder(x, age, FOR_EVER) / any, 1, 1e-10);
  });

  /** Models whose means for ever have an end, and a horizon at which next to nothing is missing. */
  const settled: [string, OrderModel, number, number, number][] = [
    ['Pareto/NBD', new ParetoOrders({ r: 0.6, alpha: 9, s: 8, beta: 40 }), 3, 30, 1e5],
    ['BG/NBD', new BgnbdOrders({ r: 0.6, alpha: 9, a: 9, b: 4 }, FOR_EVER, 30), 3, 30, 1e13],
    [
      'MBG/NBD',
      new BgnbdOrders({ r: 0.6, alpha: 9, a: 9, b: 4, first: 1 }, FOR_EVER, 30),
      0,
      30,
      1e30,
    ],
    ['BG/BB', new BgbbOrders({ alpha: 0.4, beta: 1.2, gamma: 9, delta: 4 }), 2, 6, 5e5],
    ['sBG', new SbgOrders({ alpha: 9, beta: 3 }), 4, 4, 5e5],
  ];
  it.each(settled)('%s: every figure is the limit of long horizons', (_, model, x, age, long) => {
    const figures = (horizon: number): number[] => [
      model.anyOrder(x, age, horizon),
      model.expected(x, age, horizon),
      model.secondFactorialMoment(x, age, horizon),
      model.discounted(x, age, horizon, 0),
      model.discounted(x, age, horizon, 0.05),
    ];
    const limit = figures(FOR_EVER);
    for (const [i, figure] of figures(long).entries()) {
      expectNear(figure / (limit[i] ?? Number.NaN), 1, 1e-7);
    }
    expect(model.counts(x, age, FOR_EVER).quantile(0.5)).toBeNaN();
  });

  it('gives means without an end as infinite, and what is discounted as finite', () => {
    const models: OrderModel[] = [
      new ParetoOrders({ r: 0.6, alpha: 9, s: 1, beta: 40 }),
      new BgnbdOrders({ r: 0.6, alpha: 9, a: 1, b: 4 }, FOR_EVER, 20),
      new NbdOrders({ r: 0.6, alpha: 9 }),
      new BgbbOrders({ alpha: 0.4, beta: 1.2, gamma: 1, delta: 4 }),
      new SbgOrders({ alpha: 1, beta: 3 }),
    ];
    for (const model of models) {
      expect(model.expected(2, 20, FOR_EVER)).toBe(FOR_EVER);
      expect(model.secondFactorialMoment(2, 20, FOR_EVER)).toBe(FOR_EVER);
      expect(model.discounted(2, 20, FOR_EVER, 0)).toBe(FOR_EVER);
      expect(model.discounted(2, 20, FOR_EVER, 0.01)).toBeLessThan(1000);
    }
  });

  it('BG/BB: the chance of an order counts opportunities beyond the millionth', () => {
    // mpmath at 40 digits: d/(g+d) a/(a+b) 3F2(1, d+1, b; g+d+1, a+b+1; 1); the terms fall as k^-1.05.
    const model = new BgbbOrders({ alpha: 0.02, beta: 3, gamma: 0.03, delta: 2 });
    expectNear(model.anyOrder(0, 0, FOR_EVER), 0.394221373785, 1e-6);
  });

  it('can be scored', () => {
    const table = purchaseTable(
      Float64Array.of(0, 3),
      Float64Array.of(0, 20),
      Float64Array.of(30, 38),
      1,
    );
    const ask = { horizon: FOR_EVER, delta: 0.002, level: 0.9 };
    const { pOrder, discountedOrders } = scoreOrders(
      new ParetoOrders({ r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 }),
      table,
      ask,
    );
    for (const row of [0, 1]) {
      expect(pOrder[row]).toBeGreaterThan(0);
      expect(pOrder[row]).toBeLessThan(1);
      expect(discountedOrders[row]).toBeGreaterThan(0);
    }
  });
});
