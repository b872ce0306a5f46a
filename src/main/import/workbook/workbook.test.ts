import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import {
  codeOf,
  control,
  fileOf,
  folder,
  importAll,
  rejectsOf,
} from '#test/fixtures/importRoom.ts';
import { makeXlsx, zipOf } from '#test/support/workbook.ts';
import { batchToken } from '../commit/rejectsFile.ts';
import { checkFile, inspectFile, readTables, writeTable } from '../index.ts';

/** The table of a file as CSV. */
function read(path: string, overrides: ImportOverrides = {}): string {
  const [table] = readTables(path, overrides, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'out.csv');
  writeTable(path, table, out, control);
  return readFileSync(out, 'utf8');
}

/** Code of the error with which a file is refused, with its details. */
function refusal(path: string, overrides: ImportOverrides = {}): unknown {
  try {
    return read(path, overrides);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.body.code, error.body.details];
  }
}

const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`;
const HEADER = row(cell('customer'), cell('order date'), cell('amount'));

describe('workbooks in OOXML', () => {
  it('reads shared, rich, inline and formula texts, and leaves readings aids out', () => {
    const book = makeXlsx({
      strings: [
        '<t>name</t>',
        '<r><t xml:space="preserve">two </t></r><r><t>runs</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
        '<t>a_x000D_&#10;b &amp; c&#x4e2d;</t>',
      ],
      sheets: [
        {
          name: 'S',
          dimension: 'A1',
          rows: [
            '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>note</t></is></c></row>',
            '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="str"><f>1&amp;2</f><v>12</v></c></row>',
            '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="b"><v>1</v></c></row>',
            '<row r="5"><c r="A5" t="s"><v>3</v></c><c r="B5" t="e"><v>#REF!</v></c></row>',
          ].join(''),
        },
      ],
    });
    expect(read(fileOf(book, 'a.xlsx'))).toBe(
      'name,note\ntwo runs,12\n東京,TRUE\n"a\nb & c中",#REF!\n',
    );
  });

  it('writes dates by their style, in both epochs, and numbers with fifteen digits', () => {
    const rows =
      HEADER +
      row(cell('A'), '<c s="1"><v>45296</v></c>', '<c><v>0.30000000000000004</v></c>') +
      row(cell('B'), '<c s="2"><v>45296.75</v></c>', '<c><v>1.5E3</v></c>');
    const book = { sheets: [{ name: 'S', rows }], formats: [0, 14, 22] };
    expect(read(fileOf(makeXlsx(book), 'a.xlsx'))).toBe(
      'customer,order date,amount\nA,2024-01-05,0.3\nB,2024-01-05 18:00:00,1500\n',
    );
    // The same number is four years and a day later on an old Mac.
    expect(read(fileOf(makeXlsx({ ...book, from1904: true }), 'b.xlsx'))).toContain('A,2028-01-06');
  });

  it('fills merged header cells and counts rows as the sheet does', () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>who</t></is></c><c r="B1" t="inlineStr"><is><t>when</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2" t="inlineStr"><is><t>a</t></is></c><c r="C2" t="inlineStr"><is><t>b</t></is></c></row>';
    const text = read(
      fileOf(makeXlsx({ sheets: [{ name: 'S', rows, merges: ['B1:C1'] }] }), 'a.xlsx'),
      { skipHead: 0, headerRows: 1 },
    );
    expect(text).toBe('who,when,when\nx,a,b\n');
  });

  it('reads a cell alike however its value is written', () => {
    const written = [
      '<c t="str"><v>a_b&amp;c</v></c>',
      '<x:c t="str"><x:v>a_b&#38;c</x:v></x:c>',
      '<c t="str"><f>"a"</f><v>a_b&amp;c</v></c>',
      '<c t="str"><v><![CDATA[a_b&c]]></v></c>',
      '<c t="str"><v>a_b<!-- -->&amp;c</v></c>',
      '<c t="str"><v>a_x005F_b&amp;c</v ></c >',
      '<c t="inlineStr"><is><t>a_b&amp;c</t></is></c>',
      '<c t="s"><v>1</v></c>',
      '<c t="s"><v> &#49; </v></c>',
    ];
    // So many that they stand on the border of every block somewhere.
    const rows = Array.from({ length: 3000 }, (_, i) =>
      row(cell(String(i)), ...written, '<c><v>0.10</v></c>', '<c><v>1e-1</v></c>'),
    );
    const path = fileOf(
      makeXlsx({
        sheets: [{ name: 'S', rows: rows.join('') }],
        strings: ['<t>x</t>', '<t>a_b&amp;c</t>'],
      }),
      'a.xlsx',
    );
    const lines = read(path, { skipHead: 0, headerRows: 0 }).trimEnd().split('\n');
    expect(lines).toEqual(
      rows.map((_, i) => `${String(i)},${written.map(() => 'a_b&c').join(',')},0.1,0.1`),
    );
  });

  it('trims a million blank rows and ignores cells outside the grid', () => {
    const rows =
      HEADER +
      row(cell('A'), cell('2024-01-05'), '<c><v>5</v></c>') +
      '<row r="1048576"><c r="A1048576"/></row>';
    expect(
      read(
        fileOf(makeXlsx({ sheets: [{ name: 'S', rows, dimension: 'A1:XFD1048576' }] }), 'a.xlsx'),
      ),
    ).toBe('customer,order date,amount\nA,2024-01-05,5\n');
    const outside = HEADER + row('<c r="ZZZ2"><v>1</v></c>', cell('2024-01-05'));
    expect(
      refusal(fileOf(makeXlsx({ sheets: [{ name: 'S', rows: outside }] }), 'b.xlsx')),
    ).not.toContain('ZZZ');
  });

  it('takes the first visible sheet with a table, or the one that is named', () => {
    const table = (name: string): string =>
      HEADER + row(cell(name), cell('2024-01-05'), '<c><v>1</v></c>');
    const path = fileOf(
      makeXlsx({
        sheets: [
          { name: 'Old', hidden: true, rows: table('hidden') },
          { name: 'Cover', rows: row(cell('Report')) },
          { name: '订单', rows: table('first') },
          { name: 'More', rows: table('second') },
        ],
      }),
      'a.xlsx',
    );
    expect(read(path)).toContain('first');
    expect(read(path, { sheet: 'More' })).toContain('second');
    expect(read(path, { sheet: '1' })).toContain('hidden');
    expect(refusal(path, { sheet: 'None' })).toEqual([
      'SHEET_MISSING',
      { sheets: 'Old | Cover | 订单 | More' },
    ]);
    const [found] = readTables(path, {}, control);
    expect(found?.reading.sheets.map(({ hidden }) => hidden)).toEqual([true, false, false, false]);
  });

  it('imports like the same table as text, rejected rows at their row of the sheet', () => {
    const rows =
      HEADER +
      row(cell('A'), '<c s="1"><v>45296</v></c>', '<c><v>12.34</v></c>') +
      row(cell('B'), cell('soon'), '<c><v>1</v></c>') +
      row(cell('A'), '<c s="1"><v>45297</v></c>', '<c><v>-2.3400000000000003</v></c>');
    const batch = importAll(
      fileOf(makeXlsx({ sheets: [{ name: 'S', rows }], formats: [0, 14] }), 'orders.xlsx'),
    );
    expect(batch).toMatchObject({
      rowsRead: 3,
      rowsAccepted: 2,
      rowsRejected: 1,
      amountMinor: '1000',
    });
    expect(batch.rejections).toEqual({ DATE_UNREADABLE: 1 });
    expect(rejectsOf(batch).slice(1)).toBe(
      'file,line,column,rule,reason,sheet,cell,message,fix,batch,customer,order date,amount\n' +
        `orders.xlsx,3,order date,date,DATE_UNREADABLE,S,S!B3,The date cannot be read,"Write the date as the other rows do, or as 2024-01-31.",${batchToken(batch)},B,soon,1\n`,
    );
  });

  it('tells of cells merged over several rows of the data, and does not multiply them', () => {
    const rows =
      HEADER +
      row(cell('A'), cell('2024-01-05'), '<c><v>9</v></c>') +
      row('<c/>', cell('2024-01-06'), '<c/>') +
      row(cell('B'), cell('2024-01-07'), '<c><v>1</v></c>') +
      row('<c/>', cell('2024-01-08'), '<c><v>2</v></c>');
    // Of the header and of blank rows below: neither is told.
    const merges = ['A4:A5', 'A2:A3', 'C2:C3', 'A1:C1', 'A900:B950'];
    const path = fileOf(makeXlsx({ sheets: [{ name: 'S', rows, merges }] }), 'orders.xlsx');
    const [table] = readTables(path, {}, control);
    const told = { code: 'MERGED_CELLS', count: 3, line: 2 };
    expect(table?.warnings).toEqual([told]);
    expect(inspectFile(path, {}, control).warnings).toContainEqual(told);
    const batch = importAll(path);
    expect(batch).toMatchObject({ rowsAccepted: 3, rowsRejected: 1, amountMinor: '1200' });
    expect(batch.warnings).toMatchObject({ MERGED_CELLS: 3 });
  });

  it('names sheet and cell of the row at which it stops', () => {
    const rows =
      row() +
      HEADER +
      row(cell('A'), cell('2024-01-05'), '<c><v>1</v></c>') +
      row(cell('B'), cell('2024-01-06'), cell('much'));
    const path = fileOf(makeXlsx({ sheets: [{ name: 'May 24', rows }] }), 'orders.xlsx');
    const { plan } = inspectFile(path, { onBadRow: 'stop' }, control);
    expect(() => checkFile(path, plan, control)).toThrow(
      expect.objectContaining({
        body: {
          code: 'BAD_ROW',
          place: {
            file: 'orders.xlsx',
            sheet: 'May 24',
            row: 4,
            column: 'amount',
            cell: "'May 24'!C4",
            rule: 'AMOUNT_UNREADABLE',
          },
        },
      }),
    );
  });
});

describe('other containers', () => {
  const CSV = 'customer,date,amount\nA,2024-01-05,1.50\nB,2024-01-06,2.50\n';

  it('reads a web page named .xls', () => {
    const page =
      '<html><head><style>td{}</style></head><body><table><tr><th colspan="2">Orders</th></tr>' +
      '<tr><td>customer</td><td>amount</td></tr><tr><td>A&nbsp;&amp; B</td><td>1.5</td></tr>' +
      '<tr><td>C</td><td>2.5</td></tr></table></body></html>';
    expect(read(fileOf(page, 'export.xls'))).toContain('A & B,1.5\nC,2.5\n');
  });

  it('reads the table of a zip, and asks where there are several', () => {
    expect(read(fileOf(zipOf({ '__MACOSX/._a.csv': 'x', 'a.csv': CSV }), 'a.zip'))).toBe(CSV);
    const two = fileOf(zipOf({ 'a.csv': CSV, 'b.csv': CSV.replace('A,', 'Z,') }), 'b.zip');
    expect(refusal(two)).toEqual(['FILE_MANY_TABLES', { tables: 2, names: 'a.csv | b.csv' }]);
    expect(read(two, { sheet: 'b.csv' })).toContain('Z,2024-01-05');
  });

  it('reads a workbook in a zip', () => {
    const rows = HEADER + row(cell('A'), cell('2024-01-05'), '<c><v>1</v></c>');
    const inner = makeXlsx({ sheets: [{ name: 'S', rows }] });
    const path = fileOf(zipOf({ 'in.xlsx': inner }), 'a.zip');
    expect(read(path)).toContain('A,2024-01-05,1');
  });

  it('refuses bombs', () => {
    const bomb = makeXlsx({
      sheets: [{ name: 'S', rows: row(cell('0'.repeat(2000))).repeat(40_000) }],
    });
    expect(refusal(fileOf(bomb, 'bomb.xlsx'))).toEqual([
      'FILE_UNSAFE',
      { part: 'xl/worksheets/s0.xml' },
    ]);
  });

  it('gives a table or a known error for every damaged workbook', () => {
    const rows = HEADER + row(cell('A'), cell('2024-01-05'), '<c><v>1</v></c>');
    const sound = makeXlsx({
      sheets: [{ name: 'S', rows }],
      strings: ['<t>x</t>'],
      formats: [0, 14],
    });
    const change = fc.tuple(fc.nat(sound.length - 1), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.nat(sound.length),
        (changes, cut) => {
          const bytes = sound.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          // `refusal` throws whatever is no AppError.
          for (const damaged of [bytes, sound.slice(0, cut)]) refusal(fileOf(damaged, 'a.xlsx'));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** A file that fuzzing found, as it is. */
const found = (name: string): string =>
  fileURLToPath(new URL(`../../../../test/fixtures/${name}`, import.meta.url));

it('outlives a text of half characters, with which Node destroys its own memory', () => {
  // Without the guard the process ends here.
  const code = codeOf(() => readTables(found('oddUtf16.xlsb'), {}, control));
  expect(['none', 'FILE_DAMAGED', 'NO_TABLE']).toContain(code);
});
