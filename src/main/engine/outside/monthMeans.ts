import {
  firstDayOfMonth,
  lastDayOfMonth,
  monthOfDay,
  type MonthIndex,
} from '#shared/domain/calendar.ts';

/** One month of a series. */
export interface MonthMean {
  readonly values: number;
  /** NaN without a value. */
  readonly mean: number;
  /** False where values of the month are still to come, or came before the series began. */
  readonly complete: boolean;
}

/** A series by month from its first value to its last; by place from `firstMonth`. */
export interface MonthMeans {
  readonly firstMonth: MonthIndex;
  readonly months: readonly MonthMean[];
}

/** Share of the steps between values that are no longer than the usual one: the rest are holidays and holes. */
const USUAL = 0.9;
/** Steps from which on a series has one value a month or fewer, days. */
const MONTHLY = 28;

/**
 * The mean of each month of a dated series. The first and the last month are unfinished where the usual step between
 * values (the 90th percentile, so that weekends are none) leads to another value in them; so is the month of `asOf`
 * before its last day. A series of one value a month or fewer has no more to come.
 *
 * @param days ascending, every day once; days after `asOf` are left out
 */
export function monthMeans(
  days: ArrayLike<number>,
  values: Float64Array,
  asOf: number,
): MonthMeans {
  let count = 0;
  while (count < days.length && (days[count] as number) <= asOf) count++;
  if (count === 0) return { firstMonth: monthOfDay(asOf), months: [] };
  const [first, last] = [days[0] as number, days[count - 1] as number];
  const [firstMonth, lastMonth] = [monthOfDay(first), monthOfDay(last)];
  const numbers = new Float64Array(lastMonth - firstMonth + 1);
  const sums = new Float64Array(numbers.length);
  for (let i = 0; i < count; i++) {
    const at = monthOfDay(days[i] as number) - firstMonth;
    numbers[at] = (numbers[at] as number) + 1;
    sums[at] = (sums[at] as number) + (values[i] as number);
  }
  const step = usualStep(days, count);
  const isCut = (month: MonthIndex): boolean =>
    step < MONTHLY &&
    ((month === firstMonth && first - step >= firstDayOfMonth(month)) ||
      (month === lastMonth && last + step <= lastDayOfMonth(month)));
  const months = Array.from(numbers, (number, at) => ({
    values: number,
    mean: number === 0 ? Number.NaN : (sums[at] as number) / number,
    complete: lastDayOfMonth(firstMonth + at) <= asOf && !isCut(firstMonth + at),
  }));
  return { firstMonth, months };
}

/** The step between neighbouring days that nine of ten do not exceed; of a single value none is known. */
function usualStep(days: ArrayLike<number>, count: number): number {
  if (count < 2) return MONTHLY;
  const steps = Float64Array.from(
    { length: count - 1 },
    (_, i) => (days[i + 1] as number) - (days[i] as number),
  ).sort();
  return steps[Math.ceil(USUAL * steps.length) - 1] as number;
}
