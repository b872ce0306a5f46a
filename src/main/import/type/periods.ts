import { civilOfDay, dayOfCivil, type CivilDate } from '#shared/domain/calendar.ts';

const DAYS_PER_WEEK = 7;
const THURSDAY = 4;

/** The date of a day of a year (ISO 8601: `2024-005`); undefined if the year has no such day. */
export function dateOfOrdinal(year: number, ordinal: number): CivilDate | undefined {
  const day = dayOfCivil(year, 1, 1) + ordinal - 1;
  return ordinal > 0 && day < dayOfCivil(year + 1, 1, 1) ? civilOfDay(day) : undefined;
}

/** The date of a day of a week (ISO 8601: `2024-W01-5`, Monday is 1); undefined if the year has no such week. */
export function dateOfWeek(year: number, week: number, weekday: number): CivilDate | undefined {
  const monday = firstMonday(year) + (week - 1) * DAYS_PER_WEEK;
  const exists = week > 0 && monday < firstMonday(year + 1);
  return exists ? civilOfDay(monday + weekday - 1) : undefined;
}

/** The Monday of the week with the first Thursday of a year, which is its first. */
function firstMonday(year: number): number {
  const first = dayOfCivil(year, 1, 1);
  // 1970-01-01 was a Thursday.
  const weekday = ((((first + THURSDAY - 1) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK) + 1;
  return weekday <= THURSDAY ? first - weekday + 1 : first - weekday + 1 + DAYS_PER_WEEK;
}
