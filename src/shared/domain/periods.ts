import { firstDayOfMonth, monthOfDay, type Day } from './calendar.ts';

/** Calendar units that cohorts and their periods are counted in. Weeks are ISO weeks: Monday to Sunday. */
export const PERIOD_UNITS = ['week', 'month', 'quarter'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/**
 * Number of a period: weeks since the week of 1970-01-01, months since January of year 0, quarters
 * since the first of year 0.
 */
export type PeriodIndex = number;

const MONTHS_PER_QUARTER = 3;
const DAYS_PER_WEEK = 7;
/** 1970-01-01 was a Thursday, three days after a Monday. */
const DAYS_SINCE_MONDAY = 3;

/** Period that a day lies in. */
export function periodOfDay(unit: PeriodUnit, day: Day): PeriodIndex {
  switch (unit) {
    case 'week':
      return Math.floor((day + DAYS_SINCE_MONDAY) / DAYS_PER_WEEK);
    case 'month':
      return monthOfDay(day);
    case 'quarter':
      return Math.floor(monthOfDay(day) / MONTHS_PER_QUARTER);
  }
}

/** First day of a period. */
export function firstDayOfPeriod(unit: PeriodUnit, index: PeriodIndex): Day {
  switch (unit) {
    case 'week':
      return index * DAYS_PER_WEEK - DAYS_SINCE_MONDAY;
    case 'month':
      return firstDayOfMonth(index);
    case 'quarter':
      return firstDayOfMonth(index * MONTHS_PER_QUARTER);
  }
}

/** Last day of a period. */
export function lastDayOfPeriod(unit: PeriodUnit, index: PeriodIndex): Day {
  return firstDayOfPeriod(unit, index + 1) - 1;
}

/** Year and number of an ISO week: week 1 is the one with the year's first Thursday (ISO 8601). */
export function isoWeek(index: PeriodIndex): { readonly year: number; readonly week: number } {
  const thursday = firstDayOfPeriod('week', index) + DAYS_SINCE_MONDAY;
  const year = Math.floor(monthOfDay(thursday) / 12);
  return { year, week: Math.floor((thursday - firstDayOfMonth(year * 12)) / DAYS_PER_WEEK) + 1 };
}
