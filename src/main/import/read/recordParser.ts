import { BACKSLASH, CR, LF, SPACE, type Dialect } from './dialect.ts';
import { BROKEN_QUOTE, ESCAPED, QUOTED, RecordFields } from './recordFields.ts';

/** Longest quoted field; a quote that stays open for longer is a stray character. */
const MAX_QUOTED_BYTES = 1 << 20;
/**
 * Bytes that may be read in vain behind stray quotes, which swallow what follows until that is found out. Beyond,
 * a quoted field has no more than the few bytes, so that hostile files take no longer than others.
 */
const MAX_VAIN_BYTES = 64 << 20;
const MAX_QUOTED_BYTES_THEN = 1 << 10;

/** How a record is read: by the dialect, or otherwise if only that gives it its columns. */
export const WAYS = {
  dialect: 0,
  /** Quotes inside quoted fields are not escaped. */
  unescaped: 1,
  /** A quoted field that swallows the opening quote of a later cell begins with a stray quote. */
  stray: 2,
  /** This record alone has spaces between its cells, some of them quoted. */
  spaced: 3,
  /** The delimiter between two cells is missing: every cell is quoted, and `"a""b"` is the only double quote. */
  joined: 4,
} as const;
/**
 * Parses one record of a window of `bytes` in one way: fills `starts`, `ends` and `flags` for the `count` fields of the
 * record at the position. Records end at LF, CRLF or CR outside quotes. A quote opens only at the start of a
 * field; one that never closes is taken as a plain character.
 */
export class RecordParser extends RecordFields {
  /** Range of the record in `bytes`, without its line end. */
  recordStart = 0;
  recordEnd = 0;
  /** 1-based line on which the record starts. */
  line = 0;
  /** True if the record ended at the end of the file, without a line end. */
  atEnd = false;
  protected readonly quote: number;
  protected padded: boolean;
  protected delimiter: number;
  /** Bytes of the delimiter behind its first. */
  protected rest: Uint8Array;
  protected way: number = WAYS.dialect;
  /** A quote of the record is not closed, or stands inside a quoted field. */
  protected broken = false;
  /** Such a quote looks like the opening one of another cell. */
  protected suspect = false;
  protected vainBytes = 0;
  /** The window: from the next record to the end of what was read. */
  protected position = 0;
  protected limit = 0;
  protected nextLine = 1;
  /** Nothing stands behind the window. */
  protected ended = false;
  /** No quote opened before this offset is closed before it. */
  protected openUntil = -1;
  readonly #rows: boolean;
  readonly #backslash: boolean;

  constructor(dialect: Dialect) {
    super(dialect.quote, dialect.backslash);
    this.padded = dialect.padded ?? false;
    this.delimiter = dialect.delimiter;
    this.rest = dialect.delimiterRest ?? NOTHING;
    this.quote = dialect.quote;
    this.#backslash = dialect.backslash;
    this.#rows = dialect.rows === true;
  }

