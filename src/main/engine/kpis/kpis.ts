import {
  addMonths,
  firstDayOfMonth,
  lastDayOfMonth,
  monthOfDay,
  type Day,
  type MonthIndex,
} from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { StageRules } from '#shared/domain/stageSchemes.ts';
import { addMonthsTable, calendarTable, type CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';

/** Days from `from` to `to`, both included. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/** Headline figures of a window; money in minor units; a ratio over nobody is NaN. */
export interface Kpis {
  readonly window: Window;
  /** Customers with an order by the end of the window. */
  readonly customers: number;
  /** Customers with an order in the window. */
  readonly active: number;
  /** Customers whose first order lies in the window. */
  readonly new: number;
  readonly orders: number;
  /** Orders and unlinked refunds of the window. */
  readonly netRevenue: number;
  /** Net revenue per order. */
  readonly averageOrderValue: number;
  /** Orders per active customer. */
  readonly ordersPerCustomer: number;
  /** Share of the active customers who have two or more orders by the end of the window. */
  readonly repeatShare: number;
  /** Customers whose silence passed the active limit in the window. */
  readonly churned: number;
  /** Customers who ordered in the window after a silence beyond the active limit. */
  readonly wonBack: number;
}

/** The same figures month by month, columns by month from `firstMonth`. */
export interface KpiSeries {
  readonly firstMonth: MonthIndex;
  /** False if the last month is unfinished at the analysis date. */
  readonly lastComplete: boolean;
  readonly months: readonly Kpis[];
}

/** Headline figures of one window. */
export function kpis(
  snapshot: Snapshot,
  window: Window,
  rules: StageRules,
  control?: EngineControl,
): Kpis {
  const calendar = calendarTable(snapshot);
  const bins = new Int32Array(calendar.monthOf.length).map((_, i) => {
    const day = calendar.firstDay + i;
    return day >= window.from && day <= window.to ? 0 : -1;
  });
  return kpisOf(sumUp(snapshot, calendar, { bins, windows: [window] }, rules, control), window, 0);
}

/** Headline figures of every month from the first row's month to the analysis date. */
export function kpiSeries(
  snapshot: Snapshot,
  rules: StageRules,
  control?: EngineControl,
): KpiSeries {
  const calendar = calendarTable(snapshot);
  const windows = Array.from({ length: calendar.months }, (_, m) => ({
    from: firstDayOfMonth(calendar.firstMonth + m),
    to: calendar.endDay[m] as number,
  }));
  const sums = sumUp(snapshot, calendar, { bins: calendar.monthOf, windows }, rules, control);
  return {
    firstMonth: calendar.firstMonth,
    lastComplete: calendar.lastComplete,
    months: windows.map((window, bin) => kpisOf(sums, window, bin)),
  };
}

/**
 * The window just before: as many whole calendar months if the window is whole months, else as many
 * days.
 */
export function previousWindow(window: Window): Window {
  const to = window.from - 1;
  const first = monthOfDay(window.from);
  const last = monthOfDay(window.to);
  const whole = firstDayOfMonth(first) === window.from && lastDayOfMonth(last) === window.to;
  if (whole) return { from: addMonths(window.from, first - last - 1), to };
  return { from: window.from - (window.to - window.from + 1), to };
}

interface Bins {
  /** Window of each day of the calendar table, -1 for none. */
  readonly bins: Int32Array;
  /** Windows in ascending order, none overlapping. */
  readonly windows: readonly Window[];
}

interface Sums {
  /** Customers whose first order lies in the window. */
  readonly firsts: Float64Array;
  readonly customers: Float64Array;
  readonly active: Float64Array;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  readonly repeat: Float64Array;
  readonly churned: Float64Array;
  readonly wonBack: Float64Array;
}

function sumUp(
  snapshot: Snapshot,
  calendar: CalendarTable,
  windows: Bins,
  rules: StageRules,
  control: EngineControl | undefined,
): Sums {
  const { orders, refunds } = snapshot;
  const { firstDay, asOf } = calendar;
  const { bins } = windows;
  const limit = addMonthsTable(calendar, rules.activeMonths);
  const column = (): Float64Array => new Float64Array(windows.windows.length);
  const sums: Sums = {
    firsts: column(),
    customers: column(),
    active: column(),
    orders: column(),
    revenue: column(),
    repeat: column(),
    churned: column(),
    wonBack: column(),
  };
  const firstDays: Day[] = [];
  const bump = (target: Float64Array, bin: number, by = 1): void => {
    if (bin >= 0) target[bin] = (target[bin] as number) + by;
  };
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      const bin = bins[(refunds.day[k] as number) - firstDay] as number;
      bump(sums.revenue, bin, refunds.amount[k]);
    }
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) continue;
    let previousBin = -1;
    let wonBin = -1;
    firstDays.push(orders.day[begin] as number);
    bump(sums.firsts, bins[(orders.day[begin] as number) - firstDay] as number);
    for (let i = begin; i < end; i++) {
      const day = orders.day[i] as number;
      const bin = bins[day - firstDay] as number;
      const next = i + 1 < end ? (orders.day[i + 1] as number) : asOf + 1;
      const nextBin = i + 1 < end ? (bins[next - firstDay] as number) : -1;
      bump(sums.orders, bin);
      bump(sums.revenue, bin, orders.net[i]);
      if (bin !== previousBin) bump(sums.active, bin);
      if (bin !== nextBin && i > begin) bump(sums.repeat, bin);
      const silentFrom = (limit[day - firstDay] as number) + 1;
      if (silentFrom <= asOf && next >= silentFrom) {
        bump(sums.churned, bins[silentFrom - firstDay] as number);
        if (i + 1 < end && nextBin !== wonBin) {
          bump(sums.wonBack, nextBin);
          wonBin = nextBin;
        }
      }
      previousBin = bin;
    }
  }
  const ascending = Int32Array.from(firstDays).sort();
  let known = 0;
  for (const [bin, window] of windows.windows.entries()) {
    while (known < ascending.length && (ascending[known] as number) <= window.to) known++;
    sums.customers[bin] = known;
  }
  return sums;
}

function kpisOf(sums: Sums, window: Window, bin: number): Kpis {
  const at = (column: Float64Array): number => column[bin] as number;
  return {
    window,
    customers: at(sums.customers),
    active: at(sums.active),
    new: at(sums.firsts),
    orders: at(sums.orders),
    netRevenue: at(sums.revenue),
    averageOrderValue: ratio(at(sums.revenue), at(sums.orders)),
    ordersPerCustomer: ratio(at(sums.orders), at(sums.active)),
    repeatShare: ratio(at(sums.repeat), at(sums.active)),
    churned: at(sums.churned),
    wonBack: at(sums.wonBack),
  };
}

/** A ratio that has no value over nobody, also where refunds alone stand above the line. */
function ratio(top: number, bottom: number): number {
  return bottom > 0 ? top / bottom : Number.NaN;
}
