import type { EngineControl } from '../control.ts';
import { differenced, lnRising } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { searchLikelihood } from './likelihoodSearch.ts';
import { opportunityFault } from './opportunities.ts';
import { orderFit, type OrderFit } from './orderFit.ts';
import { sumOverCustomers, type PurchaseTable } from './purchaseTable.ts';

/** Parameters of the shifted beta-geometric: not renewing ~ Beta(alpha, beta), per renewal. */
export interface SbgParameters {
  readonly alpha: number;
  readonly beta: number;
}

/** A fitted shifted beta-geometric model. */
export type SbgFit = OrderFit<SbgParameters>;

const NAMES = ['alpha', 'beta'] as const;
const LOWEST = Math.log(1e-6);
const HIGHEST = Math.log(1e7);
const STARTS = [
  [1, 1],
  [0.5, 3],
  [20, 60],
] as const;

/**
 * Fits the shifted beta-geometric model of contractual retention by maximum likelihood. A row is a
 * contract that was renewed x times out of T renewals that have come due: x = T is still running,
 * x below T ended at renewal x + 1. t_x must be x.
 *
 * Source: P. S. Fader and B. G. S. Hardie, "How to project customer retention", Journal of Interactive
 * Marketing 21 (2007), equations 5 and 6.
 *
 * @returns a gate: `no_customers`, `no_time` (nothing has come due), `nobody_left` (all renewed, so
 * that how they differ cannot be known), those of {@link opportunityFault}, or `no_maximum`.
 */
export function fitSbg(table: PurchaseTable, control?: EngineControl): Outcome<SbgFit> {
  const { left, due, renewed, repeaters } = contracts(table);
  const details = { customers: table.customers, left };
  if (table.customers === 0) return gated('CANNOT_FIT', 'no_customers', details);
  const fault = opportunityFault(table);
  if (fault !== undefined) return fault;
  if (due === 0) return gated('CANNOT_FIT', 'no_time', details);
  if (left === 0) return gated('CANNOT_FIT', 'nobody_left', details);
  const bounds = (limit: number): Float64Array => new Float64Array(2).fill(limit);
  const found = searchLikelihood(
    (rows) => differenced(2, (point) => logLikelihood(rows, sbgParametersOf(point))),
    table,
    STARTS.map((start) => Float64Array.from(start, Math.log)),
    { lower: bounds(LOWEST), upper: bounds(HIGHEST) },
    () => control?.check(),
  );
  if (!Number.isFinite(found.best.value)) return gated('CANNOT_FIT', 'no_maximum', details);
  const facts = { repeaters, meanAge: due / table.customers, rate: renewed / due };
  const parameters = sbgParametersOf(found.best.point);
  return done(orderFit(table, facts, NAMES, found, parameters, []));
}

function sbgParametersOf(point: Float64Array): SbgParameters {
  const [alpha = 0, beta = 0] = point;
  return { alpha: Math.exp(alpha), beta: Math.exp(beta) };
}

interface Contracts {
  /** Contracts that ended. */
  readonly left: number;
  /** Renewals that have come due, and that were made. */
  readonly due: number;
  readonly renewed: number;
  /** Contracts renewed at least once. */
  readonly repeaters: number;
}

function contracts(table: PurchaseTable): Contracts {
  let [left, due, renewed, repeaters] = [0, 0, 0, 0];
  for (let row = 0; row < table.rows; row++) {
    const w = table.weight[row] as number;
    const x = table.xLevels[table.x[row] as number] as number;
    const n = table.ageLevels[table.age[row] as number] as number;
    due += w * n;
    renewed += w * x;
    if (x < n) left += w;
    if (x > 0) repeaters += w;
  }
  return { left, due, renewed, repeaters };
}

function logLikelihood(table: PurchaseTable, params: SbgParameters): number {
  return sumOverCustomers(table, (x, _last, n) => sbgLogLikelihood(params, x, n));
}

/** Log-likelihood of one contract renewed x times out of n. */
export function sbgLogLikelihood({ alpha, beta }: SbgParameters, x: number, n: number): number {
  const renewed = lnRising(beta, x) - lnRising(alpha + beta, x);
  return x < n ? renewed + Math.log(alpha / (alpha + beta + x)) : renewed;
}
