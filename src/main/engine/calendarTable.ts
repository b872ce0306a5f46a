import type { Day, MonthIndex } from '#shared/domain/calendar.ts';
import { firstDayOfMonth, lastDayOfMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';

/**
 * The months from the first row of a snapshot to its analysis date, with tables by day, so that no
 * loop over orders does calendar arithmetic. Months are counted from 0 = `firstMonth`.
 */
export interface CalendarTable {
  readonly firstDay: Day;
  readonly asOf: Day;
  readonly firstMonth: MonthIndex;
  /** Number of months, 0 if there is no row. */
  readonly months: number;
  /** Month of each day, at `day - firstDay`. */
  readonly monthOf: Int32Array;
  /** The day on which a month's state is taken: its last day, or the analysis date if that is earlier. */
  readonly endDay: Int32Array;
  /** False if the analysis date is not the last day of its month. */
  readonly lastComplete: boolean;
}

/** First day with an order or a refund on or before the analysis date, undefined if there is none. */
export function firstDayOf(snapshot: Snapshot): Day | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const day of [snapshot.orders.day, snapshot.refunds.day]) {
    for (let i = 0; i < day.length; i++) {
      const value = day[i] as number;
      if (value < first) first = value;
    }
  }
  return first <= snapshot.asOf ? first : undefined;
}

/** Calendar tables of a snapshot; `months` is 0 if there is no row on or before the analysis date. */
export function calendarTable(snapshot: Snapshot): CalendarTable {
  const asOf = snapshot.asOf;
  const firstDay = firstDayOf(snapshot) ?? asOf + 1;
  const firstMonth = monthOfDay(Math.min(firstDay, asOf));
  const months = firstDay > asOf ? 0 : monthOfDay(asOf) - firstMonth + 1;
  const monthOf = new Int32Array(asOf - firstDay + 1);
  const endDay = new Int32Array(months);
  for (let month = 0; month < months; month++) {
    const end = Math.min(lastDayOfMonth(firstMonth + month), asOf);
    const begin = Math.max(firstDayOfMonth(firstMonth + month), firstDay);
    endDay[month] = end;
    monthOf.fill(month, begin - firstDay, end - firstDay + 1);
  }
  return {
    firstDay,
    asOf,
    firstMonth,
    months,
    monthOf,
    endDay,
    lastComplete: months > 0 && lastDayOfMonth(firstMonth + months - 1) === asOf,
  };
}

/** `addMonths(day, months)` for every day of the table, at `day - firstDay`. */
export function addMonthsTable(calendar: CalendarTable, months: number): Int32Array {
  const table = new Int32Array(calendar.monthOf.length);
  for (let month = 0; month < calendar.months; month++) {
    const source = firstDayOfMonth(calendar.firstMonth + month);
    const target = firstDayOfMonth(calendar.firstMonth + month + months);
    const targetEnd = lastDayOfMonth(calendar.firstMonth + month + months);
    const begin = Math.max(source, calendar.firstDay);
    const end = calendar.endDay[month] as number;
    for (let day = begin; day <= end; day++) {
      table[day - calendar.firstDay] = Math.min(target + (day - source), targetEnd);
    }
  }
  return table;
}

/**
 * First month whose state is taken after `day`, `calendar.months` if there is none.
 */
export function firstMonthEndingAfter(calendar: CalendarTable, day: Day): number {
  if (day >= calendar.asOf) return calendar.months;
  if (day < calendar.firstDay) return 0;
  const month = calendar.monthOf[day - calendar.firstDay] as number;
  return (calendar.endDay[month] as number) > day ? month : month + 1;
}
