import type { Outcome } from '../outcome.ts';
import { gammaGammaMean, type GammaGammaFit } from './gammaGammaFit.ts';
import type { SpendMoments } from './valueInterval.ts';

/** Moments of a customer's spend per order, minor units, from x repeat purchases of a mean. */
export type SpendModel = (x: number, meanMinor: number) => SpendMoments;

/** Least distance of the posterior's shape from 2, where its variance becomes infinite. */
const LEAST_SHAPE_EXCESS = 0.25;

/**
 * Spend per order by Gamma-Gamma. An order's value is Gamma(p, nu), and after x purchases of mean m
 * nu is Gamma(p x + q, v + x m) (Fader and Hardie 2013), so with k = p x + q and w = v + x m
 * E[Z] = p w / (k - 1), E[Z Z'] = p^2 w^2 / ((k - 1)(k - 2)), E[Z^2] = p (p + 1) w^2 / ((k - 1)(k - 2)).
 *
 * Where no mean exists, or no model, `fallback` stands in without a spread.
 *
 * @param fallback mean purchase of all customers, minor units.
 */
export function spendModel(
  fit: Outcome<GammaGammaFit>,
  fallback: number,
  minorPerMajor: number,
): SpendModel {
  const fixed = { spend: fallback, spendSecond: fallback ** 2, spendCross: fallback ** 2 };
  if (!fit.ok) return () => fixed;
  const { parameters } = fit.value;
  const { p, q, v } = parameters;
  return (x, meanMinor) => {
    // A mean of zero was left out of the fit; such a customer is known by the population alone.
    const known = meanMinor > 0 ? x : 0;
    const mean = known > 0 ? meanMinor / minorPerMajor : 0;
    const spend = gammaGammaMean(parameters, known, mean) * minorPerMajor;
    if (Number.isNaN(spend)) return fixed;
    const shape = p * known + q;
    const scale = (v + known * mean) * minorPerMajor;
    const inverseSecond = scale ** 2 / ((shape - 1) * Math.max(shape - 2, LEAST_SHAPE_EXCESS));
    return {
      spend,
      spendSecond: p * (p + 1) * inverseSecond,
      spendCross: p * p * inverseSecond,
    };
  };
}
