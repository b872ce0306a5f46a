import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import type { ImportWarning, ReadingReport } from '#shared/contract/inspection.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import { detectReading, type DetectedReading } from '../detect/reading.ts';
import { pathOf, type FileToRead } from './fileToRead.ts';
import { CsvWriter } from './csvWriter.ts';
import { damageWarnings } from './textDamage.ts';
import { OutFile } from './outFile.ts';
import { eachRow, scanTable, type TableExtent } from './tableScan.ts';

const FLUSH_BYTES = 1 << 20;
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
  /** Which records these are. */
  readonly extent: TableExtent;
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
  source: FileToRead,
  overrides: ImportOverrides,
  control: JobControl,
): ReadTable[] {
  let detected: DetectedReading;
  try {
    detected = detectReading(source, overrides, control);
  } catch (error) {
    if (error instanceof AppError && error.code === 'FILE_EMPTY')
      return [emptyTable(pathOf(source))];
    throw error;
  }
  const { survey, reading, names, header } = detected;
  const pass = scanTable(source, { reading, columns: names, header }, control);
  const { tally } = pass;
  const warnings: ImportWarning[] = [];
  const warn = (code: string, count: number, line: number | null): void => {
    if (count > 0) warnings.push({ code, count, line });
  };
  if (reading.headerRows > 0 && tally.rows === 0) warn('NO_ROWS', 1, null);
  warn('ROW_SHORT', tally.short, tally.shortLine);
  warn('ROW_LONG', tally.long, tally.longLine);
  for (const { code, count, firstLine } of tally.odd.warnings()) warn(code, count, firstLine);
  warn('MERGED_CELLS', pass.mergedRows.length, pass.mergedRows[0] ?? null);
  for (const { code, count } of damageWarnings(pass.damage)) warn(code, count, null);
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
        tables: [],
        skippedTail: pass.footer,
        candidates: [...survey.candidates],
      },
      columns: names,
      header,
      rows: tally.rows,
      extent: pass.extent,
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
      tables: [],
      skippedTail: 0,
      candidates: [],
    },
    columns: [],
    header: [],
    rows: 0,
    extent: { last: -1, without: new Set() },
    warnings: [{ code: 'FILE_EMPTY', count: 1, line: null }],
  };
}

/**
 * Writes a table as UTF-8 CSV (comma, doubled quotes, LF): the header first if the file has one, then
 * the records, each with the cells that it has. Returns the number of records.
 *
 * @throws AppError FILE_CHANGED if the file no longer has as many, and as `inspectFile`.
 */
export function writeTable(
  source: FileToRead,
  table: ReadTable,
  outPath: string,
  control: JobControl,
): number {
  const out = new OutFile(outPath);
  try {
    if (table.columns.length === 0) return 0;
    const csv = new CsvWriter();
    const write = (bytes: Uint8Array): void => {
      out.write(bytes);
    };
    const { reading } = table.reading;
    if (reading.headerRows > 0) {
      for (const name of table.header) csv.text(name);
      csv.endRow();
    }
    const scanned = { reading, columns: table.columns, header: table.header };
    const rows = eachRow(source, scanned, table.extent, control, (scanner) => {
      for (let i = 0; i < scanner.count; i += 1) {
        scanner.cell(i);
        csv.cell(scanner.cellBytes, scanner.cellStart, scanner.cellEnd);
      }
      csv.endRow();
      if (csv.length > FLUSH_BYTES) csv.drain(write);
    });
    csv.drain(write);
    if (rows !== table.rows)
      throw new AppError('FILE_CHANGED', { place: { file: basename(pathOf(source)) } });
    return rows;
  } finally {
    out.close();
  }
}
