import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { evidence } from '#shared/i18n/en/evidence.ts';
import { rules } from '#shared/i18n/en/rules.ts';
import { control, fileOf, SMALL } from '#test/fixtures/importRoom.ts';
import { makeXlsx } from '#test/support/workbook.ts';
import { checkFile, inspectFile, readTables } from './index.ts';

const HEAD = 'order_no,date,customer_id,channel,amount\n';
const ROWS =
  'A1,2024-01-05,c1,web,5.25\nA2,2024-01-06,c2,shop,6.75\nA3,2024-01-07,c3,web,7.50\nA4,2024-01-08,c1,web,8.10\n';
const TWICE = `${ROWS}A1,2024-01-05,c1,web,5.30\n`;
const TWO_PAGES = `${HEAD}${ROWS}${HEAD}A5,2024-02-01,c2,web,1.00\n`;
const COSTS = 'month,channel,spend,impressions,clicks\n';
/** Twelve orders of two lines, each with the total of its order. */
const TOTALS = Array.from({ length: 24 }, (_, i) => {
  const order = Math.floor(i / 2);
  return `T${order},2024-03-05,c${order % 4},${i % 2 === 0 ? 'web' : 'shop'},${order + 20}.00\n`;
}).join('');
const PRICED = 'order_no,date,customer_id,unit_price,quantity\n';

