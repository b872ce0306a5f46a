import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { makeXlsx } from '#test/support/workbook.ts';
import { batchOfFile, checkFile, inspectFile } from './index.ts';

const ORDERS = ['order_id', 'customer_id', 'date', 'amount'];

/** Orders of a January, each of so many yuan as its number. */
function orders(count: number): string[][] {
  return Array.from({ length: count }, (_, i) => [
    `N${i + 1}`,
    `c${i % 3}`,
    `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
    `${i + 1}.00`,
  ]);
}

const MONTHS = [
  ['month', 'orders', 'total'],
  ['2024-01', '6', '21.00'],
  ['2024-02', '0', '0.00'],
  ['2024-03', '0', '0.00'],
];
const GOODS = [
  ['product', 'cost'],
  ['pen', '1.20'],
  ['ink', '3.40'],
];

const csv = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.join(',')}\n`).join('');
/** As a spreadsheet saves it: every record has as many cells. */
const padded = (records: readonly (readonly string[])[], width = 4): string[][] =>
  records.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);

describe('a second table below the first', () => {
  const first = [ORDERS, ...orders(6)];
  const sound = { rowsAccepted: 6, rowsRejected: 0, amountMinor: '2100' };

  it.each([
    ['behind a blank line', csv(first) + '\n' + csv(MONTHS), 9, 4],
    ['behind its title', csv(first) + '\nBy month\n' + csv(MONTHS), 10, 5],
    ['of another width alone', csv(first) + csv(MONTHS), 8, 4],
    ['in a file that a spreadsheet saved', csv(padded([...first, [], ...MONTHS])), 9, 4],
    [
      'with as many columns',
      csv(first) + '\n' + csv(MONTHS.map((cells, i) => [...cells, i === 0 ? 'share' : '0.5'])),
      9,
      4,
    ],
    [
      'with more columns',
      csv(first) +
        '\n' +
        csv(MONTHS.map((cells, i) => [...cells, i === 0 ? 'a' : '1', i === 0 ? 'b' : '2'])),
      9,
      4,
    ],
  ])('%s is told and left out', (_, text, line, rows) => {
    const path = fileOf(text);
    const { reading, rows: found, warnings, plan } = inspectFile(path, {}, control);
    expect(reading.tables.map((table) => table.line)).toEqual([1, line]);
    expect(reading.tables[1]?.columns.slice(0, 3)).toEqual(MONTHS[0]);
    expect(found).toBe(6);
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'OTHER_TABLE', count: rows }));
    const batch = importAll(path);
    expect(batch).toMatchObject(sound);
    expect(batch.warnings).toMatchObject({ OTHER_TABLE: rows });
    expect(batch.rowsRead).toBe(batch.rowsAccepted + batch.rowsSkipped);
    const skips = checkFile(path, plan, control).skips;
    expect(skips).toContainEqual(expect.objectContaining({ code: 'OTHER_TABLE', count: rows }));
  });

  it('is read instead if that is said, in the wizard and on the command line', () => {
    const path = fileOf(csv(first) + '\nGoods\n' + csv(GOODS));
    const inspection = inspectFile(path, { table: 2 }, control);
    expect(inspection.columns.map(({ name }) => name)).toEqual(GOODS[0]);
    expect(inspection.head.map(({ line }) => line)).toEqual([11, 12]);
    expect(inspection.reading.reading).toMatchObject({
      skipHead: 1,
      headerRows: 1,
      table: { number: 2, from: 8 },
    });
    expect(inspectFile(path, { answers: { table: '2' } }, control).plan).toEqual(inspection.plan);
    const batch = importAll(path, { table: 2, kind: 'products' });
    expect(batch).toMatchObject({ rowsAccepted: 2, rowsRejected: 0, rowsSkipped: 7 });
    // The tables of a file are imports of their own.
    expect(batchOfFile(store, path, control, {})).toBeUndefined();
    expect(batchOfFile(store, path, control, inspection.plan.reading)?.id).toBe(batch.id);
  });

  it('is one of several', () => {
    const path = fileOf(csv(first) + '\n' + csv(MONTHS) + '\n' + csv(GOODS));
    const { reading } = inspectFile(path, {}, control);
    expect(reading.tables).toEqual([
      { line: 1, columns: ORDERS },
      { line: 9, columns: MONTHS[0] },
      { line: 14, columns: GOODS[0] },
    ]);
    expect(importAll(path)).toMatchObject({ ...sound, rowsSkipped: 7 });
    const second = inspectFile(path, { table: 2 }, control);
    expect(second.rows).toBe(3);
    expect(second.reading.reading.table).toEqual({ number: 2, from: 8, until: 13 });
  });

  it('is found in a sheet', () => {
    const cells = [...first, [], ['By month'], ...MONTHS];
    const rows = cells.map((row, r) => {
      const inline = row.map(
        (text, c) => `<c r="${'ABCD'[c]}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${r + 1}">${inline.join('')}</row>`;
    });
    const sheets = [{ name: 'Orders', rows: rows.join('') }];
    const path = fileOf(makeXlsx({ sheets }), 'orders.xlsx');
    const { reading } = inspectFile(path, {}, control);
    expect(reading.tables[1]).toEqual({ line: 10, columns: MONTHS[0] });
    expect(importAll(path)).toMatchObject({ ...sound, rowsSkipped: 5 });
  });

  it('is no table of its own if the whole file is said to be one', () => {
    const path = fileOf(csv(first) + '\n' + csv(MONTHS));
    const { reading } = inspectFile(path, { table: 0 }, control);
    expect(reading.tables).toHaveLength(2);
    expect(reading.reading.table).toBeUndefined();
    expect(importAll(path, { table: 0 })).toMatchObject({ rowsAccepted: 6, rowsRejected: 4 });
  });

  it('is refused if it is not there', () => {
    const path = fileOf(csv(first));
    expect(codeOf(() => inspectFile(path, { table: 2 }, control))).toBe('TABLE_MISSING');
    const wrong = { answers: { table: 'two' } };
    expect(codeOf(() => inspectFile(path, wrong, control))).toBe('BAD_REQUEST');
  });
});

