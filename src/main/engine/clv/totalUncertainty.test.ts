import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import type { Maximum } from '../numeric/index.ts';
import {
  DEFAULT_CLV_SETTINGS,
  fitClv,
  purchaseSummary,
  totalInterval,
  type ClvResult,
} from './index.ts';
import { varianceOver } from './totalUncertainty.ts';

function maximum(point: number[], covariance: number[], atBound?: number[]): Maximum {
  return {
    point: Float64Array.from(point),
    value: 0,
    converged: true,
    iterations: 1,
    atBound: Int8Array.from(atBound ?? point.map(() => 0)),
    covariance: Float64Array.from(covariance),
  };
}

describe('the variance of a function of parameters', () => {
  it('is that of the delta method where the function is straight', () => {
    const at = maximum([1, -2], [0.04, 0.01, 0.01, 0.09]);
    const [first, second] = varianceOver(at, 2, ([a = 0, b = 0]) => [3 * a - 2 * b, a]);
    // g' C g by hand: 9 x 0.04 - 2 x 6 x 0.01 + 4 x 0.09.
    expectNear(first, 0.36 - 0.12 + 0.36, 1e-13);
    expectNear(second, 0.04, 1e-13);
  });

  it('holds a parameter at its bound, and is unknown with the covariance', () => {
    const nan = Number.NaN;
    const held = maximum([1, 5], [0.04, nan, nan, nan], [0, 1]);
    expectNear(varianceOver(held, 1, ([a = 0, b = 0]) => [a + 100 * b])[0], 0.04, 1e-14);
    const all = maximum([1, 5], [nan, nan, nan, nan], [0, 0]);
    expect(varianceOver(all, 1, ([a = 0]) => [a])[0]).toBeNaN();
  });

  it('goes no farther than two logarithms where the data say next to nothing', () => {
    const seen: number[] = [];
    varianceOver(maximum([1], [900]), 1, ([a = 0]) => {
      seen.push(a);
      return [a];
    });
    expect(seen.sort()).toEqual([-1, 3]);
  });
});

describe('the interval of a total', () => {
  it('is as wide as the model says where that is taken to be right', () => {
    const found = totalInterval(100, { chance: 0.003, parameters: 0.001 }, undefined, 0.9);
    const reach = Math.exp(1.6448536269514722 * Math.sqrt(Math.log(1.004)));
    expectNear(found?.high, 100 * reach, 1e-10);
    expectNear(found?.low, 100 / reach, 1e-10);
  });

  it('is as wide as past totals were off and usually are, where that is more', () => {
    // Student's t with four degrees of freedom: 2.13184679; 0.25 counts as two more periods.
    const found = totalInterval(100, { chance: 1e-4, parameters: 0 }, [0.2, -0.1], 0.9);
    const reach = 2.1318467863266495 * Math.sqrt((0.2 ** 2 + 0.1 ** 2 + 2 * 0.25 ** 2) / 4);
    expectNear(found?.high, 100 * Math.exp(reach), 1e-8);
    const known = totalInterval(100, { chance: 1, parameters: 0 }, [0.001, 0.001], 0.9);
    expect(known).toEqual(totalInterval(100, { chance: 1, parameters: 0 }, undefined, 0.9));
  });

  it('is as wide as totals usually are off where no period could be tested', () => {
    const found = totalInterval(100, { chance: 1e-4, parameters: 1e-4 }, [], 0.9);
    // Student's t with two degrees of freedom: 2.91998558.
    expectNear(found?.high, 100 * Math.exp(2.919985580353726 * 0.25), 1e-8);
    expectNear(found?.low, 100 / Math.exp(2.919985580353726 * 0.25), 1e-8);
  });

  it('is not narrow because one period was met by luck', () => {
    const lucky = totalInterval(100, { chance: 1e-4, parameters: 0 }, [0.001], 0.9);
    expect(lucky?.high).toBeGreaterThan(155);
    expect(lucky?.high).toBeLessThan(170);
  });

  it('is unknown with the uncertainty of the parameters', () => {
    expect(totalInterval(1, { chance: 0.1, parameters: Number.NaN }, [], 0.9)).toBeUndefined();
  });
});

/** Four standard errors of a share of `n`: a correct interval fails once in some 30,000 tests. */
const tolerance = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n);

describe('intervals of totals on bases that BG/NBD and Gamma-Gamma describe', () => {
  const LEVEL = 0.9;
  const held = (customers: number, samples: number, model: 'bgnbd' | 'mbgnbd' = 'bgnbd') => {
    let [orders, value, widest, finite] = [0, 0, 0, 0];
    for (let seed = 0; seed < samples; seed++) {
      const base = { ...GOLDEN_BASE, seed: 5000 + seed, customers };
      const later = simulatedSnapshot({ ...base, asOf: base.asOf + 365 });
      const fitted = fitClv(purchaseSummary(later, base.asOf), {
        ...DEFAULT_CLV_SETTINGS,
        gate: { customers: 1, months: 1, repeaters: 1 },
        model,
        yearlyRate: 0,
      });
      if (!fitted.ok) throw new Error(fitted.reason);
      const truth = boughtAfter(later, base.asOf, fitted.value);
      const { expectedOrders, clv, ordersUncertainty, clvUncertainty } = fitted.value;
      const inOrders = totalInterval(expectedOrders, ordersUncertainty, undefined, LEVEL);
      const inValue = clvUncertainty && totalInterval(clv, clvUncertainty, undefined, LEVEL);
      if (!inOrders || !inValue) continue;
      finite++;
      if (truth.orders >= inOrders.low && truth.orders <= inOrders.high) orders++;
      if (truth.spent >= inValue.low && truth.spent <= inValue.high) value++;
      widest = Math.max(widest, inOrders.high / inOrders.low);
    }
    return { orders: orders / finite, value: value / finite, widest, finite };
  };

  it('hold what the customers order and spend in the year, as often as they say', () => {
    const samples = 150;
    const found = held(600, samples);
    expect(found.finite).toBe(samples);
    for (const share of [found.orders, found.value]) {
      expect(Math.abs(share - LEVEL)).toBeLessThan(tolerance(LEVEL, samples));
    }
    expect(found.widest).toBeLessThan(2);
  });
});

/** Purchases and spend after a day, of the customers who were scored on it. */
function boughtAfter(
  { orders }: ReturnType<typeof simulatedSnapshot>,
  asOf: number,
  { columns }: ClvResult,
): { orders: number; spent: number } {
  let [count, spent] = [0, 0];
  for (let c = 0; c < orders.customers; c++) {
    if (!((columns.frequency[c] ?? -1) >= 0)) continue;
    let last = asOf;
    for (let i = orders.start[c] ?? 0; i < (orders.start[c + 1] ?? 0); i++) {
      const day = orders.day[i] ?? 0;
      if (day <= asOf) continue;
      if (day !== last) count++;
      last = day;
      spent += orders.net[i] ?? 0;
    }
  }
  return { orders: count, spent };
}
