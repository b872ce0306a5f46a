import type { ReadingReport } from '#shared/contract/inspection.ts';
import type { Words } from '../../../app/LanguageProvider.tsx';

/** A sentence of what the file is by its bytes, whatever its ending says. */
export function formatNote({ reading, compression }: ReadingReport, { t }: Words): string {
  const format = t(`wizard.format.${reading.format ?? 'text'}`);
  const packed = compression === 'none' ? format : t(`wizard.format.${compression}`, { format });
  return t('wizard.format.found', { format: packed });
}
