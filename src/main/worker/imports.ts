import { dayOfCivil, formatIsoDay, type Day } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { BatchView } from '#shared/contract/importMethods.ts';
import {
  alreadyImported,
  batchOfFile,
  checkFile,
  importFile,
  inspectFile,
  knownFile,
  monthRows,
  qualityReport,
  recallPlan,
  rememberPlan,
  writeTemplate,
  writeRejects,
  type FileToRead,
  type Recall,
} from '#main/import/index.ts';
import type { BatchRecord } from '#main/store/index.ts';
import type { PickedFile } from '#main/rpc/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** The import room behind the wizard and the command line. */
export function importWorkerHandlers({ store, storer }: WorkerContext) {
  return {
    'imports.inspect': ({ overrides, ...picked }, control) => {
      const recall: Recall = (reading, names) => recallPlan(store, reading, names);
      const inspection = reading(picked, (file) => inspectFile(file, overrides, control, recall));
      const { already, previous } = knownFile(store, inspection);
      return {
        ...inspection,
        already: already === undefined ? null : batchView(already),
        previous: previous === undefined ? null : batchView(previous),
      };
    },
    'imports.check': ({ plan, ...picked }, control) =>
      reading(picked, (file) => checkFile(file, plan, control)),
    'imports.commit': ({ plan, sameFile, ...picked }, control) => {
      const same = batchOfFile(store, picked.path, control);
      if (same !== undefined && sameFile === 'refuse') throw alreadyImported(same);
      const replaces = sameFile === 'replace' ? same?.id : undefined;
      const options = { storer, replaces };
      const batch = reading(picked, (file) => importFile(file, plan, store, control, options));
      rememberPlan(store, plan);
      store.audit.append('import', `batch ${batch.id}`, {
        read: batch.rowsRead,
        accepted: batch.rowsAccepted,
        rejected: batch.rowsRejected,
      });
      return batchView(batch);
    },
    'imports.batches': () => store.batches.list().map(batchView),
    'imports.coverage': () =>
      store.batches
        .list()
        .filter((batch) => batch.state === 'complete')
        .map((batch) => ({
          batchId: batch.id,
          months: monthRows(store.batches.column(batch.id, 'day') ?? []),
        })),
    'imports.quality': () => qualityReport(store, today()),
    'imports.undo': ({ batchId }) => {
      const batch = store.batches.undo(batchId);
      store.audit.append('undo', `batch ${batch.id}`, { accepted: batch.rowsAccepted });
      return batchView(batch);
    },
    'imports.saveTemplate': ({ batchId, path }) => {
      const batch = store.batches.list().find((candidate) => candidate.id === batchId);
      if (!batch) throw new AppError('NOT_FOUND');
      writeTemplate(batch.plan, path);
      store.audit.append('export template', `batch ${batchId}`);
      return {};
    },
    'imports.saveRejects': ({ batchId, path }) => {
      const batch = store.batches.list().find((candidate) => candidate.id === batchId);
      if (!batch) throw new AppError('NOT_FOUND');
      writeRejects(store, batchId, path);
      store.audit.append('export rejects', `batch ${batchId}`, { rows: batch.rowsRejected });
      return { rows: batch.rowsRejected };
    },
  } satisfies Partial<WorkerHandlers>;
}

/** Runs one pass over a picked file and wipes the password that came with it. */
function reading<T>({ path, password }: PickedFile, pass: (file: FileToRead) => T): T {
  try {
    return pass(password === undefined ? path : { path, password });
  } finally {
    password?.fill(0);
  }
}

/** A batch as the screens and the command line show it: days and money as text. */
export function batchView(batch: BatchRecord): BatchView {
  const { firstDay, lastDay, moneyDigits } = batch;
  return {
    id: batch.id,
    state: batch.state,
    kind: batch.kind,
    fileName: batch.fileName,
    fileBytes: batch.fileBytes,
    importedAt: batch.importedAt,
    rowsRead: batch.rowsRead,
    rowsAccepted: batch.rowsAccepted,
    rowsChanged: batch.rowsChanged,
    rowsSkipped: batch.rowsSkipped,
    rowsRejected: batch.rowsRejected,
    rowsDuplicate: batch.rowsDuplicate,
    rowsUnidentified: batch.rowsUnidentified,
    customers: batch.customers,
    hasAmounts: batch.hasAmounts,
    currency: batch.currency,
    amount: formatMajor(Number(batch.amountMinor), moneyDigits),
    refunds: formatMajor(Number(batch.refundMinor), moneyDigits),
    firstDay: firstDay === null ? null : formatIsoDay(firstDay),
    lastDay: lastDay === null ? null : formatIsoDay(lastDay),
    rejections: { ...batch.rejections },
    warnings: { ...batch.warnings },
    seconds: batch.seconds,
  };
}

/** Today by the clock and the time zone of this computer, the only place where data have to do with it. */
function today(): Day {
  const now = new Date();
  return dayOfCivil(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
