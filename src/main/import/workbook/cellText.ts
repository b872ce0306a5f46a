import { formatIsoDay } from '#shared/domain/calendar.ts';
import { NUMBER_KINDS } from './numberFormat.ts';

const MS_PER_DAY = 86_400_000;
/** Day 0 of both systems in days since 1970; the 1900 system has a false 29 February as its day 60. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
const FALSE_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_466;
const MAX_DIGITS = 15;

/**
 * A number as the shortest decimal text with at most 15 significant digits, as spreadsheets show it:
 * 0.1 + 0.2 is 0.3. Never in exponents.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const short = String(Number(value.toPrecision(MAX_DIGITS)));
  const at = short.indexOf('e');
  if (at < 0) return short === '-0' ? '0' : short;
  const exponent = Number(short.slice(at + 1));
  const negative = short.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = short.slice(negative.length, at).split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${negative}0.${'0'.repeat(-point)}${digits}`;
  return negative + digits.padEnd(point, '0');
}

/**
 * A day number under a date format as ISO text: the day, with the time of day if the format or the
 * number has one; a time alone or an elapsed time as `HH:MM:SS`. Undefined if it is no moment.
 */
export function serialText(serial: number, kind: number, from1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LAST_SERIAL)) return undefined;
  const ms = Math.round(serial * MS_PER_DAY);
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  if (kind === NUMBER_KINDS.elapsed) return clock(ms);
  if (day === 0 && (kind === NUMBER_KINDS.time || rest > 0)) return clock(rest);
  if (day === 0 && !from1904) return undefined;
  const iso = dayText(day, from1904);
  return kind === NUMBER_KINDS.date && rest === 0 ? iso : `${iso} ${clock(rest)}`;
}

function dayText(day: number, from1904: boolean): string {
  if (from1904) return formatIsoDay(day + EPOCH_1904);
  if (day === FALSE_LEAP_DAY) return '1900-02-29';
  return formatIsoDay(day + EPOCH_1900 + (day < FALSE_LEAP_DAY ? 1 : 0));
}

/** Hours, minutes and seconds, with milliseconds if there are any. */
function clock(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const text = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return ms % 1000 === 0 ? text : `${text}.${String(ms % 1000).padStart(3, '0')}`;
}

/** The ISO text of a date cell as other dates are written: a blank before the time, no empty time. */
export function isoCellText(text: string): string {
  return text
    .trim()
    .replace('T', ' ')
    .replace(/Z$/u, '')
    .replace(/ 00:00:00(?:\.0+)?$/u, '');
}
