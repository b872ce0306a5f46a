import type { CohortsView } from '#shared/contract/analysis.ts';
import { FEW_CUSTOMERS } from '#shared/domain/fewCustomers.ts';
import { isHeldBack } from '#shared/domain/heldBack.ts';

export type CohortMeasure = 'share' | 'count' | 'revenue';

export type Cohort = CohortsView['cohorts'][number];
export type CohortCell = Cohort['cells'][number];

/** Value of a cell under a measure: share 0..1, customers, or minor units per customer. */
export function cellValue(cohort: Cohort, cell: CohortCell, measure: CohortMeasure): number {
  if (measure === 'count') return cell.active;
  const size = Math.max(1, cohort.size);
  return (measure === 'share' ? cell.active : cell.revenue) / size;
}

/** Value of the weighted mean; a mean of counts would say nothing. */
export function meanValue(
  mean: CohortsView['mean'][number] | undefined,
  measure: CohortMeasure,
): number | null {
  if (!mean || measure === 'count') return null;
  return measure === 'share' ? mean.retention : mean.revenuePerCustomer;
}

/**
 * Ends of the colour scale. Month 0 is left out (by definition everyone, and the first order's
 * revenue), so are small cohorts, whose single cells would stretch the scale.
 */
export function cellRange(
  cohorts: readonly Cohort[],
  measure: CohortMeasure,
  months: number,
): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const cohort of cohorts) {
    if (cohort.size < FEW_CUSTOMERS) continue;
    for (const cell of cohort.cells.slice(1, months)) {
      if (isHeldBack(cell.active)) continue;
      const value = cellValue(cohort, cell, measure);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return high >= low ? { low, high } : { low: 0, high: 1 };
}

/**
 * Middle half of the cohorts per month since the first order: lower and upper quartile of the shares
 * in finished cells. Months with fewer than four cohorts have no quartiles worth drawing.
 */
export function quartileBand(
  cohorts: readonly Cohort[],
): { month: number; low: number; high: number }[] {
  const months = Math.max(0, ...cohorts.map(({ cells }) => cells.length));
  const band: { month: number; low: number; high: number }[] = [];
  for (let month = 1; month < months; month++) {
    const shares = cohorts.flatMap((cohort) => {
      const cell = cohort.cells[month];
      return cell?.complete === true && !isHeldBack(cell.active) && cohort.size >= FEW_CUSTOMERS
        ? [cellValue(cohort, cell, 'share')]
        : [];
    });
    if (shares.length < 4) continue;
    shares.sort((a, b) => a - b);
    band.push({ month, low: quantile(shares, 0.25), high: quantile(shares, 0.75) });
  }
  return band;
}

/** Quantile of sorted values by straight lines between them. Source: Hyndman and Fan (1996), type 7. */
function quantile(sorted: readonly number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** Three cohorts to name in the curves: an early one, one in the middle, and the latest with six finished months. */
export function exampleCohorts(cohorts: readonly Cohort[]): Cohort[] {
  const usable = cohorts.filter(
    (cohort) =>
      cohort.size >= FEW_CUSTOMERS && cohort.cells.filter(({ complete }) => complete).length > 6,
  );
  const picks = [0, Math.floor((usable.length - 1) / 2), usable.length - 1];
  return [...new Set(picks)].flatMap((index) => usable[index] ?? []);
}
