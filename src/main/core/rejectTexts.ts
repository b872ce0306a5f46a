import type { Language } from '#shared/contract/common.ts';
import { REJECTION_CODES, type RejectTexts } from '#shared/domain/rejectionCodes.ts';
import { createTranslator } from '#shared/i18n/index.ts';

/** What a file of rejected rows says in a language: the worker has no catalogues. */
export function rejectTexts(language: Language): RejectTexts {
  const { t } = createTranslator(language);
  return {
    sheet: t('rejects.sheet'),
    of: Object.fromEntries(
      REJECTION_CODES.map((code) => [
        code,
        { message: t(`rules.${code}`), fix: t(`rejects.fix.${code}`) },
      ]),
    ),
  };
}
