import { IDENTITY_FIELDS, isLedgerKind, type ImportField, type ImportKind } from './importKinds.ts';
import { staysApart, type PrivacyAction } from './personalKinds.ts';

/**
 * By what two rows of one file are the same. `id`: the order id, in a file of customers the customer's; `id_day_amount`:
 * the order id (without one the customer), the day and the amount.
 */
export const DUPLICATE_RULES = ['id', 'id_day_amount'] as const;
export type DuplicateRule = (typeof DUPLICATE_RULES)[number];

/**
 * What becomes of them. `sum`: all rows stay, the amounts of an order add up; `first` and `last`: one row stays;
 * `once`: all rows stay, the amount of the first counts.
 */
export const DUPLICATE_CHOICES = ['sum', 'first', 'last', 'once'] as const;
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];

/** What this needs to know of the columns of a plan. */
type Columns = readonly { readonly field: ImportField | null; readonly action: PrivacyAction }[];

/** The field that tells the rows of a plan apart under a rule; undefined where it cannot. */
export function duplicateField(
  rule: DuplicateRule,
  kind: ImportKind,
  columns: Columns,
): ImportField | undefined {
  // Different values may be one once they are masked.
  const whole = (field: ImportField): boolean =>
    columns.some((column) => column.field === field && staysApart(column.action));
  const identity = IDENTITY_FIELDS.find(whole);
  // People share names.
  if (kind === 'customers' && rule === 'id')
    return identity === 'customer_name' ? undefined : identity;
  if (!isLedgerKind(kind)) return undefined;
  if (rule === 'id') return whole('order_id') ? 'order_id' : undefined;
  if (!whole('date') || !(whole('amount') || whole('unit_price'))) return undefined;
  return whole('order_id') ? 'order_id' : identity;
}

/** The rules that a plan has the columns for. */
export function duplicateRules(kind: ImportKind, columns: Columns): readonly DuplicateRule[] {
  return DUPLICATE_RULES.filter((rule) => duplicateField(rule, kind, columns) !== undefined);
}

/** The choices of a kind: only amounts can count once. */
export function duplicateChoices(kind: ImportKind): readonly DuplicateChoice[] {
  return DUPLICATE_CHOICES.filter((choice) => choice !== 'once' || isLedgerKind(kind));
}
