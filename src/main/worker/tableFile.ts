import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { latestRun, RunReader, tableRecords } from '#main/analysis/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';

/** Records are joined to pieces of about this length before they are written. */
const PIECE_LENGTH = 1_000_000;

/**
 * Writes one result table of a run as CSV, whole or not at all.
 * @returns the rows written, without the header
 * @throws AppError NO_RUN, NOT_FOUND, DISK_FULL, READ_ONLY, CANCELLED
 */
export function writeTableFile(
  store: Store,
  order: { readonly name: string; readonly path: string; readonly runId: number | null },
  control: JobControl,
): number {
  const reader = readerOf(store, order.runId);
  const temporary = `${order.path}.partial`;
  try {
    const records = writeRecords(temporary, tableRecords(reader, order.name), control);
    renameSync(temporary, order.path);
    return records - 1;
  } catch (cause) {
    rmSync(temporary, { force: true });
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw new AppError(code === 'ENOSPC' ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
}

function readerOf(store: Store, runId: number | null): RunReader {
  if (runId === null) return latestRun(store);
  const record = store.runs.byId(runId);
  if (!record) throw new AppError('NO_RUN');
  return new RunReader(store, record);
}

function writeRecords(path: string, records: Iterable<string>, control: JobControl): number {
  const file = openSync(path, 'w', 0o600);
  let count = 0;
  let piece = '';
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
