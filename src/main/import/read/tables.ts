import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type {
  ImportOverrides,
  ImportWarning,
  Reading,
  ReadingReport,
} from '#shared/contract/imports.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import { skipReason } from '../check/skippedRows.ts';
import { detectReading, type DetectedReading } from '../detect/reading.ts';
import { dialectOf } from '../detect/dialect.ts';
import { CsvWriter } from './csvWriter.ts';
import { OutFile } from './outFile.ts';
import { BROKEN_QUOTE, RecordScanner } from './scanner.ts';
import { TableEnd } from './tableEnd.ts';
import { openText } from './textFile.ts';

const ROWS_PER_CHECK = 4096;
const FLUSH_BYTES = 1 << 20;
/** A footer record of a table with at least this many columns has at most one filled cell. */
const MIN_COLUMNS_FOR_FOOTER = 3;

/** A table that was found in a file: how it is read, and what is in it. */
export interface ReadTable {
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string };
  readonly reading: ReadingReport;
  /** Names of the columns, all different; made up ones where the file has none. */
  readonly columns: readonly string[];
  /** The header as the file has it, several rows joined; empty if there is none. */
  readonly header: readonly string[];
  /** Records without head, header and footer. */
  readonly rows: number;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Detection and reading alone: finds the table in a file and counts it. `overrides` settles parts of
 * the reading. Only the first table of a file is found; a file without a byte is a table without
 * rows and columns.
 *
 * @throws AppError as `inspectFile`.
 */
export function readTables(
  path: string,
  overrides: ImportOverrides,
  control: JobControl,
): ReadTable[] {
  let detected: DetectedReading;
  try {
    detected = detectReading(path, overrides, control);
  } catch (error) {
    if (error instanceof AppError && error.code === 'FILE_EMPTY') return [emptyTable(path)];
    throw error;
  }
  const { survey, reading, names, header } = detected;
  const counts = { short: 0, long: 0, broken: 0, shortLine: 0, longLine: 0, brokenLine: 0 };
  const pass = scanTable(path, { reading, columns: names, header }, control, (scanner) => {
    if (scanner.count < names.length && counts.short++ === 0) counts.shortLine = scanner.line;
    if (scanner.count > names.length && counts.long++ === 0) counts.longLine = scanner.line;
    for (let i = 0; i < scanner.count; i += 1) {
      if (((scanner.flags[i] as number) & BROKEN_QUOTE) === 0) continue;
      if (counts.broken++ === 0) counts.brokenLine = scanner.line;
    }
  });
  const warnings: ImportWarning[] = [];
  const warn = (code: string, count: number, line: number | null): void => {
    if (count > 0) warnings.push({ code, count, line });
  };
  warn('ROW_SHORT', counts.short, counts.shortLine);
  warn('ROW_LONG', counts.long, counts.longLine);
  warn('BROKEN_QUOTES', counts.broken, counts.brokenLine);
  warn('NUL_REMOVED', pass.nulls, null);
  warn('HEADER_AGAIN', pass.again, pass.againLine);
  warn('OTHER_TABLE', pass.other, pass.otherLine);
  return [
    {
      file: { name: survey.name, bytes: survey.bytes, hash: survey.hash },
      reading: {
        reading,
        compression: survey.compression,
        sheets: [...survey.sheets],
        why: {
          ...detected.why,
          skipTail: { code: 'tail.no_data', counts: { skipped: pass.footer } },
        },
        skippedTail: pass.footer,
        candidates: [...survey.candidates],
      },
      columns: names,
      header,
      rows: pass.rows,
      warnings,
    },
  ];
}

