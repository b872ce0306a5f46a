import { createRequire } from 'node:module';
import type * as Sheets from '@e965/xlsx';
import { AppError } from '#shared/contract/errors.ts';
import { readChosen, type ReadBook } from '../book.ts';
import { onlyWorkbookStream } from '../compoundFile.ts';
import { numberText } from '../cellText.ts';
import { MAX_MERGES } from '../mergedCells.ts';
import { kindOfCode, NUMBER_KINDS } from '../numberFormat.ts';
import { serialText } from '../serialText.ts';
import { xmlTextOf } from '../xmlText.ts';
import { GRID_COLUMNS, GRID_ROWS, SheetTextBuilder, type SheetText } from '../sheetText.ts';
import type { BookOrder } from './messages.ts';

/**
 * Reads one sheet of a workbook of an older or rarer format (XLS, XLSB, ODS) with a library that reads all of the
 * workbook into memory and trusts what it reads: run in a process of its own, see {@link file://./readLibraryBook.ts}.
 *
 * @throws AppError FILE_ENCRYPTED, FILE_DAMAGED, SHEET_MISSING, NO_TABLE
 */
export function parseBook({ kind, wanted, file }: BookOrder, bytes: Uint8Array): ReadBook {
  const book = parsed(kind === 'xls' ? onlyWorkbookStream(bytes, file) : bytes, file);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.map((name, index) => ({
    // The library hands the names of an ODS on as they stand in its XML.
    name: kind === 'ods' ? xmlTextOf(name) : name,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
  }));
  const read = (index: number): SheetText => {
    const name = book.SheetNames[index] ?? '';
    const out = new SheetTextBuilder(file, sheets[index]?.name ?? '');
    return textOf(book.Sheets[name], out, { from1904, ods: kind === 'ods' });
  };
  return { kind, sheets, chosen: readChosen({ sheets, read }, wanted, file) };
}

function parsed(bytes: Uint8Array, file: string): Sheets.WorkBook {
  const library = createRequire(import.meta.url)('@e965/xlsx') as typeof Sheets;
  try {
    return withSafeUtf16(() =>
      library.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellHTML: false }),
    );
  } catch (cause) {
    const locked = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    throw new AppError(locked ? 'FILE_ENCRYPTED' : 'FILE_DAMAGED', {
      place: { file },
      details: { why: 'library' },
      cause,
    });
  }
}

/**
 * SECURITY: Node (24.21) writes past its memory when it decodes an odd number of bytes at an odd address as
 * UTF-16, and the library has it do so with lengths that a damaged file gives. While the library reads,
 * the last byte of an odd number is left out; nothing else runs in this process or thread.
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
  system: NumberSystem,
): SheetText {
  const rows = (sheet?.['!data'] ?? []).slice(0, GRID_ROWS);
  rows.forEach((row: Sheets.CellObject[] | undefined, index) => {
    row?.slice(0, GRID_COLUMNS).forEach((cell: Sheets.CellObject | undefined, column) => {
      if (cell !== undefined) out.setText(column, cellText(cell, system));
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

/** What a workbook's numbers of days mean. */
interface NumberSystem {
  readonly from1904: boolean;
  readonly ods: boolean;
}

/** Days below which a time of an ODS is a duration, and no moment that is shown without its day. */
const MAX_DURATION_DAYS = 366;

function cellText(cell: Sheets.CellObject, { from1904, ods }: NumberSystem): string {
  const { t, v, w, z } = cell;
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? '#ERROR';
  if (t === 'n' && typeof v === 'number') {
    const format = typeof z === 'string' ? kindOfCode(z) : NUMBER_KINDS.number;
    const lasts = ods && format === NUMBER_KINDS.time && v < MAX_DURATION_DAYS;
    const kind = lasts ? NUMBER_KINDS.elapsed : format;
    const moment = kind === NUMBER_KINDS.number ? undefined : serialText(v, kind, from1904);
    return moment ?? numberText(v);
  }
  return typeof v === 'string' ? v.replace(/\r\n?/gu, '\n') : '';
}
