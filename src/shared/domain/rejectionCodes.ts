/** Codes of what can be wrong with a row; each has a sentence in the catalogues and in docs/import.md. */
export const REJECTION_CODES = [
  'ROW_SHORT',
  'ROW_LONG',
  'DATE_MISSING',
  'DATE_UNREADABLE',
  'DATE_IMPOSSIBLE',
  'DATE_RANGE',
  'AMOUNT_MISSING',
  'AMOUNT_UNREADABLE',
  'AMOUNT_DIGITS',
  'CURRENCY_OTHER',
  'QUANTITY_MISSING',
  'QUANTITY_UNREADABLE',
  'NUMBER_MISSING',
  'NUMBER_UNREADABLE',
  'TEXT_MISSING',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/** What a file of rejected rows says in the user's language: name of the sheet, and of each code what is wrong and what helps. */
export interface RejectTexts {
  readonly sheet: string;
  readonly of: Readonly<Record<string, { readonly message: string; readonly fix: string }>>;
}