/** What reading a file without a byte gives. */
function emptyTable(path: string): ReadTable {
  const none = (code: string) => ({ code, counts: {} });
  return {
    file: { name: basename(path), bytes: 0, hash: createHash('sha256').digest('hex') },
    reading: {
      reading: {
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        escape: 'double',
        skipHead: 0,
        headerRows: 0,
      },
      compression: 'none',
      sheets: [],
      why: {
        encoding: none('encoding.ascii'),
        delimiter: none('delimiter.none_found'),
        quote: none('quote.usual'),
        escape: none('escape.fewest_broken'),
        skipHead: none('head.first_full_record'),
        headerRows: none('header.like_data'),
        skipTail: none('tail.no_data'),
      },
      skippedTail: 0,
      candidates: [],
    },
    columns: [],
    header: [],
    rows: 0,
    warnings: [{ code: 'FILE_EMPTY', count: 1, line: null }],
  };
}

/**
 * Writes a table as UTF-8 CSV (comma, doubled quotes, LF): the header first if the file has one, then
 * the records, each with the cells that it has. Returns the number of records.
 */
export function writeTable(
  path: string,
  table: ReadTable,
  outPath: string,
  control: JobControl,
): number {
  const out = new OutFile(outPath);
  try {
    if (table.columns.length === 0) return 0;
    const csv = new CsvWriter();
    const { reading } = table.reading;
    if (reading.headerRows > 0) {
      for (const name of table.header) csv.text(name);
      csv.endRow();
    }
    const scanned = { reading, columns: table.columns, header: table.header };
    const { rows } = scanTable(path, scanned, control, (scanner) => {
      for (let i = 0; i < scanner.count; i += 1) {
        scanner.cell(i);
        csv.cell(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
      }
      csv.endRow();
      if (csv.length > FLUSH_BYTES) out.write(csv.take());
    });
    out.write(csv.take());
    return rows;
  } finally {
    out.close();
  }
}

interface Scanned {
  readonly reading: Reading;
  readonly columns: readonly string[];
  readonly header: readonly string[];
}

interface Pass {
  readonly rows: number;
  readonly footer: number;
  readonly nulls: number;
  /** Repetitions of the header, and records of further tables, with the lines of the first ones. */
  readonly again: number;
  readonly againLine: number;
  readonly other: number;
  readonly otherLine: number;
}

/**
 * Runs through the data records of the first table. Records that look like a footer are left out if
 * no data record follows them.
 */
function scanTable(
  path: string,
  table: Scanned,
  control: JobControl,
  onRow: (scanner: RecordScanner) => void,
): Pass {
  const width = table.columns.length;
  const tableEnd = new TableEnd(table.header);
  let last = -1;
  eachRecord(path, table, control, (scanner, record) => {
    tableEnd.look(scanner, record);
    if (record < tableEnd.end && !isFooter(scanner, width)) last = record;
  });
  // The header of the next table was itself taken for data until the record below it was seen.
  const lastData = Math.min(last, tableEnd.end - 1);
  let [rows, footer, other] = [0, 0, 0];
  const nulls = eachRecord(path, table, control, (scanner, record) => {
    if (record >= tableEnd.end) other += 1;
    else if (record > lastData) footer += 1;
    else if (!tableEnd.again.has(record)) {
      rows += 1;
      onRow(scanner);
    }
  });
  return {
    rows,
    footer,
    nulls,
    again: tableEnd.again.size,
    againLine: tableEnd.againLine,
    other,
    otherLine: tableEnd.endLine,
  };
}

/** Calls back for each record behind head and header that is no blank line; returns the NULs taken out. */
function eachRecord(
  path: string,
  { reading, columns }: Scanned,
  control: JobControl,
  onRecord: (scanner: RecordScanner, record: number) => void,
): number {
  const file = openText(path, reading, false, control);
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
    return file.nulls;
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
  return filled < 2 || (startsLikeFooter(scanner) && skipReason(scanner) !== undefined);
}

/** A cheap look before the words of totals are searched: their first cell begins with no digit. */
function startsLikeFooter(scanner: RecordScanner): boolean {
  const first = scanner.bytes[scanner.starts[0] as number] ?? 0;
  return first < 48 || first > 57;
}
