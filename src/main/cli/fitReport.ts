import type { GammaGammaFit, Gated, OrderFit, Outcome } from '#main/engine/index.ts';
import { estimatesReport } from './fitOutput.ts';
import type { OfferedModel } from './valueModels.ts';

/** Estimates of a fit with what a reader of them has to know. */
export function fitReport(fit: OrderFit<unknown> | GammaGammaFit): Record<string, unknown> {
  return {
    ...estimatesReport(fit.estimates),
    log_likelihood: fit.logLikelihood,
    converged: fit.converged,
    notes: fit.notes.map((note) => note.code),
    note_details: fit.notes,
  };
}

/** What became of a model that another stands in for. */
export function triedReport(
  { name }: OfferedModel,
  tried: OrderFit<unknown> | Gated,
): Record<string, unknown> {
  if (!('ok' in tried)) return { model: name, ...fitReport(tried) };
  const { code, reason, details } = tried;
  return { model: name, code, reason, details };
}

/** The spend model, or why there is none. */
export function spendReport(spend: Outcome<GammaGammaFit>): Record<string, unknown> {
  if (!spend.ok) return { reason: spend.reason, details: spend.details };
  const { customers, correlation } = spend.value;
  return { n: customers, ...fitReport(spend.value), correlation };
}
