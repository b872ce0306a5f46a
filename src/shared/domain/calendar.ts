/**
 * Calendar arithmetic on whole days, without a clock and without a time zone.
 *
 * A `Day` counts days since 1970-01-01 in the proleptic Gregorian calendar; it is what the store
 * and the engine hold. Month arithmetic follows the calendar: 31 January plus one month is the last
 * day of February.
 */

/** Days since 1970-01-01 (may be negative). */
export type Day = number;

/** Months since January of year 0: `year * 12 + (month - 1)`. */
export type MonthIndex = number;

/** A day of the calendar, `month` 1 to 12, `date` 1 to 31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** Mean length of a year in days, the one factor between days and years in discounting. */
export const DAYS_PER_YEAR = 365.25;

/** Mean length of a month in days, where a duration in days is told in months. */
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/**
 * Day number of a civil date.
 *
 * Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2013), days_from_civil.
 */
export function dayOfCivil(year: number, month: number, date: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Civil date of a day number. Source: as {@link dayOfCivil}, civil_from_days. */
export function civilOfDay(day: Day): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** Number of days in a month, `month` 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayOfCivil(year, month + 1, 1) - dayOfCivil(year, month, 1);
}

/** True if the three numbers name a day of the calendar. */
export function isCivil(year: number, month: number, date: number): boolean {
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** Month that a day lies in. */
export function monthOfDay(day: Day): MonthIndex {
  const { year, month } = civilOfDay(day);
  return year * 12 + month - 1;
}

/** First day of a month. */
export function firstDayOfMonth(index: MonthIndex): Day {
  return dayOfCivil(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
}

/** Last day of a month. */
export function lastDayOfMonth(index: MonthIndex): Day {
  return firstDayOfMonth(index + 1) - 1;
}

/** The day `months` calendar months later (earlier if negative), clamped to the month's end. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = civilOfDay(day);
  const index = year * 12 + month - 1 + months;
  const target = Math.floor(index / 12);
  const targetMonth = (((index % 12) + 12) % 12) + 1;
  return dayOfCivil(target, targetMonth, Math.min(date, daysInMonth(target, targetMonth)));
}

/**
 * The earliest day from which `months` calendar months reach `day` or later. It cuts all days in two:
 * `addMonths(d, months) >= day` holds from it on and never before.
 */
export function firstDayReaching(day: Day, months: number): Day {
  // addMonths clamps to the month's end, so the first day is found by looking.
  let first = addMonths(day, -months) - 3;
  while (addMonths(first, months) < day) first++;
  return first;
}

/** `YYYY-MM-DD`. */
export function formatIsoDay(day: Day): string {
  const { year, month, date } = civilOfDay(day);
  return `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(date)}`;
}

/** `YYYY-MM`. */
export function formatIsoMonth(index: MonthIndex): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${pad2((((index % 12) + 12) % 12) + 1)}`;
}

/** Month of a strict `YYYY-MM`, or undefined if the text is not a month of the calendar. */
export function parseIsoMonth(text: string): MonthIndex | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
}

/** Day of a strict `YYYY-MM-DD`, or undefined if the text is not a day of the calendar. */
export function parseIsoDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivil(year, month, date) ? dayOfCivil(year, month, date) : undefined;
}

function pad2(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