describe('no second table', () => {
  const first = [ORDERS, ...orders(6)];
  const later = orders(9).slice(6);

  it.each([
    ['rows behind a blank line', csv([...first, [], ...later]), 9],
    ['the header again', csv([...first, [], ORDERS, ...later]), 9],
    [
      'another header above rows of the table',
      csv([...first, [], ['a', 'b', 'c', 'd'], ...later]),
      9,
    ],
    ['the table goes on below another', csv([...first, [], ...MONTHS, [], ...later]), 9],
    [
      'a legend without dates and numbers',
      csv([...first, [], ['code', 'meaning'], ['N', 'new'], ['O', 'old']]),
      6,
    ],
    ['a single row below a header', csv([...first, [], ...MONTHS.slice(0, 2)]), 6],
    ['two rows of another width alone', csv([...first, ...MONTHS.slice(0, 3)]), 6],
    ['totals and a note', csv([...first, [], ['Total', '', '', '21.00'], ['Note: in yuan']]), 6],
    ['names below, signed', csv([...first, [], ['made by', 'Ann', 'seen by', 'Bob']]), 6],
  ])('%s', (_, text, accepted) => {
    const path = fileOf(text);
    expect(inspectFile(path, {}, control).reading.tables).toEqual([]);
    expect(importAll(path)).toMatchObject({ rowsAccepted: accepted });
  });

  /** Cells that damage, people and programs leave in a column, whatever belongs there. */
  const word = fc.constantFrom(
    '',
    ' ',
    'N/A',
    '-',
    'unknown',
    'Ann',
    'vip',
    '12',
    '2024-01-05',
    '中文',
    '合计',
  );
  const column = fc.constantFrom(
    (i: number) => `N-${i}`,
    (i: number) => `2024-02-${String((i % 28) + 1).padStart(2, '0')}`,
    (i: number) => `${i}.50`,
    (i: number) => ['red', 'blue', 'green'][i % 3] ?? '',
    (i: number) => (i % 4 === 0 ? 'remark' : ''),
  );

  it('is found in a table with damaged, short, long and blank rows whose last row is sound', () => {
    const damage = fc.record({
      at: fc.nat(30),
      kind: fc.constantFrom('blank', 'short', 'long', 'words', 'title', 'header'),
      words: fc.array(word, { minLength: 2, maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(column, { minLength: 3, maxLength: 6 }),
        fc.integer({ min: 12, max: 30 }),
        fc.array(damage, { maxLength: 12 }),
        (columns, rows, damages) => {
          const header = columns.map((_, i) => `column ${i + 1}`);
          const row = (i: number): string[] => columns.map((make) => make(i));
          const records = Array.from({ length: rows }, (_, i) => row(i));
          for (const { at, kind, words } of damages) {
            const broken = {
              blank: [''],
              short: row(at).slice(0, 2),
              long: [...row(at), 'more'],
              words,
              title: ['Page two'],
              header: header.map((name) => `${name}!`),
            }[kind];
            records.splice(4 + (at % (records.length - 4)), 0, broken);
          }
          // A row that fills all columns: one with blanks may be a row of many tables.
          const text = csv([header, ...records, row(4 * rows)]);
          expect(inspectFile(fileOf(text), {}, control).reading.tables).toEqual([]);
        },
      ),
    );
  });
});
