import type { EngineControl } from '../control.ts';
import { differenced, lnRising } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { searchLikelihood } from './likelihoodSearch.ts';
import { opportunityFault } from './opportunities.ts';
import { orderFit, tableFacts, type OrderFit } from './orderFit.ts';
import { sumOverCustomers, type PurchaseTable } from './purchaseTable.ts';

/** Parameters of BG/BB: buying ~ Beta(alpha, beta) and leaving ~ Beta(gamma, delta), per opportunity. */
export interface BgbbParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly delta: number;
}

/** A fitted BG/BB model. */
export type BgbbFit = OrderFit<BgbbParameters>;

const NAMES = ['alpha', 'beta', 'gamma', 'delta'] as const;
const LOWEST = Math.log(1e-5);
const HIGHEST = Math.log(1e6);
const STARTS = [
  [1, 1, 1, 3],
  [0.5, 2, 0.3, 5],
  [5, 5, 0.05, 1],
  [1, 1, 10, 40],
] as const;

/**
 * Fits BG/BB by maximum likelihood to a table of counted opportunities: x of T opportunities were used,
 * the last of them the t_x-th; no purchase before the first opportunity is counted.
 *
 * Source: P. S. Fader, B. G. S. Hardie and J. Shang, "Customer-base analysis in a discrete-time
 * noncontractual setting", Marketing Science 29 (2010), equation 5.
 *
 * @returns a gate with the reasons of {@link tableFacts} or {@link opportunityFault}, or `no_maximum`.
 */
export function fitBgbb(table: PurchaseTable, control?: EngineControl): Outcome<BgbbFit> {
  const facts = tableFacts(table);
  if ('ok' in facts) return facts;
  const fault = opportunityFault(table);
  if (fault !== undefined) return fault;
  const bounds = (limit: number): Float64Array => new Float64Array(4).fill(limit);
  const found = searchLikelihood(
    (rows) => differenced(4, (point) => logLikelihood(rows, bgbbParametersOf(point))),
    table,
    STARTS.map((start) => Float64Array.from(start, Math.log)),
    { lower: bounds(LOWEST), upper: bounds(HIGHEST) },
    () => control?.check(),
  );
  if (!Number.isFinite(found.best.value)) {
    const { repeaters } = facts;
    return gated('CANNOT_FIT', 'no_maximum', { customers: table.customers, repeaters });
  }
  const parameters = bgbbParametersOf(found.best.point);
  return done(orderFit(table, facts, NAMES, found, parameters, []));
}

function bgbbParametersOf(point: Float64Array): BgbbParameters {
  const [alpha = 0, beta = 0, gamma = 0, delta = 0] = point.map(Math.exp);
  return { alpha, beta, gamma, delta };
}

function logLikelihood(table: PurchaseTable, params: BgbbParameters): number {
  return sumOverCustomers(table, (x, last, n) => bgbbLogLikelihood(params, x, last, n));
}

/** Log-likelihood of one customer, all constants included. */
export function bgbbLogLikelihood(
  params: BgbbParameters,
  x: number,
  last: number,
  n: number,
): number {
  const { alpha, beta, gamma, delta } = params;
  const odds = bgbbInactiveLogOdds(params, x, last, n);
  return (
    lnRising(alpha, x) +
    lnRising(beta, n - x) -
    lnRising(alpha + beta, n) +
    lnRising(delta, n) -
    lnRising(gamma + delta, n) +
    (odds > 0 ? odds + Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)))
  );
}

/**
 * ln of the odds of having left by opportunity n, summed over when; -Infinity for a customer who used
 * the last one. Taken backwards from n as products of ratios, so that nothing under- or overflows.
 */
export function bgbbInactiveLogOdds(
  { alpha, beta, gamma, delta }: BgbbParameters,
  x: number,
  last: number,
  n: number,
): number {
  let ln = 0;
  let odds = Number.NEGATIVE_INFINITY;
  for (let j = n - 1; j >= last; j--) {
    ln += Math.log((alpha + beta + j) / (beta + j - x));
    const left = ln + Math.log(gamma / (delta + j));
    ln += Math.log((gamma + delta + j) / (delta + j));
    odds = Math.max(odds, left) + Math.log1p(Math.exp(-Math.abs(odds - left)));
  }
  return odds;
}
