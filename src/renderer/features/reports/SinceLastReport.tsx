import type { KeyFigure, LastReport } from '#shared/contract/keyFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK_MARK } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Section } from '../../components/Page.tsx';
import { SimpleTable } from '../../components/SimpleTable.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { kpiValue } from '../home/kpiText.ts';
import { changeSince, lastReportText } from '../print/lastReportText.ts';
import styles from './reports.module.css';

/** The key figures of this report against those that the last one printed; nothing without a last one. */
export function SinceLastReport({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t } = words;
  const last = model.lastReport;
  if (!last) return null;
  return (
    <Section title={t('lastReport.title')}>
      <p className={styles['note']}>{lastReportText(last, words)}</p>
      {last.differs.length === 0 && (
        <>
          <SimpleTable table={sinceSpec(last, model.overview, words)} />
          <p className={styles['note']}>{t('lastReport.note', { id: last.exportId })}</p>
        </>
      )}
    </Section>
  );
}

function sinceSpec(
  last: LastReport,
  { kpis, run }: ReportModel['overview'],
  { t, format }: Words,
): TableSpec {
  const write = (kpi: KeyFigure, value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : kpiValue(kpi, value, run.money, format);
  return {
    columns: [
      { label: t('print.kpis.measureHead') },
      { label: t('lastReport.then', { day: format.day(last.asOf) }), numeric: true },
      { label: t('lastReport.now'), numeric: true },
      { label: t('lastReport.change'), numeric: true },
    ],
    rows: kpis.map((kpi) => [
      t(`definitions.${kpi.id}.name`),
      write(kpi, last.values[kpi.id]),
      kpi.held.includes('value') ? HELD_BACK_MARK : write(kpi, kpi.value),
      changeSince(last, kpi, format)?.text ?? null,
    ]),
  };
}
