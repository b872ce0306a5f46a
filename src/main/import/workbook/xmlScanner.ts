import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from '../read/byteBlocks.ts';

/** What {@link XmlScanner.next} found. */
export const XML = { end: 0, open: 1, close: 2, text: 3 } as const;

/** Longest tag or run of text: far over the 32,767 characters of a cell. */
const MAX_TOKEN_BYTES = 16 << 20;
const [LT, GT, SLASH, BANG, QUESTION, COLON, EQUALS, QUOTE, APOSTROPHE, SPACE] = [
  60, 62, 47, 33, 63, 58, 61, 34, 39, 32,
] as const;

/**
 * Splits XML into tags and text without making strings: names and values are ranges of `bytes`, valid
 * until the following call. Names are local (`x:row` is `row`). Comments, instructions and document
 * types are passed over; nothing is expanded or loaded.
 */
export class XmlScanner {
  bytes: Uint8Array = new Uint8Array(0);
  /** Local name of the tag. */
  nameStart = 0;
  nameEnd = 0;
  /** True if the opened tag closes itself; no `close` follows. */
  empty = false;
  /** Range of the text, and whether it is raw (CDATA: no references). */
  textStart = 0;
  textEnd = 0;
  raw = false;
  /** Range of the last attribute read with {@link nextAttribute}. */
  attributeStart = 0;
  attributeEnd = 0;
  valueStart = 0;
  valueEnd = 0;

  readonly #blocks: ByteBlocks;
  readonly #file: string;
  #at = 0;
  #limit = 0;
  #ended = false;
  #attributeAt = 0;
  #tagEnd = 0;

  constructor(blocks: ByteBlocks, file: string) {
    this.#blocks = blocks;
    this.#file = file;
  }

  next(): number {
    for (;;) {
      const token = this.#at < this.#limit ? this.#parse() : NEED_MORE;
      if (token !== NEED_MORE && token !== PASSED) return token;
      if (token === PASSED) continue;
      if (this.#ended) {
        // What is left is an unfinished tag, or nothing.
        if (this.#at < this.#limit) throw this.#damaged();
        return XML.end;
      }
      this.#refill();
    }
  }

  /** True if the local name of the tag is this ASCII word. */
  is(name: string): boolean {
    return same(this.bytes, this.nameStart, this.nameEnd, name);
  }

  /** Finds the next attribute of the opened tag; in web pages its value may lack quotes, or be missing. */
  nextAttribute(): boolean {
    const bytes = this.bytes;
    const end = this.#tagEnd;
    let p = this.#afterSpaces(this.#attributeAt);
    if (p >= end) return false;
    this.attributeStart = p;
    while (p < end && bytes[p] !== EQUALS && (bytes[p] as number) > SPACE) {
      if (bytes[p] === COLON) this.attributeStart = p + 1;
      p += 1;
    }
    this.attributeEnd = p;
    p = this.#afterSpaces(p);
    if (bytes[p] === EQUALS && p < end) p = this.#afterSpaces(p + 1);
    else {
      this.#setValue(p, p, p);
      return true;
    }
    const quote = bytes[p];
    if (quote === QUOTE || quote === APOSTROPHE) {
      const start = p + 1;
      p = start;
      while (p < end && bytes[p] !== quote) p += 1;
      this.#setValue(start, p, p + 1);
      return p < end;
    }
    const start = p;
    while (p < end && (bytes[p] as number) > SPACE) p += 1;
    this.#setValue(start, p, p);
    return true;
  }

  /** The first place at or behind `p` in the tag that is no space. */
  #afterSpaces(p: number): number {
    let at = p;
    while (at < this.#tagEnd && (this.bytes[at] as number) <= SPACE) at += 1;
    return at;
  }

  #setValue(start: number, end: number, next: number): void {
    this.valueStart = start;
    this.valueEnd = end;
    this.#attributeAt = next;
  }

  /** True if the local name of the attribute is this ASCII word. */
  attributeIs(name: string): boolean {
    return same(this.bytes, this.attributeStart, this.attributeEnd, name);
  }

