import { isLedgerKind, isNeeded, type ImportField, type ImportKind } from './importKinds.ts';

/** Faults of a value that is there or missing, not of the whole row; `…_EMPTY` is a notice of rows that are in. */
const OF_A_VALUE = /^(?:DATE|AMOUNT|CURRENCY|QUANTITY)_/u;

/**
 * True if a row with this fault can be brought in marked. An order without a day is none; without an
 * amount it is kept and counts in no figure. In the other kinds every field can be empty that the kind
 * does not need.
 */
export function canBeMarked(kind: ImportKind, field: ImportField, rule: string): boolean {
  if (!OF_A_VALUE.test(rule) || rule.endsWith('_EMPTY')) return false;
  return isLedgerKind(kind) ? !rule.startsWith('DATE_') : !isNeeded(kind, field);
}
