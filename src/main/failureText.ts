import { createTranslator } from '#shared/i18n/index.ts';
import { errorBodyOf } from '#shared/contract/errors.ts';
import { languageOf } from './core/index.ts';

/** Why the program could not start, in the user's language: what happened, what to do, the code. */
export function failureText(thrown: unknown): string {
  const { code } = errorBodyOf(thrown);
  const { t, known } = createTranslator(languageOf(Intl.DateTimeFormat().resolvedOptions().locale));
  return [known(`errors.${code}.what`), known(`errors.${code}.do`), t('cli.code', { code })].join(
    '\n',
  );
}
