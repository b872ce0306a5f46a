import { AppError } from '#shared/contract/errors.ts';
import { CsvWriter } from '../read/csvWriter.ts';
import { ByteBuffer } from './byteBuffer.ts';
import { fillMerges, rowsReachingDown, type MergedRange } from './mergedCells.ts';

/** The grid of a sheet; what stands outside is left out. */
export const GRID_ROWS = 1_048_576;
export const GRID_COLUMNS = 16_384;

/** Rows at the top that settle the width, and in which merged cells are filled. */
const HEAD_ROWS = 200;
const BLOCK_BYTES = 1 << 20;
/** Text of one sheet: the same limit as for an unpacked file. */
const MAX_TEXT_BYTES = 1 << 30;
/** A sheet with more text than this, and so much in its average cell, repeats a huge shared string: no table. */
const FREE_BYTES = 64 << 20;
const MAX_CELL_BYTES = 1 << 12;

/** The text of a sheet and what is in it. */
export interface SheetText {
  /** CSV (comma, doubled quotes, LF): each row of the sheet is one record, blank ones included. */
  readonly blocks: readonly Uint8Array[];
  /** Rows with a value, and the widest of the first of them. */
  readonly rows: number;
  readonly columns: number;
  /** Rows with a cell that is merged with those below it, see {@link rowsReachingDown}. */
  readonly mergedRows: readonly number[];
}

/**
 * Makes CSV of the rows of a sheet. Record n is row n of the sheet, so that a fault can be found
 * there; blank rows at the end are not kept. Short rows are filled up to the width of the first rows,
 * since spreadsheets do not store empty cells.
 */
export class SheetTextBuilder {
  rows = 0;
  readonly #file: string;
  readonly #sheet: string;
  readonly #cells = new ByteBuffer(1 << 12);
  readonly #starts = new Int32Array(GRID_COLUMNS);
  readonly #ends = new Int32Array(GRID_COLUMNS);
  /** Columns of the current row up to the last one with a value. */
  #width = 0;
  /** Rows at the top as texts, kept until the merged cells are known. */
  readonly #head: string[][] = [];
  #headOpen = true;
  #headWidth = 1;
  #lastRow = 0;
  readonly #csv = new CsvWriter();
  readonly #blocks: Uint8Array[] = [];
  #length = 0;
  /** Cells with a value, and their bytes. */
  #values = 0;
  #valueBytes = 0;

  constructor(file: string, sheet: string) {
    this.#file = file;
    this.#sheet = sheet;
  }

  /** Number of the last row that has a value. */
  get lastRow(): number {
    return this.#lastRow;
  }

  /** Sets a cell (0-based column) of the current row; empty ones are none. */
  set(column: number, bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return;
    this.#values += 1;
    this.#valueBytes += end - start;
    if (this.#valueBytes > FREE_BYTES && this.#valueBytes > this.#values * MAX_CELL_BYTES) {
      throw new AppError('FILE_UNSAFE', { place: { file: this.#file, sheet: this.#sheet } });
    }
    for (let i = this.#width; i < column; i += 1) this.#ends[i] = this.#starts[i] = 0;
    this.#starts[column] = this.#cells.length;
    this.#cells.append(bytes, start, end);
    this.#ends[column] = this.#cells.length;
    if (column >= this.#width) this.#width = column + 1;
  }

  setText(column: number, text: string): void {
    scratch.length = 0;
    scratch.appendText(text);
    this.set(column, scratch.bytes, 0, scratch.length);
  }

  /** Ends the current row (1-based, greater than the last one). */
  endRow(row: number): void {
    if (this.#width === 0) return;
    this.rows += 1;
    if (this.#headOpen && row <= HEAD_ROWS) {
      while (this.#head.length < row - 1) this.#head.push([]);
      this.#head.push(this.#texts());
      this.#headWidth = Math.max(this.#headWidth, this.#width);
    } else {
      this.#headOpen = false;
      for (let blank = this.#lastRow + 1; blank < row; blank += 1) this.#csv.endRow();
      this.#writeRow();
    }
    this.#lastRow = row;
    this.#width = 0;
    this.#cells.length = 0;
  }

  /** The text; `merges` are known only at the end of a sheet. */
  finish(merges: readonly MergedRange[]): SheetText {
    this.#flush();
    const csv = new CsvWriter();
    fillMerges(this.#head, merges);
    for (const cells of this.#head) {
      if (cells.some((cell) => cell !== '')) {
        for (let i = 0; i < this.#headWidth; i += 1) csv.text(cells[i] ?? '');
      }
      csv.endRow();
    }
    const blocks = [csv.take(), ...this.#blocks];
    const mergedRows = rowsReachingDown(merges, this.#lastRow);
    return { blocks, rows: this.rows, columns: this.#headWidth, mergedRows };
  }

  #texts(): string[] {
    return Array.from({ length: this.#width }, (_, i) => {
      const bytes = this.#cells.bytes.subarray(this.#starts[i], this.#ends[i]);
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    });
  }

  #writeRow(): void {
    const { bytes } = this.#cells;
    for (let i = 0; i < this.#width; i += 1) {
      this.#csv.cell(bytes, this.#starts[i] as number, this.#ends[i] as number);
    }
    for (let i = this.#width; i < this.#headWidth; i += 1) this.#csv.cell(bytes, 0, 0);
    this.#csv.endRow();
    if (this.#csv.length >= BLOCK_BYTES) this.#flush();
  }

  #flush(): void {
    this.#length += this.#csv.length;
    if (this.#length > MAX_TEXT_BYTES) {
      throw new AppError('FILE_TOO_LARGE', {
        place: { file: this.#file, sheet: this.#sheet, row: this.#lastRow },
        details: { limit: MAX_TEXT_BYTES },
      });
    }
    this.#blocks.push(this.#csv.take());
  }
}

const scratch = new ByteBuffer(256);
