import { dayOfCivil } from '#shared/domain/calendar.ts';
import type { DateScanner } from './dateScanner.ts';
import { DATE_FAULTS, inRange } from './dateShapes.ts';

const SECONDS_PER_DAY = 86_400;
const SECONDS_PER_HOUR = 3600;
/** Hours from 1970 to the end of 2100, those that dates can be in. */
const HOURS = 24 * (dayOfCivil(2101, 1, 1) + 1);
/** Marks of an hour that was not looked at, and of one in which the clock is changed. */
const UNKNOWN = -0x7fffffff;
const CHANGES = -0x7ffffffe;

/**
 * The clock of a time zone with its calendar of changes, as the system knows them: moves what a {@link DateScanner} has
 * read with an offset to the day and time on that clock. What has no offset is taken to be on it already.
 */
export class ZoneClock {
  /** True if the last cell has another day on the clock than the one that is written. */
  moved = false;
  readonly #format: Intl.DateTimeFormat;
  /** Seconds east of UTC in each hour: looked up once, since the system takes microseconds. */
  readonly #offsets = new Int32Array(HOURS).fill(UNKNOWN);

  /** @throws RangeError for a zone that is not known */
  constructor(zone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** Sets day and second of a resolved date to those of the zone; one of {@link DATE_FAULTS}. */
  apply(date: DateScanner): number {
    this.moved = false;
    if (Number.isNaN(date.offset) || date.second < 0) return DATE_FAULTS.none;
    const utc = date.day * SECONDS_PER_DAY + date.second - date.offset * 60;
    const local = utc + this.offsetAt(utc);
    const day = Math.floor(local / SECONDS_PER_DAY);
    this.moved = day !== date.day;
    date.day = day;
    date.second = local - day * SECONDS_PER_DAY;
    return inRange(day);
  }

  /** Seconds east of UTC at a moment in Unix time. */
  offsetAt(utc: number): number {
    const hour = Math.floor(utc / SECONDS_PER_HOUR);
    if (hour < 0 || hour >= HOURS) return this.#lookUp(utc);
    let offset = this.#offsets[hour] as number;
    if (offset === UNKNOWN) {
      const begin = this.#lookUp(hour * SECONDS_PER_HOUR);
      const last = this.#lookUp(hour * SECONDS_PER_HOUR + SECONDS_PER_HOUR - 1);
      offset = begin === last ? begin : CHANGES;
      this.#offsets[hour] = offset;
    }
    return offset === CHANGES ? this.#lookUp(utc) : offset;
  }

  #lookUp(utc: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.#format.formatToParts(utc * 1000))
      parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return (
      dayOfCivil(year, month, day) * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - utc
    );
  }
}
