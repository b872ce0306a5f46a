import { packColumn, type PackedColumn } from '#main/store/index.ts';

/** Rows of one chunk of columns in the store. */
const CHUNK_ROWS = 1 << 16;
/** Room for the texts of one column; only what is used of it takes memory. */
const TEXT_BYTES = 16 << 20;
const TEXT_MEMORY = CHUNK_ROWS * Int32Array.BYTES_PER_ELEMENT + TEXT_BYTES;

/** Element types of columns of numbers. */
const NUMBER_ARRAYS = { i32: Int32Array, f64: Float64Array, u8: Uint8Array } as const;
type NumberType = keyof typeof NUMBER_ARRAYS;
export type NumberArray = Int32Array | Float64Array | Uint8Array;

/** Names of a kind's columns in the store, in their order: numbers with their type, and texts. */
export interface ChunkShape {
  readonly numbers: readonly { readonly name: string; readonly type: NumberType }[];
  readonly texts: readonly string[];
}

/** Bytes of the memory that holds a chunk's texts. */
export function textMemory(shape: ChunkShape): number {
  return shape.texts.length * TEXT_MEMORY;
}

/** The columns of numbers of one chunk by name. */
export type PackedNumbers = Readonly<Record<string, PackedColumn>>;

/** The cells of one column of texts, one behind the other; an empty one is a missing value. */
export class TextCells {
  readonly bytes: Uint8Array;
  /** Offset behind the cell of each row. */
  readonly ends: Int32Array;
  #used = 0;

  constructor(buffer: ArrayBufferLike, offset: number) {
    this.ends = new Int32Array(buffer, offset, CHUNK_ROWS);
    this.bytes = new Uint8Array(buffer, offset + this.ends.byteLength, TEXT_BYTES);
  }

  /** Sets the cell of `row`, the one behind the last that was set. */
  add(row: number, bytes: Uint8Array, start: number, end: number): void {
    const target = this.bytes;
    let at = row === 0 ? 0 : this.#used;
    // Cells are short: a loop beats the set-up of a subarray and `set`.
    for (let i = start; i < end; i += 1, at += 1) target[at] = bytes[i] as number;
    this.#used = at;
    this.ends[row] = at;
  }
}

/** A chunk's columns of texts in its memory. */
export function textCells(shape: ChunkShape, memory: ArrayBufferLike): TextCells[] {
  return shape.texts.map((_, i) => new TextCells(memory, i * TEXT_MEMORY));
}

/**
 * Checked rows on their way into the store: columns of numbers, and of texts over memory that two threads
 * may share. Refilled for every chunk.
 */
export class RowChunk {
  rows = 0;
  readonly texts: readonly TextCells[];
  readonly #numbers: ReadonlyMap<string, NumberArray>;
  /** Bytes of the records the rows come from: no column of texts can be longer. */
  #recordBytes = 0;

  /** `memory` holds {@link textMemory} bytes. */
  constructor(shape: ChunkShape, memory: ArrayBufferLike) {
    this.texts = textCells(shape, memory);
    this.#numbers = new Map(
      shape.numbers.map(({ name, type }) => [name, new NUMBER_ARRAYS[type](CHUNK_ROWS)]),
    );
  }

  /** The values of a column of numbers, also behind `rows`. */
  numbers(name: string): NumberArray {
    const column = this.numbersIf(name);
    if (column === undefined) throw new Error(`no column ${name}`);
    return column;
  }

  /** As {@link numbers}; undefined if the shape has no such column. */
  numbersIf(name: string): NumberArray | undefined {
    return this.#numbers.get(name);
  }

  /** The filled columns of numbers, packed for the store. */
  packNumbers(): PackedNumbers {
    return Object.fromEntries(
      [...this.#numbers].map(([name, column]) => [name, packColumn(column.subarray(0, this.rows))]),
    );
  }

  /** False if a row from a record of `bytes` bytes might not fit any more. */
  takes(bytes: number): boolean {
    return this.rows < CHUNK_ROWS && this.#recordBytes + bytes <= TEXT_BYTES;
  }

  /** Counts the row whose cells were set. */
  endRow(bytes: number): void {
    this.rows += 1;
    this.#recordBytes += bytes;
    if (this.#recordBytes > TEXT_BYTES) throw new RangeError('the record is too long for a chunk');
  }

  empty(): void {
    this.rows = 0;
    this.#recordBytes = 0;
  }
}
