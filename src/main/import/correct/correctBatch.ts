import { AppError } from '#shared/contract/errors.ts';
import type { FaultGroup } from '#shared/contract/checkReport.ts';
import { importPlanSchema, type ImportPlan } from '#shared/contract/importPlan.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import type { JobControl } from '#main/jobs/index.ts';
import {
  ByteDictionary,
  type BatchRecord,
  type BatchSummary,
  type PackedTexts,
  type Store,
} from '#main/store/index.ts';
import { FileRows } from '../check/fileRows.ts';
import { OrderBody } from '../check/orderBody.ts';
import { CUSTOMER } from '../check/planColumns.ts';
import { RecordBody } from '../check/recordBody.ts';
import { RowTally } from '../check/rowTally.ts';
import { batchParts } from '../commit/batchParts.ts';
import { RejectLog } from '../commit/rejectLog.ts';
import { summaryOf } from '../commit/summary.ts';
import { blocksOf } from '../read/byteBlocks.ts';
import { CSV_DIALECT } from '../read/csvWriter.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { RecordScanner } from '../read/scanner.ts';
import { UNDAMAGED } from '../read/textDamage.ts';
import { LocalRowStore, NO_KEY } from '../storing/rowStore.ts';
import { readCorrectedRows, type CorrectedRows } from './correctedRows.ts';
import type { StayingRejects } from './rejectedLines.ts';

/** What becomes of the rows of a corrected file; they are all accounted for. */
export interface CorrectionReport {
  readonly batch: BatchRecord;
  readonly rowsRead: number;
  /** Join their batch. */
  readonly rowsReturned: number;
  /** Turn out to be no data, as a total. */
  readonly rowsSkipped: number;
  /** Are still at fault. */
  readonly rowsRejected: number;
  /** Are in the batch already, or stand twice in the file. */
  readonly rowsAlready: number;
  /** Were emptied, or belong to another batch. */
  readonly rowsOther: number;
  readonly rejections: readonly FaultGroup[];
}

/**
 * What returning the rows of a corrected file to their batch would do; nothing is kept.
 * @throws AppError as {@link readCorrectedRows}
 */
export function checkCorrection(
  store: Store,
  source: FileToRead,
  control: JobControl,
): CorrectionReport {
  const rows = readCorrectedRows(store, source, control);
  return reportOf(rows, lookAgain(rows, new LocalRowStore(NO_KEY), control));
}

/**
 * Returns the rows of a corrected file to the batch that refused them, under its plan and in one
 * transaction: rows that are in already are not doubled, what is still at fault stays rejected.
 * @throws AppError CORRECTION_NOTHING if no row can return, and as {@link readCorrectedRows}
 */
export function correctBatch(
  store: Store,
  source: FileToRead,
  control: JobControl,
): CorrectionReport {
  const begin = performance.now();
  const rows = readCorrectedRows(store, source, control);
  const { batch, file } = rows;
  const part = store.batches.beginPart(batch.id);
  try {
    const stored = new LocalRowStore(store.pseudonymKey(), part);
    const again = lookAgain(rows, stored, control);
    const { tally } = again;
    if (tally.accepted + tally.skips.total === 0) {
      const details = { rejected: tally.rejections.total, already: rows.already };
      throw new AppError('CORRECTION_NOTHING', { place: { file: file.name }, details });
    }
    const distinct = stored.finish();
    const read = { ...again, file, damage: UNDAMAGED };
    const { plan, planHash } = batch;
    const summary = { ...summaryOf(read, distinct, planOf(batch), begin), plan, planHash };
    const customers = distinctCustomers(store, batch.id, stored.texts(CUSTOMER));
    const staying = rows.rejected.staying();
    const whole = together(batch, summary, staying, customers);
    control.check();
    const corrected = part.finish(summary, whole, [staying.csv, ...again.rejects]);
    return { ...reportOf(rows, again), batch: corrected };
  } catch (error) {
    part.abort();
    throw error;
  }
}

interface LookedAgain {
  readonly tally: RowTally;
  readonly hasAmounts: boolean;
  /** The rows that are refused once more, as a batch keeps them. */
  readonly rejects: readonly Uint8Array[];
}

