import { extname } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema, type ImportPlan } from '#shared/contract/importPlan.ts';
import type { RejectTexts } from '#shared/domain/rejectionCodes.ts';
import { csvRecord, writeCsvFile } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { writeXlsxFile, type XlsxCell } from '#main/xlsx/index.ts';
import { cellAddress, sheetOf } from '../check/rowPlace.ts';
import { blocksOf } from '../read/byteBlocks.ts';
import { CSV_DIALECT } from '../read/csvWriter.ts';
import { RecordScanner } from '../read/scanner.ts';
import {
  BATCH_COLUMN,
  batchToken,
  COLUMN_AT,
  HELP_COLUMNS,
  LINE_AT,
  REASON_AT,
  REJECT_COLUMNS,
  SHEET_COLUMNS,
} from './rejectsFile.ts';

/** A row of the file. */
interface RejectRow {
  /** Place, reason and batch. */
  readonly about: readonly string[];
  /** The cells of the source, as they were. */
  readonly source: readonly string[];
  /** Place of the cell at fault among those of the source; -1 for a fault of the whole row. */
  readonly faultAt: number;
}

/**
 * Writes the rejected rows of a batch to a file: the place and reason first (of a workbook also sheet and
 * cell), what is wrong in words and what helps, the batch, then the source's cells. A path that ends in `.xlsx` gets a
 * workbook with the cells at fault coloured, any other a CSV. Returns the number of rows.
 *
 * @throws AppError NOT_FOUND for an unknown batch, READ_ONLY or DISK_FULL if the file cannot be written,
 * WORKBOOK_FULL, CANCELLED.
 */
export function writeRejects(
  store: Store,
  batchId: number,
  outPath: string,
  texts: RejectTexts,
  control: JobControl,
): number {
  const batch = batchOf(store, batchId);
  const plan = importPlanSchema.parse(JSON.parse(batch.plan));
  const names = plan.columns.map((column) => column.name);
  const places = sheetOf(plan.reading) === undefined ? [] : SHEET_COLUMNS;
  const header = [...REJECT_COLUMNS, ...places, ...HELP_COLUMNS, BATCH_COLUMN, ...names];
  if (extname(outPath).toLowerCase() === '.xlsx') {
    return writeXlsxFile(outPath, texts.sheet, xlsxRows(), control);
  }
  return writeCsvFile(outPath, csvRecords(), 'spreadsheet', control);

  function* csvRecords(): Generator<string> {
    yield csvRecord(header);
    for (const { about, source } of rejectRows(store, batch, plan, texts)) {
      yield csvRecord([...about, ...source]);
    }
  }

  function* xlsxRows(): Generator<readonly XlsxCell[]> {
    yield header.map((text) => ({ text, style: 'header' }));
    for (const { about, source, faultAt } of rejectRows(store, batch, plan, texts)) {
      const cells = source.map((text, at): XlsxCell => {
        return faultAt < 0 || at === faultAt ? { text, style: 'fault' } : { text };
      });
      yield [...about.map((text) => ({ text })), ...cells];
    }
  }
}

function batchOf(store: Store, batchId: number): BatchRecord {
  const batch = store.batches.list().find(({ id }) => id === batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND');
  return batch;
}

function* rejectRows(
  store: Store,
  batch: BatchRecord,
  { columns, reading }: ImportPlan,
  { of }: RejectTexts,
): Generator<RejectRow> {
  const sheet = sheetOf(reading);
  const names = columns.map(({ name }) => name);
  const token = batchToken(batch);
  const scanner = new RecordScanner(blocksOf(store.batches.rejects(batch.id)), CSV_DIALECT);
  while (scanner.next()) {
    const cells = Array.from({ length: scanner.count }, (_, i) => scanner.text(i));
    const reason = cells.slice(0, REJECT_COLUMNS.length);
    const source = cells.slice(REJECT_COLUMNS.length);
    const faultAt = names.indexOf(reason[COLUMN_AT] ?? '');
    const line = Number(reason[LINE_AT]);
    const address = sheet === undefined || faultAt < 0 ? '' : cellAddress(sheet, faultAt, line);
    const place = sheet === undefined ? [] : [sheet, address];
    const { message = '', fix = '' } = of[reason[REASON_AT] ?? ''] ?? {};
    const about = [...reason, ...place, message, fix, token];
    yield { about, source, faultAt };
  }
}
