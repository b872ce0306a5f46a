import type { EngineControl } from '../control.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { bgnbdObjective, parametersOf, type BgnbdParameters } from './bgnbdLikelihood.ts';
import type { FitNote } from './estimate.ts';
import { searchLikelihood, type SearchBox } from './likelihoodSearch.ts';
import { orderFit, tableFacts, type OrderFit } from './orderFit.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** A fitted BG/NBD or MBG/NBD model. */
export type BgnbdFit = OrderFit<BgnbdParameters>;

/** The parameters that are searched for, in their order. */
export const BETA_GEOMETRIC_NAMES = ['r', 'alpha', 'a', 'b'] as const;

/** Mean dropout probability below which the fit says that nobody seems to leave. */
const NO_DROPOUT = 1e-4;
/** Bounds of the parameters, alpha in mean ages. */
const LOWEST = 1e-6;
const HIGHEST = 1e7;

/**
 * Starting points (r, alpha in units of r / mean rate, a, b): from a heterogeneous base that loses
 * many, over textbook values, to a homogeneous one and to one that loses nobody.
 */
const STARTS: readonly (readonly [number, number, number, number])[] = [
  [0.25, 0.6, 0.8, 2.5],
  [1, 0.7, 1, 3],
  [0.5, 1, 0.05, 1],
  [4, 0.8, 0.5, 5],
  [1, 0.3, 20, 40],
  [0.1, 0.3, 0.3, 0.5],
];

/**
 * Fits BG/NBD, or MBG/NBD with `first` 1, by maximum likelihood, without a penalty. A parameter at a
 * bound, or one that the data hardly determine, is named in `notes`.
 *
 * @param first chances to leave before the first repeat purchase, see {@link BgnbdParameters}.
 * @returns a gate with the reasons of {@link tableFacts}, or `no_maximum`.
 */
export function fitBgnbd(
  table: PurchaseTable,
  first: 0 | 1,
  control?: EngineControl,
): Outcome<BgnbdFit> {
  const facts = tableFacts(table);
  if ('ok' in facts) return facts;
  const found = searchLikelihood(
    (rows) => bgnbdObjective(rows, first),
    table,
    betaGeometricStarts(facts.rate),
    betaGeometricBox(facts.meanAge),
    () => control?.check(),
  );
  if (!Number.isFinite(found.best.value)) {
    return gated('CANNOT_FIT', 'no_maximum', {
      customers: table.customers,
      repeaters: facts.repeaters,
    });
  }
  const parameters = parametersOf(found.best.point, first);
  return done(
    orderFit(table, facts, BETA_GEOMETRIC_NAMES, found, parameters, betaGeometricNotes(parameters)),
  );
}

/** The starting points as logarithms, at so many events of the purchase process per time unit. */
export function betaGeometricStarts(rate: number): Float64Array[] {
  return STARTS.map(([r, alpha, a, b]) =>
    Float64Array.of(Math.log(r), Math.log((alpha * r) / rate), Math.log(a), Math.log(b)),
  );
}

/** Where the logarithms of the parameters are searched. */
export function betaGeometricBox(meanAge: number): SearchBox {
  const bounds = (limit: number): Float64Array => {
    const ln = Math.log(limit);
    return Float64Array.of(ln, ln + Math.log(meanAge), ln, ln);
  };
  return { lower: bounds(LOWEST), upper: bounds(HIGHEST) };
}

/** Says so if next to nobody leaves. */
export function betaGeometricNotes({ a, b }: BgnbdParameters): FitNote[] {
  return a / (a + b) < NO_DROPOUT ? [{ code: 'no_dropout', parameters: ['a', 'b'] }] : [];
}
