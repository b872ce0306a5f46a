import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CalendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { LineCohorts } from './cohortsByLine.ts';

/** An order this many days after the first, or earlier, is a return in time. */
export const RETENTION_DAYS = 90;

/** What the customers acquired in one month did. */
export interface MonthSums {
  readonly customers: number;
  readonly observed: number;
  readonly returned: number;
  readonly realised: number;
}

/** What the customers of one channel did. */
export interface LineSums {
  customers: number;
  /** Customers whose first order lies at least 90 days back, and those of them who came back in time. */
  observed: number;
  returned: number;
  /** Net revenue of all customers up to the analysis date, minor units of the orders. */
  realised: number;
  /** Expected value of all customers, minor units; 0 without a value model. */
  expected: number;
  /** Sum over the observed of the share of calendar months since the first order with an order. */
  activeShare: number;
  /** By month of acquisition, counted from the calendar table's first. */
  readonly byMonth: Map<number, MonthSums>;
  /**
   * Net revenue of calendar months 0 to n after the first order, summed over customers for whom month n
   * has ended, and their number.
   */
  readonly cumulative: Float64Array;
  readonly followed: Float64Array;
}

/** Sums of every line; `expected` is the value still to come per customer, NaN where there is none. */
export function lineSums(
  snapshot: Snapshot,
  calendar: CalendarTable,
  cohorts: LineCohorts,
  lines: number,
  expected: Float64Array | undefined,
  control?: EngineControl,
): LineSums[] {
  const sums = Array.from({ length: lines }, () => emptySums(calendar.months));
  const ended = calendar.lastComplete ? calendar.months : calendar.months - 1;
  for (let g = 0; g < cohorts.line.length; g++) {
    const into = sums[cohorts.line[g] as number] as LineSums;
    const month = cohorts.month[g] as number;
    const begin = cohorts.start[g] as number;
    const end = cohorts.start[g + 1] as number;
    const revenue = new Float64Array(calendar.months - month);
    const { observed, returned } = into;
    for (let i = begin; i < end; i++) {
      if ((i & CHECK_MASK) === 0) control?.check();
      const c = cohorts.customer[i] as number;
      const still = expected?.[c] as number;
      into.expected += Number.isNaN(still) || !expected ? 0 : still;
      addCustomer(snapshot, calendar, c, month, into, revenue);
    }
    const size = end - begin;
    into.customers += size;
    let running = 0;
    for (let n = 0; n < revenue.length; n++) {
      running += revenue[n] as number;
      if (month + n >= ended) continue;
      into.cumulative[n] = (into.cumulative[n] as number) + running;
      into.followed[n] = (into.followed[n] as number) + size;
    }
    into.realised += running;
    into.byMonth.set(month, {
      customers: size,
      observed: into.observed - observed,
      returned: into.returned - returned,
      realised: running,
    });
  }
  return sums;
}

function emptySums(months: number): LineSums {
  return {
    customers: 0,
    observed: 0,
    returned: 0,
    realised: 0,
    expected: 0,
    activeShare: 0,
    byMonth: new Map(),
    cumulative: new Float64Array(months),
    followed: new Float64Array(months),
  };
}

/** Adds one customer's return, share of active months and, by month since the first order, net revenue. */
function addCustomer(
  { orders, refunds, asOf }: Snapshot,
  calendar: CalendarTable,
  c: number,
  cohort: number,
  into: LineSums,
  revenue: Float64Array,
): void {
  const begin = orders.start[c] as number;
  const end = orders.start[c + 1] as number;
  const first = orders.day[begin] as number;
  const add = (day: number, amount: number): void => {
    // A refund dated before the first order counts in month 0, as in the cohorts.
    const n = Math.max(0, (calendar.monthOf[day - calendar.firstDay] as number) - cohort);
    revenue[n] = (revenue[n] as number) + amount;
  };
  let next = Number.POSITIVE_INFINITY;
  let active = 0;
  let lastMonth = -1;
  for (let i = begin; i < end; i++) {
    const day = orders.day[i] as number;
    const month = calendar.monthOf[day - calendar.firstDay] as number;
    if (month !== lastMonth) active++;
    lastMonth = month;
    if (day > first) next = Math.min(next, day);
    add(day, orders.net[i] as number);
  }
  for (let k = refunds.start[c] as number; k < (refunds.start[c + 1] as number); k++) {
    add(refunds.day[k] as number, refunds.amount[k] as number);
  }
  if (asOf - first < RETENTION_DAYS) return;
  into.observed++;
  into.activeShare += active / (calendar.months - cohort);
  if (next - first <= RETENTION_DAYS) into.returned++;
}
