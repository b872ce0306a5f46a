import type { Gate } from '#shared/contract/common.ts';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { Translator } from '#shared/i18n/index.ts';

/** Sentence of a gate: its own reason where the catalogue has one, else that of its code. */
export function gateText(gate: Gate, { t, known }: Pick<Translator, 't' | 'known'>): string {
  return known(`gates.${gate.reason}`, gate.details, t(`gates.${gate.code}`));
}

/** What an error says of itself, line by line, for a note to whoever helps. Holds no cell's value. */
export function errorDetails(error: ErrorBody): string {
  const entries = Object.entries({ code: error.code, ...error.place, ...error.details });
  return entries.map(([name, value]) => `${name}: ${String(value)}`).join('\n');
}