/** Puts corrected rows through the same checks as the rows of their file. */
function lookAgain(
  { batch, csv, lines }: CorrectedRows,
  stored: LocalRowStore,
  control: JobControl,
): LookedAgain {
  const plan = planOf(batch);
  const { table: _, ...reading } = plan.reading;
  const bare = { ...plan, reading: { ...reading, skipHead: 0, headerRows: 0 } };
  const tally = new RowTally(bare);
  const rejects: Uint8Array[] = [];
  const log = new RejectLog(batch.fileName, (part) => {
    rejects.push(part);
  });
  const Body = isLedgerKind(plan.kind) ? OrderBody : RecordBody;
  const sink = { rows: stored, reject: log.add.bind(log) };
  const rows = new FileRows(
    bare,
    batch.fileName,
    new Body(bare, batch.fileName, tally),
    tally,
    sink,
  );
  rows.run(new PlacedScanner(csv, lines), control, () => undefined);
  log.flush();
  return { tally, hasAmounts: rows.hasAmounts, rejects };
}

/** Records that keep the lines of the file they come from. */
class PlacedScanner extends RecordScanner {
  readonly #lines: readonly number[];
  #at = 0;

  constructor(csv: Uint8Array, lines: readonly number[]) {
    super(blocksOf([csv]), CSV_DIALECT);
    this.#lines = lines;
  }

  override next(): boolean {
    if (!super.next()) return false;
    this.line = this.#lines[this.#at++] ?? this.line;
    return true;
  }
}

function planOf(batch: BatchRecord): ImportPlan {
  return importPlanSchema.parse(JSON.parse(batch.plan));
}

function reportOf(
  { batch, read, already, other }: CorrectedRows,
  { tally }: LookedAgain,
): CorrectionReport {
  return {
    batch,
    rowsRead: read,
    rowsReturned: tally.accepted,
    rowsSkipped: tally.skips.total,
    rowsRejected: tally.rejections.total,
    rowsAlready: already,
    rowsOther: other,
    rejections: tally.rejectionGroups(),
  };
}

/** Customers of a batch, its parts and the new texts together. */
function distinctCustomers(store: Store, batchId: number, added: PackedTexts | undefined): number {
  const all = new ByteDictionary();
  const parts = batchParts(store).get(batchId) ?? [];
  const sources = parts.map((id) => store.batches.dictionary(id, CUSTOMER));
  for (const texts of [...sources, added]) {
    if (texts === undefined) continue;
    const { count, offsets, bytes } = texts;
    for (let i = 0; i < count; i += 1) {
      all.intern(bytes, offsets[i] as number, offsets[i + 1] as number);
    }
  }
  return all.size;
}

/** A batch with a part that joins it; the rows read stay those of its file. */
function together(
  batch: BatchRecord,
  part: BatchSummary,
  staying: StayingRejects,
  customers: number,
): BatchSummary {
  return {
    ...batch,
    customers,
    rowsAccepted: batch.rowsAccepted + part.rowsAccepted,
    rowsSkipped: batch.rowsSkipped + part.rowsSkipped,
    rowsRejected: batch.rowsRejected - part.rowsAccepted - part.rowsSkipped,
    rowsChanged: batch.rowsChanged + part.rowsChanged,
    rowsDuplicate: batch.rowsDuplicate + part.rowsDuplicate,
    rowsUnidentified: batch.rowsUnidentified + part.rowsUnidentified,
    rowsMarked: batch.rowsMarked + part.rowsMarked,
    amountMinor: String(BigInt(batch.amountMinor) + BigInt(part.amountMinor)),
    refundMinor: String(BigInt(batch.refundMinor) + BigInt(part.refundMinor)),
    firstDay: least(batch.firstDay, part.firstDay),
    lastDay: batch.lastDay === null ? part.lastDay : Math.max(batch.lastDay, part.lastDay ?? 0),
    warnings: added(batch.warnings, part.warnings),
    marks: added(batch.marks, part.marks),
    rejections: added(staying.reasons, part.rejections),
  };
}

function least(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function added(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const sums = { ...a };
  for (const [key, count] of Object.entries(b)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}
