import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { CalendarTable } from '../calendarTable.ts';

/**
 * Customers with an order, by line of the channel table and within it by month of the first order.
 * Cohort g holds `customer[start[g]]` to `customer[start[g + 1] - 1]`; cohorts of a line are adjacent.
 */
export interface LineCohorts {
  readonly customer: Uint32Array;
  readonly start: Uint32Array;
  readonly line: Uint32Array;
  /** Counted from the calendar table's first month. */
  readonly month: Uint32Array;
}

/** Line of a customer, told by number and by the index of the first order; below 0 for none. */
export type LineOfCustomer = (customer: number, firstOrder: number) => number;

/** The cohorts of a snapshot's customers with an order and a line. */
export function cohortsByLine(
  snapshot: Snapshot,
  calendar: CalendarTable,
  lineOf: LineOfCustomer,
): LineCohorts {
  const { orders } = snapshot;
  const buyers: number[] = [];
  for (let c = 0; c < orders.customers; c++) {
    const first = orders.start[c] as number;
    if (first < (orders.start[c + 1] as number) && lineOf(c, first) >= 0) buyers.push(c);
  }
  // One number holds line, month and customer, so that a sort of numbers groups them.
  const keys = Float64Array.from(buyers, (c) => {
    const first = orders.start[c] as number;
    const month = calendar.monthOf[(orders.day[first] as number) - calendar.firstDay] as number;
    return (lineOf(c, first) * calendar.months + month) * orders.customers + c;
  }).sort();
  const customer = new Uint32Array(keys.length);
  const starts: number[] = [];
  const groups: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number;
    const group = Math.floor(key / orders.customers);
    customer[i] = key - group * orders.customers;
    if (group === groups.at(-1)) continue;
    groups.push(group);
    starts.push(i);
  }
  return {
    customer,
    start: Uint32Array.from([...starts, keys.length]),
    line: Uint32Array.from(groups, (group) => Math.floor(group / calendar.months)),
    month: Uint32Array.from(groups, (group) => group % calendar.months),
  };
}
