import type { RejectionCode } from '#shared/domain/rejectionCodes.ts';

export type { RejectionCode };

/**
 * Faults with which a row can still be brought in, marked, and the one of a row that counts with an
 * unknown status. Stored by its place in this list: new ones go to the end.
 */
export const MARK_CODES = [
  'DATE_UNREADABLE',
  'DATE_IMPOSSIBLE',
  'DATE_RANGE',
  'AMOUNT_MISSING',
  'AMOUNT_UNREADABLE',
  'AMOUNT_DIGITS',
  'CURRENCY_OTHER',
  'QUANTITY_MISSING',
  'QUANTITY_UNREADABLE',
  'NUMBER_UNREADABLE',
  'STATUS_UNKNOWN',
] as const satisfies readonly (RejectionCode | 'STATUS_UNKNOWN')[];
export type MarkCode = (typeof MARK_CODES)[number];
/** Why a value cannot be had: a reason to refuse the row or to mark it. */
export type ValueFault = Exclude<MarkCode, 'STATUS_UNKNOWN'>;

/** Rows that are no data and are left out without being faults. */
export type SkipCode =
  | 'EMPTY_ROW'
  | 'HEADER_AGAIN'
  | 'TOTAL_ROW'
  | 'NOTE_ROW'
  | 'REPEATED_ROW'
  | 'OVERLAPPING_ROW'
  | 'OTHER_TABLE'
  | 'DUPLICATE_ROW';

/** What a person should know about an import that went through. */
export type WarningCode =
  | 'NEGATIVE_AMOUNTS'
  | 'ZERO_AMOUNTS'
  | 'REPEATED_ROWS'
  | 'UNIDENTIFIED_ROWS'
  | 'TOTAL_ROWS_SKIPPED'
  | 'OVERLAPPING_ROWS_SKIPPED'
  | 'OTHER_TABLE'
  | 'DUPLICATE_ROWS_SKIPPED'
  | 'AMOUNTS_ONCE'
  | 'REFUND_TAKEN_OFF'
  | 'STATUS_UNKNOWN'
  | 'QUANTITY_EMPTY'
  | 'NUMBER_EMPTY'
  | 'MERGED_CELLS'
  | 'NUL_REMOVED'
  | 'BYTES_REPLACED'
  | 'ENCODING_MIXED'
  | 'BROKEN_QUOTES'
  | 'FORMULA_TEXT'
  | 'NUMBER_ROUNDED'
  | 'HEADER_SHORT'
  | 'NO_ROWS'
  | 'ENCODED_TWICE'
  | 'TRUNCATED'
  | 'DAY_MOVED'
  | 'PROBABLY_CUT';

/** The rule that a code belongs to: `DATE_IMPOSSIBLE` → `date`. */
export function ruleOf(code: RejectionCode | MarkCode): string {
  return code.slice(0, code.indexOf('_')).toLowerCase();
}
