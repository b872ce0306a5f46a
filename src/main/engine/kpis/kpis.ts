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
import type { Marks } from '../segments/index.ts';

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
  /** False while nobody's first order lies far enough back for a silence beyond the active limit. */
  readonly canLose: boolean;
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
  const [figures] = windowKpis(snapshot, [window], rules, control);
  if (!figures) throw new RangeError('a window without figures');
  return figures;
}

/**
 * Headline figures of several windows in one pass, with marks of the marked customers alone.
 *
 * @param windows in ascending order, none overlapping
 */
export function windowKpis(
  snapshot: Snapshot,
  windows: readonly Window[],
  rules: StageRules,
  control?: EngineControl,
  marks?: Marks,
): readonly Kpis[] {
  const calendar = calendarTable(snapshot);
  const bins = new Int32Array(calendar.monthOf.length).map((_, i) => {
    const day = calendar.firstDay + i;
    return windows.findIndex(({ from, to }) => day >= from && day <= to);
  });
  const sums = sumUp(snapshot, calendar, { bins, windows }, { rules, control, marks });
  return windows.map((window, bin) => kpisOf(sums, window, bin));
}

/**
 * Headline figures of every month from the first row's month to the analysis date, with marks of the marked
 * customers alone.
 */
export function kpiSeries(
  snapshot: Snapshot,
  rules: StageRules,
  control?: EngineControl,
  marks?: Marks,
): KpiSeries {
  const calendar = calendarTable(snapshot);
  const windows = Array.from({ length: calendar.months }, (_, m) => ({
    from: firstDayOfMonth(calendar.firstMonth + m),
    to: calendar.endDay[m] as number,
  }));
  const bins = calendar.monthOf;
  const sums = sumUp(snapshot, calendar, { bins, windows }, { rules, control, marks });
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
  /** First day on which somebody can be lost; beyond every day where nobody ordered. */
  readonly lossesFrom: Day;
}

function sumUp(
  snapshot: Snapshot,
  calendar: CalendarTable,
  windows: Bins,
  {
    rules,
    control,
    marks,
  }: {
    readonly rules: StageRules;
    readonly control: EngineControl | undefined;
    readonly marks: Marks | undefined;
  },
): Sums {
  const { orders, refunds } = snapshot;
  const { firstDay, asOf } = calendar;
  // Days of no window count into a slot behind the windows: a loop over all orders asks nothing of them.
  const none = windows.windows.length;
  const slots = windows.bins.map((bin) => (bin < 0 ? none : bin));
  const lastAt = asOf - firstDay;
  const silentAt = addMonthsTable(calendar, rules.activeMonths).map((day) => day + 1 - firstDay);
  const column = (): Float64Array => new Float64Array(none + 1);
  const sums = {
    firsts: column(),
    customers: column(),
    active: column(),
    orders: column(),
    revenue: column(),
    repeat: column(),
    churned: column(),
    wonBack: column(),
  };
  const joined = new Float64Array(slots.length);
  const bump = (target: Float64Array, slot: number, by = 1): void => {
    target[slot] = (target[slot] as number) + by;
  };
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    if (marks?.[c] === 0) continue;
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      bump(sums.revenue, slots[(refunds.day[k] as number) - firstDay] as number, refunds.amount[k]);
    }
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) continue;
    let before = NOWHERE;
    let won = NOWHERE;
    let at = (orders.day[begin] as number) - firstDay;
    let slot = slots[at] as number;
    bump(joined, at);
    bump(sums.firsts, slot);
    for (let i = begin; i < end; i++) {
      const isLast = i + 1 === end;
      const nextAt = isLast ? lastAt + 1 : (orders.day[i + 1] as number) - firstDay;
      const next = isLast ? NOWHERE : (slots[nextAt] as number);
      bump(sums.orders, slot);
      bump(sums.revenue, slot, orders.net[i]);
      if (slot !== before) bump(sums.active, slot);
      if (slot !== next && i > begin) bump(sums.repeat, slot);
      const silent = silentAt[at] as number;
      if (silent <= lastAt && nextAt >= silent) {
        bump(sums.churned, slots[silent] as number);
        if (!isLast && next !== won) {
          bump(sums.wonBack, next);
          won = next;
        }
      }
      before = slot;
      at = nextAt;
      slot = next;
    }
  }
  let [known, day] = [0, 0];
  for (const [bin, window] of windows.windows.entries()) {
    for (; day < joined.length && firstDay + day <= window.to; day++)
      known += joined[day] as number;
    sums.customers[bin] = known;
  }
  const firstAt = joined.findIndex((count) => count > 0);
  const lossesFrom =
    firstAt < 0 ? Number.POSITIVE_INFINITY : firstDay + (silentAt[firstAt] as number);
  return { ...sums, lossesFrom };
}

/** Before a customer's first order and after the last: no slot. */
const NOWHERE = -1;

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
    canLose: window.to >= sums.lossesFrom,
    wonBack: at(sums.wonBack),
  };
}

/** A ratio that has no value over nobody, also where refunds alone stand above the line. */
function ratio(top: number, bottom: number): number {
  return bottom > 0 ? top / bottom : Number.NaN;
}
