import { dayOfCivil, daysInMonth } from '#shared/domain/calendar.ts';

/** What a cell of a date column looks like before the column's order is applied. */
export const DATE_SHAPES = {
  empty: 0,
  /** Three numbers, the year not in front: `a`, `b`, `c`. */
  parts: 1,
  /** Year `a`, month `b`, day `c`: no other reading. */
  ymd: 2,
  /** A spreadsheet day number. */
  serial: 3,
  /** A moment in Unix time: `day` and `second` are set. */
  unix: 4,
  unreadable: 5,
  /** Six bare digits: three parts of two, or a year and a month. */
  sixDigits: 6,
  /** Seven bare digits, year `a`, month `b`, day `c`: a date where the column is one of dates. */
  sevenDigits: 7,
} as const;

/** Faults of a date; 0 is none. */
export const DATE_FAULTS = { none: 0, missing: 1, unreadable: 2, impossible: 3, range: 4 } as const;

export const SECONDS_PER_DAY = 86_400;
/** A year of the Republic of China is so many less than the common one. */
export const REPUBLIC_YEAR_ZERO = 1911;

/** Orders are not older than this; spreadsheets and databases write earlier dates for "none". */
export const MIN_YEAR = 1970;
export const MAX_YEAR = 2100;

const MONTH_STARTS = new Int32Array((MAX_YEAR + 1 - MIN_YEAR) * 12).map((_, i) =>
  dayOfCivil(MIN_YEAR + Math.floor(i / 12), (i % 12) + 1, 1),
);

const FIRST_DAY = dayOfCivil(MIN_YEAR, 1, 1);
const LAST_DAY = dayOfCivil(MAX_YEAR, 12, 31);

/** Days since 1970-01-01 of a date that {@link civilFault} finds nothing wrong with. */
export function dayOfDate(year: number, month: number, date: number): number {
  return (MONTH_STARTS[(year - MIN_YEAR) * 12 + month - 1] as number) + date - 1;
}

/** What is wrong with a year, month and day; one of {@link DATE_FAULTS}. */
export function civilFault(year: number, month: number, date: number): number {
  if (year < MIN_YEAR || year > MAX_YEAR) return DATE_FAULTS.range;
  if (month < 1 || month > 12 || date < 1) return DATE_FAULTS.impossible;
  return date > 28 && date > daysInMonth(year, month) ? DATE_FAULTS.impossible : DATE_FAULTS.none;
}

/** Refuses a day outside the years that are read. */
export function inRange(day: number): number {
  return day >= FIRST_DAY && day <= LAST_DAY ? DATE_FAULTS.none : DATE_FAULTS.range;
}

/** Two-digit years as POSIX reads them: 69 to 99 are the twentieth century. */
export function fullYear(year: number): number {
  return year >= 100 ? year : year >= 69 ? 1900 + year : 2000 + year;
}
