import { fitSbg, purchaseTable, SbgOrders, type SbgFit } from '../clv/index.ts';
import { gated, type Outcome } from '../outcome.ts';

/** What a contract brings per period and how money is discounted from one period to the next. */
export interface ContractTerms {
  /** Contribution per period, the first one at once. */
  readonly perPeriod: number;
  /** Discount rate per period, from 0. */
  readonly rate: number;
  /** Payments that count, the first included; Infinity for all. */
  readonly periods: number;
}

/**
 * Value of a contract that is renewed with the same probability every time: the sum over t from 0 of
 * m rᵗ / (1 + d)ᵗ, the first payment at t = 0 (docs/models/contract-value.md). For ever it is
 * m (1 + d) / (1 + d − r), and Infinity where r = 1 and d = 0.
 *
 * @param retention probability of a renewal, 0 to 1.
 */
export function constantRetentionValue(terms: ContractTerms, retention: number): number {
  const { perPeriod, rate, periods } = terms;
  const factor = retention / (1 + rate);
  if (factor === 1) return perPeriod * periods;
  // expm1 keeps the digits where the factor is near 1; 1 - factor is exact there.
  const left = Number.isFinite(periods) ? -Math.expm1(periods * Math.log(factor)) : 1;
  return (perPeriod * left) / (1 - factor);
}

/**
 * The same with retention that rises because those who leave early leave: the shifted beta-geometric of
 * docs/models/sbg.md, for a new contract. Infinity where no end comes: d = 0, for ever, alpha <= 1.
 */
export function sbgRetentionValue(
  terms: ContractTerms,
  { alpha, beta }: SbgFit['parameters'],
): number {
  const { perPeriod, rate, periods } = terms;
  if (!Number.isFinite(periods) && rate === 0) {
    return alpha > 1 ? (perPeriod * (alpha + beta - 1)) / (alpha - 1) : Number.POSITIVE_INFINITY;
  }
  const orders = new SbgOrders({ alpha, beta });
  return perPeriod * (1 + orders.discounted(0, 0, periods - 1, Math.log1p(rate)));
}

/**
 * Fits the shifted beta-geometric to a cohort: `survivors[0]` contracts at the start, `survivors[k]`
 * still running after the k-th renewal.
 *
 * @returns a gate: `no_customers`, `not_falling` for numbers that rise or are no whole numbers from 0,
 * or those of `fitSbg`.
 */
export function fitSurvivors(survivors: readonly number[]): Outcome<SbgFit> {
  const renewals = survivors.length - 1;
  const start = survivors[0] ?? 0;
  if (start === 0 || renewals < 1) return gated('CANNOT_FIT', 'no_customers', { customers: start });
  const falls = survivors.every(
    (count, k) => Number.isInteger(count) && count >= 0 && count <= (survivors[k - 1] ?? count),
  );
  if (!falls) return gated('CANNOT_FIT', 'not_falling', {});
  const renewed = new Int32Array(start);
  let n = 0;
  for (let k = 0; k < renewals; k++) {
    const left = (survivors[k] as number) - (survivors[k + 1] as number);
    renewed.fill(k, n, n + left);
    n += left;
  }
  renewed.fill(renewals, n);
  return fitSbg(purchaseTable(renewed, renewed, new Int32Array(start).fill(renewals), 1));
}
