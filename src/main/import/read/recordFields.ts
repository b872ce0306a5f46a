import { BACKSLASH } from './dialect.ts';

/** Field flags. */
export const QUOTED = 1;
/** The field holds doubled or backslashed characters and must be unescaped. */
export const ESCAPED = 2;
/** A quote that was never closed, or that closed in the middle of the field. */
export const BROKEN_QUOTE = 4;

/**
 * The fields of one record, as ranges of `bytes`: `starts`, `ends` and `flags` of the first `count`. They are
 * valid until the next record is read.
 */
export class RecordFields {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  flags = new Uint8Array(64);
  /** The bytes of the last {@link cell}: content without quotes, unescaped. */
  cellBytes: Uint8Array = this.bytes;
  cellStart = 0;
  cellEnd = 0;
  readonly #quote: number;
  readonly #backslash: boolean;
  #scratch = new Uint8Array(256);

  /** `quote` is doubled inside quoted fields, or escaped with a backslash. */
  constructor(quote: number, backslash: boolean) {
    this.#quote = quote;
    this.#backslash = backslash;
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

  /** Makes room for as many fields again. */
  protected growFields(): void {
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
}
