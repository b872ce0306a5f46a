import { civilOfDay, dayOfCivil, type Day } from '#shared/domain/calendar.ts';

/** First day of the lunar year, the eve of the Spring Festival's week. */
const SPRING_FESTIVALS = [
  dayOfCivil(2023, 1, 22),
  dayOfCivil(2024, 2, 10),
  dayOfCivil(2025, 1, 29),
];

/** How much is bought on a day against a plain one. */
function intensity(day: Day): number {
  const { month, date } = civilOfDay(day);
  const weekday = (((day + 4) % 7) + 7) % 7;
  const base = weekday === 0 || weekday === 6 ? 1.15 : 0.94;
  return base * festival(month, date) * springFestival(day);
}

function festival(month: number, date: number): number {
  if (month === 11 && date === 11) return 5;
  if (month === 11 && date <= 12) return 1.8;
  if (month === 12 && date <= 24) return 1.4;
  if (month === 6 && date >= 10 && date <= 18) return 1.6;
  return 1;
}

/** Much before the festival, little in its week. */
function springFestival(day: Day): number {
  for (const first of SPRING_FESTIVALS) {
    if (day >= first - 14 && day < first - 1) return 1.6;
    if (day >= first - 1 && day < first + 7) return 0.4;
  }
  return 1;
}

/**
 * A clock that runs faster in busy seasons: buying at a steady pace by this clock makes the seasons of
 * the calendar. Both clocks show the same at the first and at the last day.
 */
export class SeasonClock {
  readonly #first: Day;
  /** Busy time passed at the beginning of each day. */
  readonly #passed: Float64Array;

  constructor(first: Day, last: Day, seasons: boolean) {
    const days = last - first + 1;
    this.#first = first;
    this.#passed = new Float64Array(days + 1);
    for (let i = 0; i < days; i++) {
      const weight = seasons ? intensity(first + i) : 1;
      this.#passed[i + 1] = (this.#passed[i] as number) + weight;
    }
    const scale = days / (this.#passed[days] as number);
    for (let i = 1; i <= days; i++) this.#passed[i] = (this.#passed[i] as number) * scale;
  }

  /** Days by this clock from the beginning of the first day to the end of the last. */
  get length(): number {
    return this.#passed.length - 1;
  }

  /** The calendar's time (day and its fraction) when this clock shows `busy`. */
  calendarTime(busy: number): number {
    let low = 0;
    let high = this.#passed.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#passed[middle] as number) <= busy) low = middle;
      else high = middle - 1;
    }
    const from = this.#passed[low] as number;
    const width = (this.#passed[low + 1] as number) - from;
    return this.#first + low + Math.min(0.999_999, (busy - from) / width);
  }
}
