import { importPlanSchema, type ImportPlan } from '#shared/contract/importPlan.ts';
import { dayOfCivil } from '#shared/domain/calendar.ts';
import { IDENTITY_FIELDS, fieldType, type ImportField } from '#shared/domain/importKinds.ts';
import { robustLimits } from '#main/engine/index.ts';
import type { BatchRecord, Store } from '#main/store/index.ts';
import { MARK, readMark } from '../check/mark.ts';
import { CUSTOMER, storeName } from '../check/planColumns.ts';
import { ExactSum } from '../check/sums.ts';
import { wholeColumn } from '../commit/batchParts.ts';
import { monthRows } from './monthRows.ts';

/** A part of what was looked at. */
export interface Part {
  readonly count: number;
  readonly of: number;
}

/** What the columns of one batch, or of several, are like. Rows, but for the months of `gaps`. */
export interface QualityFacts {
  readonly read: number;
  readonly accepted: number;
  readonly stored: number;
  /** Stored rows with a customer (where there is a column of them), without a mark, and not dated in the future. */
  readonly sound: number;
  readonly acceptedMinor: bigint;
  readonly storedMinor: bigint;
  readonly rejected: Readonly<Record<string, number>>;
  /** Left out as no data: totals, notes, headers again. */
  readonly noData: number;
  /** Left out because an earlier batch has them. */
  readonly overlapping: number;
  readonly repeated: number;
  /** How many of the repeated rows were left out. */
  readonly repeatedOut: number;
  /** Left out because another row of the file has the same id. */
  readonly duplicates: number;
  readonly changed: number;
  /** Accepted without a value that is at fault, by rule. */
  readonly marked: Readonly<Record<string, Part>>;
  readonly unidentified: Part;
  readonly missing: Readonly<Record<string, Part>>;
  readonly outliers: Part;
  readonly future: Part;
  readonly gaps: Part;
}

/** The facts of one batch, with the limits beyond which its amounts are unusual, minor units. */
export interface BatchFacts extends QualityFacts {
  readonly low: number;
  readonly high: number;
}

/** A batch only changes when rows return to it: what its parts are like is found once while the store is open. */
const KNOWN = new WeakMap<Store, Map<string, BatchFacts>>();

/** Looks through the columns of a complete batch, which lie under `parts`; remembered. */
export function batchFacts(store: Store, batch: BatchRecord, parts: readonly number[]): BatchFacts {
  const known = KNOWN.get(store) ?? new Map<string, BatchFacts>();
  KNOWN.set(store, known);
  const key = parts.join(' ');
  const facts = known.get(key) ?? lookThrough(store, batch, parts);
  known.set(key, facts);
  return facts;
}

/** The plan of a batch; undefined for one of another version of the program. */
export function planOf(batch: BatchRecord): ImportPlan | undefined {
  return importPlanSchema.safeParse(JSON.parse(batch.plan)).data;
}

function lookThrough(store: Store, batch: BatchRecord, parts: readonly number[]): BatchFacts {
  const column = (name: string) => wholeColumn(store, parts, name);
  const plan = planOf(batch);
  const imported = importedFields(plan);
  const fields = imported.map(({ field }) => field);
  const { rowsAccepted: accepted, rowsDuplicate: repeated } = batch;
  const repeatedOut = plan?.repeats === 'drop' ? repeated : 0;
  const overlapping = batch.warnings['OVERLAPPING_ROWS_SKIPPED'] ?? 0;
  const duplicates = batch.warnings['DUPLICATE_ROWS_SKIPPED'] ?? 0;
  const money = column('amount') ?? column('cost') ?? column('unit_price');
  const amounts = money === undefined ? undefined : amountFacts(money);
  const days = column('day');
  const months = days === undefined ? [] : monthRows(days);
  const latest = latestDay(batch.importedAt);
  const stored = column('line')?.length ?? 0;
  const identified = IDENTITY_FIELDS.some((field) => fields.includes(field));
  return {
    read: batch.rowsRead,
    accepted,
    stored,
    sound: soundRows(stored, days, latest, column(MARK), identified ? column(CUSTOMER) : undefined),
    acceptedMinor: batch.hasAmounts ? BigInt(batch.amountMinor) : 0n,
    storedMinor: batch.hasAmounts ? (amounts?.sum ?? 0n) : 0n,
    rejected: batch.rejections,
    noData: batch.rowsSkipped - repeatedOut - overlapping - duplicates,
    overlapping,
    repeated,
    repeatedOut,
    duplicates,
    changed: batch.rowsChanged,
    marked: Object.fromEntries(
      Object.entries(batch.marks).map(([code, count]) => [code, { count, of: accepted }]),
    ),
    unidentified: { count: batch.rowsUnidentified, of: identified ? accepted : 0 },
    missing: missingValues(imported, column),
    outliers: { count: amounts?.outside ?? 0, of: amounts?.count ?? 0 },
    future: {
      count: days === undefined ? 0 : rowsAfter(days, latest),
      of: days?.length ?? 0,
    },
    gaps: { count: months.filter(({ rows }) => rows === 0).length, of: months.length },
    low: amounts?.low ?? NaN,
    high: amounts?.high ?? NaN,
  };
}

