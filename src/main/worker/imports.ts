import { dayOfCivil, formatIsoDay, type Day } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { BatchView, CorrectionView } from '#shared/contract/importMethods.ts';
import {
  alreadyImported,
  batchOfFile,
  checkCorrection,
  checkFile,
  correctBatch,
  coverage,
  importFile,
  inspectFile,
  isCorrection,
  knownFile,
  qualityReport,
  readTemplate,
  readTimeZone,
  recallPlan,
  rememberPlan,
  saveTimeZone,
  writeMarked,
  writeTemplate,
  writeRejects,
  type CorrectionReport,
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
      return reading(picked, (file) => {
        const inspection = inspectFile(file, overrides, control, {
          recall,
          storer,
          zone: readTimeZone(store),
        });
        const { already, previous } = knownFile(store, inspection);
        return {
          ...inspection,
          already: already === undefined ? null : batchView(already),
          previous: previous === undefined ? null : batchView(previous),
          correction: isCorrection(inspection)
            ? correctionView(checkCorrection(store, file, control))
            : null,
        };
      });
    },
    'imports.check': ({ plan, skipOverlap, ...picked }, control) =>
      reading(picked, (file) => checkFile(file, plan, control, { store, skip: skipOverlap })),
    'imports.commit': ({ plan, sameFile, overlap, ...picked }, control) => {
      const batch = reading(picked, (file) => {
        const same = batchOfFile(store, picked.path, control, plan.reading);
        if (same !== undefined && sameFile === 'refuse') throw alreadyImported(same);
        const replaces = same !== undefined && sameFile === 'replace' ? [same.id] : undefined;
        return importFile(file, plan, store, control, { storer, replaces, overlap });
      });
      rememberPlan(store, plan);
      store.audit.append('import', `batch ${batch.id}`, {
        read: batch.rowsRead,
        accepted: batch.rowsAccepted,
        rejected: batch.rowsRejected,
      });
      return batchView(batch);
    },
    'imports.correct': (picked, control) => {
      const report = reading(picked, (file) => correctBatch(store, file, control));
      store.audit.append('correct', `batch ${report.batch.id}`, {
        returned: report.rowsReturned,
        rejected: report.rowsRejected,
      });
      return correctionView(report);
    },
    'imports.timeZone': () => ({ zone: readTimeZone(store) ?? null }),
    'imports.setTimeZone': ({ zone }) => {
      saveTimeZone(store, zone);
      store.audit.append('settings', 'time zone');
      return { zone };
    },
    'imports.batches': () => store.batches.list().map(batchView),
    'imports.coverage': () => coverage(store),
    'imports.quality': () => qualityReport(store, today()),
    'imports.undo': ({ batchId }) => {
      const batch = store.batches.undo(batchId);
      store.audit.append('undo', `batch ${batch.id}`, { accepted: batch.rowsAccepted });
      return batchView(batch);
    },
    'imports.loadTemplate': ({ path }) => {
      const plan = readTemplate(path);
      rememberPlan(store, plan);
      store.audit.append('import template', plan.kind);
      return { kind: plan.kind, columns: plan.columns.length };
    },
    'imports.saveTemplate': ({ batchId, path }) => {
      const batch = store.batches.list().find((candidate) => candidate.id === batchId);
      if (!batch) throw new AppError('NOT_FOUND');
      writeTemplate(batch.plan, path);
      store.audit.append('export template', `batch ${batchId}`);
      return {};
    },
    'imports.saveRejects': ({ batchId, path, texts }, control) => {
      const batch = store.batches.list().find((candidate) => candidate.id === batchId);
      if (!batch) throw new AppError('NOT_FOUND');
      writeRejects(store, batchId, path, texts, control);
      store.audit.append('export rejects', `batch ${batchId}`, { rows: batch.rowsRejected });
      return { rows: batch.rowsRejected };
    },
    'imports.saveMarked': ({ batchId, path }, control) => {
      const rows = writeMarked(store, batchId, path, control);
      store.audit.append('export marked', `batch ${batchId}`, { rows });
      return { rows };
    },
  } satisfies Partial<WorkerHandlers>;
}

function correctionView({ batch, rejections, ...rows }: CorrectionReport): CorrectionView {
  return { ...rows, batch: batchView(batch), rejections: [...rejections] };
}

/** Runs the work on a picked file and wipes the password that came with it. */
function reading<T>({ path, password }: PickedFile, work: (file: FileToRead) => T): T {
  try {
    return work(password === undefined ? path : { path, password });
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
    rowsMarked: batch.rowsMarked,
    marks: { ...batch.marks },
  };
}

/** Today by the clock and the time zone of this computer, the only place where data have to do with it. */
function today(): Day {
  const now = new Date();
  return dayOfCivil(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
