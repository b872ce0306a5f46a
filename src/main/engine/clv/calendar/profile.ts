import { civilOfDay, DAYS_PER_YEAR, type Day } from '#shared/domain/calendar.ts';

/** How much busier each calendar month is than the mean day of a year; January first, mean 1. */
export interface CalendarProfile {
  readonly months: Float64Array;
}

/** Mean days of each month over the four years of a leap cycle. */
export const MONTH_DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Scales weights so that a mean year is as long by them as by the calendar. */
export function normalised(weights: Float64Array): CalendarProfile {
  const whole = weights.reduce((sum, weight, k) => sum + weight * (MONTH_DAYS[k] as number), 0);
  return { months: weights.map((weight) => (weight * DAYS_PER_YEAR) / whole) };
}

/** Time as the customers live it: a day of a busy month lasts longer than one of a quiet month. */
export class OperationalClock {
  readonly #firstDay: Day;
  /** Operational days from the first day to the end of each day; the first is 0. */
  readonly #passed: Float64Array;

  /** A clock for the days from `firstDay` to `lastDay`. */
  constructor({ months }: CalendarProfile, firstDay: Day, lastDay: Day) {
    this.#firstDay = firstDay;
    this.#passed = new Float64Array(Math.max(1, lastDay - firstDay + 1));
    for (let i = 1; i < this.#passed.length; i++) {
      const { month } = civilOfDay(firstDay + i);
      this.#passed[i] = (this.#passed[i - 1] as number) + (months[month - 1] as number);
    }
  }

  /** Operational days from the end of one day to the end of another, which may be a part of a day. */
  between(from: Day, to: number): number {
    return this.#at(to) - this.#at(from);
  }

  #at(day: number): number {
    const place = day - this.#firstDay;
    const whole = Math.floor(place);
    const at = this.#passed[whole] as number;
    const rest = place - whole;
    return rest === 0 ? at : at + rest * ((this.#passed[whole + 1] as number) - at);
  }
}

/**
 * Recency and age of customers in operational days, from those in days of the calendar.
 *
 * @param asOf day on which `age` ends.
 */
export function livedColumns(
  clock: OperationalClock,
  asOf: Day,
  recency: Int32Array,
  age: Int32Array,
): { recency: Float64Array; age: Float64Array } {
  const first = (i: number): Day => asOf - (age[i] as number);
  return {
    recency: Float64Array.from(recency, (days, i) => clock.between(first(i), first(i) + days)),
    age: Float64Array.from(age, (_, i) => clock.between(first(i), asOf)),
  };
}
