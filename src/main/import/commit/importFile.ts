import { createHash } from 'node:crypto';
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/imports.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, BatchSummary, Store } from '#main/store/index.ts';
import { CUSTOMER } from '../check/planColumns.ts';
import { readRows, type RowsRead } from '../check/readRows.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { LocalRowStore, type DistinctCounts, type RowStore } from '../storing/rowStore.ts';
import { ThreadRowStore } from '../storing/threadRowStore.ts';
import { RejectLog } from './rejectLog.ts';

export interface ImportOptions {
  /**
   * Port to a thread that runs {@link runStorer} over the same workspace; without it, this thread stores
   * the rows itself.
   */
  readonly storer?: MessagePort | undefined;
  /** Batch that this one takes the place of: undone in the moment in which this one counts. */
  readonly replaces?: number | undefined;
}

/**
 * Imports a file as one batch. Rows go into the store in chunks while the file is read; the batch
 * becomes visible only when everything is in. Whatever stops it (a fault, a full disk, a cancel)
 * leaves the workspace as it was.
 * @throws AppError as {@link checkFile}, ALL_ROWS_REJECTED when no row is left, and what the store
 * throws (DISK_FULL).
 */
export function importFile(
  source: FileToRead,
  plan: ImportPlan,
  store: Store,
  control: JobControl,
  { storer, replaces }: ImportOptions = {},
): BatchRecord {
  const begin = performance.now();
  const writer = store.batches.begin(plan.kind);
  const thread = storer && new ThreadRowStore(storer, writer.batchId, control);
  const rows = thread ?? new LocalRowStore(store.pseudonymKey(), writer);
  try {
    const read = storeRows(source, plan, rows, control);
    const { tally } = read.rows;
    if (tally.accepted === 0) {
      throw new AppError(tally.read === 0 ? 'NO_TABLE' : 'ALL_ROWS_REJECTED', {
        place: { file: read.file.name },
        details: { rows: tally.read },
      });
    }
    const distinct = rows.finish();
    control.check();
    control.progress({ phase: 'store', done: tally.accepted, total: tally.accepted, unit: 'rows' });
    return writer.finish(summaryOf(read, distinct, plan, begin), replaces);
  } catch (error) {
    thread?.abort();
    writer.abort();
    throw error;
  }
}

function storeRows(
  source: FileToRead,
  plan: ImportPlan,
  rows: RowStore,
  control: JobControl,
): RowsRead {
  const rejects = new RejectLog(pathOf(source), (csv) => {
    rows.rejects(csv);
  });
  const sink = { rows, reject: rejects.add.bind(rejects) };
  const read = readRows(source, plan, sink, 'store', control);
  rejects.flush();
  return read;
}

function summaryOf(
  read: RowsRead,
  distinct: DistinctCounts,
  plan: ImportPlan,
  begin: number,
): BatchSummary {
  const { file, rows, nulls } = read;
  const { tally } = rows;
  const planText = canonicalJson(plan);
  const rejections: Record<string, number> = {};
  for (const { rule, count } of tally.rejections)
    rejections[rule] = (rejections[rule] ?? 0) + count;
  const warnings: Record<string, number> = {};
  for (const { code, count } of tally.allWarnings(nulls)) warnings[code] = count;
  return {
    kind: plan.kind,
    fileName: file.name,
    fileHash: file.hash,
    fileBytes: file.bytes,
    planHash: createHash('sha256').update(planText).digest('hex'),
    plan: planText,
    rowsRead: tally.read,
    rowsAccepted: tally.accepted,
    rowsChanged: tally.changed,
    rowsSkipped: tally.skips.total,
    rowsRejected: tally.rejected,
    rowsDuplicate: tally.repeated.total,
    rowsUnidentified: tally.unidentified,
    customers: distinct[CUSTOMER] ?? 0,
    hasAmounts: rows.hasAmounts,
    currency: plan.money.currency,
    moneyDigits: plan.money.digits,
    amountMinor: String(tally.acceptedSum.value),
    refundMinor: String(tally.refundSum.value),
    firstDay: tally.firstDay,
    lastDay: tally.lastDay,
    warnings,
    rejections,
    seconds: (performance.now() - begin) / 1000,
  };
}
