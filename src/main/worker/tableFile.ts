import { AppError } from '#shared/contract/errors.ts';
import { latestRun, RunReader, tableRecords } from '#main/analysis/index.ts';
import { writeCsvFile } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';

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
  const records = tableRecords(readerOf(store, order.runId), order.name);
  return writeCsvFile(order.path, records, 'program', control);
}

function readerOf(store: Store, runId: number | null): RunReader {
  if (runId === null) return latestRun(store);
  const record = store.runs.byId(runId);
  if (!record) throw new AppError('NO_RUN');
  return new RunReader(store, record);
}
