/** A place in a sheet: 1-based row, 0 if not named; 0-based column, -1 if not named. */
export interface Address {
  row: number;
  column: number;
}

/** Digits of a number that is surely written as briefly as it can be. */
const SHORT_DIGITS = 15;
/** The highest power of ten that a double holds exactly. */
const MAX_PLACES = 22;
const [SPACE, MINUS, DOT, ZERO, NINE] = [32, 45, 46, 48, 57] as const;
/** Longer letters and digits than any grid has: stop before the numbers leave their range. */
const MAX_VALUE = 1e9;

/** Reads `AB12`, `AB` or `12` into `address`. */
export function readAddress(address: Address, bytes: Uint8Array, start: number, end: number): void {
  let column = 0;
  let row = 0;
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    const letter = byte & 0xdf;
    if (letter >= 65 && letter <= 90 && column < MAX_VALUE) column = column * 26 + letter - 64;
    else if (byte >= ZERO && byte <= NINE && row < MAX_VALUE) row = row * 10 + byte - ZERO;
  }
  address.column = column - 1;
  address.row = row;
}

/** The whole number that the bytes spell out, spaces around it aside; -1 if they spell none. */
export function readIndex(bytes: Uint8Array, start: number, end: number): number {
  let value = -1;
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte <= SPACE) continue;
    if (byte < ZERO || byte > NINE || value >= MAX_VALUE) return -1;
    value = Math.max(0, value) * 10 + byte - ZERO;
  }
  return value;
}

/**
 * The number that the bytes spell out in plain decimals; NaN for other notations, and for so many
 * digits that dividing by the power of ten might not give the nearest double.
 */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number {
  let digits = 0;
  let places = -1;
  for (let p = start; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte === DOT && places < 0) {
      places = 0;
      continue;
    }
    if (byte < ZERO || byte > NINE) return Number.NaN;
    digits = digits * 10 + byte - ZERO;
    if (digits > Number.MAX_SAFE_INTEGER) return Number.NaN;
    if (places >= 0) places += 1;
  }
  // Both are exact up to here, so that one division rounds as reading the text would.
  const none = end - start === (places < 0 ? 0 : 1);
  return none || places > MAX_PLACES ? Number.NaN : digits / 10 ** Math.max(0, places);
}

/** True for plain decimals of at most 15 digits without needless zeros: their text needs no work. */
export function isShortNumber(bytes: Uint8Array, start: number, end: number): boolean {
  const digits = bytes[start] === MINUS ? start + 1 : start;
  if (end - digits > SHORT_DIGITS || digits >= end) return false;
  const first = bytes[digits];
  if (first === ZERO && end - digits > 1 && bytes[digits + 1] !== DOT) return false;
  if (first === DOT || (first === ZERO && digits > start && end - digits === 1)) return false;
  let fraction = false;
  for (let p = digits; p < end; p += 1) {
    const byte = bytes[p] as number;
    if (byte === DOT) {
      if (fraction) return false;
      fraction = true;
    } else if (byte < ZERO || byte > NINE) {
      return false;
    }
  }
  const last = bytes[end - 1];
  return !fraction || (last !== ZERO && last !== DOT);
}
