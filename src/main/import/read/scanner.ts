import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from './byteBlocks.ts';

/** Bytes that structure a table. */
export interface Dialect {
  readonly delimiter: number;
  readonly quote: number;
  readonly backslash: boolean;
  /** A space belongs to every delimiter: `a, "b", c`. */
  readonly padded?: boolean;
  /** Each record counts as one line, whatever breaks its cells hold: a row of a sheet. */
  readonly rows?: boolean;
}

const LF = 10;
const CR = 13;
const BACKSLASH = 92;
const SPACE = 32;

/** Field flags. */
export const QUOTED = 1;
/** The field holds doubled or backslashed characters and must be unescaped. */
const ESCAPED = 2;
/** A quote that was never closed, or that closed in the middle of the field. */
export const BROKEN_QUOTE = 4;

/** Longest quoted field; a quote that stays open for longer is a stray character. */
const MAX_QUOTED_BYTES = 1 << 20;
/** Longest record; a file with longer ones is no table. */
const MAX_RECORD_BYTES = 8 << 20;

/**
 * Splits UTF-8 bytes into records (RFC 4180, lenient) without making strings: `next` fills `starts`,
 * `ends` and `flags` for the `count` fields of one record, as offsets into `bytes`, valid until the
 * following call. Records end at LF, CRLF or CR outside quotes. A quote opens only at the start of a
 * field; one that never closes is taken as a plain character. Where the number of columns is known, so
 * is one that would swallow the opening quote of a later cell, if only that gives the record its columns.
 */
export class RecordScanner {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  flags = new Uint8Array(64);
  /** Range of the record in `bytes`, without its line end. */
  recordStart = 0;
  recordEnd = 0;
  /** 1-based line on which the record starts. */
  line = 0;
  /** True if the record ended at the end of the file, without a line end. */
  atEnd = false;
  /** Bytes of text before `bytes`: the absolute offset of the window. */
  windowOffset = 0;
  /** The bytes of the last {@link cell}: content without quotes, unescaped. */
  cellBytes: Uint8Array = this.bytes;
  cellStart = 0;
  cellEnd = 0;

  readonly #blocks: ByteBlocks;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #backslash: boolean;
  readonly #padded: boolean;
  readonly #columns: number;
  /** A quoted field of the record holds what looks like the opening quote of another. */
  #suspect = false;
  /** Such a field is taken to begin with a stray quote. */
  #splitting = false;
  readonly #rows: boolean;
  #limit = 0;
  #position = 0;
  #nextLine = 1;
  #ended = false;
  /** No quote opened before this offset is closed before it. */
  #openUntil = -1;
  #scratch = new Uint8Array(256);

  /** `columns` is the usual number of cells of a record, if it is known. */
  constructor(blocks: ByteBlocks, dialect: Dialect, columns = 0) {
    this.#blocks = blocks;
    this.#columns = columns;
    this.#padded = dialect.padded ?? false;
    this.#delimiter = dialect.delimiter;
    this.#quote = dialect.quote;
    this.#backslash = dialect.backslash;
    this.#rows = dialect.rows === true;
  }

