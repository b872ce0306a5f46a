import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { addMonthsTable, calendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { Marks } from '../segments/index.ts';

/** Customers won back month by month; columns from `firstMonth`. */
export interface WinBacks {
  readonly firstMonth: MonthIndex;
  /** Customers who were lost on at least one day of the month. */
  readonly lost: Float64Array;
  /** Those of them who ordered in the month after having been lost. */
  readonly wonBack: Float64Array;
  /** What the won-back brought in that month from the order of return on, minor units. */
  readonly revenue: Float64Array;
}

/**
 * Win-back (1.07): an order after a silence longer than `activeMonths` calendar months. The rate of a
 * month is `wonBack` over `lost`: whoever comes back counts as lost in that month too.
 */
export function winBacks(
  snapshot: Snapshot,
  activeMonths: number,
  control?: EngineControl,
  marks?: Marks,
): WinBacks {
  const calendar = calendarTable(snapshot);
  const { months, monthOf, firstDay, asOf } = calendar;
  const { orders } = snapshot;
  const activeTo = addMonthsTable(calendar, activeMonths);
  const lost = new Float64Array(months + 1);
  const wonBack = new Float64Array(months);
  const revenue = new Float64Array(months);
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    if (marks?.[c] === 0) continue;
    const end = orders.start[c + 1] as number;
    let wonIn = -1;
    for (let i = orders.start[c] as number; i < end; i++) {
      const day = orders.day[i] as number;
      const month = monthOf[day - firstDay] as number;
      if (month === wonIn) revenue[month] = (revenue[month] as number) + (orders.net[i] as number);
      const limit = activeTo[day - firstDay] as number;
      const next = i + 1 < end ? (orders.day[i + 1] as number) : asOf + 1;
      if (next <= limit || limit >= asOf) continue;
      // Between two returns lies more than a month, so nobody is counted twice in one.
      const returns = i + 1 < end;
      const returnMonth = returns ? (monthOf[next - firstDay] as number) : months - 1;
      const lostFrom = monthOf[limit + 1 - firstDay] as number;
      lost[lostFrom] = (lost[lostFrom] as number) + 1;
      lost[returnMonth + 1] = (lost[returnMonth + 1] as number) - 1;
      if (!returns) continue;
      wonBack[returnMonth] = (wonBack[returnMonth] as number) + 1;
      wonIn = returnMonth;
    }
  }
  for (let m = 1; m < months; m++) lost[m] = (lost[m] as number) + (lost[m - 1] as number);
  return { firstMonth: calendar.firstMonth, lost: lost.slice(0, months), wonBack, revenue };
}
