import { isCivil } from '#shared/domain/calendar.ts';
import type { DateFormat, DateOrder } from '#shared/contract/importPlan.ts';
import type { Evidence } from '#shared/contract/inspection.ts';
import type { DateScanner } from './dateScanner.ts';
import { civilFault, DATE_FAULTS, DATE_SHAPES, REPUBLIC_YEAR_ZERO } from './dateShapes.ts';
import type { ZoneClock } from './zoneClock.ts';

/** The year has at most half as many different values as the day before it is taken as the year. */
const DISTINCT_RATIO = 2;
/** Fewest values for which the number of different parts says anything. */
const MIN_VALUES = 20;

/** A header that says of which years the dates are. */
const REPUBLIC_HEADER = /民[國国]|\bROC\b|\bminguo\b/iu;

const YEAR_FIRST: DateFormat = { order: 'ymd', serial: null, time: true };

export interface DateDecision {
  readonly format: DateFormat;
  readonly evidence: Evidence;
  /** Orders between which only a person can choose; empty when the column settles it. */
  readonly options: readonly DateOrder[];
}

/** Gathers over a whole column what its values say about the order of day, month and year. */
export class DateEvidence {
  values = 0;
  readable = 0;
  withTime = 0;
  /** Values that state an offset from UTC, Unix times among them; those that have another day on the zone's clock. */
  withOffset = 0;
  movedDays = 0;
  readonly #offsets = new Set<number>();
  readonly #clock: ZoneClock | undefined;
  readonly #namedRepublic: boolean;
  #serials = 0;
  #republic = 0;
  #parts = 0;
  /** Of the parts those that may be days of the Republic of China, those of six bare digits, and of these the months. */
  #republicValid = 0;
  #sixDigits = 0;
  #months = 0;
  /** Values that are days only with the day first, only with the month first. */
  #dayFirstOnly = 0;
  #monthFirstOnly = 0;
  #yearFirstValid = 0;
  #longYears = 0;
  /** Values that are another day under the other order. */
  #differing = 0;
  readonly #firstSeen = new Uint8Array(100);
  readonly #lastSeen = new Uint8Array(100);

  /** `clock` is that of the time zone that the column is said to be in, `header` what stands above it. */
  constructor(clock?: ZoneClock, header = '') {
    this.#clock = clock;
    this.#namedRepublic = REPUBLIC_HEADER.test(header);
  }

  /** How many offsets there are among the values. */
  get differentOffsets(): number {
    return this.#offsets.size;
  }

  /** Takes in the cell that `scanner` has just scanned. */
  add(scanner: DateScanner): void {
    if (scanner.shape === DATE_SHAPES.empty) return;
    this.values += 1;
    if (scanner.shape === DATE_SHAPES.unreadable) return;
    this.readable += 1;
    if (scanner.second >= 0) this.withTime += 1;
    if (scanner.shape === DATE_SHAPES.serial) this.#serials += 1;
    if (scanner.republic) this.#republic += 1;
    if (!Number.isNaN(scanner.offset)) this.#addOffset(scanner);
    if (scanner.shape === DATE_SHAPES.sixDigits) this.#addSixDigits(scanner);
    else if (scanner.shape === DATE_SHAPES.parts) this.#addParts(scanner);
  }

  /** Whether the day moves is told where it is known before the order of the column is, which is nearly always. */
  #addOffset(scanner: DateScanner): void {
    this.withOffset += 1;
    this.#offsets.add(scanner.offset);
    const open = scanner.shape === DATE_SHAPES.parts || scanner.shape === DATE_SHAPES.sixDigits;
    if (this.#clock === undefined || open) return;
    if (scanner.resolve(YEAR_FIRST) !== DATE_FAULTS.none) return;
    this.#clock.apply(scanner);
    if (this.#clock.moved) this.movedDays += 1;
  }

  /** `202401` is a month where all of the column can be one. */
  #addSixDigits(scanner: DateScanner): void {
    this.#sixDigits += 1;
    const { a, b, c } = scanner;
    if (civilFault(a * 100 + b, c, 1) === DATE_FAULTS.none) this.#months += 1;
    this.#addParts(scanner);
  }

