import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { logitBeta } from './logitBeta.ts';

/** A positive number of any size. */
const scale = (low: number, high: number) =>
  fc.double({ min: low, max: high, noNaN: true }).map((power) => 10 ** power);

describe('the mean under a beta distribution over the logit', () => {
  it('has the moments of the distribution, however flat or steep', () => {
    fc.assert(
      fc.property(scale(-6, 5), scale(-6, 5), (a, b) => {
        const { nodes, weights } = logitBeta(a, b, 1);
        const mean = (f: (p: number) => number): number =>
          nodes.reduce((sum, p, i) => sum + (weights[i] ?? Number.NaN) * f(p), 0);
        expectNear(
          mean(() => 1),
          1,
          1e-14,
        );
        expectNear(mean((p) => p) / (a / (a + b)), 1, 1e-11);
        expectNear(mean((p) => p * p) / ((a * (a + 1)) / ((a + b) * (a + b + 1))), 1, 1e-11);
      }),
    );
  });

  // mpmath 1.3.0, the integral over the logit at 40 digits.
  it.each([
    [0.3, 2.5, 0.7, 1e11, 61720079.8477054],
    [1e-3, 40, 1000.2, 1e6, 984277759.8650862],
    [30, 5, 2, 1e9, 1.1724137931034484],
  ])('Beta(%d, %d) of (1 - (1 + p s)^-%d) / p at s = %d', (a, b, n, s, wanted) => {
    const { nodes, weights } = logitBeta(a, b, s * n);
    const found = nodes.reduce(
      (sum, p, i) => sum + ((weights[i] ?? Number.NaN) * -Math.expm1(-n * Math.log1p(p * s))) / p,
      0,
    );
    expectNear(found / wanted, 1, 1e-12);
  });
});
