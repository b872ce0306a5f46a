import { useCallback } from 'react';
import type { RunContext } from '#shared/contract/run.ts';
import type { ContestView } from '#shared/contract/contest.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import type { FourModelsView } from '#shared/contract/valueModels.ts';
import { useWords } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { pairedBarsOption } from '../../charts/pairedBars.ts';
import { trackingOption } from '../../charts/tracking.ts';
import {
  contestMeasure,
  contestNotes,
  contestVerdict,
  rankingSpec,
  tenthsData,
  tenthsSpec,
  trackingCaption,
  trackingData,
  unrankedNotes,
} from '../value/contestData.ts';
import { modelsSpec } from '../value/modelCards.ts';
import value from '../value/value.module.css';
import { ReportFigure, ReportGate, ReportSection, ReportTable } from './parts.tsx';
import styles from './print.module.css';

/** The four value models, and how far the models of orders would have been right. */
export function ModelsPage({ model }: { model: ReportModel }) {
  const { run, contest } = model.value;
  const { models } = model;
  return (
    <ReportSection page="models">
      {models.ok ? <FourModels models={models.value} run={run} /> : <ReportGate gate={models} />}
      {contest.ok ? <BackTest view={contest.value} run={run} /> : <ReportGate gate={contest} />}
    </ReportSection>
  );
}

function FourModels({ models, run }: { models: FourModelsView; run: RunContext }) {
  const words = useWords();
  const { t } = words;
  return (
    <ReportFigure
      title={t('valueModels.models.title')}
      caption={t('valueModels.models.caption')}
      run={run}
      n={models.inputs.customers}
    >
      {models.inputs.margin === null && (
        <p className={value['banner']}>{t('valueModels.ltv.note')}</p>
      )}
      <ReportTable table={modelsSpec(models, run, words)} />
      <p className={styles['note']}>{t('valueModels.models.note')}</p>
    </ReportFigure>
  );
}

function BackTest({ view, run }: { view: ContestView; run: RunContext }) {
  const words = useWords();
  const { t, format } = words;
  const tracking = useCallback(
    (look: ChartLook) => trackingOption(trackingData(view, words), look),
    [view, words],
  );
  const tenths = useCallback(
    (look: ChartLook) => pairedBarsOption(tenthsData(view, words), look),
    [view, words],
  );
  const customers = view.splits[0]?.customers ?? 0;
  return (
    <>
      <ReportFigure
        title={contestVerdict(view, words)}
        caption={contestMeasure(view, words)}
        run={run}
        n={customers}
      >
        {contestNotes(view, words).map((note) => (
          <p key={note} className={styles['note']}>
            {note}
          </p>
        ))}
        <ReportTable table={rankingSpec(view, words)} />
        <p className={styles['note']}>
          {t('valueModels.test.explain', { level: format.percent(view.intervalLevel, 0) })}
        </p>
        {unrankedNotes(view, words).map((note) => (
          <p key={note} className={styles['note']}>
            {note}
          </p>
        ))}
      </ReportFigure>
      <ReportFigure
        title={t('valueModels.test.tracking')}
        caption={trackingCaption(view, words)}
        run={run}
        n={customers}
      >
        <Chart option={tracking} height={190} description={trackingCaption(view, words)} />
      </ReportFigure>
      <ReportFigure
        title={t('valueModels.test.tenths')}
        caption={t('valueModels.test.tenthsCaption')}
        run={run}
        n={customers}
      >
        <div className={styles['columns']}>
          <Chart option={tenths} height={210} description={t('valueModels.test.tenthsCaption')} />
          <ReportTable table={tenthsSpec(view, words)} />
        </div>
      </ReportFigure>
    </>
  );
}
