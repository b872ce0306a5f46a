import type { KeyFigure } from '#shared/contract/keyFigures.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { clvChange, kpiChange, kpiValue, type Change } from '../home/kpiText.ts';
import { changeSince, lastReportText } from './lastReportText.ts';
import { ReportSection, ReportTable } from './parts.tsx';
import styles from './print.module.css';

/** Key figures as tiles with their twelve months, and all their numbers as a table. */
export function KpiPage({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t, format } = words;
  const { period, previousPeriod, kpis } = model.overview;
  return (
    <ReportSection
      page="kpis"
      lead={t('print.kpis.measure', {
        from: format.day(period.from),
        to: format.day(period.to),
        previousFrom: format.day(previousPeriod.from),
        previousTo: format.day(previousPeriod.to),
      })}
    >
      <dl className={styles['tiles']}>
        {kpis.map((kpi) => (
          <Tile key={kpi.id} kpi={kpi} model={model} />
        ))}
      </dl>
      <h3>{t('print.kpis.tableTitle')}</h3>
      <ReportTable table={kpiSpec(model, words)} />
      {model.lastReport && (
        <p className={styles['note']}>{lastReportText(model.lastReport, words)}</p>
      )}
      <p className={styles['note']}>{t('print.kpis.points')}</p>
      {kpis.some(({ held }) => held.length > 0) && (
        <p className={styles['note']}>{t('print.suppressed.note')}</p>
      )}
    </ReportSection>
  );
}

function Tile({ kpi, model }: { kpi: KeyFigure; model: ReportModel }) {
  const words = useWords();
  const { t, format } = words;
  const { run, lastMonthComplete } = model.overview;
  const name = t(`definitions.${kpi.id}.name`);
  const change = changeOf(kpi, model, words);
  const series = lastMonthComplete ? kpi.series : kpi.series.slice(0, -1);
  return (
    <div className={styles['tile']}>
      <dt>{name}</dt>
      <dd>
        {kpi.value === null ? (
          <span className={styles['figureMissing']}>
            {t(kpi.held.includes('value') ? 'print.kpis.held' : 'print.kpis.noData')}
          </span>
        ) : (
          <span className={styles['figureValue']}>
            {kpiValue(kpi, kpi.value, run.money, format)}
          </span>
        )}
        {series.some((value) => value !== null) && (
          <Sparkline
            values={series}
            complete
            width={92}
            height={26}
            label={t('print.kpis.spark', { name, day: format.day(run.asOf) })}
          />
        )}
      </dd>
      <dd className={styles['change']}>
        <span className={change && change.tone !== 'none' ? styles[change.tone] : undefined}>
          {change?.text ?? '–'}
        </span>
        <span>{t('common.figure.n', { n: nText(kpi, words) })}</span>
      </dd>
    </div>
  );
}

/** Change since the period before; the expected value has none and is told as on Home. */
function changeOf(kpi: KeyFigure, { valueChange }: ReportModel, words: Words): Change | null {
  const { t, format } = words;
  if (kpi.id !== 'clv') return kpiChange(kpi, kpi.previous, format);
  const change = kpi.value !== null && valueChange && clvChange(valueChange, format);
  if (!valueChange || !change) return null;
  const months = t('home.clv.months', { count: valueChange.months });
  return { ...change, text: t('print.kpis.valueChange', { change: change.text, months }) };
}

function kpiSpec(model: ReportModel, words: Words): TableSpec {
  const { t, format } = words;
  const { overview, lastReport } = model;
  const last = lastReport?.differs.length === 0 ? lastReport : null;
  return {
    columns: [
      { label: t('print.kpis.measureHead') },
      { label: t('print.kpis.value'), numeric: true },
      { label: t('print.kpis.previous'), numeric: true },
      { label: t('print.kpis.change'), numeric: true },
      { label: t('print.kpis.lastYear'), numeric: true },
      ...(last ? [{ label: t('lastReport.column', { id: last.exportId }), numeric: true }] : []),
      { label: t('print.kpis.n'), numeric: true },
    ],
    rows: overview.kpis.map((kpi) => {
      const write = (time: KeyFigure['held'][number]): string | null => {
        if (kpi.held.includes(time)) return HELD_BACK_MARK;
        const value = kpi[time];
        return value === null ? null : kpiValue(kpi, value, overview.run.money, format);
      };
      return [
        t(`definitions.${kpi.id}.name`),
        write('value') ?? t('print.kpis.noData'),
        write('previous'),
        changeOf(kpi, model, words)?.text ?? null,
        write('lastYear'),
        ...(last ? [changeSince(last, kpi, format)?.text ?? null] : []),
        nText(kpi, words),
      ];
    }),
  };
}

function nText({ n }: KeyFigure, { format }: Words): string {
  return isHeldBack(n) ? HELD_BACK_MARK : format.number(n);
}
