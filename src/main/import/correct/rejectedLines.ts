import type { BatchRecord, Store } from '#main/store/index.ts';
import { LINE_AT, REASON_AT } from '../commit/rejectsFile.ts';
import { blocksOf } from '../read/byteBlocks.ts';
import { CSV_DIALECT, CsvWriter } from '../read/csvWriter.ts';
import { RecordScanner } from '../read/scanner.ts';

/** Rows that stay rejected, as CSV, with their number per reason. */
export interface StayingRejects {
  readonly csv: Uint8Array;
  readonly reasons: Readonly<Record<string, number>>;
}

/** The rejected rows of a batch by their lines in the source. */
export class RejectedLines {
  readonly #store: Store;
  readonly #batch: BatchRecord;
  readonly #lines: Int32Array;
  readonly #taken: Uint8Array;

  constructor(store: Store, batch: BatchRecord) {
    this.#store = store;
    this.#batch = batch;
    const lines = new Int32Array(batch.rowsRejected);
    const scanner = this.#scanner();
    for (let i = 0; scanner.next(); i += 1) lines[i] = Number(scanner.text(LINE_AT));
    this.#lines = lines.sort();
    this.#taken = new Uint8Array(lines.length);
  }

  /** Takes the row of a line out; false if it is not rejected, or was taken before. */
  take(line: number): boolean {
    const at = this.#find(line);
    if (at < 0 || this.#taken[at] === 1) return false;
    this.#taken[at] = 1;
    return true;
  }

  /** The rows that were not taken. */
  staying(): StayingRejects {
    const csv = new CsvWriter();
    const reasons: Record<string, number> = {};
    const scanner = this.#scanner();
    while (scanner.next()) {
      if (this.#taken[this.#find(Number(scanner.text(LINE_AT)))] === 1) continue;
      for (let i = 0; i < scanner.count; i += 1) {
        scanner.cell(i);
        csv.cell(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
      }
      csv.endRow();
      const reason = scanner.text(REASON_AT);
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    return { csv: csv.take(), reasons };
  }

  #scanner(): RecordScanner {
    return new RecordScanner(blocksOf(this.#store.batches.rejects(this.#batch.id)), CSV_DIALECT);
  }

  #find(line: number): number {
    const lines = this.#lines;
    let low = 0;
    let high = lines.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lines[middle] as number) < line) low = middle + 1;
      else high = middle;
    }
    return lines[low] === line ? low : -1;
  }
}
