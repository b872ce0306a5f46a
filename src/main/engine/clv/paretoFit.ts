import type { EngineControl } from '../control.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import type { FitNote } from './estimate.ts';
import { searchLikelihood, type SearchBox } from './likelihoodSearch.ts';
import { orderFit, tableFacts, type OrderFit } from './orderFit.ts';
import { paretoObjective, paretoParametersOf, type ParetoParameters } from './paretoLikelihood.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** A fitted Pareto/NBD model. */
export type ParetoFit = OrderFit<ParetoParameters>;

/** The parameters, in their order. */
export const PARETO_NAMES = ['r', 'alpha', 's', 'beta'] as const;

/** Bounds of the parameters, alpha and beta in mean ages. */
const LOWEST = 1e-6;
const HIGHEST = 1e7;
/**
 * beta near 0 with s near 0 is a share that leaves at once. The likelihood approaches it by 1 / ln beta:
 * at 1e-10 0.3 were missing on a table of 200 customers with one repeater. The square of a horizon over
 * beta, which the variance of a customer of today holds, must not overflow.
 */
const LOWEST_BETA = 1e-150;
/** Share of customers expected to leave within the mean age below which nobody seems to leave. */
const NO_DROPOUT = 1e-4;

/** Starting points (r, alpha in units of r / mean rate, s, beta in units of the mean age). */
const STARTS: readonly (readonly [number, number, number, number])[] = [
  [0.5, 0.7, 0.6, 0.3],
  [1, 0.5, 1, 1],
  [0.3, 1, 0.1, 0.5],
  [3, 0.8, 3, 5],
  [0.5, 0.9, 0.05, 0.01],
  [1, 1, 0.03, 1e-6],
  [50, 1, 0.1, 1e-3],
  [50, 1, 3, 5],
];

/**
 * Fits Pareto/NBD by maximum likelihood, without a penalty. Where the data show no dropout the model
 * has become the NBD with everybody alive, and `notes` say so.
 *
 * @returns a gate with the reasons of {@link tableFacts}, or `no_maximum`.
 */
export function fitPareto(table: PurchaseTable, control?: EngineControl): Outcome<ParetoFit> {
  const facts = tableFacts(table);
  if ('ok' in facts) return facts;
  const lnAge = Math.log(facts.meanAge);
  const starts = STARTS.map(([r, alpha, s, beta]) =>
    Float64Array.of(
      Math.log(r),
      Math.log((alpha * r) / facts.rate),
      Math.log(s),
      Math.log(beta) + lnAge,
    ),
  );
  const found = searchLikelihood(paretoObjective, table, starts, paretoBox(facts.meanAge), () =>
    control?.check(),
  );
  if (!Number.isFinite(found.best.value)) {
    return gated('CANNOT_FIT', 'no_maximum', {
      customers: table.customers,
      repeaters: facts.repeaters,
    });
  }
  const parameters = paretoParametersOf(found.best.point);
  return done(
    orderFit(
      table,
      facts,
      PARETO_NAMES,
      found,
      parameters,
      dropoutNotes(parameters, facts.meanAge),
    ),
  );
}

/** Where the logarithms of the parameters are searched. */
export function paretoBox(meanAge: number): SearchBox {
  const lnAge = Math.log(meanAge);
  const bounds = (limit: number, beta: number): Float64Array => {
    const ln = Math.log(limit);
    return Float64Array.of(ln, ln + lnAge, ln, Math.log(beta) + lnAge);
  };
  return { lower: bounds(LOWEST, LOWEST_BETA), upper: bounds(HIGHEST, HIGHEST) };
}

function dropoutNotes({ s, beta }: ParetoParameters, meanAge: number): FitNote[] {
  const left = -Math.expm1(-s * Math.log1p(meanAge / beta));
  return left < NO_DROPOUT ? [{ code: 'no_dropout', parameters: ['s', 'beta'] }] : [];
}
