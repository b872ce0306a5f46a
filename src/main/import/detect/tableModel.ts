import { looksLike } from '../type/looks.ts';

/** Rows that a table is known by. */
const MODEL_ROWS = 200;
/** Share of the rows that fill a column for it to be one that every row fills. */
const SOLID_SHARE = 0.9;
/** Share of the values of a column that are of one kind for it to be of that kind. */
const TYPED_SHARE = 0.95;
const MIN_VALUES = 2;

interface ColumnCounts {
  dates: number;
  numbers: number;
  texts: number;
}

/** What the first rows of a table are like, to tell whether a later record is one of them. */
export class TableModel {
  rows = 0;
  /** Fewest and most cells up to the last filled one. */
  narrowest = Infinity;
  widest = 0;
  readonly #width: number;
  readonly #columns: readonly ColumnCounts[];

  /** `width` is the number of columns. */
  constructor(width: number) {
    this.#width = width;
    this.#columns = Array.from({ length: width }, () => ({ dates: 0, numbers: 0, texts: 0 }));
  }

  /** True while further rows would tell more. */
  get learns(): boolean {
    return this.rows < MODEL_ROWS;
  }

  add(cells: readonly string[]): void {
    const width = filledWidth(cells);
    this.rows += 1;
    this.narrowest = Math.min(this.narrowest, width);
    this.widest = Math.max(this.widest, width);
    this.#columns.forEach((counts, i) => {
      const type = looksLike(cells[i] ?? '');
      if (type === 'date') counts.dates += 1;
      else if (type === 'number') counts.numbers += 1;
      else if (type === 'text') counts.texts += 1;
    });
  }

  /** Number of cells that a row has at least: up to the last column that every row fills. */
  get needed(): number {
    return this.#columns.findLastIndex((counts) => this.#isSolid(counts)) + 1;
  }

  /** True if a column holds dates, or numbers, and some rows say so. */
  get isTyped(): boolean {
    return this.#columns.some((counts) => typeOf(counts) !== 'text');
  }

  /** True if the record may be a row: no cell too many, none missing that all fill, dates and numbers where they stand. */
  fits(cells: readonly string[]): boolean {
    if (filledWidth(cells) > this.#width) return false;
    return this.#columns.every((counts, i) => {
      const type = looksLike(cells[i] ?? '');
      if (type === 'empty') return !this.#isSolid(counts);
      const usual = typeOf(counts);
      return usual === 'text' || type === usual || (usual === 'number' && type === 'date');
    });
  }

  #isSolid({ dates, numbers, texts }: ColumnCounts): boolean {
    return this.rows > 0 && dates + numbers + texts >= this.rows * SOLID_SHARE;
  }
}

function typeOf({ dates, numbers, texts }: ColumnCounts): 'date' | 'number' | 'text' {
  const values = dates + numbers + texts;
  if (values < MIN_VALUES) return 'text';
  if (dates >= values * TYPED_SHARE) return 'date';
  return dates + numbers >= values * TYPED_SHARE && numbers >= dates ? 'number' : 'text';
}

/** Number of cells up to the last one that is filled. */
export function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
