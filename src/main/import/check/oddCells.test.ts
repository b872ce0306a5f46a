import { describe, expect, it } from 'vitest';
import { codeOf, control, fileOf, importAll } from '#test/fixtures/importRoom.ts';
import { checkFile, inspectFile, readTables } from '../index.ts';
import { isFormula } from './oddCells.ts';

describe('a formula as text', () => {
  it.each([
    '=1+1',
    "=cmd|'/c calc'!A1",
    '=HYPERLINK("http://x","y")',
    '+1+1',
    '-2+3',
    '@SUM(A1:A9)',
    '-A1*2',
    '=-1',
    '={1;2}',
  ])('is told: %s', (text) => {
    expect(isFormula(text)).toBe(true);
  });

  it.each([
    '="00123"',
    '=',
    '====',
    '-',
    '--',
    '-12.50',
    '+86 138-0013-8000',
    '+1 (555) 010-9999',
    '@shop',
    '- see note',
    '-1.5e+10',
    '+5%',
  ])('is not: %s', (text) => {
    expect(isFormula(text)).toBe(false);
  });

  it('is told with its number and first line, and kept as it is', () => {
    const path = fileOf(
      'order_no,date,customer_id,channel,amount\nA1,2024-01-05,c1,web,5.00\nA2,2024-01-06,c2,=1+1,6.00\nA3,2024-01-07,c3,@SUM(A1),-7.00\n',
    );
    const { plan, warnings } = inspectFile(path, {}, control);
    expect(warnings).toContainEqual({ code: 'FORMULA_TEXT', count: 2, line: 3 });
    expect(checkFile(path, plan, control).warnings).toContainEqual(
      expect.objectContaining({ code: 'FORMULA_TEXT', count: 2, line: 3 }),
    );
    expect(readTables(path, {}, control)[0]?.warnings).toContainEqual({
      code: 'FORMULA_TEXT',
      count: 2,
      line: 3,
    });
    expect(codeOf(() => importAll(path))).toBe('none');
  });
});

describe('what is told of cells that are read as they are', () => {
  const HEAD = 'order_no,date,customer_id,channel,amount\n';

  it('long numbers that a spreadsheet has rounded', () => {
    const path = fileOf(
      `${HEAD}2.02401E+17,2024-01-05,c1,web,5.00\n2.02402e+17,2024-01-06,c2,web,1.5E+03\n`,
    );
    const { plan, warnings } = inspectFile(path, {}, control);
    expect(warnings).toContainEqual({ code: 'NUMBER_ROUNDED', count: 2, line: 2 });
    expect(checkFile(path, plan, control).warnings).toContainEqual(
      expect.objectContaining({ code: 'NUMBER_ROUNDED', count: 2 }),
    );
  });

  it('long numbers in digits that all end in zeros, as a sheet keeps fifteen of them', () => {
    const row = (id: string, day: number): string => `${id},2024-01-0${String(day)},c1,web,5.00\n`;
    const lost = [row('202401050000013000', 1), row('202401050000014000', 2)].join('');
    const told = { code: 'NUMBER_ROUNDED', count: 2, line: 2 };
    expect(inspectFile(fileOf(HEAD + lost), {}, control).warnings).toContainEqual(told);
    const both = `${HEAD}${lost}2.02401E+17,2024-01-05,c1,web,5.00\n`;
    expect(inspectFile(fileOf(both), {}, control).warnings).toContainEqual({ ...told, count: 3 });
    // One that has kept its last digits was never rounded, and neither were the others.
    const kept = `${HEAD}${lost}${row('202401050000015123', 3)}`;
    expect(inspectFile(fileOf(kept), {}, control).warnings).toEqual([]);
    const short = `${HEAD}${row('20240105103000000', 1)}`;
    expect(inspectFile(fileOf(short), {}, control).warnings).toEqual([]);
  });

  it('quotes that are not closed, of accepted rows too', () => {
    const path = fileOf(
      `${HEAD}A1,2024-01-05,c1,"web,5.00\nA2,2024-01-06,c2,web,6.00\nA3,2024-01-07,c3,web,7.00\n`,
    );
    const { plan } = inspectFile(path, {}, control);
    const report = checkFile(path, plan, control);
    expect(report.rowsAccepted).toBe(3);
    expect(report.warnings).toContainEqual(
      expect.objectContaining({ code: 'BROKEN_QUOTES', count: 1, line: 2 }),
    );
  });

  it('rows that are longer than the header: rejected where an amount was split', () => {
    const rows = ['A1,2024-01-05,c1,web,1,234.50', 'A2,2024-01-06,c2,web,2,345.00'].join('\n');
    const path = fileOf(`${HEAD}${rows}\nA3,2024-01-07,c3,web,7.00\n`);
    const { plan } = inspectFile(path, {}, control);
    expect(checkFile(path, plan, control)).toMatchObject({ rowsAccepted: 1, rowsRejected: 2 });
    const named = fileOf(
      `${HEAD}A1,2024-01-05,c1,web,5.00,gift\nA2,2024-01-06,c2,web,6.00,\nA3,2024-01-07,c3,web,6.00,\n`,
    );
    expect(inspectFile(named, {}, control).warnings).toContainEqual({
      code: 'HEADER_SHORT',
      count: 1,
      line: null,
    });
  });

  it('a header that is repeated names its columns once, invisible characters or not', () => {
    const marked = `\u200e${HEAD.trimEnd().replaceAll(',', ',\u200e')}\n`;
    const path = fileOf(`${marked}${marked}A1,2024-01-05,c1,web,5.00\nA2,2024-01-06,c2,web,5.00\n`);
    const { columns } = inspectFile(path, {}, control);
    expect(columns.map(({ field }) => field)).toContain('customer_id');
    expect(columns.map(({ name }) => name)[0]).toBe('order_no');
  });

  it('a file of orders without a day is no file of costs', () => {
    const path = fileOf('order_no,customer_id,channel,amount\nA1,c1,web,5.00\nA2,c2,shop,6.00\n');
    const { plan, kind } = inspectFile(path, {}, control);
    expect(kind.kind).toBe('orders');
    expect(codeOf(() => checkFile(path, plan, control))).toBe('NO_DATE_COLUMN');
  });
});