  /** Reads the next record; false at the end of the file. */
  next(): boolean {
    for (;;) {
      if (this.#position < this.#limit && this.#parse()) return true;
      if (this.#ended) {
        if (this.#position >= this.#limit) return false;
      } else {
        this.#refill();
      }
    }
  }

  /** Bytes that were taken from the blocks and not yet read as records. */
  get waiting(): number {
    return this.#limit - this.#position;
  }

  /** True if the record is an empty line. */
  get blank(): boolean {
    return this.count === 1 && this.starts[0] === this.ends[0] && this.flags[0] === 0;
  }

  /** Points `cellBytes`, `cellStart`, `cellEnd` at the content of field `i`; absent fields are empty. */
  cell(i: number): void {
    if (i >= this.count) {
      this.cellStart = 0;
      this.cellEnd = 0;
      return;
    }
    const start = this.starts[i] as number;
    const end = this.ends[i] as number;
    if (((this.flags[i] as number) & ESCAPED) === 0) {
      this.cellBytes = this.bytes;
      this.cellStart = start;
      this.cellEnd = end;
      return;
    }
    this.#unescape(start, end);
  }

  /** The content of field `i` as text. */
  text(i: number): string {
    this.cell(i);
    return this.cellStart === this.cellEnd
      ? ''
      : Buffer.from(
          this.cellBytes.buffer,
          this.cellBytes.byteOffset + this.cellStart,
          this.cellEnd - this.cellStart,
        ).toString('utf8');
  }

  /** All fields of the record as texts. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, i) => this.text(i));
  }

  #unescape(start: number, end: number): void {
    if (this.#scratch.length < end - start) this.#scratch = new Uint8Array((end - start) * 2);
    const out = this.#scratch;
    const bytes = this.bytes;
    let to = 0;
    for (let p = start; p < end; p += 1) {
      let byte = bytes[p] as number;
      const next = p + 1 < end ? (bytes[p + 1] as number) : -1;
      const escapes = this.#backslash
        ? byte === BACKSLASH && (next === this.#quote || next === BACKSLASH)
        : byte === this.#quote && next === this.#quote;
      if (escapes) {
        byte = next;
        p += 1;
      }
      out[to++] = byte;
    }
    this.cellBytes = out;
    this.cellStart = 0;
    this.cellEnd = to;
  }

  /** Moves the unfinished record to the front of the window and reads the next block behind it. */
  #refill(): void {
    const block = this.#blocks.next();
    const rest = this.#limit - this.#position;
    if (block === undefined) {
      this.#ended = true;
      return;
    }
    if (rest > MAX_RECORD_BYTES) {
      throw new AppError('NO_TABLE', { place: { row: this.#nextLine } });
    }
    const needed = rest + block.length;
    if (this.bytes.length < needed) {
      const grown = new Uint8Array(needed + (needed >> 2));
      grown.set(this.bytes.subarray(this.#position, this.#limit));
      this.bytes = grown;
    } else {
      this.bytes.copyWithin(0, this.#position, this.#limit);
    }
    this.bytes.set(block, rest);
    this.#openUntil -= this.#position;
    this.windowOffset += this.#position;
    this.#position = 0;
    this.#limit = needed;
  }

  /** Parses one record at the position; false if the window ends before the record does. */
  #parse(): boolean {
    const from = this.#position;
    const line = this.#nextLine;
    if (!this.#parseRecord()) return false;
    if (!this.#suspect || this.#columns === 0 || this.count === this.#columns) return true;
    this.#position = from;
    this.#nextLine = line;
    this.#splitting = true;
    const split = this.#parseRecord();
    this.#splitting = false;
    if (split && this.count === this.#columns) return true;
    this.#position = from;
    this.#nextLine = line;
    return this.#parseRecord();
  }

  #parseRecord(): boolean {
    this.#suspect = false;
    const bytes = this.bytes;
    const limit = this.#limit;
    const delimiter = this.#delimiter;
    const quote = this.#quote;
    const highest = delimiter > CR ? delimiter : CR;
    let p = this.#position;
    let count = 0;
    let lines = 0;
    for (;;) {
      if (count === this.starts.length) this.#growFields();
      if (this.#padded && count > 0 && p < limit && bytes[p] === SPACE) p += 1;
      let start = p;
      let end = p;
      let flag = 0;
      if (p < limit && bytes[p] === quote && p >= this.#openUntil) {
        const close = this.#closingQuote(p);
        if (close === NEED_MORE) return false;
        if (close === NEVER || close === STRAY) {
          flag = BROKEN_QUOTE;
        } else {
          start = p + 1;
          end = close;
          flag = QUOTED | this.#quotedFlags;
          lines += this.#quotedLines;
          p = this.#afterQuote;
        }
      }
      if ((flag & QUOTED) === 0) {
        while (p < limit) {
          const byte = bytes[p] as number;
          // Most bytes of a cell lie above all that can end it.
          if (byte <= highest && (byte === delimiter || byte === LF || byte === CR)) break;
          p += 1;
        }
        end = p;
      }
      if (p >= limit && !this.#ended) return false;
      this.starts[count] = start;
      this.ends[count] = end;
      this.flags[count] = flag;
      count += 1;
      if (p < limit && bytes[p] === delimiter) {
        p += 1;
        continue;
      }
      if (!this.#finish(p, count, lines)) return false;
      return true;
    }
  }

  /** Ends the record at the line end (or end of file) at `p`. */
  #finish(p: number, count: number, lines: number): boolean {
    let after = p;
    this.atEnd = p >= this.#limit;
    if (!this.atEnd) {
      after += 1;
      if (this.bytes[p] === CR) {
        if (after >= this.#limit && !this.#ended) return false;
        if (after < this.#limit && this.bytes[after] === LF) after += 1;
      }
    }
    this.count = count;
    this.recordStart = this.#position;
    this.recordEnd = p;
    this.line = this.#nextLine;
    this.#nextLine += this.#rows ? 1 : lines + 1;
    this.#position = after;
    return true;
  }

  #quotedFlags = 0;
  #quotedLines = 0;
  #afterQuote = 0;

  /**
   * Offset of the quote that closes the one at `open`, with flags, line breaks inside and the offset
   * behind it in fields; NEED_MORE if the window ends first, NEVER if it is not closed.
   */
  #closingQuote(open: number): number {
    const bytes = this.bytes;
    const limit = this.#limit;
    const quote = this.#quote;
    const backslash = this.#backslash;
    let flags = 0;
    let lines = 0;
    let p = open + 1;
    while (p < limit) {
      const byte = bytes[p] as number;
      if (byte === quote) {
        if (p + 1 >= limit && !this.#ended) return NEED_MORE;
        if (!backslash && p + 1 < limit && bytes[p + 1] === quote) {
          flags |= ESCAPED;
          p += 2;
          continue;
        }
        let after = p + 1;
        while (after < limit && bytes[after] === SPACE) after += 1;
        if (after >= limit && !this.#ended) return NEED_MORE;
        const closes =
          after >= limit ||
          bytes[after] === this.#delimiter ||
          bytes[after] === LF ||
          bytes[after] === CR;
        if (closes) {
          this.#quotedFlags = flags;
          this.#quotedLines = lines;
          this.#afterQuote = after;
          return p;
        }
        flags |= BROKEN_QUOTE;
        if (p > open + 1 && this.#opensCell(p)) {
          if (this.#splitting) return STRAY;
          this.#suspect = true;
        }
      } else if (byte === LF) {
        lines += 1;
      } else if (byte === CR) {
        if (p + 1 < limit && bytes[p + 1] !== LF) lines += 1;
      } else if (backslash && byte === BACKSLASH) {
        flags |= ESCAPED;
        p += 1;
      }
      p += 1;
      if (p - open > MAX_QUOTED_BYTES) break;
    }
    if (p >= limit && !this.#ended) return NEED_MORE;
    this.#openUntil = p;
    return NEVER;
  }

  /** True if the quote at `p` stands where a cell begins. */
  #opensCell(p: number): boolean {
    let before = this.bytes[p - 1];
    if (this.#padded && before === SPACE) before = this.bytes[p - 2];
    return before === this.#delimiter || before === LF || before === CR;
  }

  #growFields(): void {
    const size = this.starts.length * 2;
    const starts = new Int32Array(size);
    starts.set(this.starts);
    this.starts = starts;
    const ends = new Int32Array(size);
    ends.set(this.ends);
    this.ends = ends;
    const flags = new Uint8Array(size);
    flags.set(this.flags);
    this.flags = flags;
  }
}

const NEED_MORE = -1;
const NEVER = -2;
/** The opening quote is a plain character. */
const STRAY = -3;
