import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitGammaGamma,
  gammaGammaLogLikelihood,
  gammaGammaMean,
  purchaseSummary,
  type GammaGammaFit,
} from './index.ts';

const summary = purchaseSummary(simulatedSnapshot(GOLDEN_BASE));

function fit(x: Int32Array, mean: Float64Array): GammaGammaFit {
  const outcome = fitGammaGamma(x, mean);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('Gamma-Gamma', () => {
  it('reaches the maximum that scipy 1.17.1 (Nelder-Mead, tolerance 1e-11) finds', () => {
    const fitted = fit(
      summary.frequency,
      summary.meanValue.map((v) => v / 100),
    );
    expectNear(fitted.logLikelihood, -9949.845796781481, 1e-12);
    expectNear(fitted.parameters.p, 5.7119194, 1e-6);
    expectNear(fitted.parameters.q, 4.0223036, 1e-6);
    expectNear(fitted.parameters.v, 16.030142, 1e-6);
    expectNear(fitted.populationMean, 30.2957251, 1e-6);
    expectNear(fitted.correlation, 0.00036792935, 1e-9);
    expect([fitted.customers, fitted.converged, fitted.notes]).toEqual([2410, true, []]);
  });

  it('reaches the limit where nobody varies and the spend of customers spans nine powers of ten', () => {
    const x = new Int32Array(300).fill(1);
    const mean = Float64Array.from(x, (_, i) => 10 ** ((i % 9) - 3));
    const fitted = fit(x, mean);
    // scipy 1.17.1 on mpmath likelihoods at 40 digits, p at its bound; a bound of v once kept it 0.6 below.
    expectNear(fitted.logLikelihood, -1655.0435871367968, 1e-8);
  });

  it('tells apart chance and customers where each has a hundred thousand orders', () => {
    const x = new Int32Array(12).fill(100_000);
    const fitted = fit(
      x,
      Float64Array.from(x, (_, i) => 5 + i),
    );
    expect(fitted.logLikelihood).toBeGreaterThan(-32.0099);
  });

  it('has the likelihood of its single customers', () => {
    const fitted = fit(summary.frequency, summary.meanValue);
    let sum = 0;
    for (let c = 0; c < summary.frequency.length; c++) {
      const x = summary.frequency[c] ?? 0;
      if (x > 0) sum += gammaGammaLogLikelihood(fitted.parameters, x, summary.meanValue[c] ?? 0);
    }
    expectNear(fitted.logLikelihood, sum, 1e-11);
  });

  it('scales with the unit of money', () => {
    const major = fit(
      summary.frequency,
      summary.meanValue.map((v) => v / 100),
    );
    const minor = fit(summary.frequency, summary.meanValue);
    expectNear(minor.parameters.p / major.parameters.p, 1, 1e-6);
    expectNear(minor.parameters.q / major.parameters.q, 1, 1e-6);
    expectNear(minor.parameters.v / major.parameters.v / 100, 1, 1e-6);
  });

  it('draws a customer towards the population, less the more purchases there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (x, m) => {
          const parameters = { p: 6, q: 4, v: 15 };
          const population = gammaGammaMean(parameters, 0, 0);
          const once = gammaGammaMean(parameters, x, m);
          const more = gammaGammaMean(parameters, x + 1, m);
          expect(Math.abs(more - m)).toBeLessThanOrEqual(Math.abs(once - m) + 1e-9);
          expect(once).toBeGreaterThanOrEqual(Math.min(m, population) - 1e-9);
          expect(once).toBeLessThanOrEqual(Math.max(m, population) + 1e-9);
        },
      ),
    );
  });

  it('says that the population has no mean when q is not above 1', () => {
    const x = new Int32Array(400).fill(30);
    const mean = Float64Array.from(x, (_, i) => Math.exp(8 * Math.sin(i * 7.3)));
    const fitted = fit(x, mean);
    expect(fitted.parameters.q).toBeLessThan(1);
    expect(fitted.populationMean).toBeNaN();
    expect(fitted.notes.map((note) => note.code)).toContain('spend_mean_undefined');
  });

  it('marks spend that depends on frequency, and counts means of zero', () => {
    const x = Int32Array.from({ length: 200 }, (_, i) => 1 + (i % 10));
    const mean = Float64Array.from(x, (f, i) => (i === 0 ? 0 : f * 10 + (i % 7)));
    const fitted = fit(x, mean);
    expect(fitted.correlation).toBeGreaterThan(0.9);
    const codes = fitted.notes.map((note) => note.code);
    expect(codes).toEqual(expect.arrayContaining(['spend_correlated', 'zero_spend_left_out']));
    expect(fitted.customers).toBe(199);
  });

  it('names the reason why there is none', () => {
    const few = fitGammaGamma(Int32Array.of(1, 2), Float64Array.of(5, 6));
    expect(few).toMatchObject({ ok: false, code: 'CANNOT_FIT', reason: 'few_spenders' });
    const alike = fitGammaGamma(new Int32Array(50).fill(2), new Float64Array(50).fill(9.99));
    expect(alike).toMatchObject({ ok: false, code: 'CANNOT_FIT', reason: 'constant_spend' });
  });
});
