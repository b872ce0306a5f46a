const YEAR =
  /(?<!\d)(19\d\d|20[0-2]\d)(?!\d)|^(19\d\d|20[0-2]\d)(?=(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$)/u;
const CLOCK = /\d:\d\d/u;
const LEAST_DATES = 5;
/** Years between the first and the last; orders and registrations of a shop span fewer. */
const LEAST_SPAN = 25;
/** Grown-ups: the middle of the dates lies before this year. */
const LATEST_MIDDLE = 2006;

/**
 * True if dates can only be those of birth: many different days without a time of day, over decades, the
 * middle of them long ago.
 */
export function areBirthDates(values: readonly string[]): boolean {
  const years = values.flatMap((value) => {
    const found = CLOCK.test(value) || value.length > 12 ? null : YEAR.exec(value);
    return found === null ? [] : [Number(found[1] ?? found[2])];
  });
  if (years.length < LEAST_DATES || years.length < values.length * 0.9) return false;
  const sorted = years.toSorted((a, b) => a - b);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  return span >= LEAST_SPAN && (sorted[sorted.length >> 1] ?? LATEST_MIDDLE) < LATEST_MIDDLE;
}
