import { normalQuantile } from '../numeric/index.ts';

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
