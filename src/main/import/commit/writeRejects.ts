import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema } from '#shared/contract/importPlan.ts';
import { csvRecord, writeCsvFile } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { cellAddress, sheetOf } from '../check/rowPlace.ts';
import { blocksOf } from '../read/byteBlocks.ts';
import { CSV_DIALECT } from '../read/csvWriter.ts';
import { RecordScanner } from '../read/scanner.ts';
import {
  BATCH_COLUMN,
  batchToken,
  COLUMN_AT,
  LINE_AT,
  REJECT_COLUMNS,
  SHEET_COLUMNS,
} from './rejectsFile.ts';

/**
 * Writes the rejected rows of a batch to a file: the place and reason first (of a workbook also sheet and
 * cell), the batch, then the source's cells. Returns the number of rows.
 *
 * @throws AppError NOT_FOUND for an unknown batch, READ_ONLY or DISK_FULL if the file cannot be written,
 * CANCELLED.
 */
export function writeRejects(
  store: Store,
  batchId: number,
  outPath: string,
  control: JobControl,
): number {
  const batch = store.batches.list().find(({ id }) => id === batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND');
  const plan = importPlanSchema.parse(JSON.parse(batch.plan));
  const sheet = sheetOf(plan.reading);
  const names = plan.columns.map((column) => column.name);
  const token = batchToken(batch);
  return writeCsvFile(outPath, records(), 'spreadsheet', control);

  function* records(): Generator<string> {
    const sheetColumns = sheet === undefined ? [] : SHEET_COLUMNS;
    yield csvRecord([...REJECT_COLUMNS, ...sheetColumns, BATCH_COLUMN, ...names]);
    const scanner = new RecordScanner(blocksOf(store.batches.rejects(batchId)), CSV_DIALECT);
    while (scanner.next()) {
      const cells = Array.from({ length: scanner.count }, (_, i) => scanner.text(i));
      const reason = cells.slice(0, REJECT_COLUMNS.length);
      const place = sheet === undefined ? [] : [sheet, addressOf(sheet, names, reason)];
      yield csvRecord([...reason, ...place, token, ...cells.slice(REJECT_COLUMNS.length)]);
    }
  }
}

/** Cell of the workbook at fault; empty where the fault is the row's and no column's. */
function addressOf(sheet: string, names: readonly string[], reason: readonly string[]): string {
  const column = names.indexOf(reason[COLUMN_AT] ?? '');
  return column < 0 ? '' : cellAddress(sheet, column, Number(reason[LINE_AT]));
}
