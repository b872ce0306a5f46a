import { AppError } from '#shared/contract/errors.ts';
import { unguarded } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { batchToken, LINE_AT, rejectsLayout, type RejectsLayout } from '../commit/rejectsFile.ts';
import { dialectOf } from '../detect/dialect.ts';
import { detectReading } from '../detect/reading.ts';
import { CsvWriter } from '../read/csvWriter.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RecordScanner } from '../read/scanner.ts';
import { openText } from '../read/textFile.ts';
import { RejectedLines } from './rejectedLines.ts';

/** A file of rejected rows that somebody has worked on. */
export interface CorrectedRows {
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string };
  /** The batch that the rows belong to. */
  readonly batch: BatchRecord;
  /** The source cells of the rows that are still rejected, as CSV, and their lines in the source. */
  readonly csv: Uint8Array;
  readonly lines: readonly number[];
  /** Rows of the file, and of them those that are in already and those that say nothing. */
  readonly read: number;
  readonly already: number;
  readonly other: number;
  /** The rejected rows of the batch, those of the file taken out. */
  readonly rejected: RejectedLines;
}

/** The header as it is written: what stands in the first record of the file. */
const HEADER_FIRST = { skipHead: 0, headerRows: 1 } as const;

/**
 * Reads a file of corrected rows in whatever form it was saved.
 * @throws AppError CORRECTION_UNKNOWN if the batch of its rows is not in the workspace, BAD_REQUEST if it
 *   is no file of rejected rows, and what reading throws
 */
export function readCorrectedRows(
  store: Store,
  source: FileToRead,
  control: JobControl,
): CorrectedRows {
  const { reading, header } = detectReading(source, HEADER_FIRST, control);
  const layout = rejectsLayout(header);
  if (layout === undefined) throw new AppError('BAD_REQUEST', { details: { rule: 'rejects' } });
  const file = openText(source, reading, true, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(reading), header.length);
    scanner.next();
    const rows = sortRows(store, scanner, layout, file.name, control);
    file.verifyUnchanged();
    return { ...rows, file: { name: file.name, bytes: file.bytes, hash: file.hash() } };
  } finally {
    file.close();
  }
}

function sortRows(
  store: Store,
  scanner: RecordScanner,
  { batchAt, sourceAt }: RejectsLayout,
  file: string,
  control: JobControl,
): Omit<CorrectedRows, 'file'> {
  const csv = new CsvWriter();
  const lines: number[] = [];
  let found: { readonly batch: BatchRecord; readonly rejected: RejectedLines } | undefined;
  let token = '';
  let [read, already, other] = [0, 0, 0];
  while (scanner.next()) {
    if (scanner.blank) continue;
    read += 1;
    const named = scanner.text(batchAt).trim();
    if (found === undefined && named !== '') {
      const batch = batchNamed(store, named, file);
      found = { batch, rejected: new RejectedLines(store, batch) };
      token = named;
    }
    const line = Number(scanner.text(LINE_AT));
    if (found === undefined || named !== token || isEmptied(scanner, sourceAt)) {
      other += 1;
    } else if (found.rejected.take(line)) {
      addSource(csv, scanner, sourceAt);
      lines.push(line);
    } else {
      already += 1;
    }
    control.check();
  }
  if (found === undefined) throw new AppError('CORRECTION_UNKNOWN', { place: { file } });
  return { ...found, csv: csv.take(), lines, read, already, other };
}

function batchNamed(store: Store, token: string, file: string): BatchRecord {
  const batch = store.batches
    .list()
    .find((known) => known.state === 'complete' && batchToken(known) === token);
  if (batch === undefined) throw new AppError('CORRECTION_UNKNOWN', { place: { file } });
  return batch;
}

function isEmptied(scanner: RecordScanner, from: number): boolean {
  for (let i = from; i < scanner.count; i += 1) if (scanner.text(i).trim() !== '') return false;
  return true;
}

const APOSTROPHE = 39;

/** Adds the source's cells of a record as they were before writing the file guarded them. */
function addSource(csv: CsvWriter, scanner: RecordScanner, from: number): void {
  for (let i = from; i < scanner.count; i += 1) {
    scanner.cell(i);
    const { cellBytes, cellStart, cellEnd } = scanner;
    if (cellStart < cellEnd && cellBytes[cellStart] === APOSTROPHE) {
      csv.text(unguarded(scanner.text(i)));
    } else {
      csv.cell(cellBytes, cellStart, cellEnd);
    }
  }
  csv.endRow();
}
