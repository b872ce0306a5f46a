import type { EngineControl } from '../control.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import {
  BETA_GEOMETRIC_NAMES,
  betaGeometricBox,
  betaGeometricNotes,
  betaGeometricStarts,
} from './bgnbdFit.ts';
import { parametersOf } from './bgnbdLikelihood.ts';
import { cnbdObjective, type CnbdParameters } from './cnbdLikelihood.ts';
import type { FitNote } from './estimate.ts';
import { searchLikelihood, type SearchResult } from './likelihoodSearch.ts';
import { orderFit, tableFacts, type OrderFit } from './orderFit.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** A fitted BG/CNBD-k or MBG/CNBD-k model. */
export type CnbdFit = OrderFit<CnbdParameters>;

/** What is known of the timing of purchases beyond the first and the last. */
export interface PurchaseTiming {
  /** Sum over all customers of the logarithms of their interpurchase times, in the table's unit. */
  readonly litt?: number;
  /** Erlang stages, an integer from 1, where they are not to be chosen by likelihood. */
  readonly k?: number;
}

/** Erlang stages that are tried. */
const MOST_STAGES = 12;

/**
 * Fits BG/CNBD-k, or MBG/CNBD-k with `first` 1, by maximum likelihood, k included: the best of 1 to 12,
 * the smallest of equals. Without the interpurchase times the likelihoods of two k cannot be compared;
 * then k is 1, or as given, the likelihood is without their term, and the note `timing_unknown` says so.
 *
 * @param first chances to leave before the first repeat purchase, see {@link CnbdParameters}.
 * @returns a gate with the reasons of {@link tableFacts}, or `no_maximum`.
 */
export function fitCnbd(
  table: PurchaseTable,
  first: 0 | 1,
  timing: PurchaseTiming,
  control?: EngineControl,
): Outcome<CnbdFit> {
  const facts = tableFacts(table);
  if ('ok' in facts) return facts;
  const search = (k: number): SearchResult =>
    searchLikelihood(
      (rows) => cnbdObjective(rows, first, k),
      table,
      betaGeometricStarts(k * facts.rate),
      betaGeometricBox(facts.meanAge),
      () => control?.check(),
    );
  const regularity = (k: number): number => (k - 1) * (timing.litt ?? 0);
  let best: { k: number; found: SearchResult; logLikelihood: number } | undefined;
  for (const k of stagesToTry(timing)) {
    const found = search(k);
    const logLikelihood = found.best.value + regularity(k);
    if (logLikelihood > (best?.logLikelihood ?? Number.NEGATIVE_INFINITY)) {
      best = { k, found, logLikelihood };
    }
  }
  if (best === undefined) {
    return gated('CANNOT_FIT', 'no_maximum', {
      customers: table.customers,
      repeaters: facts.repeaters,
    });
  }
  const { k, found, logLikelihood } = best;
  const parameters = { ...parametersOf(found.best.point, first), k };
  const fit = orderFit(table, facts, BETA_GEOMETRIC_NAMES, found, parameters, [
    ...betaGeometricNotes(parameters),
    ...timingNotes(k, timing),
  ]);
  const stages = {
    name: 'k',
    value: k,
    standardError: Number.NaN,
    low: Number.NaN,
    high: Number.NaN,
  };
  return done({ ...fit, logLikelihood, estimates: [...fit.estimates, stages] });
}

function stagesToTry({ k, litt }: PurchaseTiming): number[] {
  if (k !== undefined) return [k];
  if (litt === undefined) return [1];
  return Array.from({ length: MOST_STAGES }, (_, i) => i + 1);
}

function timingNotes(chosen: number, { k, litt }: PurchaseTiming): FitNote[] {
  if (litt === undefined) return [{ code: 'timing_unknown', parameters: ['k'] }];
  const atEdge = k === undefined && chosen === MOST_STAGES;
  return atEdge ? [{ code: 'boundary', parameters: ['k'] }] : [];
}
