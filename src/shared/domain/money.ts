/**
 * Money is an integer count of the smallest unit that the data carry, never a fraction.
 *
 * `digits` says how many decimals that unit has: 2 for cents, 3 or 4 where a file gives amounts such
 * as 16.448. Integers up to 2^53 are exact in a double, so a column of amounts is a Float64Array.
 */
export interface MoneyUnit {
  /** ISO 4217 code, or null when the files never said which. */
  readonly currency: string | null;
  /** Decimals of the smallest unit, 0 to 6. */
  readonly digits: number;
}

/** Most decimals an amount may carry. */
export const MAX_MONEY_DIGITS = 6;

/** Major-unit text of an amount, exact, with a plain dot: `-1234.50`. */
export function formatMajor(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const text = Math.abs(minor)
    .toFixed(0)
    .padStart(digits + 1, '0');
  if (digits === 0) return sign + text;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Major-unit number for charts and Intl formatting; not for further sums. */
export function toMajor(minor: number, digits: number): number {
  return minor / 10 ** digits;
}
