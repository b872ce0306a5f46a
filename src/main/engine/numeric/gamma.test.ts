import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digamma,
  lnBeta,
  lnGamma,
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  trigamma,
} from './gamma.ts';

// All literals by mpmath 1.3.0 at 40 digits.
describe('gamma functions', () => {
  it.each([
    [1e-5, 11.512919692895826, -100000.57719921568, 10000000001.64491],
    [0.5, 0.5723649429247001, -1.9635100260214235, 4.934802200544679],
    [1, 0, -0.5772156649015329, 1.6449340668482264],
    [3.7, 1.4280723266653879, 1.1671535393615113, 0.31003785767003833],
    [14.9, 24.924132002217277, 2.6674289762160424, 0.06941658320709579],
    [15, 25.191221182738683, 2.6743466616607936, 0.0689382278476838],
    [250.25, 1129.9037609776442, 5.520461085528791, 0.0040039986546686335],
    [1e8, 1742068066.1038346, 18.420680738952363, 1.000000005e-8],
  ])('lnGamma, digamma, trigamma at %d', (z, ln, first, second) => {
    expectNear(lnGamma(z), ln, 1e-14);
    expectNear(digamma(z), first, 2e-15);
    expectNear(trigamma(z) / second, 1, 4e-15);
  });

  it.each([
    [0.5, 0.5, 1.1447298858494002],
    [3, 20, -8.438149984075784],
    [0.01, 1e7, 4.438298922027439],
    [40, 25, -43.75170982388542],
    [1e6, 2e6, -1909548.290968533],
  ])('lnBeta(%d, %d)', (a, b, expected) => {
    expectNear(lnBeta(a, b), expected, 1e-14);
    expect(lnBeta(b, a)).toBe(lnBeta(a, b));
  });

  it.each([
    [0.25, 3, -0.3522205935893521, 5.2444444444444445, -16.837530864197532],
    [0.25, 40, 106.26360901290656, 7.910089741821828, -17.172173248314735],
    [7, 1000, 5947.01641359648, 5.041449951111608, -0.15255163606391822],
    [1e-6, 30, 57.44153237085673, 1000003.9616521865, -1000000000001.611],
    [20.5, 30, 105.68775451618983, 0.9162032762207454, -0.029990259003323833],
  ])('rising factorial from %d over %d', (z, n, ln, slope, curvature) => {
    expectNear(lnRising(z, n), ln, 5e-15);
    expectNear(lnRisingSlope(z, n), slope, 5e-15);
    expectNear(lnRisingCurvature(z, n), curvature, 5e-15);
  });

  it('loses no digits where a difference of logarithms would', () => {
    expectNear(lnRising(1e12, 50), 1381.5510557976525, 1e-15);
    expectNear(lnRisingSlope(1e7, 30) / 2.999995650008555e-6, 1, 4e-16);
    expectNear(lnRisingCurvature(1e7, 30) / -2.999991300025665e-13, 1, 4e-16);
    expectNear(lnRisingSlope(1e12, 100_000) / 9.999999500005034e-8, 1, 4e-16);
    expectNear(lnRisingCurvature(3_000_000.25, 1000) / -1.1107410492490183e-10, 1, 4e-16);
  });

  it('rising factorials are built factor by factor', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e5, noNaN: true }), fc.nat(400), (z, n) => {
        expectNear(lnRising(z, n + 1) - lnRising(z, n), Math.log(z + n), 1e-11);
      }),
    );
  });
});
