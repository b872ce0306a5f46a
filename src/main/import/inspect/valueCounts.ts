import { ByteDictionary, textAt } from '#main/store/index.ts';
import { IdCell } from '../check/idCell.ts';
import type { RecordScanner } from '../read/scanner.ts';

/** A column with more different values is no list of channels, genders or levels. */
const MAX_VALUES = 10_000;

/** A value with the number of its rows. */
export interface CountedValue {
  readonly value: string;
  readonly rows: number;
}

/** Counts the different values of a column as they would be stored. */
export class ValueCounts {
  readonly #index: number;
  readonly #cell = new IdCell(false);
  readonly #values = new ByteDictionary();
  readonly #rows = new Uint32Array(MAX_VALUES);
  #tooMany = false;

  /** `index` is the place of the column in a record. */
  constructor(index: number) {
    this.#index = index;
  }

  add(record: RecordScanner): void {
    if (this.#tooMany) return;
    record.cell(this.#index);
    const cell = this.#cell;
    if (!cell.read(record.cellBytes, record.cellStart, record.cellEnd)) return;
    const code = this.#values.intern(record.cellBytes, cell.start, cell.end);
    if (code < MAX_VALUES) this.#rows[code] = (this.#rows[code] as number) + 1;
    else this.#tooMany = true;
  }

  /** The most frequent values first, of those with as many rows the one that came first; undefined if they are too many. */
  list(): CountedValue[] | undefined {
    if (this.#tooMany) return undefined;
    const texts = this.#values.pack();
    return Array.from({ length: this.#values.size }, (_, code) => ({
      value: textAt(texts, code),
      rows: this.#rows[code] as number,
    })).sort((a, b) => b.rows - a.rows);
  }
}
