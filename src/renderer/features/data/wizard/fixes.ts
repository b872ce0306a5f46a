import type { FaultGroup } from '#shared/contract/checkReport.ts';
import type {
  DateOrder,
  ImportOverrides,
  ImportPlan,
  PlanColumn,
  StatusMeaning,
} from '#shared/contract/importPlan.ts';
import type { NamedColumn } from '#shared/contract/inspection.ts';
import { canBeMarked } from '#shared/domain/badRows.ts';
import {
  fieldType,
  isLedgerKind,
  isNeeded,
  missingFields,
  type ImportField,
} from '#shared/domain/importKinds.ts';
import { mappedFields } from './wizardState.ts';

/** A fault or notice of the check, as far as a fix needs it. */
export type Fixable = Pick<FaultGroup, 'rule' | 'column' | 'values'>;

/** What one click can do about a fault: a change of what was settled, or a look at another step. */
export type Fix =
  | { readonly kind: 'mark' | 'exclude' | 'dropRepeats'; readonly change: ImportOverrides }
  | { readonly kind: 'empty'; readonly values: readonly string[]; readonly change: ImportOverrides }
  | { readonly kind: 'dateOrder'; readonly order: DateOrder; readonly change: ImportOverrides }
  | { readonly kind: 'decimal'; readonly sign: '.' | ','; readonly change: ImportOverrides }
  | { readonly kind: 'status'; readonly values: readonly string[] }
  | { readonly kind: 'reading' };

/** Faults that come from how the file is cut into rows and cells. */
const OF_READING: ReadonlySet<string> = new Set([
  'ROW_SHORT',
  'ROW_LONG',
  'BROKEN_QUOTES',
  'TRUNCATED',
]);

/** The fixes that a fault of a check under `plan` has, the mildest first. */
export function fixesOf(fault: Fixable, plan: ImportPlan): readonly Fix[] {
  const { rule } = fault;
  if (OF_READING.has(rule)) return [{ kind: 'reading' }];
  if (rule === 'REPEATED_ROWS') {
    return plan.repeats === 'keep' ? [{ kind: 'dropRepeats', change: { repeats: 'drop' } }] : [];
  }
  const column = plan.columns.find(({ name }) => name === fault.column);
  const field = column?.field ?? null;
  if (column === undefined || field === null) return [];
  if (rule === 'STATUS_UNKNOWN') {
    return fault.values.length === 0 ? [] : [{ kind: 'status', values: fault.values }];
  }
  const fixes: Fix[] = [...formatFixes(fault, column, field)];
  if (canBeEmptied(rule, column, field, plan) && fault.values.length > 0) {
    const values = [...new Set([...(column.empty ?? []), ...fault.values])];
    const change = { empty: { [column.name]: values } };
    fixes.push({ kind: 'empty', values: fault.values, change });
  }
  if (plan.onBadRow === 'skip' && canBeMarked(plan.kind, field, rule)) {
    fixes.push({ kind: 'mark', change: { onBadRow: 'mark' } });
  }
  if (isOfValue(rule) && canBeLeftOut(field, plan)) {
    fixes.push({ kind: 'exclude', change: { map: { [column.name]: null } } });
  }
  return fixes;
}

/** What giving values of a status column a meaning changes. */
export function statusChange(values: readonly string[], meaning: StatusMeaning): ImportOverrides {
  return { statuses: Object.fromEntries(values.map((value) => [value, meaning])) };
}

/** What storing a value of a column under another name changes; its own name takes that back. */
export function nameChange(
  { column, values }: Pick<NamedColumn, 'column' | 'values'>,
  value: string,
  name: string,
): ImportOverrides {
  const names: Record<string, string> = { [value]: name };
  // What was stored as this value until now is the name that is wanted: it gets its own back.
  const returns = values.some((other) => other.value === name && other.name === value);
  if (name !== value && returns) names[name] = name;
  return { values: { [column]: names } };
}

/** Another way to read the column: the part that comes first in a date, the decimal sign. */
function formatFixes(
  { rule, values }: Fixable,
  column: PlanColumn,
  field: ImportField,
): readonly Fix[] {
  // A word is no number and no date, however it is read.
  if (!values.some((value) => /\d/u.test(value))) return [];
  const order = column.date?.order;
  if (/^DATE_(?:UNREADABLE|IMPOSSIBLE)$/u.test(rule) && (order === 'dmy' || order === 'mdy')) {
    const other = order === 'dmy' ? 'mdy' : 'dmy';
    const change = { answers: { 'date.order': other } };
    return [{ kind: 'dateOrder', order: other, change }];
  }
  const decimal = column.number?.decimal;
  const unread = /^(?:AMOUNT|NUMBER|QUANTITY)_(?:UNREADABLE|DIGITS)$|^NUMBER_EMPTY$/u.test(rule);
  if (unread && (decimal === '.' || decimal === ',')) {
    const sign = decimal === '.' ? ',' : '.';
    return [{ kind: 'decimal', sign, change: { answers: { [`${field}.decimal`]: sign } } }];
  }
  return [];
}

/** A value can stand for an empty cell where an empty cell is no fault; a masked one cannot be named. */
function canBeEmptied(
  rule: string,
  column: PlanColumn,
  field: ImportField,
  plan: ImportPlan,
): boolean {
  if (isLedgerKind(plan.kind) || isNeeded(plan.kind, field) || column.personal !== null)
    return false;
  return /^(?:DATE|NUMBER)_(?:UNREADABLE|IMPOSSIBLE|RANGE|EMPTY)$/u.test(rule);
}

function isOfValue(rule: string): boolean {
  return /^(?:DATE|AMOUNT|CURRENCY|QUANTITY|NUMBER|TEXT)_/u.test(rule);
}

/** Orders without their amounts would be another file; everything else that is not needed may go. */
function canBeLeftOut(field: ImportField, plan: ImportPlan): boolean {
  if (isLedgerKind(plan.kind) && fieldType(field) === 'money') return false;
  const fields = new Set(mappedFields(plan));
  fields.delete(field);
  return missingFields(plan.kind, fields).length === 0;
}
