/** What {@link readIsoDate} answers for every other layout. */
export const NOT_ISO = -2;

const [DASH, SLASH, COLON, SPACE, ZERO, LETTER_T] = [45, 47, 58, 32, 48, 84] as const;
const DATE_BYTES = 10;
const TIME_BYTES = 19;

/**
 * Reads `2024-01-31` and `2024-01-31 23:59:59`, also with slashes or a T, by their fixed places: the
 * layouts of most exports. Sets year `a`, month `b` and day `c`, which need not be in the calendar.
 *
 * @returns second of the day, -1 without a time, or {@link NOT_ISO} and nothing is set
 */
export function readIsoDate(
  bytes: Uint8Array,
  start: number,
  end: number,
  into: { a: number; b: number; c: number },
): number {
  const length = end - start;
  if (length !== DATE_BYTES && length !== TIME_BYTES) return NOT_ISO;
  const separator = bytes[start + 4];
  if (separator !== DASH && separator !== SLASH) return NOT_ISO;
  if (bytes[start + 7] !== separator) return NOT_ISO;
  const century = two(bytes, start);
  const year = two(bytes, start + 2);
  const month = two(bytes, start + 5);
  const day = two(bytes, start + 8);
  if ((century | year | month | day) < 0) return NOT_ISO;
  let second = -1;
  if (length === TIME_BYTES) {
    second = clock(bytes, start + DATE_BYTES);
    if (second < 0) return NOT_ISO;
  }
  into.a = century * 100 + year;
  into.b = month;
  into.c = day;
  return second;
}

/** Second of the day of ` 23:59:59`; below 0 for anything else. */
function clock(bytes: Uint8Array, at: number): number {
  const before = bytes[at];
  if (before !== SPACE && before !== LETTER_T) return NOT_ISO;
  if (bytes[at + 3] !== COLON || bytes[at + 6] !== COLON) return NOT_ISO;
  const hour = two(bytes, at + 1);
  const minute = two(bytes, at + 4);
  const second = two(bytes, at + 7);
  if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) return NOT_ISO;
  return hour * 3600 + minute * 60 + second;
}

/** Two digits as a number; -1 if they are none. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
