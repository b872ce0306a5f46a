import type { DuplicateChoice } from '#shared/domain/duplicates.ts';
import { duplicateField } from '#shared/domain/duplicates.ts';
import type { Duplicates, FoundDuplicates } from '#shared/contract/duplicates.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan } from '#shared/contract/importPlan.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { ColumnArray } from '#main/store/index.ts';
import type { SameRows } from '../check/fileRows.ts';
import { readRows } from '../check/readRows.ts';
import { CheckedKeys } from '../overlap/checkedKeys.ts';
import { pathOf, type FileToRead } from '../read/fileToRead.ts';
import { LocalRowStore, NO_KEY } from '../storing/rowStore.ts';
import { firstRows } from './firstRows.ts';

/** Pairs that are shown. */
const MOST_PAIRS = 8;

/** Lines of two rows that are the same. */
export interface PairLines {
  readonly first: number;
  readonly second: number;
}

/** Rows of a file that are the same, by their lines. */
export interface DuplicateLines extends Omit<FoundDuplicates, 'pairs'> {
  readonly pairs: readonly PairLines[];
  /** The rows that do not count under the plan's choice. */
  readonly same: SameRows;
}

/**
 * Finds the rows of a file that are the same by a rule: one pass that keeps nothing but the keys (28 bytes a row).
 * @throws AppError BAD_REQUEST if the plan lacks the columns of the rule, and as reading the rows
 */
export function findDuplicates(
  source: FileToRead,
  plan: ImportPlan,
  { rule, keep }: Duplicates,
  control: JobControl,
): DuplicateLines {
  const field = duplicateField(rule, plan.kind, plan.columns);
  if (field === undefined) {
    throw new AppError('BAD_REQUEST', {
      place: { file: pathOf(source) },
      details: { key: 'duplicates', rule },
    });
  }
  const keys = new CheckedKeys();
  const rows = new LocalRowStore(NO_KEY, undefined, [keys]);
  readRows(source, plan, { rows, reject: () => undefined }, 'check', control);
  const lines = keys.column('line') ?? new Int32Array(0);
  const first = firstRows(rule, field, keys, rows, plan);
  return {
    rule,
    ...compare(first, lines, keys.column('amount')),
    same: sameRows(first, lines, keep),
  };
}

/** Counts the rows that are the same as an earlier one, and picks pairs. */
function compare(
  first: Int32Array,
  lines: ColumnArray,
  amounts: ColumnArray | undefined,
): Pick<DuplicateLines, 'rows' | 'groups' | 'different' | 'pairs'> {
  const grouped = new Uint8Array(first.length);
  const alike: PairLines[] = [];
  const unlike: PairLines[] = [];
  let [rows, groups, different] = [0, 0, 0];
  for (let row = 0; row < first.length; row += 1) {
    const to = first[row] as number;
    if (to < 0 || to === row) continue;
    rows += 1;
    if (grouped[to] === 0) groups += 1;
    grouped[to] = 1;
    const differs = amounts !== undefined && amounts[to] !== amounts[row];
    if (differs) different += 1;
    const into = differs ? unlike : alike;
    if (into.length === MOST_PAIRS) continue;
    into.push({ first: lines[to] as number, second: lines[row] as number });
  }
  return { rows, groups, different, pairs: [...unlike, ...alike].slice(0, MOST_PAIRS) };
}

/** The lines that do not count under a choice, ascending. */
function sameRows(first: Int32Array, lines: ColumnArray, keep: DuplicateChoice): SameRows {
  const amountsOnly = keep === 'once';
  if (keep === 'sum') return { lines: new Int32Array(0), amountsOnly };
  const kept = new Int32Array(first.length);
  for (let row = 0; row < first.length; row += 1) {
    const to = first[row] as number;
    if (to >= 0 && (keep === 'last' || to === row)) kept[to] = row;
  }
  const out: number[] = [];
  for (let row = 0; row < first.length; row += 1) {
    const to = first[row] as number;
    if (to >= 0 && kept[to] !== row) out.push(lines[row] as number);
  }
  return { lines: Int32Array.from(out), amountsOnly };
}
