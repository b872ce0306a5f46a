import { readWrittenNumber } from './numberWords.ts';

/** Faults of a number; 0 is none. */
export const NUMBER_FAULTS = { none: 0, missing: 1, unreadable: 2 } as const;

const [DASH, DOT, COMMA, ZERO, SPACE] = [45, 46, 44, 48, 32] as const;

/** Decimals from which a number may be a binary one written in full. */
const NOISY_DECIMALS = 6;
/** Most digits that are exact in a double. */
const MAX_DIGITS = 15;

/**
 * Reads decimal numbers from bytes as an integer `mantissa` and its count of `decimals`: nothing is
 * rounded. The column says which sign is the decimal one; the other one may only group thousands.
 */
export class NumberScanner {
  mantissa = 0;
  decimals = 0;
  /** Currency named in the cell: an ISO code, `YEN_SIGN` for a bare ¥, or empty. */
  currency = '';

  /**
   * Reads a cell; `shift` is the power of ten of the column's unit. Returns one of
   * {@link NUMBER_FAULTS}.
   */
  scan(bytes: Uint8Array, start: number, end: number, decimal: '.' | ',', shift: number): number {
    let from = start;
    let to = end;
    while (from < to && (bytes[from] as number) <= SPACE) from += 1;
    while (to > from && (bytes[to - 1] as number) <= SPACE) to -= 1;
    this.currency = '';
    if (from === to) return NUMBER_FAULTS.missing;
    const plain = this.#plain(bytes, from, to, decimal === '.' ? DOT : COMMA);
    if (plain === MALFORMED) return NUMBER_FAULTS.unreadable;
    if (plain === OTHER) {
      const written = readWrittenNumber(bytes, from, to, decimal);
      if (written === undefined) return NUMBER_FAULTS.unreadable;
      if (written === null) return NUMBER_FAULTS.missing;
      this.mantissa = written.mantissa;
      this.decimals = written.decimals;
      this.currency = written.currency;
    }
    this.#shift(shift);
    return NUMBER_FAULTS.none;
  }

  /** The number as an integer with `digits` decimals, or NaN if it has more or is too large. */
  scaled(digits: number): number {
    if (this.decimals > digits) return NaN;
    const value = this.mantissa * (POWERS[digits - this.decimals] as number);
    // Adding 0 turns the -0 of "0 pieces returned" into 0.
    return exact(value) + 0;
  }

  /** Multiplies by another scanned number, exactly; `scaled` is NaN if the product is too large. */
  multiply(other: NumberScanner): void {
    let mantissa = exact(this.mantissa * other.mantissa);
    let decimals = this.decimals + other.decimals;
    while (decimals > 2 && mantissa % 10 === 0) {
      mantissa /= 10;
      decimals -= 1;
    }
    this.mantissa = mantissa;
    this.decimals = decimals;
  }

  #shift(shift: number): void {
    let decimals = this.decimals - shift;
    let mantissa = this.mantissa;
    if (decimals < 0) {
      mantissa = exact(mantissa * 10 ** -decimals);
      decimals = 0;
    }
    while (decimals > 2 && mantissa % 10 === 0) {
      mantissa /= 10;
      decimals -= 1;
    }
    this.mantissa = mantissa;
    this.decimals = decimals;
  }

  /**
   * An optional minus, digits, optional groups of three, optional decimals. MALFORMED if the bytes
   * are these but in no such order, OTHER if there are others.
   */
  #plain(bytes: Uint8Array, start: number, end: number, decimal: number): number {
    const group = decimal === DOT ? COMMA : DOT;
    let p = start;
    const negative = bytes[p] === DASH;
    if (negative) p += 1;
    let value = 0;
    let digits = 0;
    let sinceGroup = 0;
    let grouped = false;
    /** Digits of the first group, and of those between it and the last; 0 before they are seen. */
    let head = 0;
    let middle = 0;
    let decimals = -1;
    let malformed = false;
    const leadingZero = bytes[p] === ZERO;
    for (; p < end; p += 1) {
      const byte = bytes[p] as number;
      const digit = byte - ZERO;
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits += 1;
        sinceGroup += 1;
      } else if (byte === decimal && decimals < 0 && (!grouped || sinceGroup === 3)) {
        decimals = digits;
      } else if (byte === group && decimals < 0 && !leadingZero) {
        // 1,23,456: groups of two down to the last, as in India.
        if (grouped && middle === 0 && (sinceGroup === 3 || (sinceGroup === 2 && group === COMMA)))
          middle = sinceGroup;
        malformed ||= grouped ? sinceGroup !== middle : sinceGroup < 1 || sinceGroup > 3;
        if (!grouped) head = sinceGroup;
        grouped = true;
        sinceGroup = 0;
      } else if (byte === decimal || byte === group) {
        malformed = true;
      } else {
        return OTHER;
      }
    }
    if (middle === 2 && head > 2) malformed = true;
    if (malformed || (grouped && decimals < 0 && sinceGroup !== 3)) return MALFORMED;
    if (digits === 0 || digits > MAX_DIGITS) return OTHER;
    if (decimals >= 0 && digits - decimals >= NOISY_DECIMALS) return OTHER;
    this.mantissa = negative && value !== 0 ? -value : value;
    this.decimals = decimals < 0 ? 0 : digits - decimals;
    return PLAIN;
  }
}

const PLAIN = 0;
const MALFORMED = 1;
const OTHER = 2;

const POWERS = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** NaN for what a double cannot hold exactly. */
function exact(value: number): number {
  return Number.isSafeInteger(value) ? value : NaN;
}
