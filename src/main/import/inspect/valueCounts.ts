import { ByteDictionary, textAt } from '#main/store/index.ts';
import { IdCell } from '../check/idCell.ts';
import type { RecordScanner } from '../read/scanner.ts';

/** A column with more different values is no list of channels, genders or levels. */
const MAX_VALUES = 10_000;
/** Cells that are remembered as written, one per slot, and the longest of them. */
const SLOTS = 256;
const LONGEST = 32;
/** Code of a cell without a value. */
const NOTHING = -1;

/** A value with the number of its rows. */
export interface CountedValue {
  readonly value: string;
  readonly rows: number;
}

/**
 * Counts the different values of a column as they would be stored. A column of few values is mostly told by one
 * comparison with the cell of the same length and ends that came last.
 */
export class ValueCounts {
  readonly #index: number;
  readonly #cell = new IdCell(false);
  readonly #values = new ByteDictionary();
  readonly #rows = new Uint32Array(MAX_VALUES);
  readonly #lastCells = new Uint8Array(SLOTS * LONGEST);
  readonly #lastLengths = new Int8Array(SLOTS).fill(-1);
  readonly #lastCodes = new Int32Array(SLOTS);
  #tooMany = false;

  /** `index` is the place of the column in a record. */
  constructor(index: number) {
    this.#index = index;
  }

  add(record: RecordScanner): void {
    if (this.#tooMany) return;
    record.cell(this.#index);
    const code = this.#codeOf(record.cellBytes, record.cellStart, record.cellEnd);
    if (code === NOTHING) return;
    if (code < MAX_VALUES) this.#rows[code] = (this.#rows[code] as number) + 1;
    else this.#tooMany = true;
  }

  /** Code of what a cell holds, by the last cells first. */
  #codeOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > LONGEST || length === 0) return this.#intern(bytes, start, end);
    const ends = (bytes[start] as number) * 31 + (bytes[end - 1] as number);
    const slot = (ends * 31 + length) & (SLOTS - 1);
    const last = this.#lastCells;
    const from = slot * LONGEST;
    if (this.#lastLengths[slot] === length) {
      let i = 0;
      while (i < length && last[from + i] === bytes[start + i]) i += 1;
      if (i === length) return this.#lastCodes[slot] as number;
    }
    const code = this.#intern(bytes, start, end);
    for (let i = 0; i < length; i += 1) last[from + i] = bytes[start + i] as number;
    this.#lastLengths[slot] = length;
    this.#lastCodes[slot] = code;
    return code;
  }

  #intern(bytes: Uint8Array, start: number, end: number): number {
    const cell = this.#cell;
    return cell.read(bytes, start, end)
      ? this.#values.intern(cell.bytes, cell.start, cell.end)
      : NOTHING;
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
