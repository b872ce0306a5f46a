import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportOverrides } from '#shared/contract/importPlan.ts';
import { codeOf, control, fileOf, folder, importAll, store } from '#test/fixtures/importRoom.ts';
import { checkFile, importFile, inspectFile, readTables, writeTable } from './index.ts';
import { encodedOnce } from './read/encodedTwice.ts';
import { cellsAtEdges, columnEdges } from './read/fixedWidth.ts';

/** The table of a text as CSV, how it was read, and what was told. */
function read(text: string | Uint8Array, overrides: ImportOverrides = {}) {
  const path = fileOf(text, 'in.csv');
  const [table] = readTables(path, overrides, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'damaged.csv');
  expect(writeTable(path, table, out, control)).toBe(table.rows);
  const { reading, why } = table.reading;
  return { csv: readFileSync(out, 'utf8'), reading, why, warnings: table.warnings };
}

/** As a program writes UTF-8 again that it took for Windows-1252. */
function encodedAgain(text: string): string {
  const free = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
  const page = new TextDecoder('windows-1252');
  const bytes = Buffer.from(text, 'utf8');
  return Array.from(bytes, (byte) =>
    free.has(byte) ? String.fromCharCode(byte) : page.decode(Uint8Array.of(byte)),
  ).join('');
}

const HEAD = 'order_no,date,customer,amount,city\n';
const ROWS = [
  'A1,2024-01-05,José,12.50,Málaga\n',
  'A2,2024-01-06,Zoë,7.25,Köln\n',
  'A3,2024-02-08,商品甲,3.00,北京\n',
] as const;
const TABLE = HEAD + ROWS.join('');

describe('text that was encoded twice', () => {
  it('is known by itself, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const ascii = /^\p{ASCII}*$/u.test(text);
        const once = encodedOnce(Buffer.from(encodedAgain(text), 'utf8'));
        expect(once && Buffer.from(once).toString('utf8')).toBe(ascii ? undefined : text);
      }),
    );
  });

  it.each([
    'José',
    'Ångström',
    'Müller “x”',
    '商品',
    'São Paulo',
    '€5',
    'ÄÖÜ ß',
    'Ã',
    'Âme',
    'naïve – né',
  ])('is not %s, which was encoded once', (text) => {
    expect(encodedOnce(Buffer.from(text, 'utf8'))).toBeUndefined();
  });

  it.each([
    ['without mark', encodedAgain(TABLE)],
    ['with mark', `\ufeff${encodedAgain(TABLE)}`],
    ['with a mark that was encoded twice', encodedAgain(`\ufeff${TABLE}`)],
  ])('is read as it was before, and told: %s', (_, text) => {
    const { csv, reading, why, warnings } = read(text);
    expect(csv).toBe(TABLE);
    expect(reading).toMatchObject({ encoding: 'utf-8', twice: true });
    expect(why.encoding.code).toBe('encoding.twice');
    expect(warnings).toEqual([
      { code: 'ENCODED_TWICE', count: text.includes('ï»¿') ? 4 : 3, line: null },
    ]);
  });

  it('is read line by line in a file that is so in part', () => {
    const { csv, warnings } = read(HEAD + ROWS[0] + encodedAgain(ROWS[1]) + ROWS[2]);
    expect(csv).toBe(TABLE);
    expect(warnings).toEqual([{ code: 'ENCODED_TWICE', count: 1, line: null }]);
  });

  it('stays as it is where the encoding was chosen', () => {
    const again = encodedAgain(TABLE);
    expect(read(again, { encoding: 'utf-8' }).csv).toBe(again);
  });

  it('counts in the store as what it was', () => {
    const batch = importAll(fileOf(encodedAgain(TABLE)));
    expect(batch.warnings['ENCODED_TWICE']).toBe(3);
    expect(batch.rowsAccepted).toBe(3);
  });
});

