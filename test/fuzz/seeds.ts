import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type * as Sheets from '@e965/xlsx';
import { lockAgile, lockBiff, lockStandard } from '#test/support/lockedBooks.ts';
import { makeOrders } from '#test/support/orders.ts';
import { makeXlsx, zipOf } from '#test/support/workbook.ts';
import { encodeIn } from './encode.ts';

/** A small sound file that mutations start from. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const PLAIN = makeOrders({ customers: 12, seed: 3, days: 200 }).csv;
const QUOTED = `Report;;;;
;;;;
Order;"Date of the
order";Customer;"Phone ""mobile""";Amount (EUR)
A1;05.01.2024;"Müller; Söhne";+49 151 23456789;"1.234,50"
A2;13.01.2024;"two
lines";0151/2345678;-12,00
A3;31.12.2024;=1+1;;99,9
;;;Total;1.322,40
`;
const TABLES = `${PLAIN}\nBy month\nmonth,orders,total\n2024-01,6,21.00\n2024-02,0,0.00\n\nsku,cost\nA,1.5\nB,2.5\n`;
const CHINESE = `订单号,下单时间,客户姓名,手机号,渠道,金额(元),状态
SO1,2024年1月5日 13:05,王小明,13800138000,网店,"¥1,234.50",已完成
SO2,2024/1/6 9:00,李四,13900139000,门店,88,已取消
SO3,2024-01-07,张三,13800138000,网店,1.2万,退款
合计,,,,,"13,322.50",
`;
const JAPANESE =
  '注文番号,日付,顧客,金額\nA1,2024年1月5日,山田太郎,1200\nA2,2024年1月6日,鈴木,800\n';
const KOREAN = '주문번호,날짜,고객,금액\nA1,2024-01-05,김철수,12000\nA2,2024-01-06,이영희,8000\n';
const LATIN = 'id;date;name;amount\n1;2024-01-05;Ångström café;1,50\n2;2024-01-06;José;2,75\n';
const HTML = `<html><head><meta charset="utf-8"><style>td{mso-number-format:"\\@"}</style></head><body><table border=1>
<tr><th colspan=2>Orders</th></tr><tr><td>customer<td>date<td>amount</tr>
<tr><td>A &amp; B</td><td>2024-01-05</td><td x:num="1.5">1.50</td></tr><tr><td rowspan=2>C&#x4e2d;<td>2024-01-06<td>2</tr>
</table></body></html>`;

const table = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(','));

function generatedTexts(): Seed[] {
  const utf16 = Buffer.from(`\ufeff${CHINESE}`, 'utf16le');
  const texts: Readonly<Record<string, string | Uint8Array>> = {
    'plain.csv': PLAIN,
    'tables.csv': TABLES,
    'quoted.csv': QUOTED,
    'sep.csv': `sep=|\r\n${PLAIN.slice(0, 600).replaceAll(',', '|').replaceAll('\n', '\r\n')}`,
    'tabs.tsv': PLAIN.slice(0, 600).replaceAll(',', '\t'),
    'backslash.csv': `a,b,c\n'x\\'y',2024-01-05,1\n'z','2024-01-06',"2"\n`,
    'spaces.txt': 'A 2024-01-05 12.50\nB 2024-01-06 13.50\nC 2024-01-07 1.25\n',
    'utf8.csv': CHINESE,
    'bom.csv': `\ufeff${CHINESE}`,
    'utf16le.csv': utf16,
    'utf16be.csv': Buffer.from(utf16).swap16(),
    'gb18030.csv': encodeIn('gb18030', CHINESE),
    'big5.csv': encodeIn(
      'big5',
      '訂單,日期,客戶,金額\nA1,113/01/05,王小明,1200\nA2,113/01/06,李四,5\n',
    ),
    'shiftjis.csv': encodeIn('shift_jis', JAPANESE),
    'eucjp.csv': encodeIn('euc-jp', JAPANESE),
    'euckr.csv': encodeIn('euc-kr', KOREAN),
    'windows1252.csv': encodeIn('windows-1252', LATIN),
    'page.xls': HTML,
  };
  return Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
}

/** A workbook with every kind of cell that our own scanner knows. */
function ownWorkbook(): Uint8Array {
  const row = (i: number): string =>
    `<row r="${String(i)}"><c r="A${String(i)}" t="s"><v>${String(i % 3)}</v></c><c r="B${String(i)}" s="1"><v>${String(45_290 + i)}.25</v></c><c r="C${String(i)}" t="inlineStr"><is><r><t xml:space="preserve">in &amp; </t></r><r><t>out_x000D_</t></r></is></c><c r="D${String(i)}" t="str"><f>A1</f><v>x</v></c><c r="E${String(i)}"><v>1.5E${String(i % 4)}</v></c><c r="F${String(i)}" t="b"><v>1</v></c></row>`;
  const head =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>customer</t></is></c><c r="B1" t="inlineStr"><is><t>order date</t></is></c><c r="C1" t="inlineStr"><is><t>note</t></is></c><c r="D1" t="inlineStr"><is><t>channel</t></is></c><c r="E1" t="inlineStr"><is><t>amount</t></is></c></row>';
  const rows = head + Array.from({ length: 9 }, (_, i) => row(i + 2)).join('');
  return makeXlsx({
    strings: [
      '<t>A</t>',
      '<r><t>two </t></r><r><t>runs</t></r>',
      '<t>東京</t><rPh sb="0" eb="2"><t>ト</t></rPh>',
    ],
    formats: [0, 14, 22],
    sheets: [
      {
        name: 'Cover',
        rows: '<row><c t="inlineStr"><is><t>Report</t></is></c></row>',
        hidden: true,
      },
      { name: '订单', rows, dimension: 'A1:F10', merges: ['E1:F1'] },
    ],
  });
}

