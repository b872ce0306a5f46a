import type { ReadingReport } from '#shared/contract/inspection.ts';
import { useWords } from '../../../app/LanguageProvider.tsx';

/** What the file is by its bytes, whatever its ending says. */
export function FormatNote({ reading }: { reading: ReadingReport }) {
  const { t } = useWords();
  const { compression } = reading;
  const format = t(`wizard.format.${reading.reading.format ?? 'text'}`);
  const packed = compression === 'none' ? format : t(`wizard.format.${compression}`, { format });
  return t('wizard.format.found', { format: packed });
}
