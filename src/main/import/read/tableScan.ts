import type { Reading } from '#shared/contract/importReading.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { mayBeSkipped, skipReason } from '../check/skippedRows.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { FileToRead } from './fileToRead.ts';
import { RecordScanner } from './scanner.ts';
import { TableEnd } from './tableEnd.ts';
import { RowTally } from './tableTally.ts';
import type { TextDamage } from './textDamage.ts';
import { openText } from './textFile.ts';

const ROWS_PER_CHECK = 4096;
/** A footer record of a table with at least this many columns has at most one filled cell. */
const MIN_COLUMNS_FOR_FOOTER = 3;

/** How a table is read, and what its header is. */
export interface Scanned {
  readonly reading: Reading;
  readonly columns: readonly string[];
  readonly header: readonly string[];
}

/** Which records of a file are the rows of its table: up to the last, but for the header repeated. */
export interface TableExtent {
  readonly last: number;
  readonly without: ReadonlySet<number>;
}

/** What one pass over the records of a file finds. */
export interface TablePass {
  readonly extent: TableExtent;
  readonly tally: RowTally;
  readonly footer: number;
  readonly damage: TextDamage;
  /** Rows of a sheet with a cell that is merged with those below it. */
  readonly mergedRows: readonly number[];
  /** Repetitions of the header, and records of further tables, with the lines of the first ones. */
  readonly again: number;
  readonly againLine: number;
  readonly other: number;
  readonly otherLine: number;
}

/**
 * Runs once through the data records of the first table and counts them. Records that look like a
 * footer are none of its rows if no data record follows them; what a record is that looks like the
 * header, the next one tells.
 *
 * @throws AppError as {@link openText}
 */
export function scanTable(source: FileToRead, table: Scanned, control: JobControl): TablePass {
  const width = table.columns.length;
  const tableEnd = new TableEnd(table.header);
  const tally = new RowTally(width);
  /** Records that are the footer unless data follows. */
  const tail = new RowTally(width);
  /** The record before, until its successor was seen. */
  const held = new RowTally(width);
  let heldRecord = -1;
  let heldFooter = false;
  let last = -1;
  let other = 0;
  const settle = (): void => {
    if (heldRecord < 0) return;
    if (heldRecord >= tableEnd.end) other += 1;
    else {
      if (tableEnd.again.has(heldRecord)) held.leaveOut();
      (heldFooter ? tail : tally).take(held);
    }
    held.clear();
    heldRecord = -1;
  };
  const { damage, mergedRows } = eachRecord(source, table, control, (scanner, record) => {
    tableEnd.look(scanner, record);
    settle();
    if (record >= tableEnd.end) {
      other += 1;
      return;
    }
    held.add(scanner);
    heldRecord = record;
    heldFooter = isFooter(scanner, width);
    if (heldFooter) return;
    last = record;
    tally.take(tail);
    tail.clear();
  });
  settle();
  // The header of the next table was itself taken for data until the record below it was seen.
  const lastRow = Math.min(last, tableEnd.end - 1);
  const head = table.reading.skipHead + table.reading.headerRows;
  return {
    extent: { last: lastRow, without: tableEnd.again },
    mergedRows: mergedRows.filter((row) => row > head && row <= lastRow + 1),
    tally,
    footer: tail.records,
    damage,
    again: tableEnd.again.size,
    againLine: tableEnd.againLine,
    other,
    otherLine: tableEnd.endLine,
  };
}

/**
 * Calls back for each row of a table whose extent is known; returns their number.
 *
 * @throws AppError as {@link openText}
 */
export function eachRow(
  source: FileToRead,
  table: Scanned,
  { last, without }: TableExtent,
  control: JobControl,
  onRow: (scanner: RecordScanner) => void,
): number {
  let rows = 0;
  eachRecord(source, table, control, (scanner, record) => {
    if (record > last || without.has(record)) return;
    rows += 1;
    onRow(scanner);
  });
  return rows;
}

/** Calls back for each record behind head and header that is no blank line; returns what is told of the file. */
function eachRecord(
  source: FileToRead,
  { reading, columns }: Scanned,
  control: JobControl,
  onRecord: (scanner: RecordScanner, record: number) => void,
): { readonly damage: TextDamage; readonly mergedRows: readonly number[] } {
  const file = openText(source, reading, false, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(reading), columns.length);
    const skipped = reading.skipHead + reading.headerRows;
    for (let record = 0; scanner.next(); record += 1) {
      if (record % ROWS_PER_CHECK === 0) {
        control.check();
        control.progress({ phase: 'read', done: file.bytesRead, total: file.bytes, unit: 'bytes' });
      }
      if (record >= skipped && !scanner.blank) onRecord(scanner, record);
    }
    return { damage: file.damage, mergedRows: file.mergedRows };
  } finally {
    file.close();
  }
}

/** True for totals, notes, and records with at most one filled cell in a wider table. */
function isFooter(scanner: RecordScanner, width: number): boolean {
  if (width < MIN_COLUMNS_FOR_FOOTER) return false;
  let filled = 0;
  for (let i = 0; i < scanner.count && filled < 2; i += 1) {
    if ((scanner.starts[i] as number) < (scanner.ends[i] as number)) filled += 1;
  }
  return filled < 2 || (mayBeSkipped(scanner) && skipReason(scanner) !== undefined);
}
