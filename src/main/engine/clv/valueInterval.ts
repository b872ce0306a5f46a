import { normalBelow, normalDensity, normalQuantile } from '../numeric/index.ts';
import type { LikelyCounts } from './likelyCounts.ts';

/** First two moments of a customer's spend per order. */
export interface SpendMoments {
  readonly spend: number;
  /** E[Z^2] of a single order's spend. */
  readonly spendSecond: number;
  /** E[Z Z'] of two orders of the same customer. */
  readonly spendCross: number;
}

/**
 * Quantile of the sum of a random number Y of order values. The sum is zero with probability
 * 1 - `pOrder`; otherwise it is taken as log-normal with the exact mean and variance (L. F. Fenton 1960
 * for the approximation of sums by a log-normal).
 *
 * @param probability of the quantile, between 0 and 1.
 * @param pOrder P(Y > 0).
 * @param orders E[Y].
 * @param ordersSecond E[Y (Y - 1)].
 */
export function valueQuantile(
  probability: number,
  pOrder: number,
  orders: number,
  ordersSecond: number,
  spend: SpendMoments,
): number {
  const rest = probability - (1 - pOrder);
  if (!(rest > 0)) return 0;
  const mean = (orders * spend.spend) / pOrder;
  const second = (orders * spend.spendSecond + ordersSecond * spend.spendCross) / pOrder;
  const variance = Math.log(Math.max(second / (mean * mean), 1));
  return mean * Math.exp(Math.sqrt(variance) * normalQuantile(rest / pOrder) - variance / 2);
}

/** Spread of a logarithm that counts as none. */
const LEAST_SPREAD = 0.01;
/** A quantile is found when its probability, or its logarithm, is as near as this. */
const CLOSE = 1e-5;
const MOST_STEPS = 40;

/**
 * The same for a customer whose number of orders is given by numbers that stand for it: given each, the
 * sum is taken as log-normal with its mean and variance, and the quantile is that of the mixture. Newton's
 * method on the logarithm, held between bounds.
 */
export function mixedValueQuantile(
  probability: number,
  pOrder: number,
  { counts, chances }: LikelyCounts,
  spend: SpendMoments,
): number {
  const rest = (probability - (1 - pOrder)) / pOrder;
  if (!(rest > 0)) return 0;
  const z = normalQuantile(rest);
  const centre = new Float64Array(counts.length);
  const spread = new Float64Array(counts.length);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let j = 0; j < counts.length; j++) {
    const n = counts[j] as number;
    const mean = n * spend.spend;
    const second = n * spend.spendSecond + n * (n - 1) * spend.spendCross;
    const variance = Math.max(Math.log(second / (mean * mean)), LEAST_SPREAD ** 2);
    centre[j] = Math.log(mean) - variance / 2;
    spread[j] = Math.sqrt(variance);
    const own = (centre[j] as number) + z * (spread[j] as number);
    low = Math.min(low, own);
    high = Math.max(high, own);
  }
  let at = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS && high - low > CLOSE; step++) {
    let [below, slope] = [0, 0];
    for (let j = 0; j < counts.length; j++) {
      const width = spread[j] as number;
      const distance = (at - (centre[j] as number)) / width;
      const chance = chances[j] as number;
      below += chance * normalBelow(distance);
      slope += (chance / width) * normalDensity(distance);
    }
    const error = rest - below;
    if (Math.abs(error) < CLOSE) break;
    if (error > 0) low = at;
    else high = at;
    const next = at + error / slope;
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return Math.exp(at);
}
