import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { dialectOf } from '../detect/dialect.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { placesOf } from '../read/tablePlace.ts';
import { RecordScanner } from '../read/scanner.ts';
import type { TextDamage } from '../read/textDamage.ts';
import { openText } from '../read/textFile.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { AppError } from '#shared/contract/errors.ts';
import { FileRows, type RowBody, type RowSink } from './fileRows.ts';
import { OrderBody } from './orderBody.ts';
import { RecordBody } from './recordBody.ts';
import { RowTally } from './rowTally.ts';
import { skipReason } from './skippedRows.ts';

/** What one pass over a file under a plan gave; nothing of it holds the rows. */
export interface RowsRead {
  readonly file: { readonly name: string; readonly bytes: number; readonly hash: string };
  readonly tally: RowTally;
  readonly hasAmounts: boolean;
  readonly damage: TextDamage;
}

/**
 * Reads a whole file under a plan and hands the checked rows to `sink`. Progress counts rows under
 * `phase`, with their number estimated from the bytes read so far.
 */
export function readRows(
  source: FileToRead,
  plan: ImportPlan,
  sink: RowSink,
  phase: 'check' | 'store',
  control: JobControl,
): RowsRead {
  const file = openText(source, plan.reading, true, control);
  try {
    const scanner = new RecordScanner(file, dialectOf(plan.reading), plan.columns.length);
    const tally = new RowTally(plan);
    const body = bodyOf(plan, file.name, tally, scanner);
    const rows = new FileRows(plan, file.name, body, tally, sink);
    rows.run(scanner, control, () => {
      const done = tally.read;
      const read = (file.bytesRead * (file.produced - scanner.waiting)) / file.produced;
      const total = Math.max(done, Math.round((done * file.bytes) / read));
      control.progress({ phase, done, unit: 'rows', total });
    });
    const places = placesOf(plan.reading);
    for (const row of file.mergedRows) {
      if (row > places.rows && row <= places.until) tally.merged.add('MERGED_CELLS', row);
    }
    file.verifyUnchanged();
    const about = { name: file.name, bytes: file.bytes, hash: file.hash() };
    return { file: about, tally, hasAmounts: rows.hasAmounts, damage: file.damage };
  } finally {
    file.close();
  }
}

/**
 * What the rows of the plan's kind are made of. @throws AppError for a plan that is not complete; NO_ROWS where that
 * is because the file has no row that could tell what its columns are
 */
function bodyOf(plan: ImportPlan, file: string, tally: RowTally, scanner: RecordScanner): RowBody {
  const Body = isLedgerKind(plan.kind) ? OrderBody : RecordBody;
  try {
    return new Body(plan, file, tally);
  } catch (error) {
    if (plan.reading.headerRows === 0 || hasRows(scanner, plan)) throw error;
    throw new AppError('NO_ROWS', { place: { file }, cause: error });
  }
}

/** True if any record behind the header is a row. */
function hasRows(scanner: RecordScanner, { reading }: ImportPlan): boolean {
  const head = reading.skipHead + reading.headerRows;
  for (let record = 0; scanner.next(); record += 1) {
    if (record >= head && !scanner.blank && skipReason(scanner) === undefined) return true;
  }
  return false;
}