  #addParts(scanner: DateScanner): void {
    const { a, b, c } = scanner;
    const ofRepublic =
      !scanner.longYear && civilFault(a + REPUBLIC_YEAR_ZERO, b, c) === DATE_FAULTS.none;
    if (ofRepublic) this.#republicValid += 1;
    const year = scanner.longYear ? c : 2000 + c;
    const dayFirst = isCivil(year, b, a);
    const monthFirst = isCivil(year, a, b);
    this.#parts += 1;
    if (scanner.longYear) this.#longYears += 1;
    else if (isCivil(2000 + a, b, c)) this.#yearFirstValid += 1;
    if (dayFirst && !monthFirst) this.#dayFirstOnly += 1;
    if (monthFirst && !dayFirst) this.#monthFirstOnly += 1;
    if (dayFirst && monthFirst && a !== b) this.#differing += 1;
    this.#firstSeen[a % 100] = 1;
    this.#lastSeen[c % 100] = 1;
  }

  /** The column's format, with why. */
  decide(): DateDecision {
    const serial = this.#serials > 0 ? '1900' : null;
    const counts = {
      values: this.values,
      readable: this.readable,
      dayFirst: this.#dayFirstOnly,
      monthFirst: this.#monthFirstOnly,
      differing: this.#differing,
      republic: this.#republic,
    };
    const time = this.withTime > 0;
    const settled = (order: DateOrder, code: string): DateDecision => ({
      format: { order, serial, time },
      evidence: { code, counts },
      options: [],
    });
    const open = (code: string, options: readonly DateOrder[]): DateDecision => ({
      format: { order: null, serial, time },
      evidence: { code, counts },
      options,
    });
    const allOfRepublic = this.#republicValid === this.#parts;
    if (this.#republic > 0) {
      if (this.#parts === 0) return settled('ymd', 'date.republic_year');
      // 990105 beside 1000105 is one of them with a year of two digits.
      const settledHere = this.#sixDigits === this.#parts || this.#namedRepublic;
      if (allOfRepublic && settledHere) return settled('republic', 'date.republic_year');
      // Beside years of the Republic of China, 99/1/5 may be 2010: never settled silently.
      return open('date.mixed', this.#possibleOrders());
    }
    if (this.#parts === 0)
      return settled('ymd', serial === null ? 'date.year_first' : 'date.serial');
    if (this.#namedRepublic && allOfRepublic) return settled('republic', 'date.republic_header');
    if (this.#sixDigits === this.#parts && this.#months === this.#parts) {
      const { format, ...decision } = settled('ymd', 'date.month_only');
      return { ...decision, format: { ...format, digits: 'month' } };
    }
    const yearFirst = this.#yearFirst();
    if (yearFirst === 'yes') return settled('ymd', 'date.short_year_first');
    if (this.#dayFirstOnly > 0 && this.#monthFirstOnly > 0)
      return open('date.mixed', ['dmy', 'mdy']);
    if (yearFirst === 'maybe') return open('date.short_year', this.#possibleOrders());
    if (this.#dayFirstOnly > 0) return settled('dmy', 'date.day_over_12_first');
    if (this.#monthFirstOnly > 0) return settled('mdy', 'date.day_over_12_second');
    if (this.#differing === 0) return settled('dmy', 'date.same_either_way');
    return open('date.nothing_over_12', ['dmy', 'mdy']);
  }

  /** Whether two-digit years may stand in front. */
  #yearFirst(): 'yes' | 'maybe' | 'no' {
    if (this.#longYears > 0 || this.#yearFirstValid < this.#parts) return 'no';
    const either = this.#dayFirstOnly + this.#differing + this.#monthFirstOnly;
    const first = sum(this.#firstSeen);
    const last = sum(this.#lastSeen);
    if (this.#parts >= MIN_VALUES) {
      if (last * DISTINCT_RATIO <= first) return 'no';
      if (first * DISTINCT_RATIO <= last) return 'yes';
    }
    return either === 0 && this.#firstSeen.subarray(32).includes(1) ? 'yes' : 'maybe';
  }

  #possibleOrders(): DateOrder[] {
    const orders: DateOrder[] = this.#parts === this.#republicValid ? ['republic', 'ymd'] : ['ymd'];
    if (this.#monthFirstOnly === 0) orders.push('dmy');
    if (this.#dayFirstOnly === 0) orders.push('mdy');
    return orders;
  }
}

function sum(flags: Uint8Array): number {
  return flags.reduce((total, flag) => total + flag, 0);
}
