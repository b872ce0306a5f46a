import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import type * as Sheets from '@e965/xlsx';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Book, BookKind } from './book.ts';
import { onlyWorkbookStream } from './compoundFile.ts';
import { numberText } from './cellText.ts';
import { MAX_MERGES } from './mergedCells.ts';
import { kindOfCode, NUMBER_KINDS } from './numberFormat.ts';
import { serialText } from './serialText.ts';
import { GRID_COLUMNS, GRID_ROWS, SheetTextBuilder, type SheetText } from './sheetText.ts';

/** The library holds a workbook as objects, some thirty times its size. */
const MAX_BYTES = 32 << 20;
/** How long it may take, many times what it takes for an honest file: a damaged one may never end. */
const BASE_MS = 5000;
const MS_PER_MIB = 3000;
const ROWS_PER_CHECK = 4096;

/**
 * Opens a workbook of an older or rarer format (XLS, XLSB, ODS) with a library that reads all of it
 * into memory, which is why it is kept to small files.
 *
 * @throws AppError FILE_TOO_LARGE, FILE_ENCRYPTED, FILE_DAMAGED
 */
export function openLibraryBook(
  bytes: Uint8Array,
  kind: BookKind,
  file: string,
  control: JobControl,
): Book {
  if (bytes.length > MAX_BYTES) {
    throw new AppError('FILE_TOO_LARGE', { place: { file }, details: { limit: MAX_BYTES } });
  }
  const book = parsed(kind === 'xls' ? onlyWorkbookStream(bytes, file) : bytes, file);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  return {
    kind,
    sheets,
    read(index) {
      const name = book.SheetNames[index] ?? '';
      const sheet = book.Sheets[name];
      return textOf(sheet, new SheetTextBuilder(file, name), from1904, control);
    },
  };
}

function parsed(bytes: Uint8Array, file: string): Sheets.WorkBook {
  // Loaded when a file needs it: its tables of code pages are large.
  const library = createRequire(import.meta.url)('@e965/xlsx') as typeof Sheets;
  try {
    const read = (): Sheets.WorkBook =>
      library.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellHTML: false });
    return withSafeUtf16(() => withinTime(BASE_MS + (bytes.length / 2 ** 20) * MS_PER_MIB, read));
  } catch (cause) {
    const locked = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    throw new AppError(locked ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED', {
      place: { file },
      details: { why: 'library' },
      cause,
    });
  }
}

/** Runs an action that may never end by itself; throws when its time is over. Nothing may be open in it. */
function withinTime<T>(milliseconds: number, action: () => T): T {
  const context = createContext({ action });
  return new Script('action()').runInContext(context, { timeout: Math.ceil(milliseconds) }) as T;
}

/**
 * SECURITY: Node (24.21) writes past its memory when it decodes an odd number of bytes at an odd address as
 * UTF-16, and the library has it do so with lengths that a damaged file gives. While the library reads,
 * the last byte of an odd number is left out.
 */
function withSafeUtf16<T>(action: () => T): T {
  const methods = Buffer.prototype as Buffer;
  const plain = Reflect.get<Buffer, 'toString'>(methods, 'toString');
  methods.toString = function (this: Buffer, encoding, start = 0, end = this.length) {
    const length = Math.min(end, this.length) - start;
    const odd = encoding === 'utf16le' && length > 0 && length % 2 === 1;
    return plain.call(this, encoding, start, odd ? start + length - 1 : end);
  };
  try {
    return action();
  } finally {
    methods.toString = plain;
  }
}

function textOf(
  sheet: Sheets.WorkSheet | undefined,
  out: SheetTextBuilder,
  from1904: boolean,
  control: JobControl,
): SheetText {
  const rows = (sheet?.['!data'] ?? []).slice(0, GRID_ROWS);
  rows.forEach((row: Sheets.CellObject[] | undefined, index) => {
    if (index % ROWS_PER_CHECK === 0) control.check();
    row?.slice(0, GRID_COLUMNS).forEach((cell: Sheets.CellObject | undefined, column) => {
      if (cell !== undefined) out.setText(column, cellText(cell, from1904));
    });
    out.endRow(index + 1);
  });
  const merges = (sheet?.['!merges'] ?? []).slice(0, MAX_MERGES).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return out.finish(merges);
}

function cellText(cell: Sheets.CellObject, from1904: boolean): string {
  const { t, v, w, z } = cell;
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? '#ERROR';
  if (t === 'n' && typeof v === 'number') {
    const kind = typeof z === 'string' ? kindOfCode(z) : NUMBER_KINDS.number;
    const moment = kind === NUMBER_KINDS.number ? undefined : serialText(v, kind, from1904);
    return moment ?? numberText(v);
  }
  return typeof v === 'string' ? v.replace(/\r\n?/gu, '\n') : '';
}
