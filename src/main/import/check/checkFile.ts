import type { CheckReport } from '#shared/contract/checkReport.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { isLedgerKind } from '#shared/domain/importKinds.ts';
import { CheckedKeys } from '../overlap/checkedKeys.ts';
import { findOverlap, mayOverlap, type FoundOverlap } from '../overlap/findOverlap.ts';
import type { FileToRead } from '../read/fileToRead.ts';
import { isSameTable } from '../remember/sameTable.ts';
import { LocalRowStore, NO_KEY, type DistinctCounts } from '../storing/rowStore.ts';
import { OrderMoments } from './orderMoments.ts';
import { CUSTOMER } from './planColumns.ts';
import { readRows, type RowsRead } from './readRows.ts';
import type { RowSink } from './fileRows.ts';
import { findDuplicates, type DuplicateLines } from '../duplicates/findDuplicates.ts';
import { RepeatedIds } from '../duplicates/repeatedIds.ts';
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
  const { tally, hasAmounts, damage, distinct, moments } = run;
  const found = asked ?? (run.repeatedIds ? sameIds(source, plan, control) : undefined);
  return tally.report(
    {
      customers: distinct[CUSTOMER] ?? 0,
      orders: distinct['order'] ?? moments ?? tally.accepted,
      hasAmounts,
      currency: plan.money.currency,
      moneyDigits: plan.money.digits,
      overlap: overlap === undefined ? null : reported(overlap),
      duplicates: found === undefined ? null : shown(source, plan, found, control),
      seconds: (performance.now() - begin) / 1000,
    },
    damage,
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

/** What a dry run found. The rows and their texts go with it: another pass may follow. */
interface DryRun extends Omit<RowsRead, 'file'> {
  readonly distinct: DistinctCounts;
  /** Orders of a file without order numbers. */
  readonly moments: number | undefined;
  /** Some row has the id of an earlier one. */
  readonly repeatedIds: boolean;
  readonly overlap: FoundOverlap | undefined;
  /** Lines of the rows that an earlier batch has. */
  readonly lines: Int32Array;
}

function dryRun(
  source: FileToRead,
  plan: ImportPlan,
  control: JobControl,
  { store, overlapping, duplicates }: DryRunOptions,
): DryRun {
  const keys = store !== undefined && mayOverlap(store, plan.kind) ? new CheckedKeys() : undefined;
  const numbered = plan.columns.some(
    ({ field, action }) => field === 'order_id' && action !== 'drop',
  );
  const moments = isLedgerKind(plan.kind) && !numbered ? new OrderMoments() : undefined;
  const repeated = new RepeatedIds(plan);
  const taps = [keys, moments, repeated].filter((tap) => tap !== undefined);
  const rows = new LocalRowStore(store?.pseudonymKey() ?? NO_KEY, undefined, taps);
  const sink = { rows, reject: () => undefined, overlapping, duplicates };
  const { file, ...read } = readRows(source, plan, sink, 'check', control);
  const columns = keys?.columns(rows, plan);
  const table = { hash: file.hash, reading: plan.reading };
  const overlap =
    store === undefined || columns === undefined
      ? undefined
      : findOverlap(columns, store, control, (batch) => isSameTable(batch, table));
  return {
    ...read,
    distinct: rows.finish(),
    moments: moments?.count(),
    repeatedIds: repeated.found,
    overlap,
    lines: linesOf(overlap, keys?.column('line')),
  };
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

/** The rows with the id of an earlier one, of a file whose rows should each have their own. */
function sameIds(source: FileToRead, plan: ImportPlan, control: JobControl): DuplicateLines {
  return findDuplicates(source, plan, { rule: 'id', keep: 'sum' }, control);
}

function shown(
  source: FileToRead,
  plan: ImportPlan,
  { same: _, pairs, ...found }: DuplicateLines,
  control: JobControl,
): CheckReport['duplicates'] {
  return { ...found, pairs: shownPairs(source, plan, found.rule, pairs, control) };
}
