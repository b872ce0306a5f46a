import { MISSING_WORDS } from '../type/numberWords.ts';

/** Ids that mean "nobody", besides {@link MISSING_WORDS}. */
const NOBODY: ReadonlySet<string> = new Set([
  ...MISSING_WORDS,
  '0',
  '匿名',
  '匿名用户',
  '匿名用戶',
  'anonymous',
  'guest',
  'unknown',
  '游客',
  '访客',
  '訪客',
  '散客',
  '未知',
]);
const MAX_NOBODY_BYTES = 16;

const [TAB, SPACE, QUOTE, APOSTROPHE, DOT, ZERO, EQUALS] = [9, 32, 34, 39, 46, 48, 61] as const;

/**
 * Cleans an id in bytes: spaces of any kind and invisible characters around it, the `="00123"` and
 * leading apostrophe or tab that stop a spreadsheet from rounding, the `.0` of a numeric id column.
 */
export class IdCell {
  /** What the range lies in: the bytes that were read, or the id in half width. */
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** True if something other than the column's own `.0` was taken off. */
  changed = false;

  readonly #dropPointZero: boolean;
  readonly #narrow: boolean;
  #scratch = new Uint8Array(64);

  /** `narrow` brings ids in full width to half width: for columns of ids, not of words. */
  constructor(dropPointZero: boolean, narrow = false) {
    this.#dropPointZero = dropPointZero;
    this.#narrow = narrow;
  }

  /** Sets the cleaned range; false if the id is blank or a word for nobody. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    if (!isClean(bytes, start, end)) {
      this.#clean(bytes);
      if (this.#narrow) this.#toHalfWidth();
    }
    this.changed = this.bytes !== bytes || this.start !== start || this.end !== end;
    if (
      this.#dropPointZero &&
      this.end - this.start > 2 &&
      this.bytes[this.end - 1] === ZERO &&
      this.bytes[this.end - 2] === DOT
    ) {
      this.end -= 2;
    }
    return this.end > this.start && !isNobody(this.bytes, this.start, this.end);
  }

  /** Takes off what does not belong to the id. */
  #clean(bytes: Uint8Array): void {
    this.#trim(bytes);
    if (
      this.end - this.start > 2 &&
      bytes[this.start] === EQUALS &&
      bytes[this.start + 1] === QUOTE
    ) {
      this.start += 2;
      if (bytes[this.end - 1] === QUOTE) this.end -= 1;
      this.#trim(bytes);
    } else if (this.end - this.start > 1 && bytes[this.start] === APOSTROPHE) {
      this.start += 1;
      this.#trim(bytes);
    }
  }

  /** Brings an id of digits, letters and signs alone, some of them in full width, to half width. */
  #toHalfWidth(): void {
    const { bytes, start, end } = this;
    if (this.#scratch.length < end - start) this.#scratch = new Uint8Array((end - start) * 2);
    let to = 0;
    for (let p = start; p < end;) {
      const byte = bytes[p] as number;
      const narrow = byte < 0x80 ? byte : halfWidthAt(bytes, p, end);
      if (narrow === 0) return;
      this.#scratch[to] = narrow;
      to += 1;
      p += byte < 0x80 ? 1 : 3;
    }
    if (to === end - start) return;
    this.bytes = this.#scratch;
    this.start = 0;
    this.end = to;
  }

  #trim(bytes: Uint8Array): void {
    let { start, end } = this;
    for (let width = 1; start < end && width > 0;) {
      width = spaceAt(bytes, start, end);
      start += width;
    }
    while (end > start) {
      const byte = bytes[end - 1] as number;
      if (byte <= SPACE) end -= 1;
      else if (byte < 0x80) break;
      else if (end - start >= 2 && spaceAt(bytes, end - 2, end) === 2) end -= 2;
      else if (end - start >= 3 && spaceAt(bytes, end - 3, end) === 3) end -= 3;
      else break;
    }
    this.start = start;
    this.end = end;
  }
}

/** True if two looks tell that there is nothing to take off, as for most ids. */
function isClean(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  return (
    first > SPACE &&
    first < 0x80 &&
    first !== EQUALS &&
    first !== APOSTROPHE &&
    last > SPACE &&
    last < 0x80
  );
}

/** Length of the space or invisible character at `p`, 0 if there is none. */
function spaceAt(bytes: Uint8Array, p: number, end: number): number {
  const first = bytes[p] as number;
  if (first <= SPACE || first === TAB) return 1;
  if (first < 0xc2 || p + 1 >= end) return 0;
  const second = bytes[p + 1] as number;
  if (first === 0xc2 && second === 0xa0) return 2;
  if (p + 2 >= end) return 0;
  const third = bytes[p + 2] as number;
  const wide = first === 0xe3 && second === 0x80 && third === 0x80;
  const general =
    first === 0xe2 &&
    ((second === 0x80 && ((third >= 0x80 && third <= 0x8f) || third === 0xaf)) ||
      (second === 0x81 && third === 0xa0));
  const mark = first === 0xef && second === 0xbb && third === 0xbf;
  return wide || general || mark ? 3 : 0;
}

/** The character of half width for one of U+FF01 to U+FF5E at `p`; 0 for any other. */
function halfWidthAt(bytes: Uint8Array, p: number, end: number): number {
  if (bytes[p] !== 0xef || p + 2 >= end) return 0;
  const code = (((bytes[p + 1] as number) & 0x3f) << 6) | ((bytes[p + 2] as number) & 0x3f);
  return code >= 0xf01 && code <= 0xf5e ? code - 0xf01 + 0x21 : 0;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** First two bytes of the words for nobody, in either case: all other ids are not looked at further. */
const NOBODY_STARTS = new Uint8Array(1 << 16);
for (const word of NOBODY) {
  const [first = '', second = ''] = Array.from(word);
  for (const start of [first, first.toUpperCase()]) {
    for (const next of [second, second.toUpperCase()])
      NOBODY_STARTS[startOf(encoder.encode(start + next))] = 1;
  }
}

function startOf(bytes: Uint8Array): number {
  return ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
}

function isNobody(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > MAX_NOBODY_BYTES) return false;
  const second = end - start > 1 ? (bytes[start + 1] as number) : 0;
  if (NOBODY_STARTS[((bytes[start] as number) << 8) | second] === 0) return false;
  return NOBODY.has(decoder.decode(bytes.subarray(start, end)).toLowerCase());
}
