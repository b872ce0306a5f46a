import { basename } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { OverlapChoice } from '#shared/contract/checkReport.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, BatchSummary, BatchWriter, Store } from '#main/store/index.ts';
import { overlappingLines } from '../check/checkFile.ts';
import type { RowSink, SameRows } from '../check/fileRows.ts';
import { readRows, type RowsRead } from '../check/readRows.ts';
import { findDuplicates } from '../duplicates/findDuplicates.ts';
import { isSameTable, type TableOfFile } from '../remember/sameTable.ts';
import { findOverlap, mayOverlap, overlapError } from '../overlap/findOverlap.ts';
import { keyColumns } from '../overlap/keyColumns.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { LocalRowStore, type RowStore } from '../storing/rowStore.ts';
import { ThreadRowStore } from '../storing/threadRowStore.ts';
import { RejectLog } from './rejectLog.ts';
import { summaryOf } from './summary.ts';

export interface ImportOptions {
  /**
   * Port to a thread that runs {@link runStorer} over the same workspace; without it, this thread stores
   * the rows itself.
   */
  readonly storer?: MessagePort | undefined;
  /** Batches that this one takes the place of: undone in the moment in which this one counts. */
  readonly replaces?: readonly number[] | undefined;
  /** What happens where earlier batches have rows of the file; they are added if left out. */
  readonly overlap?: OverlapChoice | undefined;
}

/**
 * Imports a file as one batch. Rows go into the store in chunks while the file is read; the batch
 * becomes visible only when everything is in. Whatever stops it (a fault, a full disk, a cancel)
 * leaves the workspace as it was.
 * @throws AppError as {@link checkFile}, ALL_ROWS_REJECTED, NO_ROWS or NOTHING_NEW when no row is left, OVERLAPS
 * when that is to be refused, and what the store throws (DISK_FULL).
 */
export function importFile(
  source: FileToRead,
  plan: ImportPlan,
  store: Store,
  control: JobControl,
  { storer, replaces = [], overlap = 'add' }: ImportOptions = {},
): BatchRecord {
  const begin = performance.now();
  const overlapping =
    overlap === 'skip' ? overlappingLines(source, plan, control, store) : undefined;
  const duplicates = rowsLeftOut(source, plan, control);
  const writer = store.batches.begin(plan.kind);
  const thread =
    storer && new ThreadRowStore(storer, writer.batchId, control, () => writer.checkpoint());
  const rows = thread ?? new LocalRowStore(store.pseudonymKey(), writer);
  try {
    const read = storeRows(source, plan, rows, control, { overlapping, duplicates });
    const { tally } = read;
    if (tally.accepted === 0) throw nothingLeft(read, plan.reading.headerRows);
    const distinct = rows.finish();
    control.check();
    control.progress({ phase: 'store', done: tally.accepted, total: tally.accepted, unit: 'rows' });
    const summary = summaryOf(read, distinct, plan, begin);
    const found = replacedBy(writer, summary, plan.reading, store, control, overlap);
    const gone = [...replaces, ...found];
    return writer.finish(summary, [...new Set(gone)]);
  } catch (error) {
    thread?.abort();
    writer.abort();
    throw error;
  }
}

/** The rows that do not count because they are the same as others; a choice that keeps all costs no pass. */
function rowsLeftOut(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
): SameRows | undefined {
  const { duplicates } = plan;
  if (duplicates === undefined || duplicates.keep === 'sum') return undefined;
  return findDuplicates(source, plan, duplicates, control).same;
}

/** Why no row is left of a file that could be read. */
function nothingLeft({ file, tally }: RowsRead, headerRows: number): AppError {
  const about = { place: { file: file.name }, details: { rows: tally.read } };
  if (tally.read === 0) return new AppError(headerRows > 0 ? 'NO_ROWS' : 'NO_TABLE', about);
  const known = tally.skips.list().some(({ code }) => code === 'OVERLAPPING_ROW');
  return new AppError(known ? 'NOTHING_NEW' : 'ALL_ROWS_REJECTED', about);
}

/**
 * The earlier batches that the written one takes the place of because they have rows of it.
 * @throws AppError OVERLAPS if somebody must say first what to do
 */
function replacedBy(
  writer: BatchWriter,
  { kind, moneyDigits, fileHash: hash, fileName }: BatchSummary,
  reading: TableOfFile,
  store: Store,
  control: JobControl,
  choice: OverlapChoice,
): number[] {
  if (choice === 'add' || choice === 'skip' || !mayOverlap(store, kind)) return [];
  const columns = keyColumns(writer, { kind, moneyDigits });
  const same = (batch: BatchRecord): boolean => isSameTable(batch, { hash, reading });
  const found = columns && findOverlap(columns, store, control, same);
  if (found === undefined) return [];
  if (choice === 'replace') return found.batches.map(({ id }) => id);
  if (found.asks) throw overlapError(found, fileName);
  return [];
}

function storeRows(
  source: FileToRead,
  plan: ImportPlan,
  rows: RowStore,
  control: JobControl,
  out: Pick<RowSink, 'overlapping' | 'duplicates'>,
): RowsRead {
  const rejects = new RejectLog(basename(pathOf(source)), (csv) => {
    rows.rejects(csv);
  });
  const sink = { rows, reject: rejects.add.bind(rejects), ...out };
  const read = readRows(source, plan, sink, 'store', control);
  rejects.flush();
  return read;
}
