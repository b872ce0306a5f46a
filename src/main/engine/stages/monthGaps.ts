import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import { gapAsLimit, RunningMedian } from './gaps.ts';

/**
 * Median gap between two order days of all customers, by month of the calendar: of the gaps that had
 * ended by the end of the month. infinite before anybody ordered on a second day.
 */
export function monthGaps(
  snapshot: Snapshot,
  calendar: CalendarTable,
  control?: EngineControl,
): Float64Array {
  const { start, day, customers } = snapshot.orders;
  const { months, monthOf, firstDay } = calendar;
  const ended = new Uint32Array(months + 1);
  const eachGap = (use: (month: number, gap: number) => void): void => {
    for (let c = 0; c < customers; c++) {
      if ((c & CHECK_MASK) === 0) control?.check();
      const end = start[c + 1] as number;
      for (let i = (start[c] as number) + 1; i < end; i++) {
        const gap = (day[i] as number) - (day[i - 1] as number);
        if (gap > 0) use(monthOf[(day[i] as number) - firstDay] as number, gap);
      }
    }
  };
  eachGap((month) => {
    ended[month + 1] = (ended[month + 1] as number) + 1;
  });
  for (let m = 0; m < months; m++) ended[m + 1] = (ended[m + 1] as number) + (ended[m] as number);
  const next = ended.slice(0, months);
  const gaps = new Int32Array(ended[months] as number);
  eachGap((month, gap) => {
    const place = next[month] as number;
    gaps[place] = gap;
    next[month] = place + 1;
  });
  const running = new RunningMedian(monthOf.length);
  return Float64Array.from({ length: months }, (_, month) => {
    for (let i = ended[month] as number; i < (ended[month + 1] as number); i++) {
      running.add(gaps[i] as number);
    }
    return gapAsLimit(running.median());
  });
}
