import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema } from '#shared/contract/imports.ts';
import type { Store } from '#main/store/index.ts';
import { cellAddress, sheetOf } from '../check/rowPlace.ts';
import { blocksOf } from '../read/byteBlocks.ts';
import { CSV_DIALECT, CsvWriter } from '../read/csvWriter.ts';
import { OutFile } from '../read/outFile.ts';
import { RecordScanner } from '../read/scanner.ts';
import {
  BATCH_COLUMN,
  batchToken,
  COLUMN_AT,
  LINE_AT,
  REJECT_COLUMNS,
  SHEET_COLUMNS,
} from './rejectsFile.ts';

/** Byte order mark, by which spreadsheets recognise UTF-8. */
export const MARK_OF_UTF8 = Uint8Array.of(0xef, 0xbb, 0xbf);
/** Text that is gathered before it is written. */
export const FLUSH_BYTES = 1 << 20;

/**
 * Writes the rejected rows of a batch to a file: UTF-8 with mark, the place and reason first (of a
 * workbook also sheet and cell), the batch, then the source's cells. Cells that a spreadsheet would take for a formula get an apostrophe. Returns
 * the number of rows.
 *
 * @throws AppError NOT_FOUND for an unknown batch, READ_ONLY or DISK_FULL if the file cannot be written.
 */
export function writeRejects(store: Store, batchId: number, outPath: string): number {
  const batch = store.batches.list().find(({ id }) => id === batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND');
  const plan = importPlanSchema.parse(JSON.parse(batch.plan));
  const out = new OutFile(outPath);
  try {
    out.write(MARK_OF_UTF8);
    const csv = new CsvWriter();
    const sheet = sheetOf(plan.reading);
    const names = plan.columns.map((column) => column.name);
    for (const name of [
      ...REJECT_COLUMNS,
      ...(sheet === undefined ? [] : SHEET_COLUMNS),
      BATCH_COLUMN,
      ...names,
    ]) {
      csv.text(neutralised(name));
    }
    csv.endRow();
    let rows = 0;
    const token = batchToken(batch);
    const scanner = new RecordScanner(blocksOf(store.batches.rejects(batchId)), CSV_DIALECT);
    while (scanner.next()) {
      for (let i = 0; i < scanner.count; i += 1) {
        if (i === REJECT_COLUMNS.length && sheet !== undefined) {
          const index = names.indexOf(scanner.text(COLUMN_AT));
          csv.text(neutralised(sheet));
          csv.text(
            index < 0 ? '' : neutralised(cellAddress(sheet, index, Number(scanner.text(LINE_AT)))),
          );
        }
        if (i === REJECT_COLUMNS.length) csv.text(token);
        csv.text(neutralised(scanner.text(i)));
      }
      csv.endRow();
      rows += 1;
      if (csv.length > FLUSH_BYTES) out.write(csv.take());
    }
    out.write(csv.take());
    return rows;
  } finally {
    out.close();
  }
}

/** A cell as a spreadsheet shows it: text that looks like a formula, but no plain number, is quoted. */
export function neutralised(text: string): string {
  const formula = /^[=+\-@\t\r]/u.test(text) && !/^[+-]?[\d.,]+$/u.test(text);
  return formula ? `'${text}` : text;
}
