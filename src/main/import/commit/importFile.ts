import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/imports.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, BatchSummary, BatchWriter, Store } from '#main/store/index.ts';
import { readOrders, type OrdersRead } from '../check/readOrders.ts';
import { RejectLog } from './rejectLog.ts';

/**
 * Imports a file as one batch. Rows go into the store in chunks while the file is read; the batch
 * becomes visible only when everything is in. Whatever stops it (a fault, a full disk, a cancel)
 * leaves the workspace as it was.
 *
 * @throws AppError as {@link checkFile}, ALL_ROWS_REJECTED when no row is left, and what the store
 * throws (DISK_FULL).
 */
export function importFile(
  path: string,
  plan: ImportPlan,
  store: Store,
  control: JobControl,
): BatchRecord {
  const begin = performance.now();
  const writer = store.batches.begin('orders');
  try {
    const read = writeRows(path, plan, store, writer, control);
    const { tally } = read.rows;
    if (tally.accepted === 0) {
      throw new AppError(tally.read === 0 ? 'NO_TABLE' : 'ALL_ROWS_REJECTED', {
        place: { file: read.file.name },
        details: { rows: tally.read },
      });
    }
    control.check();
    control.progress({ phase: 'store', done: tally.accepted, total: tally.accepted, unit: 'rows' });
    return writer.finish(summaryOf(read, plan, begin));
  } catch (error) {
    writer.abort();
    throw error;
  }
}

function writeRows(
  path: string,
  plan: ImportPlan,
  store: Store,
  writer: BatchWriter,
  control: JobControl,
): OrdersRead {
  const rejects = new RejectLog(writer, path);
  const read = readOrders(
    path,
    plan,
    store.pseudonymKey(),
    {
      chunk: (chunk) => {
        writer.addChunk(chunk.columns());
      },
      reject: (scanner, column, code) => {
        rejects.add(scanner, column, code);
      },
    },
    'store',
    control,
  );
  rejects.flush();
  writer.setDictionary('customer', read.rows.customer.dictionary.pack());
  for (const { name, column } of read.rows.coded) {
    control.check();
    writer.setDictionary(name, column.dictionary.pack());
  }
  return read;
}

function summaryOf(read: OrdersRead, plan: ImportPlan, begin: number): BatchSummary {
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
    customers: rows.customer.dictionary.size,
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