describe('typographic quotes around cells', () => {
  const quoted = (open: string, close: string): string =>
    HEAD + ROWS.join('').replaceAll(/[^,\n]+/gu, `${open}$&${close}`);

  it.each([
    ['“', '”'],
    ['„', '“'],
    ['„', '”'],
    ['«', '»'],
  ])('%s%s are quotes', (open, close) => {
    const { csv, reading, why } = read(quoted(open, close));
    expect(csv).toBe(TABLE);
    expect(reading.curled).toBe(true);
    expect(why.quote.code).toBe('quote.curled');
  });

  it('hold delimiters and straight quotes', () => {
    const text = `${HEAD}A1,2024-01-05,“Lee, Ann”,12.50,“Bonn”\nA2,2024-01-06,“Ray 5" Bob”,7.25,“Ulm, Neu”\n`;
    expect(read(text).csv).toBe(
      `${HEAD}A1,2024-01-05,"Lee, Ann",12.50,Bonn\nA2,2024-01-06,"Ray 5"" Bob",7.25,"Ulm, Neu"\n`,
    );
    expect(read(text.replaceAll(/,(?! )/gu, ';')).csv).toContain('"Lee, Ann",12.50,Bonn\n');
  });

  it('are text inside cells, and where only some lines have them', () => {
    const inside = `${HEAD}A1,2024-01-05,He said “hi”,12.50,“x” and “y”\nA2,2024-01-06,Bob,7.25,Ulm\n`;
    expect(read(inside).csv).toBe(inside);
    const some = TABLE.replace('José', '“José”');
    expect(read(some).csv).toBe(some);
  });
});

describe('quoted cells without a delimiter', () => {
  it('are cells where every line has as many', () => {
    const { csv, why } = read('"id""name""sum"\n"1""Lee, Ann""5.5"\n"2""Bob""7"\n');
    expect(csv).toBe('id,name,sum\n1,"Lee, Ann",5.5\n2,Bob,7\n');
    expect(why.delimiter.code).toBe('delimiter.missing');
  });

  it.each([
    '"say ""hi"""\n"x ""y"" z"\n"he""llo"\n',
    '"12"" pipe"\n"14"" pipe"\n"16"" pipe"\n',
    '"a""b"\n"1""2"\n',
  ])('are texts with quotes otherwise: %j', (text) => {
    expect(read(text).csv).toBe(text);
  });
});

describe('a text of fixed widths', () => {
  const names = ['Ann Lee', 'Bob', 'Eve, Ray'];
  const line = (i: number): string =>
    `A${String(i).padEnd(8)} 2024-01-${String(i).padStart(2, '0')}  ${(names[i % 3] ?? '').padEnd(14)}${(i * 10.5).toFixed(2).padStart(8)}\n`;
  const rows = Array.from({ length: 9 }, (_, i) => line(i + 1)).join('');
  const head = 'order_no  date        customer        amount\n';
  const rule = '--------- ----------- ------------- --------\n';
  const csv = `order_no,date,customer,amount\n${Array.from({ length: 9 }, (_, i) => {
    const name = names[(i + 1) % 3] ?? '';
    return `A${String(i + 1)},2024-01-0${String(i + 1)},${name.includes(',') ? `"${name}"` : name},${((i + 1) * 10.5).toFixed(2)}\n`;
  }).join('')}`;

  it.each([
    ['plain', head + rows],
    ['with a line of dashes', head + rule + rows],
    ['with the line ends of Windows', (head + rows).replaceAll('\n', '\r\n')],
  ])('is cut at the edges that all lines have: %s', (_, text) => {
    const found = read(text);
    expect(found.csv).toBe(csv);
    expect(found.why.delimiter).toMatchObject({
      code: 'delimiter.fixed_width',
      counts: { columns: 4 },
    });
    expect(importAll(fileOf(text, 'fixed.txt')).rowsAccepted).toBe(9);
  });

  it('counts Chinese characters as two places', () => {
    const wide = head + rows.replaceAll('Ann Lee', '欧阳ab ');
    expect(read(wide).csv).toBe(csv.replaceAll('Ann Lee', '欧阳ab'));
  });

  it.each([
    ['words', 'one  two\nthree four\nfive  six\nseven\neight  nine\nten\n'],
    ['too few lines', head + line(1) + line(2)],
    ['tabs', (head + rows).replaceAll('  ', '\t ')],
  ])('is not seen in %s', (_, text) => {
    expect(columnEdges(Buffer.from(text))).toBeUndefined();
  });

  it('loses no character but blanks, whatever the edges', () => {
    const edges = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '中', '"', ',') }),
        edges,
        (text, at) => {
          const cells = cellsAtEdges(Buffer.from(text), [0, ...at.sort((x, y) => x - y)]);
          const bare = Buffer.from(cells)
            .toString('utf8')
            .replaceAll(/[\s,"]/gu, '');
          expect(bare).toBe(text.replaceAll(/[\s,"]/gu, ''));
        },
      ),
    );
  });
});

