import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distinct,
  gaussBeta,
  gaussLegendre,
  interpolator,
  lnBeta,
  lowerBound,
  maximise,
  normalBelow,
  normalQuantile,
  randomStream,
  stableOrderBy,
  type SmoothObjective,
} from './index.ts';

describe('Gauss quadrature under a beta distribution', () => {
  const positive = fc.double({ min: 1e-3, max: 200, noNaN: true });

  it('gives the moments of the distribution', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 0, max: 31 }), (a, b, power) => {
        const { nodes, weights } = gaussBeta(a, b, 16);
        const moment = nodes.reduce((sum, p, i) => sum + (weights[i] ?? 0) * p ** power, 0);
        const exact = Math.exp(lnBeta(a + power, b) - lnBeta(a, b));
        expectNear(moment, exact, 1e-11);
      }),
    );
  });

  it('integrates a smooth function on [0, 1]', () => {
    const { nodes, weights } = gaussLegendre(20);
    const sum = nodes.reduce((total, x, i) => total + (weights[i] ?? 0) * Math.exp(x), 0);
    expectNear(sum, Math.E - 1, 1e-15);
  });
});

describe('normal quantile', () => {
  it.each([
    [1e-10, -6.361340902404057],
    [0.025, -1.9599639845400543],
    [0.3, -0.5244005127080408],
    [0.5, 0],
    [0.95, 1.6448536269514726],
  ])('at %d', (probability, expected) => {
    expectNear(normalQuantile(probability), expected, 2e-15);
  });
});

describe('normal distribution', () => {
  it.each([1e-6, 0.025, 0.3, 0.5, 0.8, 0.999])('of its quantile at %d', (probability) => {
    expect(Math.abs(normalBelow(normalQuantile(probability)) - probability)).toBeLessThan(8e-8);
  });
});

describe('maximise', () => {
  /** -(exp(x) - 3)^2 - (y - x)^2, whose maximum is at x = y = ln 3. */
  const bowl: SmoothObjective = {
    size: 2,
    evaluate: ([x = 0, y = 0], gradient, hessian) => {
      const e = Math.exp(x);
      gradient.set([-2 * (e - 3) * e + 2 * (y - x), -2 * (y - x)]);
      hessian.set([-2 * e * (2 * e - 3) - 2, 2, 2, -2]);
      return -((e - 3) ** 2) - (y - x) ** 2;
    },
  };
  const box = (limit: number): Float64Array => Float64Array.of(limit, limit);
  const ignore = (): void => undefined;

  it('finds an inner maximum and its covariance', () => {
    const result = maximise(bowl, Float64Array.of(-3, 4), box(-10), box(10), ignore);
    expect(result.converged).toBe(true);
    expectNear(result.point[0], Math.log(3), 1e-7);
    expectNear(result.point[1], Math.log(3), 1e-7);
    expectNear(result.covariance[0], 1 / 18, 1e-5);
    expect([...result.atBound]).toEqual([0, 0]);
  });

  it('stops at a bound, says so, and gives no covariance for it', () => {
    const result = maximise(bowl, Float64Array.of(-1, -1), box(-10), box(0.5), ignore);
    expect(result.converged).toBe(true);
    expect(result.point[0]).toBe(0.5);
    expect([...result.atBound]).toEqual([1, 1]);
    expect(result.covariance[0]).toBeNaN();
  });

  it('ends where the caller has seen enough, and does not call that converged', () => {
    const seen: number[] = [];
    const enough = (_: Float64Array, value: number): boolean => seen.push(value) === 3;
    const result = maximise(bowl, Float64Array.of(-3, 4), box(-10), box(10), ignore, enough);
    expect([result.converged, result.value]).toEqual([false, seen[2]]);
  });

  it('can be stopped', () => {
    const stop = (): never => {
      throw new Error('stopped');
    };
    expect(() => maximise(bowl, Float64Array.of(0, 0), box(-1), box(1), stop)).toThrow('stopped');
  });
});

describe('distinct', () => {
  it('codes integers and fractions by ascending level', () => {
    const property = (values: number[]): void => {
      const { levels, codes } = distinct(Float64Array.from(values));
      expect([...levels]).toEqual([...new Set(values)].sort((a, b) => a - b));
      expect(Array.from(codes, (code) => levels[code])).toEqual(values);
    };
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 })), property));
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }).map((v) => (v === 0 ? 0 : v))), property),
    );
  });

  it('orders stably', () => {
    const order = stableOrderBy(Uint32Array.of(0, 1, 2, 3), Uint32Array.of(1, 0, 1, 0), 2);
    expect([...order]).toEqual([1, 3, 0, 2]);
  });

  it('finds the first element that is not below a value', () => {
    const ascending = Float64Array.of(1, 2, 2, 5);
    expect([0, 1, 2, 3, 5, 6].map((v) => lowerBound(ascending, v))).toEqual([0, 0, 1, 3, 3, 4]);
  });
});

describe('random stream', () => {
  it('is a function of its seed', () => {
    const draw = (seed: number): number[] => {
      const random = randomStream(seed);
      return [random.uniform(), random.normal(), random.gamma(0.3), random.beta(2, 3)];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it.each([0.2, 1, 7.5])(
    'draws gamma numbers of shape %d with their mean and variance',
    (shape) => {
      const random = randomStream(3);
      const draws = Float64Array.from({ length: 40_000 }, () => random.gamma(shape));
      const mean = draws.reduce((sum, v) => sum + v, 0) / draws.length;
      const variance = draws.reduce((sum, v) => sum + (v - mean) ** 2, 0) / draws.length;
      expect(Math.abs(mean / shape - 1)).toBeLessThan(0.05);
      expect(Math.abs(variance / shape - 1)).toBeLessThan(0.1);
    },
  );
});

describe('Chebyshev interpolation', () => {
  it('gives a smooth function to the last digits, and its values at the ends', () => {
    const smooth = interpolator(Math.exp, -1, 2, 24);
    for (const x of [-1, -0.3, 0.123, 1.9, 2]) expectNear(smooth(x), Math.exp(x), 1e-14);
  });
});
