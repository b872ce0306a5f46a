import { skipReason } from '../check/skippedRows.ts';
import type { RecordScanner } from '../read/scanner.ts';
import { looksLike } from '../type/looks.ts';
import { filledWidth, TableModel } from './tableModel.ts';

/** A table that begins below another one. */
export interface FoundTable {
  /** Number of its first record in the file, from 0: its title, or its header. */
  readonly from: number;
  /** Line of its header. */
  readonly line: number;
  readonly columns: readonly string[];
}

/** Rows that a further table has at least; more where nothing but the number of cells sets it apart. */
const MIN_ROWS = 2;
const MIN_ROWS_UNPARTED = 3;
/** Share of the records below its header that may have more cells than it. */
const MAX_ODD_SHARE = 0.2;
const MAX_NAME_LENGTH = 40;

interface Candidate extends FoundTable {
  readonly parted: boolean;
  readonly model: TableModel;
  rows: number;
  odd: number;
}

/**
 * Looks for further tables below the first one of a file. To lose rows would be worse than to refuse them, so that all of
 * this must hold: a blank record, a title or another number of cells sets the table apart; a record of nothing but
 * different short texts is its header, and is no row of the first table; at least two rows follow that have no more cells,
 * of which one column is all dates or numbers; and from there to the end of the file no record at all could be a row of
 * the first table.
 */
export class TableFinder {
  readonly #main: TableModel;
  readonly #width: number;
  readonly #header: string;
  #found: FoundTable[] = [];
  #candidate: Candidate | undefined;
  /** A blank record or a title stands before the present record. */
  #parted = false;
  #title: number | undefined;

  /** `width` is the number of columns of the first table, `header` its header, without which nothing is looked for. */
  constructor(width: number, header: readonly string[]) {
    this.#main = new TableModel(width);
    this.#width = header.length < 2 ? 0 : width;
    this.#header = JSON.stringify(header);
  }

  /** The tables below the first; call at the end of the file. */
  end(): readonly FoundTable[] {
    this.#close();
    return this.#found;
  }

  /** Takes in record `record` of the file, blank ones as well, behind the header of the first table. */
  look(scanner: RecordScanner, record: number): void {
    if (this.#width === 0) return;
    const width = widthOf(scanner);
    if (width === 0) this.#parted = true;
    else if (this.#candidate !== undefined)
      this.#lookBelow(this.#candidate, scanner, record, width);
    else if (this.#isPlain(width)) {
      if (this.#main.learns) this.#learn(scanner.texts());
    } else this.#lookAt(scanner, record);
  }

  /** True for all but a few records: nothing sets them apart from the rows before. */
  #isPlain(width: number): boolean {
    const { learns, rows, narrowest, widest } = this.#main;
    if (this.#parted) return false;
    return (learns && rows < MIN_ROWS) || (width >= narrowest && width <= widest);
  }

  #lookAt(scanner: RecordScanner, record: number): void {
    const cells = scanner.texts();
    if (this.#begins(cells, scanner, record)) return;
    if (skipReason(scanner) === undefined) this.#learn(cells);
  }

  #learn(cells: readonly string[]): void {
    if (this.#main.learns && JSON.stringify(cells) !== this.#header) this.#main.add(cells);
  }

  /** A record below the header of what may be another table. */
  #lookBelow(candidate: Candidate, scanner: RecordScanner, record: number, width: number): void {
    const { model, columns } = candidate;
    const mayBeRow = width >= this.#main.needed && width <= this.#width;
    const cells = mayBeRow || model.learns || this.#parted ? scanner.texts() : [];
    if (mayBeRow && this.#main.fits(cells)) {
      // The first table goes on: what stood between was no table for which it may be cut.
      this.#found = [];
      this.#candidate = undefined;
      this.#settle();
      return;
    }
    if ((this.#parted || width > columns.length) && this.#begins(scanner.texts(), scanner, record))
      return;
    if (cells.length > 0 && skipReason(scanner) !== undefined) return;
    candidate.rows += 1;
    if (width > columns.length) candidate.odd += 1;
    else if (model.learns) model.add(cells);
  }

  /** True if the record is the title or the header of another table. */
  #begins(cells: readonly string[], scanner: RecordScanner, record: number): boolean {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (skipReason(scanner) !== undefined) return false;
    if (filled.length === 1 && this.#main.rows >= MIN_ROWS) {
      this.#title ??= record;
      this.#parted = true;
      return true;
    }
    const isHeader =
      this.#main.rows >= MIN_ROWS &&
      isNames(cells) &&
      JSON.stringify(cells) !== this.#header &&
      !this.#main.fits(cells);
    if (isHeader) {
      this.#close();
      this.#candidate = {
        from: this.#title ?? record,
        line: scanner.line,
        columns: cells.slice(0, filledWidth(cells)),
        parted: this.#parted,
        model: new TableModel(filledWidth(cells)),
        rows: 0,
        odd: 0,
      };
    }
    this.#settle();
    return isHeader;
  }

  #settle(): void {
    this.#parted = false;
    this.#title = undefined;
  }

  /** Keeps the table that has ended if it is one. */
  #close(): void {
    const candidate = this.#candidate;
    this.#candidate = undefined;
    if (candidate === undefined) return;
    const { from, line, columns, parted, model, rows, odd } = candidate;
    const enough = rows - odd >= (parted ? MIN_ROWS : MIN_ROWS_UNPARTED);
    if (enough && odd <= rows * MAX_ODD_SHARE && model.isTyped)
      this.#found.push({ from, line, columns });
  }
}

/** True if the cells may be the names of columns: several different short texts, without a gap between them. */
function isNames(cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== '');
  const names = cells.slice(first, filledWidth(cells)).map((cell) => cell.trim());
  return (
    names.length > 1 &&
    new Set(names).size === names.length &&
    names.every((name) => name.length <= MAX_NAME_LENGTH && looksLike(name) === 'text')
  );
}

const SPACE = 32;

/** Number of cells of a record up to the last one with more than spaces. */
function widthOf({ bytes, starts, ends, count }: RecordScanner): number {
  for (let i = count - 1; i >= 0; i -= 1) {
    for (let p = starts[i] as number; p < (ends[i] as number); p += 1) {
      if ((bytes[p] as number) > SPACE) return i + 1;
    }
  }
  return 0;
}
