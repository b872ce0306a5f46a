import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { duplicateField } from '#shared/domain/duplicates.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { CheckedKeys } from '../overlap/checkedKeys.ts';
import { findOverlap, mayOverlap, type FoundOverlap } from '../overlap/findOverlap.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { isSameTable } from '../remember/sameTable.ts';
import { LocalRowStore, NO_KEY, type DistinctCounts } from '../storing/rowStore.ts';
import { OrderMoments } from './orderMoments.ts';
import { CUSTOMER, storeName } from './planColumns.ts';
import { readRows } from './readRows.ts';
import type { RowSink } from './fileRows.ts';
import { BlankIds } from '../duplicates/blankIds.ts';
import { findDuplicates, type DuplicateLines } from '../duplicates/findDuplicates.ts';
import { shownPairs } from '../duplicates/shownPairs.ts';

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
  const asked = plan.duplicates && findDuplicates(source, plan, plan.duplicates, control);
  const duplicates = asked?.same;
  let run = dryRun(source, plan, control, { store: earlier?.store, duplicates });
  const { lines, overlap } = run;
  if (earlier?.skip === true && lines.length > 0) {
    run = dryRun(source, plan, control, { duplicates, overlapping: lines });
  }
  const { read, rows } = run;
  const distinct = rows.finish();
  const found = asked ?? unasked(source, plan, distinct, run, control);
  const { tally, hasAmounts } = read.rows;
  return tally.report(
    {
      customers: distinct[CUSTOMER] ?? 0,
      orders: distinct['order'] ?? run.moments?.count() ?? tally.accepted,
      hasAmounts,
      currency: plan.money.currency,
      moneyDigits: plan.money.digits,
      overlap: overlap === undefined ? null : reported(overlap),
      duplicates: found === undefined ? null : shown(source, plan, found, control),
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
  return dryRun(source, plan, control, { store }).lines;
}

/** Without `store` nothing is compared; `overlapping` are lines to leave out. */
interface DryRunOptions extends Pick<RowSink, 'overlapping' | 'duplicates'> {
  readonly store?: Store | undefined;
}

function dryRun(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
  { store, overlapping, duplicates }: DryRunOptions,
) {
  const keys = store !== undefined && mayOverlap(store, plan.kind) ? new CheckedKeys() : undefined;
  const numbered = plan.columns.some(
    ({ field, action }) => field === 'order_id' && action !== 'drop',
  );
  const moments = isLedgerKind(plan.kind) && !numbered ? new OrderMoments() : undefined;
  const blanks = new BlankIds();
  const taps = [keys, moments, blanks].filter((tap) => tap !== undefined);
  const rows = new LocalRowStore(store?.pseudonymKey() ?? NO_KEY, undefined, taps);
  const sink = { rows, reject: () => undefined, overlapping, duplicates };
  const read = readRows(source, plan, sink, 'check', control);
  const columns = keys?.columns(rows, plan);
  const table = { hash: read.file.hash, reading: plan.reading };
  const overlap =
    store === undefined || columns === undefined
      ? undefined
      : findOverlap(columns, store, control, (batch) => isSameTable(batch, table));
  const lines = linesOf(overlap, keys?.column('line'));
  return { rows, read, overlap, lines, moments, blanks };
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

/**
 * The rows with the id of an earlier one, of a file whose rows should each have their own. The pass that finds
 * them is only made where the number of different ids says that there are some.
 */
function unasked(
  source: FileToRead,
  plan: ImportPlan,
  distinct: DistinctCounts,
  { read, blanks }: ReturnType<typeof dryRun>,
  control: JobControl,
): DuplicateLines | undefined {
  // Lines of one order have its number.
  if (plan.kind === 'order_lines') return undefined;
  const field = duplicateField('id', plan.kind, plan.columns);
  if (field === undefined) return undefined;
  const name = field === 'order_id' ? storeName(field) : CUSTOMER;
  const ids = read.rows.tally.accepted - blanks.of(name);
  if (ids === distinct[name]) return undefined;
  const found = findDuplicates(source, plan, { rule: 'id', keep: 'sum' }, control);
  return found.rows === 0 ? undefined : found;
}

function shown(
  source: FileToRead,
  plan: ImportPlan,
  { same: _, pairs, ...found }: DuplicateLines,
  control: JobControl,
): CheckReport['duplicates'] {
  return { ...found, pairs: shownPairs(source, plan, found.rule, pairs, control) };
}
