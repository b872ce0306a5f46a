import type { EngineControl } from '../control.ts';
import { done, type Gated, type Outcome } from '../outcome.ts';
import { fitNbd, type NbdFit } from './nbdFit.ts';
import type { OrderFit } from './orderFit.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** A fit of the model that was asked for, or of the NBD in its place. */
export type FitOrNbd<Parameters> =
  | { readonly fellBack: false; readonly fit: OrderFit<Parameters> }
  | {
      readonly fellBack: true;
      readonly fit: NbdFit;
      /** What became of the model that was asked for. */
      readonly tried: OrderFit<Parameters> | Gated;
    };

/** Log-likelihoods that differ by less are the same to who reads them. */
const SAME_LIKELIHOOD = 0.01;

/**
 * Puts the NBD in the place of a model with dropout that has become it: the data show nobody leaving
 * (note `no_dropout`) and the NBD is as likely, or the search found no maximum at all. The NBD's notes
 * then begin with `fell_back_to_nbd`, followed by those of the model that was asked for which say why.
 *
 * @returns the gate of `asked` where the NBD cannot be fitted either.
 */
export function orNbd<Parameters>(
  asked: Outcome<OrderFit<Parameters>>,
  table: PurchaseTable,
  control?: EngineControl,
): Outcome<FitOrNbd<Parameters>> {
  if (asked.ok && !asked.value.notes.some(({ code }) => code === 'no_dropout')) {
    return done({ fellBack: false, fit: asked.value });
  }
  const nbd = fitNbd(table, control);
  if (!asked.ok) {
    return nbd.ok ? done({ fellBack: true, fit: marked(nbd.value, []), tried: asked }) : asked;
  }
  const asLikely = nbd.ok && asked.value.logLikelihood - nbd.value.logLikelihood < SAME_LIKELIHOOD;
  if (!asLikely) return done({ fellBack: false, fit: asked.value });
  const why = asked.value.notes.filter(({ code }) => code === 'no_dropout');
  return done({ fellBack: true, fit: marked(nbd.value, why), tried: asked.value });
}

function marked(fit: NbdFit, why: NbdFit['notes']): NbdFit {
  return { ...fit, notes: [{ code: 'fell_back_to_nbd', parameters: [] }, ...why, ...fit.notes] };
}
