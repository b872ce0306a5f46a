import type { Gate } from '#shared/contract/common.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { Translator } from '#shared/i18n/index.ts';

/** Reasons that are no lack of data: everything is there, and shows no difference. */
const ALIKE: ReadonlySet<string> = new Set([
  'no_season',
  'constant_feature',
  'constant_spend',
  'no_covariates',
  'no_spread',
  'no_stable_clusters',
]);

/** True where more of the same data would open the gate. */
export function wantsMore({ code, reason }: Gate): boolean {
  return code === 'TOO_FEW_DATA' && !ALIKE.has(reason);
}

/** What a gate says at first sight: too few data, none, no difference in them, or no way to compute. */
export function gateTitle({ code, reason }: Gate, { t }: Pick<Translator, 't'>): string {
  if (ALIKE.has(reason)) return t('gates.title.alike');
  if (code === 'TOO_FEW_DATA') return t('gates.title.few');
  return t(code === 'CANNOT_FIT' ? 'gates.title.cannot' : 'gates.title.absent');
}

/** Sentence of a gate: its own reason where the catalogue has one, else that of its code. */
export function gateText(gate: Gate, { t, known }: Pick<Translator, 't' | 'known'>): string {
  return known(`gates.${gate.reason}`, gate.details, t(`gates.${gate.code}`));
}

/** What an error says of itself, line by line, for a note to whoever helps. Holds no cell's value. */
export function errorDetails(error: ErrorBody): string {
  const entries = Object.entries({ code: error.code, ...error.place, ...error.details });
  return entries.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
}
