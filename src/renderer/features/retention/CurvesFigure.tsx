import { useCallback } from 'react';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { Chart } from '../../charts/Chart.tsx';
import { quartileBand } from '../../charts/cohortCells.ts';
import type { ChartLook } from '../../charts/look.ts';
import { retentionCurvesOption } from '../../charts/retentionCurves.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { curvesData, meanPoints } from './curvesData.ts';
import styles from './retention.module.css';

/** How retention falls with the months since the first order. */
export function CurvesFigure({ view }: { view: CohortsView }) {
  const words = useWords();
  const { t } = words;
  const option = useCallback(
    (look: ChartLook) => retentionCurvesOption(curvesData(view, words), look),
    [view, words],
  );
  return (
    <FigureFrame
      title={t('retention.curves.title')}
      caption={t('retention.curves.measure')}
      measure="cohort_retention"
      table={curvesSpec(view, words)}
    >
      <Chart option={option} description={t('retention.curves.measure')} height={260} />
      <p className={styles['note']}>{t('retention.curves.note')}</p>
    </FigureFrame>
  );
}

function curvesSpec(view: CohortsView, { t, format }: Words): TableSpec {
  const band = new Map(quartileBand(view.cohorts).map((entry) => [entry.month, entry]));
  return {
    columns: [
      { label: t('retention.curves.month'), numeric: true },
      { label: t('retention.curves.mean'), numeric: true },
      { label: t('retention.curves.low'), numeric: true },
      { label: t('retention.curves.high'), numeric: true },
    ],
    rows: meanPoints(view).map(({ month, value }) => {
      const quartiles = band.get(month);
      return [
        String(month),
        format.percent(value),
        quartiles ? format.percent(quartiles.low) : null,
        quartiles ? format.percent(quartiles.high) : null,
      ];
    }),
  };
}
