import { AppError } from '#shared/contract/errors.ts';
import type { ByteBlocks } from './byteBlocks.ts';
import { SPACE, type Dialect } from './dialect.ts';
import { BROKEN_QUOTE, ESCAPED, QUOTED } from './recordFields.ts';
import { NOTHING, RecordParser, WAYS } from './recordParser.ts';

/** Longest record; a file with longer ones is no table. */
const MAX_RECORD_BYTES = 8 << 20;
const REPAIRS = [WAYS.unescaped, WAYS.stray, WAYS.spaced, WAYS.joined] as const;

/**
 * Splits UTF-8 bytes into records (RFC 4180, lenient) without making strings: `next` fills `starts`,
 * `ends` and `flags` for the `count` fields of one record, as offsets into `bytes`, valid until the
 * following call. Records end at LF, CRLF or CR outside quotes. A quote opens only at the start of a
 * field; one that never closes is taken as a plain character. Where the number of columns is known, a record
 * with odd quotes that does not have it is read in other ways ({@link WAYS}), and the first that gives it its
 * columns is taken.
 */
export class RecordScanner extends RecordParser {
  /** Bytes of text before `bytes`: the absolute offset of the window. */
  windowOffset = 0;
  readonly #blocks: ByteBlocks;
  readonly #columns: number;

  /** `columns` is the usual number of cells of a record, if it is known. */
  constructor(blocks: ByteBlocks, dialect: Dialect, columns = 0) {
    super(dialect);
    this.#blocks = blocks;
    this.#columns = columns;
  }

  /** Reads the next record; false at the end of the file. */
  next(): boolean {
    for (;;) {
      if (this.position < this.limit && this.#parse()) return true;
      if (this.ended) {
        if (this.position >= this.limit) return false;
      } else {
        this.#refill();
      }
    }
  }

  /** Bytes that were taken from the blocks and not yet read as records. */
  get waiting(): number {
    return this.limit - this.position;
  }

  /** Moves the unfinished record to the front of the window and reads the next block behind it. */
  #refill(): void {
    const block = this.#blocks.next();
    const rest = this.limit - this.position;
    if (block === undefined) {
      this.ended = true;
      return;
    }
    if (rest > MAX_RECORD_BYTES) {
      throw new AppError('NO_TABLE', { place: { row: this.nextLine } });
    }
    const needed = rest + block.length;
    if (this.bytes.length < needed) {
      const grown = new Uint8Array(needed + (needed >> 2));
      grown.set(this.bytes.subarray(this.position, this.limit));
      this.bytes = grown;
    } else {
      this.bytes.copyWithin(0, this.position, this.limit);
    }
    this.bytes.set(block, rest);
    this.openUntil -= this.position;
    this.windowOffset += this.position;
    this.position = 0;
    this.limit = needed;
  }

  /** Parses one record at the position; false if the window ends before the record does. */
  #parse(): boolean {
    const from = this.position;
    const line = this.nextLine;
    if (!this.parseRecord()) return false;
    const even = this.count === this.#columns && !this.suspect;
    if (even || this.#columns === 0 || !this.#isOdd(line)) return true;
    // Another way ends the record no later, so the window need not be read on.
    const [end, limit, ended] = [this.position, this.limit, this.ended];
    const last = this.count === this.#columns ? end - 1 : end;
    this.limit = end;
    this.ended = true;
    const repaired = REPAIRS.some((way) => this.#parseAs(way, from, line) && this.position <= last);
    this.limit = limit;
    this.ended = ended;
    if (repaired) this.vainBytes += end - this.position;
    else {
      this.position = from;
      this.nextLine = line;
      this.parseRecord();
    }
    return true;
  }

  /** True if the record has quotes that are odd, and not its columns or the line of another as well. */
  #isOdd(line: number): boolean {
    if (this.count === this.#columns) return this.nextLine > line + 1;
    if (this.broken) return true;
    if (this.count > this.#columns) return false;
    const record = this.bytes.subarray(this.recordStart, this.recordEnd);
    return record.includes(this.quote);
  }

  /** Parses the record anew in another way; true if that gives it its columns. */
  #parseAs(way: number, from: number, line: number): boolean {
    const [delimiter, rest, padded] = [this.delimiter, this.rest, this.padded];
    const openUntil = this.openUntil;
    this.position = from;
    this.nextLine = line;
    this.way = way;
    if (way === WAYS.spaced) {
      this.delimiter = SPACE;
      this.rest = NOTHING;
      this.padded = false;
    }
    const fits = this.parseRecord() && this.count === this.#columns;
    this.way = WAYS.dialect;
    this.delimiter = delimiter;
    this.rest = rest;
    this.padded = padded;
    this.openUntil = openUntil;
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
}
