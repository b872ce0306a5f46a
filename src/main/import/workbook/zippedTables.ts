import { AppError } from '#shared/contract/errors.ts';
import { sheetMissing } from './book.ts';
import type { ZipEntry } from './zipDirectory.ts';
import type { ZipFile } from './zipFile.ts';

const NAMES_TOLD = 20;
/** Between the name of a file in a zip and the name of a sheet in that file. */
const SHEET_MARK = '!';

/** Zips that are one document and no workbook, by the names of their parts. */
const PACKAGES: readonly (readonly [string, RegExp])[] = [
  ['docx', /^word\/document\.xml$/iu],
  ['pptx', /^ppt\/presentation\.xml$/iu],
  ['numbers', /^Index\/(?:Document|Tables\/.*)\.iwa$|^Index\.zip$/iu],
  ['jar', /^META-INF\/MANIFEST\.MF$/u],
  ['epub', /^META-INF\/container\.xml$/u],
];

/** A file in a zip, and what of the wish is left for the sheets inside it. */
export interface ChosenTable {
  readonly entry: ZipEntry;
  readonly sheet: string | undefined;
  /** Put before the names of its sheets, where the zip holds other files too. */
  readonly prefix: string;
}

/** The kind of document that a zip is, if it is one of another kind than a workbook. */
export function otherPackage(zip: ZipFile): string | undefined {
  return PACKAGES.find(([, part]) => zip.entries.some(({ name }) => part.test(name)))?.[0];
}

/** The files of a zip that may be tables: without folders and what systems leave behind. */
export function packedTables(zip: ZipFile): ZipEntry[] {
  return zip.entries.filter(
    ({ name, size }) =>
      size > 0 && !/[\\/]$|^__MACOSX\/|(?:^|[\\/])(?:\.|thumbs\.db$)/iu.test(name),
  );
}

/**
 * The one table of a zip, or the one that was asked for: by its name, by its number from 1, or by its
 * name and that of a sheet in it (`a.xlsx!Sheet1`).
 *
 * @throws AppError NO_TABLE, FILE_MANY_TABLES naming them, SHEET_MISSING
 */
export function chooseTable(
  tables: readonly ZipEntry[],
  wanted: string | undefined,
  file: string,
): ChosenTable {
  const [only] = tables;
  if (only === undefined) throw new AppError('NO_TABLE', { place: { file } });
  if (tables.length === 1) {
    return { entry: only, sheet: wanted === only.name ? undefined : wanted, prefix: '' };
  }
  if (wanted === undefined) {
    const names = tables.slice(0, NAMES_TOLD).map(({ name }) => name);
    throw new AppError('FILE_MANY_TABLES', {
      place: { file },
      details: { tables: tables.length, names: names.join(' | ') },
    });
  }
  const numbered = /^[1-9]\d{0,3}$/u.test(wanted) ? tables[Number(wanted) - 1] : undefined;
  const entry =
    tables.find(({ name }) => name === wanted || wanted.startsWith(name + SHEET_MARK)) ?? numbered;
  if (entry === undefined) throw sheetMissing(tables, wanted, file);
  const prefix = entry.name + SHEET_MARK;
  return {
    entry,
    sheet: wanted.startsWith(prefix) ? wanted.slice(prefix.length) : undefined,
    prefix,
  };
}
