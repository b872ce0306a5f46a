import { write, utils, type BookType } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorBodyOf, type ErrorBody } from '#shared/contract/errors.ts';
import { codeOf, control, fileOf, folder } from '#test/fixtures/importRoom.ts';
import { makeXlsx, zipOf } from '#test/support/workbook.ts';
import { readTables, writeTable } from '../index.ts';

/** The table of a file as CSV, and what the file was taken for. */
function read(path: string, sheet?: string): { format: unknown; sheet: unknown; csv: string } {
  const [table] = readTables(path, sheet === undefined ? {} : { sheet }, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'other.csv');
  writeTable(path, table, out, control);
  const { format, sheet: found } = table.reading.reading;
  return { format, sheet: found, csv: readFileSync(out, 'utf8') };
}

/** The body of the AppError that an action ends with. */
function bodyOf(action: () => unknown): ErrorBody | undefined {
  try {
    action();
  } catch (error) {
    return errorBodyOf(error);
  }
  return undefined;
}

/** A book of two sheets, the first hidden, as another program would save it. */
function made(bookType: BookType): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['old'], ['x']]), 'Old');
  const orders = utils.aoa_to_sheet(
    [
      ['客户', 'order date', 'amount', 'paid'],
      ['A, "B"', { t: 'n', v: 45_296.75, z: 'm/d/yy' }, 0.1 + 0.2, true],
      ['滲碁😀', { t: 'n', v: 60, z: 'm/d/yy' }, -1500, false],
      [],
      ['C', { t: 'n', v: 45_298, z: 'm/d/yy' }, 1e15, true],
    ],
    { dense: true },
  );
  utils.book_append_sheet(book, orders, '订单');
  book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
  return write(book, { bookType, type: 'buffer' }) as Uint8Array;
}

const CSV =
  '客户,order date,amount,paid\n' +
  '"A, ""B""",2024-01-05 18:00:00,0.3,TRUE\n' +
  '滲碁😀,1900-02-29,-1500,FALSE\n' +
  'C,2024-01-07,1000000000000000,TRUE\n';

describe('workbooks of other formats', () => {
  it.each([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
    ['xlml', 'xls'],
    ['xlsx', 'xlsx'],
  ] as const)('%s gives the table that the others give', (bookType, format) => {
    const path = fileOf(made(bookType), 'orders.bin');
    expect(read(path)).toEqual({ format, sheet: '订单', csv: CSV });
    expect(codeOf(() => read(path, 'None'))).toBe('SHEET_MISSING');
  });

  it.each(['xlsb', 'ods'] as const)('%s that is cut or damaged is refused by its code', (type) => {
    const bytes = made(type);
    const cut = fileOf(bytes.slice(0, bytes.length >> 1), 'cut.bin');
    expect(codeOf(() => read(cut))).toBe('FILE_DAMAGED');
    const bad = bytes.slice();
    bad.fill(0xff, bytes.length >> 2, (bytes.length >> 2) + 64);
    expect(codeOf(() => read(fileOf(bad, 'bad.bin')))).toBe('FILE_DAMAGED');
  });

  it('the XML of Excel 2003 as it was written then, with a style of dates and merged cells', () => {
    const cell = (type: string, value: string): string =>
      `<Cell><Data ss:Type="${type}">${value}</Data></Cell>`;
    const xml =
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>' +
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
      '<Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>' +
      `<Worksheet ss:Name="Orders"><Table><Row>${cell('String', 'who')}${cell('String', 'when')}${cell('String', 'what')}</Row>` +
      `<Row>${cell('String', 'A &amp; B')}<Cell ss:StyleID="d"><Data ss:Type="DateTime">2024-01-05T00:00:00.000</Data></Cell>${cell('Number', '1.5')}</Row>` +
      `<Row ss:Index="4">${cell('String', '中')}<Cell ss:Index="3"><Data ss:Type="Number">2</Data></Cell></Row>` +
      '</Table></Worksheet></Workbook>';
    expect(read(fileOf(xml, 'orders.xls'))).toEqual({
      format: 'xls',
      sheet: 'Orders',
      csv: 'who,when,what\nA & B,2024-01-05,1.5\n中,,2\n',
    });
  });
});

