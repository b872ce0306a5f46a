import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { RowChunk } from '../storing/rowChunk.ts';
import type { RowShape, RowStore } from '../storing/rowStore.ts';
import type { PlacedColumn } from './planColumns.ts';
import { RepeatedRows } from './repeats.ts';
import type { RejectionCode } from './rules.ts';
import { rowPlace } from './rowPlace.ts';
import { placesOf } from '../read/tablePlace.ts';
import { HeaderBytes, skipReason } from './skippedRows.ts';
import type { RowFacts, RowTally } from './rowTally.ts';
import { LineList } from './lineList.ts';

/** Rows between two looks at the cancel flag: a few milliseconds of work. */
const ROWS_PER_CHECK = 4096;

/** Rows that do not count because another row of the file is the same. */
export interface SameRows {
  /** Ascending. */
  readonly lines: Int32Array;
  /** The rows stay, without their amounts. */
  readonly amountsOnly: boolean;
}

/** What takes the rows that come out. */
export interface RowSink {
  readonly rows: RowStore;
  /** A refused row: still in the scanner; `column` is the name of the column at fault. */
  reject(scanner: RecordScanner, column: string | null, code: RejectionCode): void;
  /** Lines of rows to leave out because an earlier batch has them, ascending. */
  readonly overlapping?: Int32Array | undefined;
  /** Rows of the file that are the same as others. */
  readonly duplicates?: SameRows | undefined;
}

/** What the rows of one kind of file are made of. */
export interface RowBody {
  readonly shape: RowShape;
  /** Columns a record must have. */
  readonly neededColumns: number;
  /** The column by which the rows are probably sorted. */
  readonly sortKey: number;
  readonly hasAmounts: boolean;
  /** Reads and checks the values of a record; what is wrong, or undefined. */
  read(scanner: RecordScanner): RejectionCode | undefined;
  /** True if the record last read has no date to tell it from a total. */
  readonly mayBeTotal: boolean;
  /** The column at fault after a `read` that found one. */
  readonly faultColumn: PlacedColumn | null;
  /** The amount in minor units of the record last read; NaN if it has none. */
  readonly amount: number;
  /** The amount in minor units of a record that was refused; undefined if it cannot be read. */
  amountOf(scanner: RecordScanner): number | undefined;
  /** Names the chunk that the following rows go into. */
  useChunk(chunk: RowChunk): void;
  /** Writes the record last read into row `row` of the chunk; its amount may count with another row. */
  write(scanner: RecordScanner, row: number, amountCounts: boolean): RowFacts;
}

/**
 * Turns records into checked rows: every row is accepted, skipped or rejected with one reason. The check
 * and the import are both this.
 */
export class FileRows {
  readonly tally: RowTally;
  readonly #plan: ImportPlan;
  readonly #file: string;
  readonly #body: RowBody;
  readonly #sink: RowSink;
  readonly #repeats = new RepeatedRows();
  readonly #overlapping: LineList;
  readonly #duplicates: LineList;
  #chunk: RowChunk;

