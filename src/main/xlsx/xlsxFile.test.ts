import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excelJs from 'exceljs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { readTables, writeTable } from '#main/import/index.ts';
import { writeXlsxFile, type XlsxCell } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-xlsx-'));
const control = detachedControl();
const path = join(folder, 'out.xlsx');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(rows: Iterable<readonly XlsxCell[]>, to = path): number {
  return writeXlsxFile(to, 'Rows & <more>', rows, control);
}

const texts = (...cells: string[]): XlsxCell[] => cells.map((text) => ({ text }));

it('is a workbook that another program reads: texts as they are, one colour for faults', async () => {
  const rows = [
    [
      { text: 'id', style: 'header' as const },
      { text: 'amount', style: 'header' as const },
    ],
    [{ text: '00123' }, { text: 'free', style: 'fault' as const }],
    texts(' a & <b> "c"\nd_x0041_ ', '=1+1'),
    texts('', '-5'),
  ];
  expect(write(rows)).toBe(3);
  const book = new excelJs.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  expect(sheet?.name).toBe('Rows & <more>');
  const cell = (address: string) => sheet?.getCell(address);
  expect(cell('A2')?.value).toBe('00123');
  // exceljs leaves the escapes of inline texts as they are.
  expect(cell('A3')?.value).toBe(' a & <b> "c"\nd_x005F_x0041_ ');
  expect(cell('B3')?.value).toBe("'=1+1");
  expect(cell('B4')?.value).toBe('-5');
  expect(cell('A1')?.font).toMatchObject({ bold: true });
  expect(cell('B2')?.fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFE2A8' } });
  expect(cell('A2')?.fill).not.toMatchObject({ pattern: 'solid' });
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
});

it('gives every text back to our own reader, and the same bytes again', () => {
  const out = join(folder, 'out.csv');
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom('_x000D_', '\r\n', '\r', '\u0001', '_x005F_', '\ud800', '\udc00', '𠮷', '<&">'),
  );
  // UTF-8 has no halves of pairs, and a reader of tables no NUL.
  const text = unit.map((any) => `t${any.replaceAll('\0', '').toWellFormed()}t`);
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (cells) => {
      const rows = [texts('n', 'text'), ...cells.map((cell, i) => texts(`r${i}`, cell))];
      write(rows);
      const [table] = readTables(path, { headerRows: 1, skipHead: 0 }, control);
      if (table === undefined) throw new Error('no table');
      writeTable(path, table, out, control);
      const { data } = Papa.parse<string[]>(readFileSync(out, 'utf8'), { skipEmptyLines: true });
      // The reader takes a carriage return for half of a line end.
      expect(data).toEqual(rows.map((row) => row.map((cell) => cell.text.replaceAll('\r', ''))));
      const other = join(folder, 'again.xlsx');
      write(rows, other);
      expect(readFileSync(other).equals(readFileSync(path))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('is written whole or not at all', () => {
  writeFileSync(path, 'before');
  const fails = (rows: Iterable<readonly XlsxCell[]>): string => {
    try {
      write(rows);
    } catch (error) {
      return error instanceof AppError ? error.code : String(error);
    }
    return 'none';
  };
  function* stopping(): Generator<readonly XlsxCell[]> {
    yield texts('a');
    throw new AppError('CANCELLED');
  }
  expect(fails(stopping())).toBe('CANCELLED');
  expect(fails([texts('a'.repeat(32_768))])).toBe('WORKBOOK_FULL');
  expect(fails([Array.from({ length: 16_385 }, () => ({ text: '' }))])).toBe('WORKBOOK_FULL');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(existsSync(path)).toBe(true);
  write([texts('a')]);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});
