import type { KeyFigure, LastReport } from '#shared/contract/keyFigures.ts';
import type { Formatter } from '#shared/i18n/index.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { kpiChange, type Change } from '../home/kpiText.ts';

/** Which report is the last, or why its figures cannot be set against those of this one. */
export function lastReportText(last: LastReport, { t, format, language }: Words): string {
  const [id, day] = [last.exportId, format.day(last.asOf)];
  if (last.differs.length === 0) return t('lastReport.of', { id, day });
  const what = new Intl.ListFormat(language).format(
    last.differs.map((part) => t(`lastReport.differs.${part}`)),
  );
  return t('lastReport.apart', { id, day, what });
}

/** Change since the last report; null where either of the two tells no number. */
export function changeSince(last: LastReport, kpi: KeyFigure, format: Formatter): Change | null {
  return kpiChange(kpi, last.values[kpi.id] ?? null, format);
}
