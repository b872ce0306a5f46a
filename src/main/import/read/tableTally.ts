import { OddCells } from '../check/oddCells.ts';
import type { RecordScanner } from './scanner.ts';

/** Counts records and what is odd about them, with the line of the first of each kind. */
export class RowTally {
  records = 0;
  /** Records that are rows: all but those left out. */
  rows = 0;
  short = 0;
  shortLine = 0;
  long = 0;
  longLine = 0;
  readonly odd = new OddCells();
  readonly #width: number;

  /** `width` is the number of columns. */
  constructor(width: number) {
    this.#width = width;
  }

  /** Counts the record that was read last. */
  add(scanner: RecordScanner): void {
    const { count, line } = scanner;
    this.records += 1;
    this.rows += 1;
    this.odd.add(scanner);
    if (count < this.#width && this.short++ === 0) this.shortLine = line;
    if (count > this.#width && this.long++ === 0) this.longLine = line;
  }

  /** Adds what stands behind these records. */
  take(later: RowTally): void {
    if (later.records === 0) return;
    if (this.short === 0) this.shortLine = later.shortLine;
    if (this.long === 0) this.longLine = later.longLine;
    this.records += later.records;
    this.rows += later.rows;
    this.short += later.short;
    this.long += later.long;
    this.odd.take(later.odd);
  }

  /** The records are no rows, and nothing about them is odd. */
  leaveOut(): void {
    const { records } = this;
    this.clear();
    this.records = records;
  }

  clear(): void {
    this.records = this.rows = this.short = this.long = 0;
    this.shortLine = this.longLine = 0;
    this.odd.clear();
  }
}