/** Workbooks as the library writes them, in all formats that the import takes. */
function libraryWorkbooks(): Seed[] {
  const library = createRequire(import.meta.url)('@e965/xlsx') as typeof Sheets;
  const rows = [...table(PLAIN.slice(0, 700)), ['K9', '2024-05-05', '中文', 'café', '1.5']];
  const book = library.utils.book_new();
  library.utils.book_append_sheet(book, library.utils.aoa_to_sheet(rows), 'Orders');
  library.utils.book_append_sheet(book, library.utils.aoa_to_sheet([['x', 1, true]]), 'More');
  const kinds = [
    ['biff8', 'book.xls'],
    ['biff5', 'old.xls'],
    ['xlml', 'book.xml'],
    ['xlsb', 'book.xlsb'],
    ['xlsx', 'book.xlsx'],
    ['ods', 'book.ods'],
  ] as const;
  return kinds.map(([bookType, name]) => ({
    name,
    bytes: library.write(book, { type: 'buffer', bookType }) as Uint8Array,
  }));
}

/** Protected workbooks under the password that is tried where none is given, so that all of their parts are reached. */
function lockedWorkbooks(books: readonly Seed[]): Seed[] {
  const bytesOf = (name: string): Uint8Array =>
    books.find((book) => book.name === name)?.bytes ?? new Uint8Array(0);
  const password = 'VelvetSweatshop';
  return [
    { name: 'agile.xlsx', bytes: lockAgile(bytesOf('book.xlsx'), password, { spins: 100 }) },
    { name: 'standard.xlsx', bytes: lockStandard(bytesOf('book.xlsx'), password) },
    { name: 'rc4.xls', bytes: lockBiff(bytesOf('book.xls'), password, 'plain') },
    { name: 'cryptoapi.xls', bytes: lockBiff(bytesOf('book.xls'), password, 128) },
  ];
}

/** All generated seeds, the same bytes at every run. */
export function generatedSeeds(): Seed[] {
  const own = ownWorkbook();
  const books = libraryWorkbooks();
  return [
    ...generatedTexts(),
    ...books,
    ...lockedWorkbooks(books),
    { name: 'own.xlsx', bytes: own },
    { name: 'orders.csv.gz', bytes: gzipSync(CHINESE) },
    { name: 'one.zip', bytes: zipOf({ '订单.csv': CHINESE }) },
    { name: 'two.zip', bytes: zipOf({ 'a.csv': PLAIN, 'b/c.csv': QUOTED }) },
    { name: 'nested.zip', bytes: zipOf({ 'book.xlsx': own }) },
  ];
}
