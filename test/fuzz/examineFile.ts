import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { checkReportSchema, type CheckReport } from '#shared/contract/checkReport.ts';
import {
  importPlanSchema,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import { inspectionSchema, type InspectedColumn } from '#shared/contract/inspection.ts';
import { isLedgerKind, type ImportField } from '#shared/domain/importKinds.ts';
import { rejectTexts } from '#main/core/rejectTexts.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import {
  checkCorrection,
  checkFile,
  importFile,
  inspectFile,
  readTables,
  writeRejects,
  writeTable,
  type CorrectionReport,
} from '#main/import/index.ts';

const control = detachedControl();

/** Counts of one pass that belong together and do not. */
class CountsFault extends Error {}

/** How far a file came, or what is wrong with the program that read it. */
export interface Verdict {
  /** Steps that gave an answer; the others refused the file with an AppError. */
  readonly answered: readonly string[];
  readonly fault?: { readonly kind: 'exception' | 'counts'; readonly what: string };
}

/** Takes a file through the whole import room; with a store it is imported as well, and undone. */
export function examineFile(path: string, store: Store | undefined): Verdict {
  const answered: string[] = [];
  /** Runs a step; undefined if it refused the file. */
  const step = <T>(name: string, action: () => T): T | undefined => {
    try {
      const value = action();
      answered.push(name);
      return value;
    } catch (error) {
      if (error instanceof AppError && error.code !== 'INTERNAL') return undefined;
      throw error;
    }
  };
  try {
    step('read', () => {
      readAlone(path);
    });
    const plan = step('inspect', () => planOf(path));
    if (plan === undefined) return { answered };
    const report = step('check', () => checkReportSchema.parse(checkFile(path, plan, control)));
    if (report !== undefined) {
      assertRows(report);
      const { sourceMinor, amountMinor, rejectedMinor, duplicateMinor } = report;
      const parts = BigInt(amountMinor) + BigInt(rejectedMinor) + BigInt(duplicateMinor);
      assertEqual('sums', BigInt(sourceMinor), parts);
      step('mark', () => {
        examineMarked(checkFile(path, { ...plan, onBadRow: 'mark' }, control), report, plan);
      });
    }
    if (store === undefined) return { answered };
    const batch = step('import', () => importFile(path, plan, store, control));
    if (batch !== undefined) {
      examineBatch(batch, report, store);
      const rejects = join(dirname(path), 'rejects.csv');
      writeRejects(store, batch.id, rejects, rejectTexts('en'), control);
      step('correct', () => {
        assertCorrection(checkCorrection(store, rejects, control));
      });
      rmSync(rejects, { force: true });
      store.batches.undo(batch.id);
    }
    return { answered };
  } catch (error) {
    const kind = error instanceof CountsFault ? 'counts' : 'exception';
    return { answered, fault: { kind, what: describe(error) } };
  }
}

function readAlone(path: string): void {
  for (const table of readTables(path, {}, control)) {
    const out = `${path}.table`;
    assertEqual('rows written', writeTable(path, table, out, control), table.rows);
    rmSync(out, { force: true });
  }
}

/** The proposed plan, with the first answer to every question and fields for what is no file of orders. */
function planOf(path: string): ImportPlan {
  const { questions, columns, plan } = inspectionSchema.parse(inspectFile(path, {}, control));
  const answers = questions.flatMap(({ key, options: [first] }) =>
    first === undefined ? [] : [[key, first] as const],
  );
  const map = fieldsFor(columns);
  if (answers.length === 0 && Object.keys(map).length === 0) return importPlanSchema.parse(plan);
  const overrides: ImportOverrides = { map, answers: Object.fromEntries(answers) };
  return importPlanSchema.parse(inspectFile(path, overrides, control).plan);
}

/** Without a date or a customer nothing is checked, so some column is taken for each. */
function fieldsFor(columns: readonly InspectedColumn[]): Record<string, ImportField> {
  const free = columns.filter(({ field }) => field === null);
  const map: Record<string, ImportField> = {};
  for (const [field, type] of [
    ['date', 'date'],
    ['amount', 'number'],
    ['customer_id', 'text'],
  ] as const) {
    if (columns.some((column) => column.field === field)) continue;
    const at = free.findIndex((column) => column.type === type);
    const [column] = free.splice(Math.max(at, 0), 1);
    if (column !== undefined) map[column.name] = field;
  }
  return map;
}

function examineBatch(batch: BatchRecord, report: CheckReport | undefined, store: Store): void {
  assertRows(batch);
  assertEqual('rows of check and import', batch.rowsRead, report?.rowsRead);
  assertEqual('rows of check and import', batch.rowsAccepted, report?.rowsAccepted);
  assertEqual('sums of check and import', batch.amountMinor, report?.amountMinor);
  assertEqual('stored rows', store.batches.column(batch.id, 'line')?.length, batch.rowsAccepted);
}

/** Marked rows are accepted ones that were rejected before; the sum of orders does not change with them. */
function examineMarked(marked: CheckReport, plain: CheckReport, { kind }: ImportPlan): void {
  assertRows(marked);
  assertEqual('marked among accepted', marked.rowsMarked <= marked.rowsAccepted, true);
  assertEqual('no fewer accepted', marked.rowsAccepted >= plain.rowsAccepted, true);
  if (isLedgerKind(kind)) assertEqual('sum of marked', marked.amountMinor, plain.amountMinor);
}

function assertCorrection(of: CorrectionReport): void {
  const { rowsReturned, rowsSkipped, rowsRejected, rowsAlready, rowsOther } = of;
  const sum = rowsReturned + rowsSkipped + rowsRejected + rowsAlready + rowsOther;
  assertEqual('corrected rows', of.rowsRead, sum);
}

function assertRows(of: {
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsSkipped: number;
  readonly rowsRejected: number;
}): void {
  assertEqual('rows', of.rowsRead, of.rowsAccepted + of.rowsSkipped + of.rowsRejected);
}

function assertEqual<T>(what: string, found: T, expected: T): void {
  if (found !== expected)
    throw new CountsFault(`${what}: ${String(found)}, not ${String(expected)}`);
}

/** Message and the innermost frames of what was thrown. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` < ${describe(error.cause)}`;
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  const places = frames.slice(0, 3).map((line) => line.trim().replace(/\(.*[\\/]/u, '('));
  return `${error.name}: ${error.message.slice(0, 200)} ${places.join(' ')}${cause}`;
}
