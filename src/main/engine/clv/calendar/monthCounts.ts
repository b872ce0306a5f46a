import { monthOfDay, lastDayOfMonth, type Day, type MonthIndex } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { CHECK_MASK, type EngineControl } from '../../control.ts';
import type { OrderModel } from '../orderModel.ts';

/** Repeat purchases by calendar month, beside those that a model without seasons expects. */
export interface MonthCounts {
  readonly firstMonth: MonthIndex;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
}

/**
 * Repeat purchases up to `asOf` in every calendar month that the log covers whole, and what the model
 * expects of everybody from their first purchase on. So the growth of the base and the loss of customers
 * are in the expectation, and what is left over is the calendar.
 *
 * @param orders a model in days, asked for the purchases of a customer from the first one on.
 */
export function monthCounts(
  { orders: { start, day, customers } }: Snapshot,
  asOf: Day,
  orders: Pick<OrderModel, 'expected'>,
  control?: EngineControl,
): MonthCounts {
  const firstDay = day.reduce((least, one) => Math.min(least, one), asOf);
  const days = asOf - firstDay + 1;
  const began = new Float64Array(days);
  const repeats = new Float64Array(days);
  for (let c = 0; c < customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    let last = -1;
    for (let i = start[c] as number; i < (start[c + 1] as number); i++) {
      const at = (day[i] as number) - firstDay;
      if (at >= days) break;
      if (at === last) continue;
      const into = last < 0 ? began : repeats;
      into[at] = (into[at] as number) + 1;
      last = at;
    }
  }
  const due = expectedByDay(began, orders);
  const firstMonth = monthOfDay(firstDay - 1) + 1;
  const lastMonth = monthOfDay(asOf + 1) - 1;
  const months = Math.max(0, lastMonth - firstMonth + 1);
  const sumOf = (byDay: Float64Array): Float64Array =>
    Float64Array.from({ length: months }, (_, m) => {
      const end = lastDayOfMonth(firstMonth + m) - firstDay + 1;
      const begin = lastDayOfMonth(firstMonth + m - 1) - firstDay + 1;
      return byDay.subarray(begin, end).reduce((sum, value) => sum + value, 0);
    });
  return { firstMonth, observed: sumOf(repeats), expected: sumOf(due) };
}

/** Expected repeat purchases of each day, of customers who began so many on each day. */
function expectedByDay(began: Float64Array, orders: Pick<OrderModel, 'expected'>): Float64Array {
  const days = began.length;
  const cumulative = Float64Array.from({ length: days }, (_, age) =>
    age === 0 ? 0 : orders.expected(0, 0, age),
  );
  const due = new Float64Array(days);
  for (let first = 0; first < days; first++) {
    const n = began[first] as number;
    if (n === 0) continue;
    for (let age = 1; first + age < days; age++) {
      const step = (cumulative[age] as number) - (cumulative[age - 1] as number);
      due[first + age] = (due[first + age] as number) + n * step;
    }
  }
  return due;
}
