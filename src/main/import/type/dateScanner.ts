import type { DateFormat } from '#shared/contract/importPlan.ts';
import { DateLayouts } from './dateLayouts.ts';
import {
  civilFault,
  DATE_FAULTS,
  DATE_SHAPES,
  dayOfDate,
  fullYear,
  inRange,
  REPUBLIC_YEAR_ZERO,
  SECONDS_PER_DAY,
} from './dateShapes.ts';
import { rewriteDate } from './dateWords.ts';
import { NOT_ISO, readIsoDate } from './isoDate.ts';

const SPACE = 32;

/**
 * Reads dates from bytes. `scan` finds the parts of a cell, `resolve` makes a day of them under the
 * column's format; both without strings for the common layouts. The written local time stands; an offset from
 * UTC beside it is told, for a column that states its time zone ({@link ZoneClock}).
 */
export class DateScanner extends DateLayouts {
  shape: number = DATE_SHAPES.empty;

  /** Finds the parts of a cell. */
  scan(bytes: Uint8Array, start: number, end: number): number {
    let from = start;
    let to = end;
    while (from < to && (bytes[from] as number) <= SPACE) from += 1;
    while (to > from && (bytes[to - 1] as number) <= SPACE) to -= 1;
    this.second = -1;
    this.offset = NaN;
    this.timeImpossible = false;
    this.republic = false;
    this.periodOnly = false;
    if (from === to) return (this.shape = DATE_SHAPES.empty);
    const second = readIsoDate(bytes, from, to, this);
    if (second !== NOT_ISO) {
      this.second = second;
      this.longYear = false;
      return (this.shape = DATE_SHAPES.ymd);
    }
    this.shape = this.layout(bytes, from, to);
    if (this.shape === DATE_SHAPES.unreadable) {
      this.republic = false;
      const rewritten = rewriteDate(bytes, from, to);
      if (rewritten !== undefined) {
        this.shape = this.layout(rewritten.bytes, 0, rewritten.bytes.length);
        this.republic ||= rewritten.republic;
        this.periodOnly ||= rewritten.period;
      }
    }
    return this.shape;
  }

  /** The day of the scanned cell under a column's format; one of {@link DATE_FAULTS}. */
  resolve(format: DateFormat): number {
    switch (this.shape) {
      case DATE_SHAPES.ymd:
      case DATE_SHAPES.sevenDigits:
        return this.#setDay(this.a, this.b, this.c);
      case DATE_SHAPES.sixDigits:
        if (format.digits === 'month') {
          this.periodOnly = true;
          return this.#setDay(this.a * 100 + this.b, this.c, 1);
        }
        return this.#setParts(format.order);
      case DATE_SHAPES.parts:
        return this.#setParts(format.order);
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

  #setParts(order: DateFormat['order']): number {
    if (order === 'dmy') return this.#setDay(fullYear(this.c), this.b, this.a);
    if (order === 'mdy') return this.#setDay(fullYear(this.c), this.a, this.b);
    if (this.longYear) return DATE_FAULTS.impossible;
    if (order === 'republic') return this.#setDay(this.a + REPUBLIC_YEAR_ZERO, this.b, this.c);
    return this.#setDay(fullYear(this.a), this.b, this.c);
  }

  #setDay(year: number, month: number, date: number): number {
    const fault = civilFault(year, month, date);
    if (fault === DATE_FAULTS.range) return fault;
    if (fault !== DATE_FAULTS.none || this.timeImpossible) return DATE_FAULTS.impossible;
    this.day = dayOfDate(year, month, date);
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
}
