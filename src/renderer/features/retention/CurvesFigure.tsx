import { useCallback } from 'react';
import type { RetentionCohorts } from '#shared/contract/retention.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { bandCurvesOption, topOfCurves } from '../../charts/bandCurves.ts';
import { Chart } from '../../charts/Chart.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { countedCaption } from '../../components/countedCaption.ts';
import { FigureFrame } from '../../components/FigureFrame.tsx';
import type { TableSpec } from '../../components/tableSpec.ts';
import { shareText } from '../../components/shareText.ts';
import { captionOf } from './CohortFigure.tsx';
import { cohortCurves, meanPoints } from './cohortCurves.ts';
import { keptOf } from './cohortGridOf.ts';
import styles from './retention.module.css';
import type { RetentionChoice } from './retentionChoice.ts';

/** How retention falls with the periods since the first order, with intervals. */
export function CurvesFigure(props: {
  readonly view: RetentionCohorts;
  readonly choice: RetentionChoice;
}) {
  const { view, choice } = props;
  const words = useWords();
  const { t, format } = words;
  const option = useCallback(
    (look: ChartLook) => {
      const curves = cohortCurves(view, choice, look, words);
      const periods = curves.flatMap(({ points }) => points.map(({ x }) => x));
      return bandCurvesOption(
        {
          curves,
          ...topOfCurves(curves),
          format: (value) => shareText(value, format),
          formatX: String,
          xAxisName: t(`cohorts.axis.${view.period}`),
          minX: 1,
          maxX: Math.max(2, ...periods),
        },
        look,
      );
    },
    [view, choice, words, format, t],
  );
  const caption = countedCaption(
    [
      captionOf(view, { measure: 'share', definition: choice.definition }, words),
      t('cohorts.curves.band'),
    ],
    view.customers,
    words,
  );
  return (
    <FigureFrame
      title={t('cohorts.curves.title')}
      caption={caption}
      measure="cohort_retention"
      table={curvesSpec(view, choice, words)}
      follows
      report={{
        kind: 'cohorts',
        show: 'curves',
        by: view.by,
        period: view.period,
        definition: choice.definition,
        mean: choice.mean,
      }}
    >
      <Chart option={option} description={caption} height={260} />
      <p className={styles['note']}>{t('cohorts.curves.note')}</p>
    </FigureFrame>
  );
}

function curvesSpec(
  view: RetentionCohorts,
  choice: RetentionChoice,
  { t, format }: Words,
): TableSpec {
  return {
    columns: [
      { label: t('cohorts.curves.period'), numeric: true },
      { label: t('cohorts.curves.customers'), numeric: true },
      {
        label: t(choice.mean === 'plain' ? 'cohorts.row.plain' : 'cohorts.row.mean'),
        numeric: true,
      },
      { label: t('cohorts.curves.low'), numeric: true },
      { label: t('cohorts.curves.high'), numeric: true },
    ],
    rows: meanPoints(view, choice).map(({ x, value }) => {
      const cell = view.mean[x];
      const interval =
        choice.mean === 'weighted' && cell
          ? wilsonInterval(keptOf(cell, choice), cell.customers)
          : undefined;
      return [
        String(x),
        cell ? format.number(cell.customers) : null,
        format.percent(value),
        interval ? format.percent(interval.low) : null,
        interval ? format.percent(interval.high) : null,
      ];
    }),
  };
}
