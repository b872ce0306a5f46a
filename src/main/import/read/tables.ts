import type {
  ImportOverrides,
  ImportWarning,
  Reading,
  ReadingReport,
} from '#shared/contract/imports.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { skipReason } from '../check/skippedRows.ts';
import { detectReading } from '../detect/reading.ts';
import { dialectOf } from '../detect/dialect.ts';
import { CsvWriter } from './csvWriter.ts';
import { OutFile } from './outFile.ts';
import { BROKEN_QUOTE, RecordScanner } from './scanner.ts';
import { openText } from './textFile.ts';

const ROWS_PER_CHECK = 4096;
const FLUSH_BYTES = 1 << 20;
/** A footer record of a table with at least this many columns has at most one filled cell. */
const MIN_COLUMNS_FOR_FOOTER = 3;

/** A table that was found in a file: how it is read, and what is in it. */
export interface ReadTable {
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string };
  readonly reading: ReadingReport;
  /** Names of the columns; made up ones if the file has no header. */
  readonly columns: readonly string[];
  /** Records without head, header and footer. */
  readonly rows: number;
  readonly warnings: readonly ImportWarning[];
}

/**
 * Detection and reading alone: finds the table in a file and counts it. `overrides` settles parts of
 * the reading. Only the first table of a file is found.
 *
 * @throws AppError as `inspectFile`.
 */
export function readTables(
  path: string,
  overrides: ImportOverrides,
  control: JobControl,
): ReadTable[] {
  const detected = detectReading(path, overrides, control);
  const { survey, reading, names } = detected;
  const counts = { short: 0, long: 0, broken: 0, shortLine: 0, longLine: 0, brokenLine: 0 };
  const pass = scanTable(path, reading, names.length, control, (scanner) => {
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
  return [
    {
      file: { name: survey.name, bytes: survey.bytes, hash: survey.hash },
      reading: {
        reading,
        compression: survey.compression,
        why: {
          ...detected.why,
          skipTail: { code: 'tail.no_data', counts: { skipped: pass.footer } },
        },
        skippedTail: pass.footer,
        candidates: [...survey.candidates],
      },
      columns: names,
      rows: pass.rows,
      warnings,
    },
  ];
}

/**
 * Writes a table as UTF-8 CSV (comma, doubled quotes, LF): the header first if the file has one, then
 * the records, short ones filled up with empty cells. Returns the number of records.
 */
export function writeTable(
  path: string,
  table: ReadTable,
  outPath: string,
  control: JobControl,
): number {
  const out = new OutFile(outPath);
  try {
    const csv = new CsvWriter();
    const { reading } = table.reading;
    if (reading.headerRows > 0) {
      for (const name of table.columns) csv.text(name);
      csv.endRow();
    }
    const width = table.columns.length;
    const { rows } = scanTable(path, reading, width, control, (scanner) => {
      for (let i = 0; i < Math.max(width, scanner.count); i += 1) {
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

/**
 * Runs through the data records. Records that look like a footer are held back until another data
 * record shows that they are not.
 */
function scanTable(
  path: string,
  reading: Reading,
  width: number,
  control: JobControl,
  onRow: (scanner: RecordScanner) => void,
): { rows: number; footer: number; nulls: number } {
  const lastData = lastDataRecord(path, reading, width, control);
  let rows = 0;
  let footer = 0;
  const nulls = eachRecord(path, reading, control, (scanner, record) => {
    if (record > lastData) {
      footer += 1;
      return;
    }
    rows += 1;
    onRow(scanner);
  });
  return { rows, footer, nulls };
}

/** Number of the last record that is data. */
function lastDataRecord(
  path: string,
  reading: Reading,
  width: number,
  control: JobControl,
): number {
  let last = -1;
  eachRecord(path, reading, control, (scanner, record) => {
    if (!isFooter(scanner, width)) last = record;
  });
  return last;
}

/** Calls back for each record behind head and header that is no blank line; returns the NULs taken out. */
function eachRecord(
  path: string,
  reading: Reading,
  control: JobControl,
  onRecord: (scanner: RecordScanner, record: number) => void,
): number {
  const file = openText(path, reading, false);
  try {
    const scanner = new RecordScanner(file, dialectOf(reading));
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