/** Codes of a file: why its reading, its columns and its rows are what they are. */
function codesOf(content: string | Uint8Array, overrides: ImportOverrides, name: string) {
  const path = fileOf(content, name);
  const codes = new Set<string>();
  const take = (found: readonly { readonly code: string }[]): void => {
    for (const { code } of found) codes.add(code);
  };
  for (const table of readTables(path, overrides, control)) {
    take(table.warnings);
    take(Object.values(table.reading.why));
  }
  try {
    const inspection = inspectFile(path, overrides, control);
    take(inspection.warnings);
    take(Object.values(inspection.reading.why));
    take([inspection.kind.evidence]);
    take(inspection.questions.map((question) => question.evidence));
    for (const column of inspection.columns) {
      take(column.evidence);
      const about = [column.fieldEvidence, column.personalEvidence];
      take(about.filter((found) => found !== null));
    }
    const report = checkFile(path, inspection.plan, control);
    take(report.warnings);
    take(report.skips);
    for (const { rule } of [...report.rejections, ...report.marks]) codes.add(rule);
  } catch (error) {
    // An open question or a column that is missing: what was told before counts all the same.
    if (!(error instanceof AppError)) throw error;
  }
  return codes;
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = makeXlsx({
  sheets: [
    {
      name: 'S',
      rows: [...HEAD.trim().split('\n'), ...ROWS.trim().split('\n')]
        .map((row) => `<row>${row.split(',').map(cell).join('')}</row>`)
        .join(''),
      merges: ['C2:C3'],
    },
  ],
});
const fixed = [
  'order_no   date         customer',
  ...Array.from(
    { length: 6 },
    (_, i) => `A${String(i)}         2024-01-0${String(i + 1)}   Ann Lee`,
  ),
].join('\n');

type Case = readonly [
  code: string,
  content: string | Uint8Array,
  said?: ImportOverrides,
  name?: string,
];

/** A file for each code, and what was said of it. */
const CASES: readonly Case[] = [
  ['ROW_SHORT', `${HEAD}${ROWS}A5,2024-01-09,c1\nA6,2024-01-09,c1,web,5.00\n`],
  ['ROW_LONG', `${HEAD}${ROWS}A5,2024-01-09,c1,web,5.00,x\nA6,2024-01-09,c1,web,5.00\n`],
  ['DATE_MISSING', `${HEAD}${ROWS}A5,,c1,web,5.00\n`],
  ['DATE_UNREADABLE', `${HEAD}${ROWS}A5,soon,c1,web,5.00\n`],
  ['DATE_IMPOSSIBLE', `${HEAD}${ROWS}A5,2024-02-30,c1,web,5.00\n`],
  ['DATE_RANGE', `${HEAD}${ROWS}A5,9999-12-31,c1,web,5.00\n`],
  ['AMOUNT_MISSING', `${HEAD}${ROWS}A5,2024-01-09,c1,web,\n`],
  ['AMOUNT_UNREADABLE', `${HEAD}${ROWS}A5,2024-01-09,c1,web,much\n`],
  ['AMOUNT_DIGITS', `${HEAD}${ROWS}A5,2024-01-09,c1,web,999999999999999\n`],
  [
    'CURRENCY_OTHER',
    `${HEAD}${ROWS.replaceAll(/,([\d.]+\n)/gu, ',€$1')}A5,2024-01-09,c1,web,$5.00\n`,
    { answers: { currency: 'EUR' } },
  ],
  ['QUANTITY_MISSING', `${PRICED}A1,2024-01-05,c1,5.25,2\nA2,2024-01-06,c2,6.75,\n`],
  ['QUANTITY_UNREADABLE', `${PRICED}A1,2024-01-05,c1,5.25,2\nA2,2024-01-06,c2,6.75,two\n`],
  ['NUMBER_MISSING', `${COSTS}2024-01,web,5.25,10,1\n2024-02,web,,10,1\n`],
  ['NUMBER_UNREADABLE', `${COSTS}2024-01,web,5.25,10,1\n2024-02,web,much,10,1\n`],
  ['NUMBER_EMPTY', `${COSTS}2024-01,web,5.25,10,1\n2024-02,web,6.75,many,1\n`],
  ['TEXT_MISSING', 'sku,product_name,category,price\nA1,Lamp,light,20.50\n,,light,9.10\n'],
  ['EMPTY_ROW', `${HEAD}${ROWS},,,,\nA5,2024-01-09,c1,web,5.00\n`],
  ['HEADER_AGAIN', TWO_PAGES],
  ['TOTAL_ROW', `${HEAD}${ROWS}Total,,,,27.60\n`],
  ['TOTAL_ROWS_SKIPPED', `${HEAD}${ROWS}Total,,,,27.60\n`],
  ['NOTE_ROW', `${HEAD}${ROWS}# made by hand,,,,\n`],
  ['REPEATED_ROW', `${HEAD}${ROWS}${ROWS}`, { repeats: 'drop' }],
  ['REPEATED_ROWS', `${HEAD}${ROWS}${ROWS}`],
  ['NEGATIVE_AMOUNTS', SMALL],
  ['ZERO_AMOUNTS', `${HEAD}${ROWS}A5,2024-01-09,c1,web,0.00\n`],
  ['UNIDENTIFIED_ROWS', SMALL],
  [
    'STATUS_UNKNOWN',
    'order_no,date,customer_id,status,amount\nA1,2024-01-05,c1,paid,5\nA2,2024-01-06,c1,qwx,6\n',
  ],
  ['QUANTITY_EMPTY', SMALL.replace('Lamp,2,', 'Lamp,two,')],
  ['MERGED_CELLS', sheet, {}, 'merged.xlsx'],
  ['NUL_REMOVED', `${HEAD}${ROWS.replace('web', 'web\0\0')}`],
  [
    'BYTES_REPLACED',
    Buffer.concat([
      Buffer.from(HEAD + ROWS.replaceAll('web', '网店').repeat(40)),
      Buffer.from([0x41, 0x39, 0x2c, 0xe7, 0xbd, 0x0a]),
    ]),
  ],
  [
    'ENCODING_MIXED',
    Buffer.concat([
      Buffer.from(HEAD + ROWS.replaceAll('web', 'café')),
      latin(ROWS.replaceAll('web', 'café')),
    ]),
  ],
  ['ENCODED_TWICE', `${HEAD}${ROWS.replaceAll('web', 'cafÃ©')}`],
  ['BROKEN_QUOTES', `${HEAD}A1,2024-01-05,c1,"web,5.00\n${ROWS}`],
  ['FORMULA_TEXT', `${HEAD}A0,2024-01-05,c1,=1+1,5.00\n${ROWS}`],
  ['NUMBER_ROUNDED', `${HEAD}2.02401E+17,2024-01-05,c1,web,5.00\n${ROWS}`],
  ['HEADER_SHORT', `${HEAD}${ROWS.replaceAll('\n', ',\n').replace('5.25,', '5.25,gift')}`],
  ['TRUNCATED', `${HEAD}${ROWS}A5,2024-0`],
  [
    'DAY_MOVED',
    HEAD + ROWS.replaceAll(/(-0\d),/gu, '$1T23:30:00Z,'),
    { zones: { date: 'Asia/Shanghai' } },
  ],
  ['PROBABLY_CUT', `customer_id,date,amount\n${'c1,2024-01-05,5.25\n'.repeat(65_535)}`],
  ['OTHER_TABLE', `${HEAD}${ROWS}${HEAD}${ROWS}`],
  ['FILE_EMPTY', ''],
  ['NO_ROWS', HEAD],
  ['encoding.mark', `\ufeff${HEAD}${ROWS}`],
  ['encoding.zero_bytes', utf16(HEAD + ROWS)],
  ['encoding.ascii', HEAD + ROWS],
  ['encoding.strict_utf8', HEAD + ROWS.replaceAll('web', '网店')],
  ['encoding.common_characters', latin(HEAD + ROWS.replaceAll('web', 'café crème'))],
  [
    'encoding.mixed_lines',
    Buffer.concat([
      Buffer.from(HEAD + ROWS.replaceAll('web', 'café')),
      latin(ROWS.replaceAll('web', 'café')),
    ]),
  ],
  ['encoding.twice', `${HEAD}${ROWS.replaceAll('web', 'cafÃ©')}`],
  ['encoding.chosen', HEAD + ROWS, { encoding: 'gb18030' }],
  ['encoding.workbook', sheet, {}, 'book.xlsx'],
  ['delimiter.grid', sheet, {}, 'book.xlsx'],
  ['quote.grid', sheet, {}, 'book.xlsx'],
  ['escape.grid', sheet, {}, 'book.xlsx'],
  ['delimiter.regular', HEAD + ROWS],
  ['delimiter.named_in_file', `sep=,\n${HEAD}${ROWS}`],
  ['delimiter.none_found', 'word\none\ntwo\n'],
  ['delimiter.chosen', HEAD + ROWS, { delimiter: ';' }],
  ['delimiter.missing', '"id""name"\n"1""Ann"\n"2""Bob"\n'],
  ['delimiter.fixed_width', fixed],
  ['quote.wrapped', `${HEAD}${ROWS}`.replaceAll(/^(.+)$/gmu, '"$1"')],
  ['quote.curled', `${HEAD}${ROWS.replaceAll(/[^,\n]+/gu, '“$&”')}`],
  ['quote.seen', HEAD + ROWS.replaceAll('web', '"web"')],
  ['quote.usual', HEAD + ROWS],
  ['quote.chosen', HEAD + ROWS, { quote: "'" }],
  ['escape.fewest_broken', HEAD + ROWS],
  ['escape.chosen', HEAD + ROWS, { escape: 'backslash' }],
  ['head.first_full_record', HEAD + ROWS],
  ['head.chosen', `x\n${HEAD}${ROWS}`, { skipHead: 1 }],
  ['header.unlike_data', HEAD + ROWS],
  ['header.like_data', ROWS],
  ['header.chosen', HEAD + ROWS, { headerRows: 1 }],
  ['tail.no_data', HEAD + ROWS],
  ['date.day_over_12_first', `${HEAD}A1,13/01/2024,c1,web,5.25\n`],
  ['date.day_over_12_second', `${HEAD}A1,01/13/2024,c1,web,5.25\n`],
  ['date.republic_year', `${HEAD}A1,113/01/05,c1,web,5.25\nA2,113/02/06,c1,web,5.25\n`],
  [
    'date.republic_header',
    '訂單編號,日期(民國),會員編號,金額\nA1,99/01/05,c1,5.25\nA2,98/01/06,c2,6.75\n',
  ],
  ['date.month_only', `${COSTS}202401,web,5.25,10,1\n202402,web,6.75,10,1\n`],
  ['date.year_first', HEAD + ROWS],
  [
    'date.short_year_first',
    HEAD +
      Array.from(
        { length: 28 },
        (_, i) => `A1,24/01/${String(i + 1).padStart(2, '0')},c1,web,5.25\n`,
      ).join(''),
  ],
  ['date.short_year', `${HEAD}A1,10/11/12,c1,web,5.25\nA2,11/10/12,c1,web,5.25\n`],
  ['date.serial', `${HEAD}A1,45296,c1,web,5.25\nA2,45297,c1,web,5.25\n`],
  ['date.same_either_way', `${HEAD}A1,01/01/2024,c1,web,5.25\nA2,02/02/2024,c1,web,5.25\n`],
  ['date.nothing_over_12', `${HEAD}A1,01/02/2024,c1,web,5.25\nA2,03/04/2024,c1,web,5.25\n`],
  ['date.mixed', `${HEAD}A1,13/02/2024,c1,web,5.25\nA2,03/14/2024,c1,web,5.25\n`],
  ['number.decimal_point', HEAD + ROWS],
  [
    'number.decimal_comma',
    HEAD.replaceAll(',', ';') + ROWS.replaceAll(',', ';').replaceAll('.', ','),
  ],
  ['number.same_either_way', `${HEAD}A1,2024-01-05,c1,web,5\nA2,2024-01-06,c2,web,6\n`],
  [
    'number.groups_or_decimals',
    'order_no;date;customer_id;amount\nA1;2024-01-05;c1;1,234\nA2;2024-01-06;c2;5,678\n',
  ],
  [
    'number.mixed',
    'order_no;date;customer_id;amount\nA1;2024-01-05;c1;1.234,50\nA2;2024-01-06;c2;5,678.25\n',
  ],
  ['currency.not_named', HEAD + ROWS],
  ['totals.repeated', HEAD + TOTALS],
  ['currency.mixed', `${HEAD}A1,2024-01-05,c1,web,€5.25\nA2,2024-01-06,c2,web,$6.75\n`],
  ['kind.columns', HEAD + ROWS],
  ['kind.none_complete', 'word,other\none,x\ntwo,y\n'],
  ['kind.chosen', HEAD + ROWS, { kind: 'refunds' }],
  ['field.header', HEAD + ROWS],
  ['field.only_dates', HEAD.replace('date', 'xyz') + ROWS],
  ['field.chosen', HEAD + ROWS, { map: { channel: 'category' } }],
  ['personal.header', HEAD.replace('channel', 'address') + ROWS],
  [
    'personal.content',
    HEAD.replace('channel', 'xyz') + ROWS.replaceAll(/web|shop/gu, '13800138000'),
  ],
  ['zone.as_written', HEAD + ROWS.replaceAll(/(-0\d),/gu, '$1T23:30:00Z,')],
  [
    'zone.moved',
    HEAD + ROWS.replaceAll(/(-0\d),/gu, '$1T23:30:00Z,'),
    { zones: { date: 'Asia/Shanghai' } },
  ],
  ['DUPLICATE_ROW', HEAD + TWICE, { duplicates: { rule: 'id', keep: 'first' } }],
  ['DUPLICATE_ROWS_SKIPPED', HEAD + TWICE, { duplicates: { rule: 'id', keep: 'last' } }],
  [
    'REFUND_TAKEN_OFF',
    HEAD.replace('channel', 'refund_amount') +
      ROWS.replace('web', '1.25').replaceAll(/web|shop/gu, '0'),
  ],
  ['AMOUNTS_ONCE', HEAD + TWICE, { duplicates: { rule: 'id', keep: 'once' } }],
  ['field.first_numbers', 'date,tmax,rain\n2024-01-05,7.5,1.25\n2024-01-06,8.25,0.5\n'],
];

/** Codes that need a workspace with earlier imports: see `overlap/overlap.test.ts`. */
const OF_A_WORKSPACE = ['OVERLAPPING_ROW', 'OVERLAPPING_ROWS_SKIPPED'];

describe('a code of reading and import', () => {
  it.each(CASES.map((found) => [found[0], found] as const))(
    '%s is told of a file',
    (code, [, content, said = {}, name = 'orders.csv']) => {
      expect([...codesOf(content, said, name)]).toContain(code);
    },
  );

  it('is told of some file here, each that has a sentence', () => {
    const told = new Set([...CASES.map(([code]) => code), ...OF_A_WORKSPACE]);
    const known = [...Object.keys(rules), ...Object.keys(evidence)];
    expect(known.filter((code) => !told.has(code))).toEqual([]);
  });
});
