import type { Kpi, Overview } from '#shared/contract/overview.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Sparkline } from '../../charts/Sparkline.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { kpiChange, kpiValue } from '../home/kpiText.ts';
import { ReportSection, ReportTable } from './parts.tsx';
import styles from './print.module.css';

/** Key figures as tiles with their twelve months, and all their numbers as a table. */
export function KpiPage({ overview }: { overview: Overview }) {
  const words = useWords();
  const { t, format } = words;
  const { period, previousPeriod } = overview;
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
        {overview.kpis.map((kpi) => (
          <Tile key={kpi.id} kpi={kpi} overview={overview} />
        ))}
      </dl>
      <h3>{t('print.kpis.tableTitle')}</h3>
      <ReportTable table={kpiSpec(overview, words)} />
      <p className={styles['note']}>{t('print.kpis.points')}</p>
    </ReportSection>
  );
}

function Tile({ kpi, overview }: { kpi: Kpi; overview: Overview }) {
  const { t, format } = useWords();
  const { run } = overview;
  const name = t(`definitions.${kpi.id}.name`);
  const change = kpiChange(kpi, kpi.previous, format);
  const series = overview.lastMonthComplete ? kpi.series : kpi.series.slice(0, -1);
  return (
    <div className={styles['tile']}>
      <dt>{name}</dt>
      <dd>
        {kpi.value === null ? (
          <span className={styles['figureMissing']}>{t('print.kpis.noData')}</span>
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
        <span>{t('common.figure.n', { n: format.number(kpi.n) })}</span>
      </dd>
    </div>
  );
}

function kpiSpec({ kpis, run }: Overview, { t, format }: Words): TableSpec {
  return {
    columns: [
      { label: t('print.kpis.measureHead') },
      { label: t('print.kpis.value'), numeric: true },
      { label: t('print.kpis.previous'), numeric: true },
      { label: t('print.kpis.change'), numeric: true },
      { label: t('print.kpis.lastYear'), numeric: true },
      { label: t('print.kpis.n'), numeric: true },
    ],
    rows: kpis.map((kpi) => {
      const write = (value: number | null): string | null =>
        value === null ? null : kpiValue(kpi, value, run.money, format);
      return [
        t(`definitions.${kpi.id}.name`),
        write(kpi.value) ?? t('print.kpis.noData'),
        write(kpi.previous),
        kpiChange(kpi, kpi.previous, format)?.text ?? null,
        write(kpi.lastYear),
        format.number(kpi.n),
      ];
    }),
  };
}
