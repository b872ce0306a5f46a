import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';

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
  const temporary = `${path}.partial`;
  try {
    const count = writeRecords(temporary, records, reader === 'spreadsheet' ? MARK : '', control);
    renameSync(temporary, path);
    return count - 1;
  } catch (cause) {
    rmSync(temporary, { force: true });
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw new AppError(code === 'ENOSPC' ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
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
