import { AppError } from '#shared/contract/errors.ts';
import { importPlanSchema } from '#shared/contract/importPlan.ts';
import { csvRecord, writeCsvFile } from '#main/csv/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { MARK, readMark } from '../check/mark.ts';
import { cellAddress, sheetOf } from '../check/rowPlace.ts';
import { ruleOf } from '../check/rules.ts';
import { batchParts } from './batchParts.ts';
import { REJECT_COLUMNS, SHEET_COLUMNS } from './rejectsFile.ts';

/**
 * Writes a list of the rows of a batch that were brought in marked: file, line, column, rule and reason,
 * of a workbook also sheet and cell. What the cells said is not kept a second time. Returns the number
 * of rows.
 *
 * @throws AppError NOT_FOUND for an unknown batch, READ_ONLY or DISK_FULL if the file cannot be written,
 * CANCELLED.
 */
export function writeMarked(
  store: Store,
  batchId: number,
  outPath: string,
  control: JobControl,
): number {
  const batch = store.batches.list().find(({ id }) => id === batchId);
  if (batch === undefined) throw new AppError('NOT_FOUND');
  const { fileName } = batch;
  const plan = importPlanSchema.parse(JSON.parse(batch.plan));
  const sheet = sheetOf(plan.reading);
  return writeCsvFile(outPath, records(), 'spreadsheet', control);

  function* records(): Generator<string> {
    yield csvRecord([...REJECT_COLUMNS, ...(sheet === undefined ? [] : SHEET_COLUMNS)]);
    for (const id of batchParts(store).get(batchId) ?? []) {
      const marks = store.batches.column(id, MARK);
      const lines = store.batches.column(id, 'line');
      if (marks === undefined || lines === undefined) continue;
      for (let row = 0; row < marks.length; row += 1) {
        const mark = readMark(marks[row] as number);
        if (mark === undefined) continue;
        const { code, column } = mark;
        const line = lines[row] as number;
        const name = plan.columns[column]?.name ?? '';
        const place = sheet === undefined ? [] : [sheet, cellAddress(sheet, column, line)];
        yield csvRecord([fileName, String(line), name, ruleOf(code), code, ...place]);
      }
    }
  }
}
