import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { BACKSLASH, CR, LF, SPACE, type Dialect } from './dialect.ts';
import { BROKEN_QUOTE, ESCAPED, QUOTED, RecordFields } from './recordFields.ts';

/** Longest quoted field; a quote that stays open for longer is a stray character. */
const MAX_QUOTED_BYTES = 1 << 20;
/** Longest record; a file with longer ones is no table. */
const MAX_RECORD_BYTES = 8 << 20;
/**
 * Bytes that may be read in vain behind stray quotes, which swallow what follows until that is found out. Beyond,
 * a quoted field has no more than the few bytes, so that hostile files take no longer than others.
 */
const MAX_VAIN_BYTES = 64 << 20;
const MAX_QUOTED_BYTES_THEN = 1 << 10;

/** How a record is read: by the dialect, or otherwise if only that gives it its columns. */
const WAYS = {
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
const REPAIRS = [WAYS.unescaped, WAYS.stray, WAYS.spaced, WAYS.joined] as const;

/**
 * Splits UTF-8 bytes into records (RFC 4180, lenient) without making strings: `next` fills `starts`,
 * `ends` and `flags` for the `count` fields of one record, as offsets into `bytes`, valid until the
 * following call. Records end at LF, CRLF or CR outside quotes. A quote opens only at the start of a
 * field; one that never closes is taken as a plain character. Where the number of columns is known, a record
 * with odd quotes that does not have it is read in other ways ({@link WAYS}), and the first that gives it its
 * columns is taken.
 */
export class RecordScanner extends RecordFields {
  /** Range of the record in `bytes`, without its line end. */
  recordStart = 0;
  recordEnd = 0;
  /** 1-based line on which the record starts. */
  line = 0;
  /** True if the record ended at the end of the file, without a line end. */
  atEnd = false;
  /** Bytes of text before `bytes`: the absolute offset of the window. */
  windowOffset = 0;
  readonly #blocks: ByteBlocks;
  readonly #columns: number;
  readonly #rows: boolean;
  readonly #quote: number;
  readonly #backslash: boolean;
  #padded: boolean;
  #delimiter: number;
  /** Bytes of the delimiter behind its first. */
  #rest: Uint8Array;
  #way: number = WAYS.dialect;
  /** A quote of the record is not closed, or stands inside a quoted field. */
  #broken = false;
  /** Such a quote looks like the opening one of another cell. */
  #suspect = false;
  #vainBytes = 0;
  #limit = 0;
  #position = 0;
  #nextLine = 1;
  #ended = false;
  /** No quote opened before this offset is closed before it. */
  #openUntil = -1;

  /** `columns` is the usual number of cells of a record, if it is known. */
  constructor(blocks: ByteBlocks, dialect: Dialect, columns = 0) {
    super(dialect.quote, dialect.backslash);
    this.#blocks = blocks;
    this.#columns = columns;
    this.#padded = dialect.padded ?? false;
    this.#delimiter = dialect.delimiter;
    this.#rest = dialect.delimiterRest ?? NOTHING;
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
    const even = this.count === this.#columns && !this.#suspect;
    if (even || this.#columns === 0 || !this.#isOdd(line)) return true;
    // Another way ends the record no later, so the window need not be read on.
    const [end, limit, ended] = [this.#position, this.#limit, this.#ended];
    const last = this.count === this.#columns ? end - 1 : end;
    this.#limit = end;
    this.#ended = true;
    const repaired = REPAIRS.some(
      (way) => this.#parseAs(way, from, line) && this.#position <= last,
    );
    this.#limit = limit;
    this.#ended = ended;
    if (repaired) this.#vainBytes += end - this.#position;
    else {
      this.#position = from;
      this.#nextLine = line;
      this.#parseRecord();
    }
    return true;
  }

  /** True if the record has quotes that are odd, and not its columns or the line of another as well. */
  #isOdd(line: number): boolean {
    if (this.count === this.#columns) return this.#nextLine > line + 1;
    if (this.#broken) return true;
    if (this.count > this.#columns) return false;
    const record = this.bytes.subarray(this.recordStart, this.recordEnd);
    return record.includes(this.#quote);
  }

  /** Parses the record anew in another way; true if that gives it its columns. */
  #parseAs(way: number, from: number, line: number): boolean {
    const [delimiter, rest, padded] = [this.#delimiter, this.#rest, this.#padded];
    const openUntil = this.#openUntil;
    this.#position = from;
    this.#nextLine = line;
    this.#way = way;
    if (way === WAYS.spaced) {
      this.#delimiter = SPACE;
      this.#rest = NOTHING;
      this.#padded = false;
    }
    const fits = this.#parseRecord() && this.count === this.#columns;
    this.#way = WAYS.dialect;
    this.#delimiter = delimiter;
    this.#rest = rest;
    this.#padded = padded;
    this.#openUntil = openUntil;
    return fits && this.#isSound(way);
  }

  /** True if the quotes bear the way out in which the record was read; the record is told by its first field. */
  #isSound(way: number): boolean {
    if (way !== WAYS.spaced && way !== WAYS.joined) return true;
    const flags = this.flags.subarray(0, this.count);
    const sound =
      way === WAYS.spaced
        ? flags.some((flag) => (flag & QUOTED) !== 0)
        : flags.every((flag) => (flag & (QUOTED | ESCAPED)) === QUOTED);
    if (sound) flags[0] = (flags[0] as number) | BROKEN_QUOTE;
    return sound;
  }

  #parseRecord(): boolean {
    this.#suspect = false;
    this.#broken = false;
    const bytes = this.bytes;
    const limit = this.#limit;
    const delimiter = this.#delimiter;
    const width = 1 + this.#rest.length;
    const quote = this.#quote;
    const highest = delimiter > CR ? delimiter : CR;
    let p = this.#position;
    let count = 0;
    let lines = 0;
    for (;;) {
      if (count === this.starts.length) this.growFields();
      if (this.#padded && count > 0 && p < limit && bytes[p] === SPACE) p += 1;
      let start = p;
      let end = p;
      let flag = 0;
      if (p < limit && bytes[p] === quote && p >= this.#openUntil) {
        const close = this.#closingQuote(p);
        if (close === NEED_MORE) return false;
        if (close === NEVER || close === STRAY) {
          flag = BROKEN_QUOTE;
          this.#broken = true;
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
      if (p + width > limit && !this.#ended) return false;
      this.starts[count] = start;
      this.ends[count] = end;
      this.flags[count] = flag;
      count += 1;
      if (p < limit && bytes[p] === delimiter) {
        p += width;
        continue;
      }
      if (this.#way === WAYS.joined && p < limit && bytes[p] === quote) continue;
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
    const doubled = !backslash && this.#way !== WAYS.unescaped;
    const longest = this.#vainBytes > MAX_VAIN_BYTES ? MAX_QUOTED_BYTES_THEN : MAX_QUOTED_BYTES;
    let flags = 0;
    let lines = 0;
    let p = open + 1;
    while (p < limit) {
      const byte = bytes[p] as number;
      if (byte === quote) {
        if (p + 1 >= limit && !this.#ended) return NEED_MORE;
        if (doubled && p + 1 < limit && bytes[p + 1] === quote) {
          if (this.#way === WAYS.joined && p > open + 1 && this.#beginsCell(p + 2)) {
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
        if (this.#delimiter !== SPACE) while (after < limit && bytes[after] === SPACE) after += 1;
        if (after + this.#rest.length >= limit && !this.#ended) return NEED_MORE;
        const closes =
          after >= limit ||
          (bytes[after] === this.#delimiter &&
            (this.#rest.length === 0 || this.#restFollows(after))) ||
          bytes[after] === LF ||
          bytes[after] === CR;
        if (closes) {
          this.#quotedFlags = flags;
          this.#quotedLines = lines;
          this.#afterQuote = after;
          return p;
        }
        flags |= BROKEN_QUOTE;
        this.#broken = true;
        if (p > open + 1 && this.#opensCell(p)) {
          if (this.#way === WAYS.stray) return STRAY;
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
      if (p - open > longest) break;
    }
    if (p >= limit && !this.#ended) return NEED_MORE;
    this.#openUntil = p;
    return NEVER;
  }

  /** True if a cell's text may begin at `p`: `12"" pipe` is a length and no two cells. */
  #beginsCell(p: number): boolean {
    const byte = this.bytes[p];
    return byte !== this.#quote && byte !== SPACE;
  }

  /** True if the quote at `p` stands where a cell begins. */
  #opensCell(p: number): boolean {
    let before = this.bytes[p - 1];
    if (this.#padded && before === SPACE) before = this.bytes[p - 2];
    return before === (this.#rest.at(-1) ?? this.#delimiter) || before === LF || before === CR;
  }

  /** End of a plain field at or behind `p`, where the first byte of a longer delimiter may stand in the text. */
  #endOfPlain(p: number): number {
    let end = p;
    while (end < this.#limit) {
      const byte = this.bytes[end] as number;
      const ends = byte === LF || byte === CR;
      if (ends || (byte === this.#delimiter && this.#restFollows(end))) break;
      end += 1;
    }
    return end;
  }

  /** True if the rest of a longer delimiter stands behind its first byte at `p`. */
  #restFollows(p: number): boolean {
    return this.#rest.every((byte, i) => this.bytes[p + 1 + i] === byte);
  }
}

const NOTHING = new Uint8Array(0);
const NEED_MORE = -1;
const NEVER = -2;
/** The opening quote is a plain character. */
const STRAY = -3;