/** An imported field, and its column in the file. */
interface ImportedField {
  readonly field: ImportField;
  readonly index: number;
}

function importedFields(plan: ImportPlan | undefined): ImportedField[] {
  const columns = plan?.columns ?? [];
  return columns.flatMap(({ field, action }, index) =>
    field === null || action === 'drop' ? [] : [{ field, index }],
  );
}

/** Rows without a value per field; who the customer is lies in a column of its own name. */
function missingValues(
  imported: readonly ImportedField[],
  column: (name: string) => ArrayLike<number> | undefined,
): Record<string, Part> {
  const identity = IDENTITY_FIELDS.find((id) => imported.some(({ field }) => field === id));
  const marks = column(MARK);
  const missing: Record<string, Part> = {};
  for (const of of imported) {
    const values = column(of.field === identity ? CUSTOMER : nameOf(of.field));
    if (values !== undefined)
      missing[of.field] = { count: withoutValue(values, of, marks), of: values.length };
  }
  return missing;
}

function nameOf(field: ImportField): string {
  return fieldType(field) === 'date' ? 'day' : storeName(field);
}

/**
 * Texts without a value have a code below zero, numbers are NaN; a status always has a meaning. An order without a
 * readable amount has a zero there: its mark tells.
 */
function withoutValue(
  values: ArrayLike<number>,
  { field, index }: ImportedField,
  marks: ArrayLike<number> | undefined,
): number {
  const isText = fieldType(field) === 'text';
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] as number;
    const empty = isText ? value < 0 : Number.isNaN(value);
    if (empty || leftEmpty(marks?.[i] ?? 0, index)) count += 1;
  }
  return count;
}

/** True if a row is marked because of the value of this column. */
function leftEmpty(mark: number, index: number): boolean {
  const fault = mark === 0 ? undefined : readMark(mark);
  return fault?.column === index && fault.code !== 'STATUS_UNKNOWN';
}

/** The sum of the amounts, and which of those above zero are unusual. */
function amountFacts(amounts: ArrayLike<number>) {
  const sum = new ExactSum();
  const positive = new Float64Array(amounts.length);
  let count = 0;
  for (let i = 0; i < amounts.length; i += 1) {
    const amount = amounts[i] as number;
    if (Number.isNaN(amount)) continue;
    sum.add(amount);
    if (amount > 0) positive[count++] = amount;
  }
  return { sum: sum.value, ...robustLimits(positive.subarray(0, count)) };
}

/**
 * The last day that is no future one: that on which the rows were imported. It belongs to the batch; nothing is asked
 * of the clock. A day is let through, since somewhere it is tomorrow already.
 */
function latestDay(importedAt: string): number {
  const [year = 0, month = 1, date = 1] = importedAt.slice(0, 10).split('-').map(Number);
  return dayOfCivil(year, month, date) + 1;
}

function rowsAfter(days: ArrayLike<number>, latest: number): number {
  let count = 0;
  for (let i = 0; i < days.length; i += 1) if ((days[i] as number) > latest) count += 1;
  return count;
}

/** Rows without remark; a column that is not there has nothing against a row. */
function soundRows(
  rows: number,
  days: ArrayLike<number> | undefined,
  latest: number,
  marks: ArrayLike<number> | undefined,
  customers: ArrayLike<number> | undefined,
): number {
  let count = 0;
  for (let i = 0; i < rows; i += 1) {
    const remarked =
      (marks !== undefined && marks[i] !== 0) ||
      (customers !== undefined && (customers[i] as number) < 0) ||
      (days !== undefined && (days[i] as number) > latest);
    if (!remarked) count += 1;
  }
  return count;
}
