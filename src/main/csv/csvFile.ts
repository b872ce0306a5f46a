import { closeSync, openSync, writeSync } from 'node:fs';
import type { JobControl } from '#main/jobs/index.ts';
import { writeWholeFile } from './wholeFile.ts';

/** Spreadsheets take a CSV for UTF-8 only by this mark. */
const MARK = '\uFEFF';
/** Records are joined to pieces of about this length before they are written. */
const PIECE_LENGTH = 1_000_000;

/**
 * Writes records of CSV as a file, whole or not at all, readable by its owner only.
 * @param records the header first
 * @param reader a spreadsheet is told by a mark that the text is UTF-8, a program would stumble on it
 * @returns the rows written, the header not counted
 * @throws AppError DISK_FULL, READ_ONLY, CANCELLED, and what the records throw
 */
export function writeCsvFile(
  path: string,
  records: Iterable<string>,
  reader: 'spreadsheet' | 'program',
  control: JobControl,
): number {
  const mark = reader === 'spreadsheet' ? MARK : '';
  return writeWholeFile(path, (temporary) => writeRecords(temporary, records, mark, control) - 1);
}

function writeRecords(
  path: string,
  records: Iterable<string>,
  mark: string,
  control: JobControl,
): number {
  const file = openSync(path, 'w', 0o600);
  let count = 0;
  let piece = mark;
  try {
    for (const record of records) {
      piece += record;
      count += 1;
      if (piece.length < PIECE_LENGTH) continue;
      control.check();
      control.progress({ phase: 'saving', done: count, unit: 'rows' });
      writeSync(file, piece);
      piece = '';
    }
    writeSync(file, piece);
    return count;
  } finally {
    closeSync(file);
  }
}