  /**
   * Reads `<v>…</v></c>`, what all but a few cells hold, in one go and leaves its text in `textStart`
   * and `textEnd`; false, and nothing read, if something else follows: a formula, a prefix, or a
   * text that is not as it is written.
   */
  plainValue(): boolean {
    const bytes = this.bytes;
    const start = this.#at + VALUE_OPEN.length;
    const last = this.#limit - VALUE_CLOSE.length;
    if (start > last || !at(bytes, this.#at, VALUE_OPEN)) return false;
    let p = start;
    while (p <= last) {
      const byte = bytes[p] as number;
      if (byte === LT) break;
      if (byte === AMP || byte === CR || byte === UNDERSCORE) return false;
      p += 1;
    }
    if (p > last || !at(bytes, p, VALUE_CLOSE)) return false;
    this.textStart = start;
    this.textEnd = p;
    this.#at = p + VALUE_CLOSE.length;
    return true;
  }

  #parse(): number {
    const bytes = this.bytes;
    const limit = this.#limit;
    let p = this.#at;
    if (bytes[p] !== LT) {
      while (p < limit && bytes[p] !== LT) p += 1;
      if (p === limit && !this.#ended) return NEED_MORE;
      this.textStart = this.#at;
      this.textEnd = p;
      this.raw = false;
      this.#at = p;
      return XML.text;
    }
    if (p + 1 >= limit) return NEED_MORE;
    const second = bytes[p + 1];
    if (second === BANG || second === QUESTION) return this.#special(p);
    const closing = second === SLASH;
    p += closing ? 2 : 1;
    this.nameStart = p;
    while (p < limit) {
      const byte = bytes[p] as number;
      if (byte === GT || byte === SLASH || byte <= SPACE) break;
      if (byte === COLON) this.nameStart = p + 1;
      p += 1;
    }
    this.nameEnd = p;
    this.#attributeAt = p;
    while (p < limit && bytes[p] !== GT) {
      const byte = bytes[p];
      p += 1;
      if (byte !== QUOTE && byte !== APOSTROPHE) continue;
      while (p < limit && bytes[p] !== byte) p += 1;
      p += 1;
    }
    if (p >= limit) return NEED_MORE;
    this.#at = p + 1;
    this.empty = !closing && bytes[p - 1] === SLASH;
    this.#tagEnd = this.empty ? p - 1 : p;
    return closing ? XML.close : XML.open;
  }

  /** Comments, instructions and document types are passed; the content of CDATA is text. */
  #special(start: number): number {
    const window = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.#limit);
    const [begin, end] = SPECIALS.find(([mark]) => mark === ascii(window, start, mark.length)) ?? [
      '<!',
      '>',
    ];
    if (this.#limit - start < LONGEST_MARK && !this.#ended) return NEED_MORE;
    const close = window.indexOf(end, start + begin.length);
    if (close < 0) return NEED_MORE;
    this.#at = close + end.length;
    if (begin !== CDATA) return PASSED;
    this.textStart = start + begin.length;
    this.textEnd = close;
    this.raw = true;
    return XML.text;
  }

  /**
   * Moves the unfinished token to the front and reads behind it at least as much again: a long token
   * is looked through anew each time, which must not add up to the square of its length.
   */
  #refill(): void {
    const rest = this.#limit - this.#at;
    if (rest > MAX_TOKEN_BYTES) throw this.#damaged();
    this.bytes.copyWithin(0, this.#at, this.#limit);
    this.#at = 0;
    this.#limit = rest;
    while (this.#limit <= 2 * rest && !this.#ended) {
      const block = this.#blocks.next();
      if (block === undefined) this.#ended = true;
      else this.#append(block);
    }
  }

  #append(block: Uint8Array): void {
    const needed = this.#limit + block.length;
    if (this.bytes.length < needed) {
      const grown = new Uint8Array(needed + (needed >> 1));
      grown.set(this.bytes.subarray(0, this.#limit));
      this.bytes = grown;
    }
    this.bytes.set(block, this.#limit);
    this.#limit = needed;
  }

  #damaged(): AppError {
    return new AppError('FILE_DAMAGED', { place: { file: this.#file }, details: { why: 'xml' } });
  }
}

const [AMP, CR, UNDERSCORE] = [38, 13, 95] as const;
const VALUE_OPEN = new TextEncoder().encode('<v>');
const VALUE_CLOSE = new TextEncoder().encode('</v></c>');
const NEED_MORE = -1;
const PASSED = -2;
const CDATA = '<![CDATA[';
const LONGEST_MARK = CDATA.length;
const SPECIALS: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
];

function ascii(bytes: Buffer, start: number, length: number): string {
  return bytes.toString('latin1', start, start + length);
}

function same(bytes: Uint8Array, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false;
  for (let i = 0; i < name.length; i += 1) {
    if (bytes[start + i] !== name.charCodeAt(i)) return false;
  }
  return true;
}

/** True if `word` stands there; the caller knows that there are enough bytes. */
function at(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i += 1) if (bytes[start + i] !== word[i]) return false;
  return true;
}
