import { AppError } from '#shared/contract/errors.ts';
import type { ImportPlan, NumberFormat, PlanColumn } from '#shared/contract/importPlan.ts';
import type { RecordScanner } from '../read/scanner.ts';
import type { ImportField } from '#shared/domain/importKinds.ts';
import { hasConsent, isSensitive } from '#shared/domain/personalKinds.ts';

/** A source column with its place in the file. */
export interface PlacedColumn {
  readonly index: number;
  readonly column: PlanColumn;
}

/** True if the plan takes what the cell says for an empty cell. */
export function isEmptyWord(scanner: RecordScanner, { index, column }: PlacedColumn): boolean {
  return column.empty?.includes(scanner.text(index).trim()) ?? false;
}

/** Name in the store of the column that tells who the customer is. */
export const CUSTOMER = 'customer';

/** Names in the store that differ from the field's. */
const STORE_NAMES: Readonly<Partial<Record<ImportField, string>>> = {
  order_id: 'order',
  customer_name: 'name',
};

/** Name in the store of the column of a field. */
export function storeName(field: ImportField): string {
  return STORE_NAMES[field] ?? field;
}

/**
 * The imported columns of a plan by their field.
 * @throws AppError BAD_REQUEST for two columns with one field, CONSENT_MISSING for a sensitive one
 *   without purpose and separate consent
 */
export function fieldColumns(plan: ImportPlan, file: string): Map<ImportField, PlacedColumn> {
  const byField = new Map<ImportField, PlacedColumn>();
  plan.columns.forEach((column, index) => {
    if (column.field === null || column.action === 'drop') return;
    if (byField.has(column.field)) {
      throw new AppError('BAD_REQUEST', { place: { file, column: column.name } });
    }
    if (!isAllowed(column, plan.privacy)) {
      throw new AppError('CONSENT_MISSING', { place: { file, column: column.name } });
    }
    byField.set(column.field, { index, column });
  });
  return byField;
}

/** Sensitive columns need a purpose and a separate consent, whatever becomes of their values. */
function isAllowed({ personal }: PlanColumn, record: ImportPlan['privacy']): boolean {
  if (personal === null || !isSensitive(personal)) return true;
  return hasConsent(record);
}

/**
 * How the numbers of a column are written.
 * @throws AppError AMOUNT_AMBIGUOUS while that is an open question
 */
export function decimalOf(
  column: PlanColumn,
  file: string,
): { decimal: NonNullable<NumberFormat['decimal']>; shift: number } {
  const format = column.number;
  if (format === undefined || format.decimal === null) {
    throw new AppError('AMOUNT_AMBIGUOUS', { place: { file, column: column.name } });
  }
  return { decimal: format.decimal, shift: format.shift };
}
