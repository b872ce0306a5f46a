import type { BatchColumns, PackedTexts } from '#main/store/index.ts';
import { CodedColumn, type TextKeeping } from './codedColumn.ts';
import {
  RowChunk,
  textMemory,
  type ChunkShape,
  type PackedNumbers,
  type TextCells,
} from './rowChunk.ts';

/** The columns of a kind of rows, with what is done to each column of texts. */
export interface RowShape {
  readonly numbers: ChunkShape['numbers'];
  readonly texts: readonly { readonly name: string; readonly keeping: TextKeeping }[];
}

/** Distinct values of each column of texts. */
export type DistinctCounts = Readonly<Record<string, number>>;

/** Takes checked rows, chunk by chunk, and refused ones as CSV. */
export interface RowStore {
  /** The first chunk to fill. */
  begin(shape: RowShape): RowChunk;
  /** Takes a filled chunk; gives the next one to fill. */
  store(chunk: RowChunk): RowChunk;
  rejects(csv: Uint8Array): void;
  /** Ends the batch's columns; everything is stored when it returns. */
  finish(): DistinctCounts;
}

/** Looks at rows on their way into the store. */
export interface RowTap {
  /** The numbers of a chunk, before its texts are coded. */
  numbers(chunk: RowChunk): void;
  /** The codes of one of its columns of texts; the array is used again. */
  codes(name: string, codes: Int32Array): void;
}

/** What a chunk needs to know of a shape. */
export function chunkShapeOf(shape: RowShape): ChunkShape {
  return { numbers: shape.numbers, texts: shape.texts.map(({ name }) => name) };
}

/**
 * Turns the texts of chunks into codes and writes chunks and dictionaries. Without `columns` it only
 * counts what it would have written.
 */
export class RowWriter {
  readonly #columns: BatchColumns | undefined;
  readonly #coded: readonly { readonly name: string; readonly column: CodedColumn }[];
  readonly #taps: readonly RowTap[];
  #codes = new Int32Array(0);

  constructor(
    shape: RowShape,
    key: Uint8Array,
    columns: BatchColumns | undefined,
    taps: readonly RowTap[] = [],
  ) {
    this.#columns = columns;
    this.#taps = taps;
    this.#coded = shape.texts.map(({ name, keeping }) => ({
      name,
      column: new CodedColumn(keeping, key),
    }));
  }

  /** Writes the first `rows` rows of a chunk; its numbers are undefined when rows are only counted. */
  write(rows: number, texts: readonly TextCells[], numbers: PackedNumbers | undefined): void {
    if (numbers !== undefined) this.#columns?.addChunk(numbers);
    if (this.#codes.length < rows) this.#codes = new Int32Array(rows);
    const codes = this.#codes.subarray(0, rows);
    this.#coded.forEach(({ name, column }, i) => {
      const cells = texts[i];
      if (cells === undefined) throw new Error('the chunk has other columns');
      column.code(cells.bytes, cells.ends, codes);
      this.#columns?.addChunk({ [name]: codes });
      this.#columns?.growDictionary(name, column.dictionary.pack());
      for (const tap of this.#taps) tap.codes(name, codes);
    });
  }

  rejects(csv: Uint8Array): void {
    this.#columns?.addRejects(csv);
  }

  /** The texts of a column so far; code n is the n-th. */
  texts(name: string): PackedTexts | undefined {
    return this.#coded.find((coded) => coded.name === name)?.column.dictionary.pack();
  }

  finish(): DistinctCounts {
    const counts: Record<string, number> = {};
    for (const { name, column } of this.#coded) {
      counts[name] = column.dictionary.size;
      this.#columns?.setDictionary(name, column.dictionary.pack());
    }
    return counts;
  }
}

/** No token of a dry run is kept, so any key will do where nothing is compared. */
export const NO_KEY = new Uint8Array(32);

/** Stores rows in the thread that reads them. */
export class LocalRowStore implements RowStore {
  readonly #key: Uint8Array;
  readonly #columns: BatchColumns | undefined;
  readonly #taps: readonly RowTap[];
  #writer: RowWriter | undefined;

  /** Without `columns` the rows are only counted; `key` is the workspace's pseudonym key. */
  constructor(key: Uint8Array, columns?: BatchColumns, taps: readonly RowTap[] = []) {
    this.#key = key;
    this.#columns = columns;
    this.#taps = taps;
  }

  begin(shape: RowShape): RowChunk {
    this.#writer = new RowWriter(shape, this.#key, this.#columns, this.#taps);
    const chunk = chunkShapeOf(shape);
    return new RowChunk(chunk, new ArrayBuffer(textMemory(chunk)));
  }

  store(chunk: RowChunk): RowChunk {
    const numbers = this.#columns && chunk.packNumbers();
    for (const tap of this.#taps) tap.numbers(chunk);
    this.#begun.write(chunk.rows, chunk.texts, numbers);
    chunk.empty();
    return chunk;
  }

  rejects(csv: Uint8Array): void {
    this.#begun.rejects(csv);
  }

  finish(): DistinctCounts {
    return this.#begun.finish();
  }

  /** The texts of a column so far; code n is the n-th. */
  texts(name: string): PackedTexts | undefined {
    return this.#begun.texts(name);
  }

  get #begun(): RowWriter {
    if (this.#writer === undefined) throw new Error('not begun');
    return this.#writer;
  }
}