describe('a colon', () => {
  it('sets cells apart where every line has as many and none is a time', () => {
    const { csv, reading } = read('order:day:customer\nA1:2024-01-05:Ann\nA2:2024-01-06:Bob\n');
    expect(reading.delimiter).toBe(':');
    expect(csv).toBe('order,day,customer\nA1,2024-01-05,Ann\nA2,2024-01-06,Bob\n');
  });

  it.each([
    'time\n10:30:05\n11:31:06\n12:32:07\n',
    '10:30:05 started\n10:31:06 ended\n10:32:07 failed\n',
    'at\n2024-01-05T10:30:05\n2024-01-06T10:30:05\n',
    'http://a.example:80\nhttp://b.example:80\nhttp://c.example:80\n',
    'a: one two: x\nb: two: y\nc: three: z w\n',
    'one:two\nthree:four\nfive:six\n',
  ])('is text otherwise: %j', (text) => {
    expect(read(text).csv).toBe(text);
  });
});

describe('a header without rows', () => {
  it.each([
    ['alone', HEAD],
    ['without a line end', HEAD.trimEnd()],
    ['over blank lines', `${HEAD}\n,,,,\n`],
    ['in Chinese', '订单号,下单时间,客户,金额\n'],
  ])('is told, and refused by its own code: %s', (_, text) => {
    expect(read(text).warnings).toContainEqual({ code: 'NO_ROWS', count: 1, line: null });
    const path = fileOf(text);
    const { plan, warnings } = inspectFile(path, {}, control);
    expect(warnings).toContainEqual({ code: 'NO_ROWS', count: 1, line: null });
    expect(codeOf(() => checkFile(path, plan, control))).toBe('NO_ROWS');
    expect(codeOf(() => importFile(path, plan, store, control))).toBe('NO_ROWS');
  });

  it('over a total is refused all the same', () => {
    const path = fileOf(`${HEAD}Total,,,0.00,\n`);
    expect(read(`${HEAD}Total,,,0.00,\n`).warnings).toContainEqual({
      code: 'NO_ROWS',
      count: 1,
      line: null,
    });
    const { plan } = inspectFile(path, {}, control);
    expect(codeOf(() => importFile(path, plan, store, control))).toBe('NO_ROWS');
  });

  it('with the columns settled is refused all the same', () => {
    const path = fileOf(HEAD);
    const overrides: ImportOverrides = {
      map: { date: 'date', customer: 'customer_id' },
      answers: { 'date.order': 'ymd', 'amount.decimal': '.' },
    };
    const { plan } = inspectFile(path, overrides, control);
    expect(codeOf(() => importFile(path, plan, store, control))).toBe('NO_ROWS');
  });
});

describe('a row with one filled cell', () => {
  it.each([
    'Exported by Bob',
    'Anna Maria Lee made this',
    '以上数据由系统导出。',
    '导出时间：2024-01-05',
  ])('is a note where it begins with a sentence: %s', (note) => {
    const batch = importAll(fileOf(`${TABLE}${note},,,,\n`));
    expect([batch.rowsAccepted, batch.rowsSkipped, batch.rowsRejected]).toEqual([3, 1, 0]);
  });

  it.each(['A9,,,,', ',,Anna Maria Lee,,', ',,,99.90,', 'Ann,,,,'])(
    'is rejected where it may be data: %s',
    (row) => {
      const batch = importAll(fileOf(`${TABLE}${row}\n`));
      expect([batch.rowsAccepted, batch.rowsSkipped, batch.rowsRejected]).toEqual([3, 0, 1]);
    },
  );
});
