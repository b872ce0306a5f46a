import type { CohortCell, RetentionCohorts } from '#shared/contract/retention.ts';
import { STAGE_INK } from '#shared/domain/palette.ts';
import { isPeriodUnit } from '#shared/domain/retention.ts';
import { wilsonInterval } from '#shared/domain/wilson.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BandPoint, Curve, CurvePoint } from '../../charts/bandCurves.ts';
import { groupLine, MOST_LINES } from '../../charts/groupLine.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { ChartLook } from '../../charts/look.ts';
import { cellValue, isHidden, keptOf, meanValue } from './cohortGridOf.ts';
import { cohortName } from './cohortNames.ts';
import type { RetentionChoice } from './retentionChoice.ts';

type Cohort = RetentionCohorts['cohorts'][number];
type Shown = Pick<RetentionChoice, 'definition' | 'mean'>;

/** A cohort by period is shown from so many finished periods on. */
const LEAST_FINISHED = 6;

/** Colour of a tier, which is the same in every figure. */
export function tierColour(id: string | null, look: ChartLook): string | undefined {
  return id === 'high' || id === 'mid' || id === 'low' ? STAGE_INK[id][look.mode] : undefined;
}

/** Retention of single cohorts and of their mean, with Wilson's interval; finished periods from 1 on. */
export function cohortCurves(
  view: RetentionCohorts,
  shown: Shown,
  look: ChartLook,
  words: Words,
): Curve[] {
  return [
    ...drawnCohorts(view).map((cohort, index): Curve => {
      const colour = tierColour(cohort.id, look);
      return {
        name: cohortName(view.by, cohort.id, words),
        ...groupLine(index, look),
        // Single periods stand behind their mean; groups are compared with each other.
        ...(isPeriodUnit(view.by) && { colour: look.muted }),
        ...(colour !== undefined && { colour }),
        points: pointsOf(cohort.cells, shown),
        band: bandOf(cohort.cells, shown),
      };
    }),
    {
      name: words.t(shown.mean === 'plain' ? 'cohorts.row.plain' : 'cohorts.row.mean'),
      points: meanPoints(view, shown),
      // The plain mean has no interval of its own: it is no share of customers.
      ...(shown.mean === 'weighted' && { band: bandOf(view.mean, shown) }),
      strong: true,
    },
  ];
}

/** The mean from period 1 on. */
export function meanPoints(view: RetentionCohorts, shown: Shown): CurvePoint[] {
  return view.mean.flatMap((_, n) => {
    const value = n === 0 ? undefined : meanValue(view, n, { ...shown, measure: 'share' });
    return value === undefined ? [] : { x: n, value };
  });
}

/**
 * Cohorts by period: an early one, one in the middle and the latest with enough finished periods.
 * Other groups: the largest.
 */
export function drawnCohorts(view: RetentionCohorts): Cohort[] {
  const usable = view.cohorts.filter(({ size }) => size >= FEW_CUSTOMERS);
  if (!isPeriodUnit(view.by)) {
    return usable.toSorted((a, b) => b.size - a.size).slice(0, MOST_LINES);
  }
  const finished = usable.filter(
    ({ cells }) => cells.filter(({ complete }) => complete).length > LEAST_FINISHED,
  );
  const picks = [0, Math.floor((finished.length - 1) / 2), finished.length - 1];
  return [...new Set(picks)].flatMap((index) => finished[index] ?? []);
}

function pointsOf(cells: readonly CohortCell[], shown: Shown): CurvePoint[] {
  return cells.flatMap((cell, n) =>
    n > 0 && isSound(cell, shown)
      ? { x: n, value: cellValue(cell, { ...shown, measure: 'share' }) }
      : [],
  );
}

function bandOf(cells: readonly CohortCell[], shown: Shown): BandPoint[] {
  return cells.flatMap((cell, n) => {
    const interval =
      n > 0 && isSound(cell, shown) && wilsonInterval(keptOf(cell, shown), cell.customers);
    return interval ? { x: n, ...interval } : [];
  });
}

/** Finished, and of enough customers that one of them does not bend the line. */
function isSound(cell: CohortCell, shown: Shown): boolean {
  return cell.complete && cell.customers >= FEW_CUSTOMERS && !isHidden(cell, shown);
}
