import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import type { CohortsView } from '#shared/contract/analysis.ts';
import { HELD_BACK_MARK, isHeldBack } from '#shared/domain/heldBack.ts';
import { quantileOf } from '#shared/domain/quantiles.ts';
import type { Words } from '../../app/LanguageProvider.tsx';
import type { BandPoint, Curve, CurvePoint } from '../../charts/bandCurves.ts';
import { rangeOf, type CohortGrid } from '../../charts/cohortGrid.ts';
import { positionBetween } from '../../charts/scale.ts';
import { shareText } from '../../components/shareText.ts';

/** The cohorts of a run as the report prints them: retention on each month, with cells held back. */

type Cohort = CohortsView['cohorts'][number];
type Cell = Cohort['cells'][number];

function shareOf(cohort: Cohort, cell: Cell): number {
  return cell.active / Math.max(1, cohort.size);
}

/** The table of the newest `rows` cohorts and their first `months`. */
export function storedGrid(
  view: CohortsView,
  rows: number,
  months: number,
  { t, format }: Words,
): CohortGrid {
  const cohorts = view.cohorts.slice(-rows);
  const write = (share: number): string => shareText(share, format);
  const count = (size: number): string => (isHeldBack(size) ? HELD_BACK_MARK : format.number(size));
  const range = shareRange(cohorts, months);
  const total = view.cohorts.some(({ size }) => isHeldBack(size))
    ? HELD_BACK_MARK
    : format.number(view.cohorts.reduce((sum, { size }) => sum + size, 0));
  return {
    cohortHead: t('retention.heat.cohort'),
    sizeHead: t('retention.heat.size'),
    periodName: (month) => t('retention.heat.month', { month }),
    low: write(range.low),
    high: write(range.high),
    mean: {
      name: t('retention.heat.mean'),
      size: total,
      cells: view.mean
        .slice(0, months)
        .map(({ retention }) => (retention === null ? '–' : write(retention))),
    },
    rows: cohorts.map((cohort) => ({
      key: cohort.cohort,
      name: format.month(cohort.cohort),
      size: count(cohort.size),
      cells: cohort.cells.slice(0, months).map((cell, month) => {
        const held = isHeldBack(cell.active);
        const share = shareOf(cohort, cell);
        const text = held ? HELD_BACK_MARK : write(share);
        return {
          share: month === 0 || held ? null : positionBetween(share, range.low, range.high),
          text,
          label: t('retention.heat.cell', {
            cohort: format.month(cohort.cohort),
            month,
            value: text,
          }),
          open: !cell.complete,
          faded: !isHeldBack(cohort.size) && cohort.size < FEW_CUSTOMERS,
        };
      }),
    })),
  };
}

/**
 * Ends of the colour scale. Month 0 is left out (by definition everyone), so are small cohorts, whose
 * single cells would stretch the scale.
 */
export function shareRange(
  cohorts: readonly Cohort[],
  months: number,
): { readonly low: number; readonly high: number } {
  return rangeOf(
    cohorts
      .filter(({ size }) => size >= FEW_CUSTOMERS)
      .flatMap((cohort) =>
        cohort.cells
          .slice(1, months)
          .filter(({ active }) => !isHeldBack(active))
          .map((cell) => shareOf(cohort, cell)),
      ),
  );
}

const DASHES = [[1.5, 2.5], [5, 3], undefined] as const;

/** Three cohorts, the middle half of all of them and the weighted mean; finished months from 1 on. */
export function storedCurves(view: CohortsView, muted: string, { t, format }: Words): Curve[] {
  const cohorts = exampleCohorts(view.cohorts);
  return [
    ...cohorts.map((cohort, index): Curve => {
      // The newest is drawn through, older ones are broken more: grey print tells them apart.
      const dash = DASHES[DASHES.length - cohorts.length + index];
      return {
        name: format.month(cohort.cohort),
        colour: muted,
        ...(dash && { dash }),
        points: cohort.cells.flatMap((cell, month) =>
          month > 0 && cell.complete && !isHeldBack(cell.active)
            ? { x: month, value: shareOf(cohort, cell) }
            : [],
        ),
      };
    }),
    {
      name: t('retention.curves.mean'),
      points: meanPoints(view),
      band: quartileBand(view.cohorts),
      strong: true,
    },
  ];
}

/** The weighted mean from month 1 on. */
function meanPoints(view: CohortsView): CurvePoint[] {
  return view.mean.flatMap(({ retention }, month) =>
    month > 0 && retention !== null ? { x: month, value: retention } : [],
  );
}

/**
 * Middle half of the cohorts per month since the first order: lower and upper quartile of the shares
 * in finished cells. Months with fewer than four cohorts have no quartiles worth drawing.
 */
export function quartileBand(cohorts: readonly Cohort[]): BandPoint[] {
  const months = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  const band: BandPoint[] = [];
  for (let month = 1; month < months; month++) {
    const shares = cohorts.flatMap((cohort) => {
      const cell = cohort.cells[month];
      return cell?.complete === true && !isHeldBack(cell.active) && cohort.size >= FEW_CUSTOMERS
        ? [shareOf(cohort, cell)]
        : [];
    });
    if (shares.length < 4) continue;
    shares.sort((a, b) => a - b);
    band.push({ x: month, low: quantileOf(shares, 0.25), high: quantileOf(shares, 0.75) });
  }
  return band;
}

/**
 * Three cohorts to name in the curves: an early one, one in the middle, and the latest with six finished months.
 * A line through the cells that are left of a cohort would tell of other months than it seems to.
 */
export function exampleCohorts(cohorts: readonly Cohort[]): Cohort[] {
  const usable = cohorts.filter(
    (cohort) =>
      cohort.size >= FEW_CUSTOMERS &&
      cohort.cells.filter(({ complete }) => complete).length > 6 &&
      !cohort.cells.some(({ active, complete }) => complete && isHeldBack(active)),
  );
  const picks = [0, Math.floor((usable.length - 1) / 2), usable.length - 1];
  return [...new Set(picks)].flatMap((index) => usable[index] ?? []);
}
