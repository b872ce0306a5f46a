import { formatIsoMonth, monthOfDay } from '#shared/domain/calendar.ts';

/**
 * Rows per calendar month from the first month with one to the last, the empty ones between included.
 *
 * @param days day numbers, NaN for rows without one
 */
export function monthRows(days: ArrayLike<number>): { month: string; rows: number }[] {
  const perMonth = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastMonth = 0;
  for (let i = 0; i < days.length; i += 1) {
    const day = days[i] as number;
    if (Number.isNaN(day)) continue;
    if (day !== lastDay) {
      lastDay = day;
      lastMonth = monthOfDay(day);
    }
    perMonth.set(lastMonth, (perMonth.get(lastMonth) ?? 0) + 1);
  }
  const months = [...perMonth.keys()];
  if (months.length === 0) return [];
  const first = Math.min(...months);
  const last = Math.max(...months);
  return Array.from({ length: last - first + 1 }, (_, step) => ({
    month: formatIsoMonth(first + step),
    rows: perMonth.get(first + step) ?? 0,
  }));
}
