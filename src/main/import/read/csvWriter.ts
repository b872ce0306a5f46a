import type { Dialect } from './dialect.ts';

/** How the text of a {@link CsvWriter} is read again. */
export const CSV_DIALECT: Dialect = { delimiter: 44, quote: 34, backslash: false };

/** Builds CSV text (RFC 4180: comma, doubled quotes, LF) as UTF-8 bytes. */
export class CsvWriter {
  rows = 0;
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #atRowStart = true;

  get length(): number {
    return this.#length;
  }

  /** Adds a cell given as UTF-8 bytes. */
  cell(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve((end - start) * 2 + 4);
    if (!this.#atRowStart) this.#bytes[this.#length++] = COMMA;
    this.#atRowStart = false;
    if (!this.#plain(bytes, start, end)) this.#quoted(bytes, start, end);
  }

  text(value: string): void {
    const bytes = encoder.encode(value);
    this.cell(bytes, 0, bytes.length);
  }

  endRow(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = LF;
    this.#atRowStart = true;
    this.rows += 1;
  }

  /** The text so far, and an empty writer. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    this.rows = 0;
    return taken;
  }

  /** Hands the text so far to `use` and begins anew: the bytes are its own for the call alone. */
  drain(use: (bytes: Uint8Array) => void): void {
    use(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    this.rows = 0;
  }

  /** Adds a cell as it is; false, and nothing added, if it must be quoted. */
  #plain(bytes: Uint8Array, start: number, end: number): boolean {
    if (start < end && (bytes[start] === SPACE || bytes[end - 1] === SPACE)) return false;
    const out = this.#bytes;
    let to = this.#length;
    for (let p = start; p < end; p += 1) {
      const byte = bytes[p] as number;
      // All four stand at or below the comma, which most bytes of a table do not.
      if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LF || byte === CR)) {
        return false;
      }
      out[to++] = byte;
    }
    this.#length = to;
    return true;
  }

  #quoted(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes[this.#length++] = QUOTE;
    for (let p = start; p < end; p += 1) {
      const byte = bytes[p] as number;
      if (byte === QUOTE) this.#bytes[this.#length++] = QUOTE;
      this.#bytes[this.#length++] = byte;
    }
    this.#bytes[this.#length++] = QUOTE;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array((this.#length + more) * 2);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

const encoder = new TextEncoder();
const [LF, CR, QUOTE, COMMA, SPACE] = [10, 13, 34, 44, 32] as const;
