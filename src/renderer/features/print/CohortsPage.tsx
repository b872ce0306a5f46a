import { useCallback } from 'react';
import type { CohortsView } from '#shared/contract/analysis.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import { useWords, type Words } from '../../app/LanguageProvider.tsx';
import { bandCurvesOption, topOfCurves } from '../../charts/bandCurves.ts';
import { Chart } from '../../charts/Chart.tsx';
import { CohortTable } from '../../charts/CohortTable.tsx';
import type { ChartLook } from '../../charts/look.ts';
import { shareText } from '../../components/shareText.ts';
import { ReportFigure, ReportGate, ReportSection } from './parts.tsx';
import styles from './print.module.css';
import { storedCurves, storedGrid } from './storedCohorts.ts';

/** Most cohorts and months that one page holds. */
const ROWS = 18;
const MONTHS = 13;
/** Of the curves, so that they fit under the longest table with all its notes. */
const CURVES_HEIGHT = 180;

/** The cohort table and the curves. */
export function CohortsPage({ model }: { model: ReportModel }) {
  return (
    <ReportSection page="cohorts">
      {model.cohorts.ok ? (
        <Figures view={model.cohorts.value} />
      ) : (
        <ReportGate gate={model.cohorts} />
      )}
    </ReportSection>
  );
}

function Figures({ view }: { view: CohortsView }) {
  const words = useWords();
  const { t } = words;
  const option = useCallback(
    (look: ChartLook) => {
      const curves = storedCurves(view, look.muted, words);
      const months = curves.flatMap(({ points }) => points.map(({ x }) => x));
      return bandCurvesOption(
        {
          curves,
          ...topOfCurves(curves),
          format: (value) => shareText(value, words.format),
          formatX: String,
          xAxisName: words.t('retention.curves.months'),
          minX: 1,
          maxX: Math.max(2, ...months),
        },
        look,
      );
    },
    [view, words],
  );
  const n = view.cohorts.reduce((sum, { size }) => sum + Math.max(0, size), 0);
  const longest = Math.max(0, ...view.cohorts.map(({ cells }) => cells.length));
  const held = view.cohorts.some(({ cells }) => cells.some(({ active }) => isHeldBack(active)));
  return (
    <>
      <ReportFigure
        title={cohortMessage(view, words)}
        caption={`${t('retention.heat.measureShare')} · ${t('retention.heat.months')}`}
        run={view.run}
        n={n}
      >
        <CohortTable grid={storedGrid(view, ROWS, MONTHS, words)} mode="light" />
        <p className={styles['note']}>{t('retention.heat.meanNote')}</p>
        {(view.cohorts.length > ROWS || longest > MONTHS) && (
          <p className={styles['note']}>
            {t('print.cohorts.cut', {
              shown: Math.min(ROWS, view.cohorts.length),
              all: view.cohorts.length,
              months: Math.min(MONTHS, longest) - 1,
            })}
          </p>
        )}
        {held && <p className={styles['note']}>{t('print.suppressed.note')}</p>}
      </ReportFigure>
      <ReportFigure
        title={t('retention.curves.title')}
        caption={t('retention.curves.measure')}
        run={view.run}
        n={n}
      >
        <Chart option={option} height={CURVES_HEIGHT} description={t('print.cohorts.altCurves')} />
        <p className={styles['note']}>{t('retention.curves.note')}</p>
      </ReportFigure>
    </>
  );
}

/** The weighted mean after half a year, or after the last month that has one. */
function cohortMessage(view: CohortsView, { t, format }: Words): string {
  const last = view.mean.findLastIndex(({ retention }) => retention !== null);
  const month = Math.min(6, last);
  const retention = view.mean[month]?.retention;
  if (month < 1 || retention === null || retention === undefined) {
    return t('print.cohorts.messageNone');
  }
  return t('print.cohorts.message', { months: month, share: format.percent(retention) });
}