  /** Parses the record at the position; false if the window ends before the record does. */
  protected parseRecord(): boolean {
    this.suspect = false;
    this.broken = false;
    const bytes = this.bytes;
    const limit = this.limit;
    const delimiter = this.delimiter;
    const width = 1 + this.rest.length;
    const quote = this.quote;
    const highest = delimiter > CR ? delimiter : CR;
    let p = this.position;
    let count = 0;
    let lines = 0;
    for (;;) {
      if (count === this.starts.length) this.growFields();
      if (this.padded && count > 0 && p < limit && bytes[p] === SPACE) p += 1;
      let start = p;
      let end = p;
      let flag = 0;
      if (p < limit && bytes[p] === quote && p >= this.openUntil) {
        const close = this.#closingQuote(p);
        if (close === NEED_MORE) return false;
        if (close === NEVER || close === STRAY) {
          flag = BROKEN_QUOTE;
          this.broken = true;
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
        if (width > 1) p = this.#endOfPlain(p);
        end = p;
      }
      if (p + width > limit && !this.ended) return false;
      this.starts[count] = start;
      this.ends[count] = end;
      this.flags[count] = flag;
      count += 1;
      if (p < limit && bytes[p] === delimiter) {
        p += width;
        continue;
      }
      if (this.way === WAYS.joined && p < limit && bytes[p] === quote) continue;
      if (!this.#finish(p, count, lines)) return false;
      return true;
    }
  }

  /** Ends the record at the line end (or end of file) at `p`. */
  #finish(p: number, count: number, lines: number): boolean {
    let after = p;
    this.atEnd = p >= this.limit;
    if (!this.atEnd) {
      after += 1;
      if (this.bytes[p] === CR) {
        if (after >= this.limit && !this.ended) return false;
        if (after < this.limit && this.bytes[after] === LF) after += 1;
      }
    }
    this.count = count;
    this.recordStart = this.position;
    this.recordEnd = p;
    this.line = this.nextLine;
    this.nextLine += this.#rows ? 1 : lines + 1;
    this.position = after;
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
    const limit = this.limit;
    const quote = this.quote;
    const backslash = this.#backslash;
    const doubled = !backslash && this.way !== WAYS.unescaped;
    const longest = this.vainBytes > MAX_VAIN_BYTES ? MAX_QUOTED_BYTES_THEN : MAX_QUOTED_BYTES;
    let flags = 0;
    let lines = 0;
    let p = open + 1;
    while (p < limit) {
      const byte = bytes[p] as number;
      if (byte === quote) {
        if (p + 1 >= limit && !this.ended) return NEED_MORE;
        if (doubled && p + 1 < limit && bytes[p + 1] === quote) {
          if (this.way === WAYS.joined && p > open + 1 && this.#beginsCell(p + 2)) {
            this.#quotedFlags = flags;
            this.#quotedLines = lines;
            this.#afterQuote = p + 1;
            return p;
          }
          flags |= ESCAPED;
          p += 2;
          continue;
        }
        let after = p + 1;
        if (this.delimiter !== SPACE) while (after < limit && bytes[after] === SPACE) after += 1;
        if (after + this.rest.length >= limit && !this.ended) return NEED_MORE;
        const closes =
          after >= limit ||
          (bytes[after] === this.delimiter &&
            (this.rest.length === 0 || this.#restFollows(after))) ||
          bytes[after] === LF ||
          bytes[after] === CR;
        if (closes) {
          this.#quotedFlags = flags;
          this.#quotedLines = lines;
          this.#afterQuote = after;
          return p;
        }
        flags |= BROKEN_QUOTE;
        this.broken = true;
        if (p > open + 1 && this.#opensCell(p)) {
          if (this.way === WAYS.stray) return STRAY;
          this.suspect = true;
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
      if (p - open > longest) break;
    }
    if (p >= limit && !this.ended) return NEED_MORE;
    this.openUntil = p;
    return NEVER;
  }

  /** True if a cell's text may begin at `p`: `12"" pipe` is a length and no two cells. */
  #beginsCell(p: number): boolean {
    const byte = this.bytes[p];
    return byte !== this.quote && byte !== SPACE;
  }

  /** True if the quote at `p` stands where a cell begins. */
  #opensCell(p: number): boolean {
    let before = this.bytes[p - 1];
    if (this.padded && before === SPACE) before = this.bytes[p - 2];
    return before === (this.rest.at(-1) ?? this.delimiter) || before === LF || before === CR;
  }

  /** End of a plain field at or behind `p`, where the first byte of a longer delimiter may stand in the text. */
  #endOfPlain(p: number): number {
    let end = p;
    while (end < this.limit) {
      const byte = this.bytes[end] as number;
      const ends = byte === LF || byte === CR;
      if (ends || (byte === this.delimiter && this.#restFollows(end))) break;
      end += 1;
    }
    return end;
  }

  /** True if the rest of a longer delimiter stands behind its first byte at `p`. */
  #restFollows(p: number): boolean {
    return this.rest.every((byte, i) => this.bytes[p + 1 + i] === byte);
  }
}

/** Rest of a delimiter of one byte. */
export const NOTHING = new Uint8Array(0);
const NEED_MORE = -1;
const NEVER = -2;
/** The opening quote is a plain character. */
const STRAY = -3;
