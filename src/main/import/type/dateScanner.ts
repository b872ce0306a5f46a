import { dayOfCivil, daysInMonth } from '#shared/domain/calendar.ts';
import type { DateFormat } from '#shared/contract/importPlan.ts';
import { rewriteDate } from './dateWords.ts';
import { NOT_ISO, readIsoDate } from './isoDate.ts';
import { offsetBehind } from './timeOffset.ts';

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
} as const;

/** Faults of a date; 0 is none. */
export const DATE_FAULTS = { none: 0, missing: 1, unreadable: 2, impossible: 3, range: 4 } as const;

/** Orders are not older than this; spreadsheets and databases write earlier dates for "none". */
const MIN_YEAR = 1970;
const MAX_YEAR = 2100;
/** Bare numbers taken as spreadsheet days, in either epoch: about 1954 to 2119. */
const MIN_SERIAL = 20_000;
const MAX_SERIAL = 80_000;
const SECONDS_PER_DAY = 86_400;

const [DASH, SLASH, DOT, COLON, SPACE] = [45, 47, 46, 58, 32] as const;

/**
 * Reads dates from bytes. `scan` finds the parts of a cell, `resolve` makes a day of them under the
 * column's format; both without strings for the common layouts. The written local time stands; an offset from
 * UTC beside it is told, for a column that states its time zone ({@link ZoneClock}).
 */
export class DateScanner {
  shape: number = DATE_SHAPES.empty;
  a = 0;
  b = 0;
  c = 0;
  /** True if the third number has four digits. */
  longYear = false;
  /** True if the cell names a month only; its day is then the first. */
  monthOnly = false;
  /** True if the year was one of the Republic of China, and was turned into a common one. */
  republic = false;
  serial = 0;
  /** Days since 1970-01-01, set by `resolve`. */
  day = 0;
  /** Second of the day, -1 if the cell has no time. */
  second = -1;
  /** Minutes east of UTC that the cell states (0 for Unix time); NaN if it states none. */
  offset = NaN;

  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #end = 0;
  #value = 0;
  #timeImpossible = false;

  /** Finds the parts of a cell. */
  scan(bytes: Uint8Array, start: number, end: number): number {
    let from = start;
    let to = end;
    while (from < to && (bytes[from] as number) <= SPACE) from += 1;
    while (to > from && (bytes[to - 1] as number) <= SPACE) to -= 1;
    this.second = -1;
    this.offset = NaN;
    this.#timeImpossible = false;
    this.republic = false;
    this.monthOnly = false;
    if (from === to) return (this.shape = DATE_SHAPES.empty);
    const second = readIsoDate(bytes, from, to, this);
    if (second !== NOT_ISO) {
      this.second = second;
      this.longYear = false;
      return (this.shape = DATE_SHAPES.ymd);
    }
    this.shape = this.#scanBytes(bytes, from, to);
    if (this.shape === DATE_SHAPES.unreadable) {
      const rewritten = rewriteDate(bytes, from, to);
      if (rewritten !== undefined) {
        this.shape = this.#scanBytes(rewritten.bytes, 0, rewritten.bytes.length);
        this.republic = rewritten.republic;
      }
    }
    return this.shape;
  }

  /** The day of the scanned cell under a column's format; one of {@link DATE_FAULTS}. */
  resolve(format: DateFormat): number {
    switch (this.shape) {
      case DATE_SHAPES.ymd:
        return this.#setDay(this.a, this.b, this.c);
      case DATE_SHAPES.parts:
        if (format.order === 'dmy') return this.#setDay(fullYear(this.c), this.b, this.a);
        if (format.order === 'mdy') return this.#setDay(fullYear(this.c), this.a, this.b);
        if (this.longYear) return DATE_FAULTS.impossible;
        return this.#setDay(fullYear(this.a), this.b, this.c);
      case DATE_SHAPES.serial:
        return this.#setSerial(format.serial);
      case DATE_SHAPES.unix:
        return inRange(this.day);
      case DATE_SHAPES.empty:
        return DATE_FAULTS.missing;
      default:
        return DATE_FAULTS.unreadable;
    }
  }

  #setDay(year: number, month: number, date: number): number {
    if (year < MIN_YEAR || year > MAX_YEAR) return DATE_FAULTS.range;
    if (month < 1 || month > 12 || date < 1 || this.#timeImpossible) return DATE_FAULTS.impossible;
    if (date > 28 && date > daysInMonth(year, month)) return DATE_FAULTS.impossible;
    this.day = monthStart(year, month) + date - 1;
    return DATE_FAULTS.none;
  }

