import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { formatIsoMonth, parseIsoMonth } from '#shared/domain/calendar.ts';

type Month = AcquisitionView['total']['months'][number];

/** What a new customer cost in one month, beside the month before and the same month a year before. */
export interface CacFigures {
  readonly month: string;
  /** Minor units per new customer. */
  readonly value: number;
  readonly previous: number | null;
  readonly lastYear: number | null;
  /** New customers of the month, whom its costs are divided by. */
  readonly n: number;
}

/**
 * The acquisition cost of the newest ended month whose costs are known; null where there is none.
 * @param months oldest first
 * @param ended last month that has ended, such as 2024-12
 */
export function cacFigures(months: readonly Month[], ended: string): CacFigures | null {
  const newest = months.findLast(({ month, cac }) => month <= ended && cac !== null);
  if (!newest) return null;
  const { month, customers } = newest;
  const cac = newest.cac as number;
  const index = parseIsoMonth(month);
  const before = (count: number): number | null => {
    if (index === undefined) return null;
    const wanted = formatIsoMonth(index - count);
    return months.find((one) => one.month === wanted)?.cac ?? null;
  };
  return { month, value: cac, previous: before(1), lastYear: before(12), n: customers };
}