describe('parts in UTF-16', () => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
  const rows = Array.from(
    { length: 3000 },
    (_, i) =>
      `<row>${cell(`客户${String(i)}😀`)}<c t="s"><v>0</v></c><c><v>${String(i)}</v></c></row>`,
  );
  const sound = makeXlsx({
    sheets: [
      { name: 'S', rows: `<row>${['a', 'b', 'c'].map(cell).join('')}</row>${rows.join('')}` },
    ],
    strings: ['<t>東京</t>'],
  });

  /** The book with every part in another encoding. */
  function encoded(encode: (text: string) => Uint8Array): Uint8Array {
    const parts = Object.entries(unzipSync(sound)).map(([name, bytes]): [string, Uint8Array] => [
      name,
      encode(strFromU8(bytes).replace('UTF-8', 'UTF-16')),
    ]);
    return zipOf(Object.fromEntries(parts));
  }
  const littleEndian = (text: string): Buffer => Buffer.from(text, 'utf16le');

  it.each([
    ['little endian with mark', (text: string) => littleEndian(`\ufeff${text}`)],
    ['big endian with mark', (text: string) => littleEndian(`\ufeff${text}`).swap16()],
    ['little endian', littleEndian],
    ['big endian', (text: string) => littleEndian(text).swap16()],
    ['UTF-8 with mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('%s are the same book', (_, encode) => {
    const expected = read(fileOf(sound, 'a.xlsx'));
    expect(expected.csv).toContain('客户2999😀,東京,2999\n');
    expect(read(fileOf(encoded(encode), 'b.xlsx'))).toEqual(expected);
  });

  it('a web page with tables inside tables, or one behind the other, without end', () => {
    const rows = '<table><tr><td>id</td><td>n</td></tr><tr><td>1</td><td>2</td></tr></table>';
    const depth = 20_000;
    const nested = `${'<table><tr><td>'.repeat(depth)}x${'</td></tr></table>'.repeat(depth)}`;
    expect(read(fileOf(`<html>${nested}${rows}</html>`, 'nested.xls')).csv).toBe('id,n\n1,2\n');
    // Those that are looked at before have one cell each; the table behind them is not found.
    const many = '<table><tr><td>x</td></tr></table>'.repeat(100_000);
    expect(read(fileOf(`<html>${many}${rows}</html>`, 'many.xls')).csv).toBe('x\n');
  });
});

describe('an OpenDocument file as other programs leave it', () => {
  const sound = unzipSync(made('ods'));

  /** The ODS with some of its parts. */
  function having(...names: readonly string[]): string {
    const parts = names.map((name) => [name, sound[name] ?? new Uint8Array(0)] as const);
    return fileOf(zipOf(Object.fromEntries(parts)), 'orders.ods');
  }

  it.each([
    ['without styles', ['mimetype', 'content.xml', 'META-INF/manifest.xml']],
    ['without styles and list of parts', ['mimetype', 'content.xml']],
    ['without its kind', ['content.xml', 'styles.xml', 'META-INF/manifest.xml']],
  ])('is read: %s', (_, names) => {
    expect(read(having(...names))).toEqual({ format: 'ods', sheet: '订单', csv: CSV });
  });

  it('is no spreadsheet without its content', () => {
    expect(codeOf(() => read(having('mimetype', 'styles.xml')))).toBe('FILE_KIND_UNSUPPORTED');
  });

  it('has the names of its sheets resolved, and durations of a day and more', () => {
    const table =
      '<table:table table:name="Bob&apos;s &amp; &lt;x&gt;"><table:table-row>' +
      ['span', 'day']
        .map(
          (text) =>
            `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`,
        )
        .join('') +
      '</table:table-row><table:table-row><table:table-cell office:value-type="time" office:time-value="PT30H15M09S"/>' +
      '<table:table-cell office:value-type="date" office:date-value="2024-02-29"/></table:table-row></table:table>';
    const space = ['office', 'table', 'text']
      .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
      .join(' ');
    const content = `<?xml version="1.0"?><office:document-content ${space}><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`;
    const path = fileOf(
      zipOf({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': content,
      }),
      'spans.ods',
    );
    const expected = {
      format: 'ods',
      sheet: "Bob's & <x>",
      csv: 'span,day\n30:15:09,2024-02-29\n',
    };
    expect(read(path)).toEqual(expected);
    expect(read(path, "Bob's & <x>")).toEqual(expected);
  });
});

describe('a zip that is packed in another way', () => {
  /** The book with another method written in its directory: only that counts. */
  function packed(method: number): string {
    const bytes = Buffer.from(made('xlsx'));
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1)) {
      bytes.writeUInt16LE(method, at + 10);
    }
    return fileOf(bytes, 'packed.xlsx');
  }

  it.each([
    [12, 'bzip2'],
    [14, 'lzma'],
    [93, 'zstd'],
    [77, 77],
  ])('is refused by the name of method %i', (method, packing) => {
    const path = packed(method);
    expect(bodyOf(() => read(path))).toMatchObject({
      code: 'FILE_PACKING_UNKNOWN',
      details: { packing },
    });
  });
});

describe('a header over two rows', () => {
  const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

  it('is joined where its groups are merged across and the other columns down', () => {
    const rows = [
      ['order', 'day', 'Sums', ''],
      ['', '', 'net', 'gross'],
      ['A1', '2024-01-05', '1.5', '2'],
      ['A2', '2024-01-06', '2.5', '3'],
    ].map((row) => `<row>${row.map((cell) => (cell === '' ? '<c/>' : text(cell))).join('')}</row>`);
    const sheet = { name: 'S', rows: rows.join(''), merges: ['A1:A2', 'B1:B2', 'C1:D1'] };
    expect(read(fileOf(makeXlsx({ sheets: [sheet] }), 'merged.xlsx')).csv).toBe(
      'order,day,Sums net,Sums gross\nA1,2024-01-05,1.5,2\nA2,2024-01-06,2.5,3\n',
    );
  });
});