  #setSerial(epoch: DateFormat['serial']): number {
    if (epoch === null) return DATE_FAULTS.unreadable;
    const whole = Math.floor(this.serial);
    const second = Math.round((this.serial - whole) * SECONDS_PER_DAY);
    // Day 0 of the 1900 system is 1899-12-30 for every date after its false 29 February 1900.
    this.day = whole - (epoch === '1900' ? 25_569 : 24_107) + (second >= SECONDS_PER_DAY ? 1 : 0);
    if (second > 0) this.second = second % SECONDS_PER_DAY;
    return inRange(this.day);
  }

  #scanBytes(bytes: Uint8Array, start: number, end: number): number {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
    const digits = this.#number();
    const first = this.#value;
    if (digits === 0 || digits > 14) return DATE_SHAPES.unreadable;
    if (digits >= 5) return this.#scanBare(digits, first);
    const separator = this.#separator(0);
    if (separator === 0) return DATE_SHAPES.unreadable;
    const middle = this.#number();
    this.b = this.#value;
    if (this.#isMonth(digits, middle, separator)) {
      this.a = first;
      this.c = 1;
      this.monthOnly = true;
      return DATE_SHAPES.ymd;
    }
    if (middle === 0 || middle > 2 || this.#separator(separator) !== separator) {
      return DATE_SHAPES.unreadable;
    }
    const last = this.#number();
    this.a = first;
    this.c = this.#value;
    if (last === 0 || digits === 3 || last === 3 || last > 4) return DATE_SHAPES.unreadable;
    if (separator === CJK) this.#skipCjk(0xe6, 0x97, 0xa5);
    if (!this.#time()) return DATE_SHAPES.unreadable;
    this.longYear = last === 4;
    if (digits < 4 && separator !== CJK) return DATE_SHAPES.parts;
    if (digits < 4) this.a = fullYear(first);
    return last <= 2 ? DATE_SHAPES.ymd : DATE_SHAPES.unreadable;
  }

  /** True if a year of four digits and a month are all there is: 2024-01, 2024年1月. */
  #isMonth(yearDigits: number, monthDigits: number, separator: number): boolean {
    if (yearDigits !== 4 || monthDigits === 0 || monthDigits > 2 || separator === DOT) return false;
    if (separator === CJK) {
      const after = this.#at;
      if (this.#skipCjk(0xe6, 0x9c, 0x88) && this.#at === this.#end) return true;
      this.#at = after;
      return false;
    }
    return this.#at === this.#end;
  }

  /** A cell that starts with five or more digits: compact date, day number or Unix time. */
  #scanBare(digits: number, value: number): number {
    const atEnd = this.#at === this.#end;
    if (digits === 8 || ((digits === 12 || digits === 14) && atEnd)) {
      const clock = digits === 14 ? value % 1e6 : digits === 12 ? (value % 1e4) * 100 : -1;
      const date =
        digits === 14 ? Math.floor(value / 1e6) : digits === 12 ? Math.floor(value / 1e4) : value;
      this.a = Math.floor(date / 1e4);
      this.b = Math.floor(date / 100) % 100;
      this.c = date % 100;
      if (clock >= 0)
        this.#setClock(Math.floor(clock / 1e4), Math.floor(clock / 100) % 100, clock % 100);
      else if (!this.#time()) return DATE_SHAPES.unreadable;
      return DATE_SHAPES.ymd;
    }
    if (digits === 5) {
      this.serial = value;
      if (!atEnd && this.#bytes[this.#at] === DOT) {
        this.#at += 1;
        const decimals = this.#number();
        this.serial += decimals === 0 ? 0 : this.#value / 10 ** decimals;
      }
      const inRange = this.serial >= MIN_SERIAL && this.serial <= MAX_SERIAL;
      return this.#at === this.#end && inRange ? DATE_SHAPES.serial : DATE_SHAPES.unreadable;
    }
    if ((digits === 10 || digits === 13) && atEnd) {
      const seconds = digits === 10 ? value : Math.floor(value / 1000);
      this.day = Math.floor(seconds / SECONDS_PER_DAY);
      this.second = seconds - this.day * SECONDS_PER_DAY;
      this.offset = 0;
      return DATE_SHAPES.unix;
    }
    return DATE_SHAPES.unreadable;
  }

  /** Reads digits into `#value`; returns how many. */
  #number(): number {
    const bytes = this.#bytes;
    const from = this.#at;
    let p = from;
    let value = 0;
    while (p < this.#end) {
      const digit = (bytes[p] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      p += 1;
    }
    this.#at = p;
    this.#value = value;
    return p - from;
  }

  /** Reads the mark between two parts: `-`, `/`, `.`, or 年 and 月 as {@link CJK}; 0 if none. */
  #separator(before: number): number {
    const byte = this.#at < this.#end ? (this.#bytes[this.#at] as number) : 0;
    if (byte === DASH || byte === SLASH || byte === DOT) {
      this.#at += 1;
      return byte;
    }
    const found = before === 0 ? this.#skipCjk(0xe5, 0xb9, 0xb4) : this.#skipCjk(0xe6, 0x9c, 0x88);
    return found ? CJK : 0;
  }

  #skipCjk(x: number, y: number, z: number): boolean {
    const bytes = this.#bytes;
    const p = this.#at;
    if (p + 2 >= this.#end || bytes[p] !== x || bytes[p + 1] !== y || bytes[p + 2] !== z) {
      return false;
    }
    this.#at = p + 3;
    return true;
  }

  /** Reads what follows the date: nothing, or a time; false if it is something else. */
  #time(): boolean {
    if (this.#at === this.#end) return true;
    this.#skipSpaces();
    if (this.#lower() === LETTER_T) this.#at += 1;
    const half = this.#chineseHalf();
    const hourDigits = this.#number();
    const hour = this.#value;
    if (hourDigits === 0 || hourDigits > 2 || this.#lower() !== COLON) return false;
    this.#at += 1;
    if (this.#number() !== 2) return false;
    const minute = this.#value;
    let second = 0;
    if (this.#at < this.#end && this.#bytes[this.#at] === COLON) {
      this.#at += 1;
      if (this.#number() !== 2) return false;
      second = this.#value;
      if (this.#at < this.#end && this.#bytes[this.#at] === DOT) {
        this.#at += 1;
        if (this.#number() === 0) return false;
      }
    }
    this.#skipSpaces();
    const marker = half === 0 ? this.#englishHalf() : half;
    const offset = offsetBehind(this.#bytes, this.#at, this.#end);
    if (offset === undefined) return false;
    this.offset = offset;
    const shifted =
      marker === PM && hour < 12 ? hour + 12 : marker === AM && hour === 12 ? 0 : hour;
    this.#setClock(shifted, minute, second);
    return true;
  }

  #setClock(hour: number, minute: number, second: number): void {
    this.#timeImpossible = hour > 23 || minute > 59 || second > 59;
    this.second = hour * 3600 + minute * 60 + second;
  }

  #skipSpaces(): void {
    while (this.#at < this.#end && this.#bytes[this.#at] === SPACE) this.#at += 1;
  }

  #lower(): number {
    return this.#at < this.#end ? (this.#bytes[this.#at] as number) | 32 : 0;
  }

  /** 上午 or 下午 before the time. */
  #chineseHalf(): number {
    const p = this.#at;
    const bytes = this.#bytes;
    if (bytes[p] !== 0xe4 || bytes[p + 1] !== 0xb8 || p + 5 >= this.#end) return 0;
    const half = bytes[p + 2] === 0x8a ? AM : bytes[p + 2] === 0x8b ? PM : 0;
    if (half === 0 || bytes[p + 3] !== 0xe5 || bytes[p + 4] !== 0x8d || bytes[p + 5] !== 0x88) {
      return 0;
    }
    this.#at = p + 6;
    this.#skipSpaces();
    return half;
  }

  /** AM or PM behind the time. */
  #englishHalf(): number {
    const first = this.#lower();
    const half = first === 97 ? AM : first === 112 ? PM : 0;
    if (half === 0 || this.#at + 1 >= this.#end) return 0;
    if (((this.#bytes[this.#at + 1] as number) | 32) !== 109) return 0;
    this.#at += 2;
    return half;
  }
}

const CJK = 1;
const AM = 1;
const PM = 2;
const LETTER_T = 116;

/** Two-digit years as POSIX reads them: 69 to 99 are the twentieth century. */
function fullYear(year: number): number {
  return year >= 100 ? year : year >= 69 ? 1900 + year : 2000 + year;
}

const MONTH_STARTS = new Int32Array((MAX_YEAR + 1 - MIN_YEAR) * 12).map((_, i) =>
  dayOfCivil(MIN_YEAR + Math.floor(i / 12), (i % 12) + 1, 1),
);

const FIRST_DAY = dayOfCivil(MIN_YEAR, 1, 1);
const LAST_DAY = dayOfCivil(MAX_YEAR, 12, 31);

/** Refuses a day outside the years that are read. */
export function inRange(day: number): number {
  return day >= FIRST_DAY && day <= LAST_DAY ? DATE_FAULTS.none : DATE_FAULTS.range;
}

function monthStart(year: number, month: number): number {
  return MONTH_STARTS[(year - MIN_YEAR) * 12 + month - 1] as number;
}
