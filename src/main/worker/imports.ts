import { formatIsoDay, formatIsoMonth, monthOfDay } from '#shared/domain/calendar.ts';
import { formatMajor } from '#shared/domain/money.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { BatchView, CorrectionView } from '#shared/contract/importMethods.ts';
import {
  alreadyImported,
  batchOfFile,
  checkCorrection,
  checkFile,
  correctBatch,
  importFile,
  inspectFile,
  isCorrection,
  knownFile,
  recallPlan,
  rememberPlan,
  writeMarked,
  writeTemplate,
  writeRejects,
  type CorrectionReport,
} from '#main/import/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** The import room behind the wizard and the command line. */
export function importWorkerHandlers({ store, storer }: WorkerContext) {
  return {
    'imports.inspect': ({ path, overrides }, control) => {
      const inspection = inspectFile(path, overrides, control, (reading, names) =>
        recallPlan(store, reading, names),
      );
      const { already, previous } = knownFile(store, inspection);
      return {
        ...inspection,
        already: already === undefined ? null : batchView(already),
        previous: previous === undefined ? null : batchView(previous),
        correction: isCorrection(inspection)
          ? correctionView(checkCorrection(store, path, control))
          : null,
      };
    },
    'imports.check': ({ path, plan, skipOverlap }, control) =>
      checkFile(path, plan, control, { store, skip: skipOverlap }),
    'imports.commit': ({ path, plan, sameFile, overlap }, control) => {
      const same = batchOfFile(store, path, control);
      if (same !== undefined && sameFile === 'refuse') throw alreadyImported(same);
      const replaces = same !== undefined && sameFile === 'replace' ? [same.id] : undefined;
      const batch = importFile(path, plan, store, control, { storer, replaces, overlap });
      rememberPlan(store, plan);
      store.audit.append('import', `batch ${batch.id}`, {
        read: batch.rowsRead,
        accepted: batch.rowsAccepted,
        rejected: batch.rowsRejected,
      });
      return batchView(batch);
    },
    'imports.correct': ({ path }, control) => {
      const report = correctBatch(store, path, control);
      store.audit.append('correct', `batch ${report.batch.id}`, {
        returned: report.rowsReturned,
        rejected: report.rowsRejected,
      });
      return correctionView(report);
    },
    'imports.batches': () => store.batches.list().map(batchView),
    'imports.coverage': () =>
      store.batches
        .list()
        .filter((batch) => batch.state === 'complete')
        .map((batch) => ({ batchId: batch.id, months: monthsOf(store, batch.id) })),
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
    'imports.saveMarked': ({ batchId, path }) => {
      const rows = writeMarked(store, batchId, path);
      store.audit.append('export marked', `batch ${batchId}`, { rows });
      return { rows };
    },
  } satisfies Partial<WorkerHandlers>;
}

function correctionView({ batch, rejections, ...rows }: CorrectionReport): CorrectionView {
  return { ...rows, batch: batchView(batch), rejections: [...rejections] };
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

/** Rows per calendar month of a batch and what joined it, without the empty months before the first and after the last. */
function monthsOf(store: Store, batchId: number): { month: string; rows: number }[] {
  const perMonth = new Map<number, number>();
  for (const { id, partOf } of store.batches.sources()) {
    if (id === batchId || partOf === batchId) addMonths(store, id, perMonth);
  }
  const months = [...perMonth.keys()];
  if (months.length === 0) return [];
  const first = Math.min(...months);
  const last = Math.max(...months);
  return Array.from({ length: last - first + 1 }, (_, step) => ({
    month: formatIsoMonth(first + step),
    rows: perMonth.get(first + step) ?? 0,
  }));
}

function addMonths(store: Store, id: number, perMonth: Map<number, number>): void {
  let lastDay = Number.NaN;
  let lastMonth = 0;
  for (const day of store.batches.column(id, 'day') ?? []) {
    if (Number.isNaN(day)) continue;
    if (day !== lastDay) {
      lastDay = day;
      lastMonth = monthOfDay(day);
    }
    perMonth.set(lastMonth, (perMonth.get(lastMonth) ?? 0) + 1);
  }
}
