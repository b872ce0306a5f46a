import type { DateFormat } from '#shared/contract/importPlan.ts';
import type { RecordScanner } from '../read/scanner.ts';
import { DateScanner } from '../type/dateScanner.ts';
import { DATE_FAULTS } from '../type/dateShapes.ts';
import { ZoneClock } from '../type/zoneClock.ts';
import { dateFault, type DateFault } from './dateFault.ts';

/** Reads the dates of one column under its format and, where it has one, its time zone. */
export class DateCell {
  readonly #dates = new DateScanner();
  readonly #format: DateFormat;
  readonly #index: number;
  readonly #clock: ZoneClock | undefined;
  readonly #dayZero: boolean;
  #moved = false;

  /** `dayZero` takes 1970-01-01 for a date; elsewhere it is what programs write for none. */
  constructor(
    { index, format }: { readonly index: number; readonly format: DateFormat },
    dayZero = false,
  ) {
    this.#index = index;
    this.#format = format;
    this.#dayZero = dayZero;
    this.#clock = format.zone === undefined ? undefined : new ZoneClock(format.zone);
  }

  /** Days since 1970-01-01. */
  get day(): number {
    return this.#dates.day;
  }

  /** Second of the day, -1 without a time. */
  get second(): number {
    return this.#dates.second;
  }

  /** True if the time zone has made it another day than the one that is written. */
  get moved(): boolean {
    return this.#moved;
  }

  /** True if the cell names a month, week or quarter only. */
  get periodOnly(): boolean {
    return this.#dates.periodOnly;
  }

  /** Reads the date of a record; what is wrong with it, or undefined. */
  read(scanner: RecordScanner): DateFault | undefined {
    scanner.cell(this.#index);
    const dates = this.#dates;
    this.#moved = false;
    dates.scan(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
    const fault = dates.resolve(this.#format);
    if (fault !== DATE_FAULTS.none) return dateFault(fault);
    if (this.#clock !== undefined) {
      const outside = this.#clock.apply(dates);
      this.#moved = this.#clock.moved;
      if (outside !== DATE_FAULTS.none) return dateFault(outside);
    }
    const none = dates.day === 0 && !dates.periodOnly && !this.#dayZero;
    return none ? 'DATE_RANGE' : undefined;
  }
}
