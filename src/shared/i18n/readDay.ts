import { dayOfCivil, formatIsoDay, isCivil } from '../domain/calendar.ts';

const EN_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Year, month and date, in the order that each form writes them. */
const YEAR_FIRST = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
];
const DATE_FIRST = /^(\d{1,2}) ([a-z]{3,9})\.? (\d{4})$/;

/**
 * Reads a day that a user typed, in the form of any language of the program or as 2024-01-31; full-width figures
 * and spaces around signs count as the plain ones. What can be read in two ways (01/02/2024) is not read.
 *
 * @returns `YYYY-MM-DD`; '' for an empty text; null for what is no day
 */
export function readDay(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text === '') return '';
  const close = text.replaceAll(/\s*([-/.年月日])\s*/gu, '$1');
  for (const form of YEAR_FIRST) {
    const found = form.exec(close);
    if (found) return isoOf(Number(found[1]), Number(found[2]), Number(found[3]));
  }
  const english = DATE_FIRST.exec(text.replaceAll(/\s+/g, ' '));
  if (!english) return null;
  const [, date, name = '', year] = english;
  return isoOf(Number(year), monthNamed(name), Number(date));
}

/** 1 to 12; 0 for a word that is no month. */
function monthNamed(name: string): number {
  const month = EN_MONTHS.findIndex((short) => name.startsWith(short));
  const whole = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
  const isMonth = whole
    .format(Date.UTC(2024, Math.max(0, month), 1))
    .toLowerCase()
    .startsWith(name);
  return isMonth ? month + 1 : 0;
}

function isoOf(year: number, month: number, date: number): string | null {
  return isCivil(year, month, date) ? formatIsoDay(dayOfCivil(year, month, date)) : null;
}
