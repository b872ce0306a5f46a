import type { CohortsView } from '#shared/contract/analysis.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import { cellValue, exampleCohorts, quartileBand } from '../../charts/cohortCells.ts';
import type { CurvePoint, RetentionCurvesData } from '../../charts/retentionCurves.ts';

/** Curves of the weighted mean, the middle half of the cohorts and three cohorts; finished months only. */
export function curvesData(view: CohortsView, { t, format }: Words): RetentionCurvesData {
  return {
    mean: { name: t('retention.curves.mean'), points: meanPoints(view) },
    band: quartileBand(view.cohorts),
    cohorts: exampleCohorts(view.cohorts).map((cohort) => ({
      name: format.month(cohort.cohort),
      points: cohort.cells.flatMap((cell, month) =>
        month > 0 && cell.complete && !isHeldBack(cell.active)
          ? { month, value: cellValue(cohort, cell, 'share') }
          : [],
      ),
    })),
    format: (value) => format.percent(value, value < 0.1 && value > 0 ? 1 : 0),
    monthAxisName: t('retention.curves.months'),
  };
}

/** The weighted mean from month 1 on. */
export function meanPoints(view: CohortsView): CurvePoint[] {
  return view.mean.flatMap(({ retention }, month) =>
    month > 0 && retention !== null ? { month, value: retention } : [],
  );
}