  constructor(plan: ImportPlan, file: string, body: RowBody, tally: RowTally, sink: RowSink) {
    this.#plan = plan;
    this.#file = file;
    this.#body = body;
    this.tally = tally;
    this.#sink = sink;
    this.#overlapping = new LineList(sink.overlapping);
    this.#duplicates = new LineList(sink.duplicates?.lines);
    this.#chunk = sink.rows.begin(body.shape);
    body.useChunk(this.#chunk);
  }

  get hasAmounts(): boolean {
    return this.#body.hasAmounts;
  }

  /** Reads all records of `scanner`: those behind the plan's head and header are rows. */
  run(scanner: RecordScanner, control: JobControl, onProgress: () => void): void {
    const { from, header: headerAt, rows, until } = placesOf(this.#plan.reading);
    let header: HeaderBytes | undefined;
    let sinceCheck = 0;
    for (let record = 0; scanner.next(); record += 1) {
      if (record < rows && record >= from) {
        if (record === headerAt) header = new HeaderBytes(scanner);
        continue;
      }
      if (scanner.blank) continue;
      if (record < from || record >= until) this.#otherTable(scanner);
      else this.#row(scanner, header);
      sinceCheck += 1;
      if (sinceCheck === ROWS_PER_CHECK) {
        sinceCheck = 0;
        control.check();
        onProgress();
      }
    }
    if (this.#chunk.rows > 0) this.#nextChunk();
    control.check();
  }

  #otherTable(scanner: RecordScanner): void {
    this.tally.read += 1;
    this.tally.skips.add('OTHER_TABLE', scanner.line);
  }

  #row(scanner: RecordScanner, header: HeaderBytes | undefined): void {
    const { tally } = this;
    const body = this.#body;
    tally.read += 1;
    if (header?.repeatedBy(scanner) === true) {
      tally.skips.add('HEADER_AGAIN', scanner.line);
      return;
    }
    if (scanner.count < body.neededColumns || scanner.count > this.#plan.columns.length) {
      const code = this.#lengthFault(scanner);
      if (code !== undefined) {
        this.#refuse(scanner, null, code);
        return;
      }
    }
    const fault = body.read(scanner);
    if (fault !== undefined) {
      this.#refuse(scanner, body.faultColumn, fault);
      return;
    }
    const skip = body.mayBeTotal ? skipReason(scanner) : undefined;
    if (skip !== undefined) {
      tally.skips.add(skip, scanner.line);
      return;
    }
    if (this.#overlapping.has(scanner.line)) {
      tally.skips.add('OVERLAPPING_ROW', scanner.line);
      return;
    }
    if (this.#repeated(scanner)) {
      tally.repeated.add('REPEATED_ROWS', scanner.line);
      if (this.#plan.repeats === 'drop') {
        tally.skips.add('REPEATED_ROW', scanner.line);
        return;
      }
    }
    const amountCounts = !this.#duplicates.has(scanner.line);
    if (!amountCounts && this.#leaveOut(scanner.line)) return;
    tally.odd.add(scanner);
    const bytes = scanner.recordEnd - scanner.recordStart;
    if (!this.#chunk.takes(bytes)) this.#nextChunk();
    tally.accept(body.write(scanner, this.#chunk.rows, amountCounts), scanner, body.hasAmounts);
    this.#chunk.endRow(bytes);
  }

  /** Counts a row that is the same as another; false if only its amount does not count. */
  #leaveOut(line: number): boolean {
    const { tally } = this;
    const { amount } = this.#body;
    if (this.#body.hasAmounts && !Number.isNaN(amount)) tally.duplicateSum.add(amount);
    if (this.#sink.duplicates?.amountsOnly === true) {
      tally.amountsOnce.add(line);
      return false;
    }
    tally.skips.add('DUPLICATE_ROW', line);
    return true;
  }

  /** True if an earlier row has the same bytes; exports are mostly sorted by order or date. */
  #repeated(scanner: RecordScanner): boolean {
    scanner.cell(this.#body.sortKey);
    return this.#repeats.seen(
      scanner.bytes,
      scanner.recordStart,
      scanner.recordEnd,
      scanner.cellBytes,
      scanner.cellStart,
      scanner.cellEnd,
    );
  }

  /** Why a record has the wrong number of cells, or undefined if nothing that matters is missing. */
  #lengthFault(scanner: RecordScanner): RejectionCode | undefined {
    if (scanner.count < this.#body.neededColumns) return 'ROW_SHORT';
    for (let i = this.#plan.columns.length; i < scanner.count; i += 1) {
      if (scanner.starts[i] !== scanner.ends[i]) return 'ROW_LONG';
    }
    return undefined;
  }

  /** Counts a row that is not accepted: as no data if it is a total or a note, as a fault otherwise. */
  #refuse(scanner: RecordScanner, at: PlacedColumn | null, code: RejectionCode): void {
    const { tally } = this;
    const column = at?.column.name ?? null;
    // A total or a note has no date, or not the columns; a row with a fault in its amount is none.
    const byDate = !code.startsWith('AMOUNT') && !code.startsWith('QUANTITY');
    const skip = byDate && code !== 'CURRENCY_OTHER' ? skipReason(scanner) : undefined;
    if (skip !== undefined) {
      tally.skips.add(skip, scanner.line);
      return;
    }
    if (this.#plan.onBadRow === 'stop') {
      const place = rowPlace(this.#plan, this.#file, scanner.line, column);
      throw new AppError('BAD_ROW', { place: { ...place, rule: code } });
    }
    if (code === 'ROW_SHORT' && scanner.atEnd) tally.warnings.add('TRUNCATED', null, scanner);
    tally.odd.add(scanner);
    if (byDate && scanner.count >= this.#body.neededColumns) {
      const amount = this.#body.amountOf(scanner);
      if (amount !== undefined) tally.rejectedSum.add(amount);
    }
    tally.rejections.add(code, at, scanner);
    this.#sink.reject(scanner, column, code);
  }

  #nextChunk(): void {
    this.#chunk = this.#sink.rows.store(this.#chunk);
    this.#body.useChunk(this.#chunk);
  }
}
