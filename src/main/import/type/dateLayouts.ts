import { ClockScanner } from './clockScanner.ts';
import {
  DATE_SHAPES,
  fullYear,
  MAX_YEAR,
  MIN_YEAR,
  REPUBLIC_YEAR_ZERO,
  SECONDS_PER_DAY,
} from './dateShapes.ts';
import { dateOfOrdinal } from './periods.ts';

const [DASH, SLASH, DOT] = [45, 47, 46] as const;
/** The mark 年 or 月 between two parts. */
const CJK = 1;
/** Bare numbers taken as spreadsheet days, in either epoch: about 1954 to 2119. */
const MIN_SERIAL = 20_000;
const MAX_SERIAL = 80_000;
/** Years of the Republic of China have one, two or three digits, and the third one is still a 1. */
const MAX_SEVEN_DIGITS = 1_999_999;

/** Finds the parts of a date in bytes, without strings: numbers with marks between them, and bare numbers. */
export class DateLayouts extends ClockScanner {
  a = 0;
  b = 0;
  c = 0;
  /** True if the third number has four digits. */
  longYear = false;
  /** True if the cell names a month, week or quarter only; its day is then the first. */
  periodOnly = false;
  /** True if the year was one of the Republic of China, and was turned into a common one. */
  republic = false;
  serial = 0;
  /** Days since 1970-01-01, set by `resolve`. */
  day = 0;

  /** One of {@link DATE_SHAPES}, with the parts of the date set. */
  protected layout(bytes: Uint8Array, start: number, end: number): number {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    const digits = this.number();
    const first = this.value;
    if (digits === 0 || digits > 14) return DATE_SHAPES.unreadable;
    if (digits >= 5) return this.#bare(digits, first);
    const separator = this.#separator(0);
    if (separator === 0) return DATE_SHAPES.unreadable;
    const middle = this.number();
    this.b = this.value;
    if (this.#isMonth(digits, middle, separator)) {
      this.a = first;
      this.c = 1;
      this.periodOnly = true;
      return DATE_SHAPES.ymd;
    }
    if (middle === 0 || middle > 2 || this.#separator(separator) !== separator) {
      return DATE_SHAPES.unreadable;
    }
    const last = this.number();
    this.a = first;
    this.c = this.value;
    if (last === 0 || digits === 3 || last === 3 || last > 4) return DATE_SHAPES.unreadable;
    if (separator === CJK) this.skipCjk(0xe6, 0x97, 0xa5);
    if (!this.time()) return DATE_SHAPES.unreadable;
    this.longYear = last === 4;
    if (digits < 4 && separator !== CJK) return DATE_SHAPES.parts;
    if (digits < 4) this.a = fullYear(first);
    return last <= 2 ? DATE_SHAPES.ymd : DATE_SHAPES.unreadable;
  }

  /** True if a year of four digits and a month are all there is: 2024-01, 2024年1月. */
  #isMonth(yearDigits: number, monthDigits: number, separator: number): boolean {
    if (yearDigits !== 4 || monthDigits === 0 || monthDigits > 2 || separator === DOT) return false;
    if (separator === CJK) {
      const after = this.at;
      if (this.skipCjk(0xe6, 0x9c, 0x88) && this.at === this.end) return true;
      this.at = after;
      return false;
    }
    return this.at === this.end;
  }

  /** A cell that starts with five or more digits: compact date, day number or Unix time. */
  #bare(digits: number, value: number): number {
    const atEnd = this.at === this.end;
    if (digits === 8 || ((digits === 12 || digits === 14) && atEnd)) {
      return this.#compact(digits, value);
    }
    if (digits === 5) return this.#dayNumber(value);
    if ((digits === 10 || digits === 13) && atEnd) {
      const seconds = digits === 10 ? value : Math.floor(value / 1000);
      this.day = Math.floor(seconds / SECONDS_PER_DAY);
      this.second = seconds - this.day * SECONDS_PER_DAY;
      this.offset = 0;
      return DATE_SHAPES.unix;
    }
    if ((digits !== 6 && digits !== 7) || !this.time()) return DATE_SHAPES.unreadable;
    return digits === 6 ? this.#sixDigits(value) : this.#sevenDigits(value);
  }

  /** `20240105`, `202401051305`, `20240105130509`. */
  #compact(digits: number, value: number): number {
    const clock = digits === 14 ? value % 1e6 : digits === 12 ? (value % 1e4) * 100 : -1;
    const date =
      digits === 14 ? Math.floor(value / 1e6) : digits === 12 ? Math.floor(value / 1e4) : value;
    this.a = Math.floor(date / 1e4);
    this.b = Math.floor(date / 100) % 100;
    this.c = date % 100;
    if (clock >= 0)
      this.setClock(Math.floor(clock / 1e4), Math.floor(clock / 100) % 100, clock % 100);
    else if (!this.time()) return DATE_SHAPES.unreadable;
    return DATE_SHAPES.ymd;
  }

  /** `45296`, `45296.5`. */
  #dayNumber(value: number): number {
    this.serial = value;
    if (this.at < this.end && this.bytes[this.at] === DOT) {
      this.at += 1;
      const decimals = this.number();
      this.serial += decimals === 0 ? 0 : this.value / 10 ** decimals;
    }
    const inRange = this.serial >= MIN_SERIAL && this.serial <= MAX_SERIAL;
    return this.at === this.end && inRange ? DATE_SHAPES.serial : DATE_SHAPES.unreadable;
  }

  /** `240105`, `990105` (also of the Republic of China), `202401`. */
  #sixDigits(value: number): number {
    this.a = Math.floor(value / 1e4);
    this.b = Math.floor(value / 100) % 100;
    this.c = value % 100;
    this.longYear = false;
    return DATE_SHAPES.sixDigits;
  }

  /** `1130105` of the Republic of China, or `2024005`: year and day of the year. No number is both. */
  #sevenDigits(value: number): number {
    const year = Math.floor(value / 1000);
    if (year >= MIN_YEAR && year <= MAX_YEAR) {
      const date = dateOfOrdinal(year, value % 1000);
      if (date === undefined) return DATE_SHAPES.unreadable;
      this.a = year;
      this.b = date.month;
      this.c = date.date;
      return DATE_SHAPES.sevenDigits;
    }
    if (value > MAX_SEVEN_DIGITS) return DATE_SHAPES.unreadable;
    this.a = Math.floor(value / 1e4) + REPUBLIC_YEAR_ZERO;
    this.b = Math.floor(value / 100) % 100;
    this.c = value % 100;
    this.republic = true;
    return DATE_SHAPES.sevenDigits;
  }

  /** Reads the mark between two parts: `-`, `/`, `.`, or 年 and 月 as {@link CJK}; 0 if none. */
  #separator(before: number): number {
    const byte = this.at < this.end ? (this.bytes[this.at] as number) : 0;
    if (byte === DASH || byte === SLASH || byte === DOT) {
      this.at += 1;
      return byte;
    }
    const found = before === 0 ? this.skipCjk(0xe5, 0xb9, 0xb4) : this.skipCjk(0xe6, 0x9c, 0x88);
    return found ? CJK : 0;
  }
}
