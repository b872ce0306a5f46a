import { useCallback } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ClvView } from '#shared/contract/value.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { BarTable } from '../../charts/BarTable.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { histogramOption } from '../../charts/histogram.ts';
import { lorenzOption } from '../../charts/lorenz.ts';
import type { ChartLook } from '../../charts/look.ts';
import { alikeNote, clvHistogram, clvNumbers, totalsNote } from '../value/clvData.ts';
import { TopTable } from '../value/Concentration.tsx';
import { lorenzCaption, lorenzData } from '../value/concentrationData.ts';
import { RealisedTable } from '../value/Realised.tsx';
import { tierRows } from '../value/Tiers.tsx';
import value from '../value/value.module.css';
import type { ConcentrationFigures } from '../value/valueTypes.ts';
import { ReportFigure, ReportGate, ReportSection } from './parts.tsx';
import styles from './print.module.css';

/** Realised value, its concentration, tiers, expected value. */
export function ValuePage({ model }: { model: ReportModel }) {
  const words = useWords();
  const { t } = words;
  const { run, realised, concentration, tiers, clv } = model.value;
  const { highShare, midShare } = model.settings.stageRules;
  if (!realised.ok) {
    return (
      <ReportSection page="value">
        <ReportGate gate={realised} />
      </ReportSection>
    );
  }
  return (
    <ReportSection page="value">
      <ReportFigure
        title={t('value.realised.title')}
        caption={t('value.realised.note')}
        run={run}
        n={run.customers}
      >
        <RealisedTable figures={realised.value} run={run} />
      </ReportFigure>
      {concentration.ok ? (
        <Concentration figures={concentration.value} run={run} />
      ) : (
        <ReportGate gate={concentration} />
      )}
      {tiers.ok && (
        <ReportFigure
          title={t('value.tiers.title')}
          caption={t('value.tiers.measure', { high: highShare, mid: midShare })}
          run={run}
          n={run.customers}
        >
          <BarTable
            rows={tierRows(tiers.value, 'light', words)}
            nameLabel={t('value.tiers.tier')}
          />
        </ReportFigure>
      )}
      {clv.ok ? <Expected view={clv.value} run={run} /> : <ReportGate gate={clv} />}
    </ReportSection>
  );
}

function Concentration({ figures, run }: { figures: ConcentrationFigures; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => lorenzOption(lorenzData(figures, words), look),
    [figures, words],
  );
  const tenth = figures.top.find(({ share }) => share === 0.1);
  return (
    <ReportFigure
      title={
        tenth
          ? t('print.value.message', {
              share: format.percent(tenth.share, 0),
              revenue: format.percent(tenth.revenue),
            })
          : t('value.lorenz.title')
      }
      caption={lorenzCaption(figures, run.customers, words)}
      run={run}
      n={run.customers}
    >
      <div className={styles['columns']}>
        <Chart
          option={option}
          height={220}
          description={t('print.value.altLorenz', { gini: format.number(figures.gini, 3) })}
        />
        <TopTable figures={figures} />
      </div>
    </ReportFigure>
  );
}

function Expected({ view, run }: { view: ClvView; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => histogramOption(clvHistogram(view, run, words), look),
    [view, run, words],
  );
  const alike = alikeNote(view, words);
  return (
    <ReportFigure
      title={t('value.clv.title', { months: view.horizonMonths })}
      caption={`${t('value.clv.histogramMeasure')} · ${t('value.clv.measure', { rate: format.percent(view.yearlyRate) })}`}
      run={run}
      n={view.customers}
    >
      {view.margin === null && <p className={value['banner']}>{t('value.clv.ltvBanner')}</p>}
      <dl className={value['numbers']}>
        {clvNumbers(view, run, words).map((entry) => (
          <div key={entry.name}>
            <dt>{entry.name}</dt>
            <dd>{entry.value}</dd>
          </div>
        ))}
      </dl>
      <p className={value['note']}>
        {format.sentences([totalsNote(view, words), ...(alike === undefined ? [] : [alike])])}
      </p>
      <Chart
        option={option}
        height={190}
        description={t('print.value.altHistogram', {
          mean: format.money(view.mean, run.money),
          median: format.money(view.median, run.money),
        })}
      />
    </ReportFigure>
  );
}
