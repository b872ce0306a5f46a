import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { calendarTable, type CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';

/**
 * Cohorts by the calendar month of the first order. Only months in which somebody bought first have a
 * row. The cells of row k are the indices `offset[k]` to `offset[k + 1] - 1`; the n-th of them is the
 * calendar month `month[k] + n`.
 */
export interface CohortTable {
  readonly month: Int32Array;
  /** Customers whose first order lies in that month. */
  readonly size: Float64Array;
  readonly offset: Uint32Array;
  /** Customers with at least one order on that calendar month. */
  readonly active: Float64Array;
  /** `active / size`. */
  readonly retention: Float64Array;
  readonly orders: Float64Array;
  /** Net revenue of the month, unlinked refunds of the month included, minor units. */
  readonly revenue: Float64Array;
  /** Revenue from month 0 to this month. */
  readonly cumulativeRevenue: Float64Array;
  /** 1 if the cell's calendar month has ended by the analysis date. */
  readonly complete: Uint8Array;
  readonly mean: CohortMean;
}

/**
 * The mean over cohorts by period, weighted by cohort size, over complete cells alone. Periods without
 * a complete cell are left out.
 */
export interface CohortMean {
  /** Customers behind the mean at each period. */
  readonly size: Float64Array;
  readonly active: Float64Array;
  readonly retention: Float64Array;
  /** Cumulative revenue per customer, minor units. */
  readonly revenuePerCustomer: Float64Array;
}

/**
 * Monthly retention and revenue cohorts, "on" month n (definitions of chapter 1B of the requirements).
 *
 * Revenue of all cells = revenue of all customers with an order: an unlinked refund dated before the
 * first order counts in period 0.
 */
export function monthlyCohorts(snapshot: Snapshot, control?: EngineControl): CohortTable {
  const calendar = calendarTable(snapshot);
  const { orders, refunds } = snapshot;
  const rows = cohortRows(snapshot, calendar);
  const cells = rows.offset[rows.month.length] as number;
  const active = new Float64Array(cells);
  const count = new Float64Array(cells);
  const revenue = new Float64Array(cells);
  const { monthOf, firstDay } = calendar;
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    if (begin === end) continue;
    const first = monthOf[(orders.day[begin] as number) - firstDay] as number;
    const base = (rows.offset[rows.rowOfMonth[first] as number] as number) - first;
    let previous = -1;
    for (let i = begin; i < end; i++) {
      const month = monthOf[(orders.day[i] as number) - firstDay] as number;
      const cell = base + month;
      count[cell] = (count[cell] as number) + 1;
      revenue[cell] = (revenue[cell] as number) + (orders.net[i] as number);
      if (month !== previous) active[cell] = (active[cell] as number) + 1;
      previous = month;
    }
    const refundEnd = refunds.start[c + 1] as number;
    for (let k = refunds.start[c] as number; k < refundEnd; k++) {
      const month = monthOf[(refunds.day[k] as number) - firstDay] as number;
      const cell = base + Math.max(month, first);
      revenue[cell] = (revenue[cell] as number) + (refunds.amount[k] as number);
    }
  }
  return finish(calendar, rows, { active, orders: count, revenue });
}

interface CohortRows {
  /** Row of each month of the calendar table, meaningless where nobody bought first. */
  readonly rowOfMonth: Int32Array;
  /** Month of each row, counted from the calendar table's first month. */
  readonly month: Int32Array;
  readonly size: Float64Array;
  readonly offset: Uint32Array;
}

function cohortRows(snapshot: Snapshot, calendar: CalendarTable): CohortRows {
  const { orders } = snapshot;
  const sizes = new Float64Array(calendar.months);
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    if (begin === orders.start[c + 1]) continue;
    const month = calendar.monthOf[(orders.day[begin] as number) - calendar.firstDay] as number;
    sizes[month] = (sizes[month] as number) + 1;
  }
  const month = Int32Array.from(sizes.keys()).filter((m) => (sizes[m] as number) > 0);
  const rowOfMonth = new Int32Array(calendar.months);
  const offset = new Uint32Array(month.length + 1);
  for (const [row, m] of month.entries()) {
    rowOfMonth[m] = row;
    offset[row + 1] = (offset[row] as number) + calendar.months - m;
  }
  return { rowOfMonth, month, size: Float64Array.from(month, (m) => sizes[m] as number), offset };
}

interface CohortSums {
  readonly active: Float64Array;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
}

function finish(calendar: CalendarTable, rows: CohortRows, sums: CohortSums): CohortTable {
  const cells = sums.active.length;
  const retention = new Float64Array(cells);
  const cumulativeRevenue = new Float64Array(cells);
  const complete = new Uint8Array(cells);
  for (const [row, month] of rows.month.entries()) {
    const begin = rows.offset[row] as number;
    const end = rows.offset[row + 1] as number;
    let running = 0;
    for (let cell = begin; cell < end; cell++) {
      running += sums.revenue[cell] as number;
      cumulativeRevenue[cell] = running;
      retention[cell] = (sums.active[cell] as number) / (rows.size[row] as number);
      const calendarMonth = month + (cell - begin);
      complete[cell] = calendarMonth < calendar.months - 1 || calendar.lastComplete ? 1 : 0;
    }
  }
  const absolute: MonthIndex = calendar.firstMonth;
  const table = {
    month: rows.month.map((m) => m + absolute),
    size: rows.size,
    offset: rows.offset,
    ...sums,
    retention,
    cumulativeRevenue,
    complete,
  };
  return { ...table, mean: cohortMean(table) };
}

function cohortMean(table: Omit<CohortTable, 'mean'>): CohortMean {
  const rows = table.month.length;
  const periods = rows === 0 ? 0 : (table.offset[1] as number);
  const size = new Float64Array(periods);
  const active = new Float64Array(periods);
  const revenue = new Float64Array(periods);
  let used = 0;
  for (let row = 0; row < rows; row++) {
    const begin = table.offset[row] as number;
    for (let cell = begin; cell < (table.offset[row + 1] as number); cell++) {
      if (table.complete[cell] === 0) continue;
      const n = cell - begin;
      used = Math.max(used, n + 1);
      size[n] = (size[n] as number) + (table.size[row] as number);
      active[n] = (active[n] as number) + (table.active[cell] as number);
      revenue[n] = (revenue[n] as number) + (table.cumulativeRevenue[cell] as number);
    }
  }
  const ratio = (sums: Float64Array): Float64Array =>
    sums.slice(0, used).map((sum, n) => sum / (size[n] as number));
  return {
    size: size.slice(0, used),
    active: active.slice(0, used),
    retention: ratio(active),
    revenuePerCustomer: ratio(revenue),
  };
}
