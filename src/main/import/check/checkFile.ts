import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { CheckedKeys } from '../overlap/checkedKeys.ts';
import { findOverlap, mayOverlap, type FoundOverlap } from '../overlap/findOverlap.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { isSameTable } from '../remember/sameTable.ts';
import { LocalRowStore } from '../storing/rowStore.ts';
import { OrderMoments } from './orderMoments.ts';
import { CUSTOMER } from './planColumns.ts';
import { readRows } from './readRows.ts';

/** No token of a dry run is kept, so any key will do where nothing is compared. */
const NO_KEY = new Uint8Array(32);

/** With what a dry run compares the rows. */
export interface EarlierRows {
  readonly store: Store;
  /** Leave the rows out that an earlier batch has; otherwise they are only counted. */
  readonly skip: boolean;
}

/**
 * Dry run: reads the whole file under a plan as the import would, and keeps nothing. With `earlier` it
 * also tells which rows an earlier batch has.
 *
 * @throws AppError when the file cannot be read, the plan has an open question (DATE_AMBIGUOUS,
 * AMOUNT_AMBIGUOUS), a column is missing, a bad row stops it (BAD_ROW), or CANCELLED.
 */
export function checkFile(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
  earlier?: EarlierRows,
): CheckReport {
  const begin = performance.now();
  let run = dryRun(source, plan, control, earlier?.store);
  const { lines, overlap } = run;
  if (earlier?.skip === true && lines.length > 0) {
    run = dryRun(source, plan, control, undefined, lines);
  }
  const { read, rows } = run;
  const distinct = rows.finish();
  const { tally, hasAmounts } = read.rows;
  return tally.report(
    {
      customers: distinct[CUSTOMER] ?? 0,
      orders: distinct['order'] ?? run.moments?.count() ?? tally.accepted,
      hasAmounts,
      currency: plan.money.currency,
      moneyDigits: plan.money.digits,
      overlap: overlap === undefined ? null : reported(overlap),
      seconds: (performance.now() - begin) / 1000,
    },
    read.damage,
  );
}

/** Lines of the rows of a file that an earlier batch has, ascending. @throws AppError as {@link checkFile} */
export function overlappingLines(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
  store: Store,
): Int32Array {
  return dryRun(source, plan, control, store).lines;
}

/** Without `store` nothing is compared; `overlapping` are lines to leave out. */
function dryRun(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
  store: Store | undefined,
  overlapping?: Int32Array,
) {
  const keys = store !== undefined && mayOverlap(store, plan.kind) ? new CheckedKeys() : undefined;
  const numbered = plan.columns.some(
    ({ field, action }) => field === 'order_id' && action !== 'drop',
  );
  const moments = isLedgerKind(plan.kind) && !numbered ? new OrderMoments() : undefined;
  const taps = [keys, moments].filter((tap) => tap !== undefined);
  const rows = new LocalRowStore(store?.pseudonymKey() ?? NO_KEY, undefined, taps);
  const sink = { rows, reject: () => undefined, overlapping };
  const read = readRows(source, plan, sink, 'check', control);
  const columns = keys?.columns(rows, plan);
  const table = { hash: read.file.hash, reading: plan.reading };
  const overlap =
    store === undefined || columns === undefined
      ? undefined
      : findOverlap(columns, store, control, (batch) => isSameTable(batch, table));
  const lines = linesOf(overlap, keys?.column('line'));
  return { rows, read, overlap, lines, moments };
}

function linesOf(
  overlap: FoundOverlap | undefined,
  line: ArrayLike<number> | undefined,
): Int32Array {
  if (overlap === undefined || line === undefined) return new Int32Array(0);
  return Int32Array.from(line).filter((_, row) => overlap.hits[row] === 1);
}

function reported({ hits: _, ...overlap }: FoundOverlap): CheckReport['overlap'] {
  return overlap;
}
