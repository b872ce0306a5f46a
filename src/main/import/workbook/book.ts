import { AppError } from '#shared/contract/errors.ts';
import type { SheetText } from './sheetText.ts';

/** Kinds of files that hold sheets. */
export type BookKind = 'xlsx' | 'xls' | 'xlsb' | 'ods';

/** A sheet of a workbook as its list of sheets has it. */
export interface SheetName {
  readonly name: string;
  readonly hidden: boolean;
}

/** The sheets of a workbook, whatever its format. */
export interface Book {
  readonly sheets: readonly SheetName[];
  /** The text of a sheet by its place in `sheets`. */
  read(index: number): SheetText;
}

/** A workbook of which one sheet was read. */
export interface ReadBook {
  readonly kind: BookKind;
  readonly sheets: readonly SheetName[];
  readonly chosen: ChosenSheet;
}

/** The sheet that is read, and its text. */
export interface ChosenSheet {
  readonly name: string;
  readonly text: SheetText;
}

/**
 * Reads the sheet that was asked for, by name or by its number from 1. Without one it is the first
 * that holds a table (two rows and two columns), visible sheets before hidden ones; if none does, the
 * first that holds anything.
 *
 * @throws AppError SHEET_MISSING, NO_TABLE
 */
export function readChosen(book: Book, wanted: string | undefined, file: string): ChosenSheet {
  if (wanted !== undefined) {
    const index = indexOf(book, wanted);
    const sheet = book.sheets[index];
    if (sheet === undefined) throw sheetMissing(book.sheets, wanted, file);
    return { name: sheet.name, text: book.read(index) };
  }
  const order = book.sheets
    .map((sheet, index) => ({ ...sheet, index }))
    .sort((a, b) => Number(a.hidden) - Number(b.hidden));
  let first: ChosenSheet | undefined;
  for (const { name, index } of order) {
    const text = book.read(index);
    if (text.rows > 1 && text.columns > 1) return { name, text };
    if (text.rows > 0) first ??= { name, text };
  }
  if (first === undefined) throw new AppError('NO_TABLE', { place: { file } });
  return first;
}

/** The error for a sheet that is not there, naming those that are. */
export function sheetMissing(
  sheets: readonly { readonly name: string }[],
  wanted: string,
  file: string,
): AppError {
  return new AppError('SHEET_MISSING', {
    place: { file, sheet: wanted },
    details: { sheets: sheets.map(({ name }) => name).join(' | ') },
  });
}

function indexOf(book: Book, wanted: string): number {
  const byName = book.sheets.findIndex(({ name }) => name === wanted);
  if (byName >= 0) return byName;
  const trimmed = wanted.trim().toLowerCase();
  const loosely = book.sheets.findIndex(({ name }) => name.trim().toLowerCase() === trimmed);
  return loosely < 0 && /^[1-9]\d{0,3}$/u.test(trimmed) ? Number(trimmed) - 1 : loosely;
}
