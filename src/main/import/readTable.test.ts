import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { readTables, writeTable } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-read-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const control = { progress: () => undefined, cancelled: false, check: () => undefined };

/** What `perennial read` makes of a text: the table as CSV, and what was found. */
function read(text: string | Uint8Array) {
  const path = join(folder, 'in.csv');
  writeFileSync(path, text);
  const [table] = readTables(path, {}, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'out.csv');
  const written = writeTable(path, table, out, control);
  expect(written).toBe(table.rows);
  const warnings = table.warnings.map(({ code, count, line }) => [code, count, line]);
  return { csv: readFileSync(out, 'utf8'), warnings, table };
}

function codeOf(text: string | Uint8Array): string {
  try {
    read(text);
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'none';
}

const HEADER = 'day,sku,price,text,note\n';
const ROWS = [
  '2024-01-05,A-1,5.50,"warm, dry",\n',
  '2024-01-06,B-2,7.25,"rugged, light",\n',
  '2024-01-07,C-3,9.00,"deep, wide",x\n',
];
const DATA = ROWS.join('');

describe('perennial read', () => {
  it('writes a regular table back as it is', () => {
    expect(read(HEADER + DATA).csv).toBe(HEADER + DATA);
  });

  it.each([
    ['UTF-8', 'utf-8', 'e5bca0e4b889', 'e5bc2ce69d8e', 'e5bca0e4b8'],
    ['GB18030', 'gb18030', 'd5c5c8fd', 'd5ffc0ee', 'd5c5c8'],
    ['Big5', 'big5', 'b169a454', 'b1ffa7f5', 'b169a4'],
  ] as const)(
    'keeps the encoding of a file with damaged characters: %s',
    (_, encoding, name, damaged, cut) => {
      const line = (hex: string): Buffer =>
        Buffer.concat([Buffer.from('C1,'), Buffer.from(hex, 'hex'), Buffer.from(',5\n')]);
      const sound = Array.from({ length: 120 }, () => line(name));
      const head = Buffer.from('id,name,amount\n');
      const inside = read(Buffer.concat([head, ...sound, line(damaged), ...sound]));
      const ended = read(
        Buffer.concat([head, ...sound, Buffer.from('C2,'), Buffer.from(cut, 'hex')]),
      );
      for (const { table, csv, warnings } of [inside, ended]) {
        expect(table.reading.reading.encoding).toBe(encoding);
        expect(csv).toContain('\ufffd');
        expect(warnings.map(([code]) => code)).toContain('BYTES_REPLACED');
        expect(csv.split('\n')[1]).toMatch(/^C1,(?:张三|張三),5$/u);
      }
    },
  );

  it('reads cells that are filled up with NULs, and a file that ends with them', () => {
    const padded = read('id,name,amount\nC1,Ann\0\0,5\nC2,Bob\0\0,6\nC3,Eve\0\0,7\n');
    expect(padded.csv).toBe('id,name,amount\nC1,Ann,5\nC2,Bob,6\nC3,Eve,7\n');
    expect(padded.warnings).toEqual([['NUL_REMOVED', 6, null]]);
    expect(read(HEADER + DATA + '\0'.repeat(5000)).csv).toBe(HEADER + DATA);
  });

  it.each(['，', '^', '~'])('reads cells between %s', (mark) => {
    const text = (HEADER + DATA).replaceAll('"', '').replaceAll(', ', ' ').replaceAll(',', mark);
    const plain = (HEADER + DATA).replaceAll('"', '').replaceAll(', ', ' ');
    const quoted = text.replaceAll('warm dry', `"warm${mark}dry"`);
    expect(read(text).csv).toBe(plain);
    expect(read(quoted).csv).toBe(plain.replace('warm dry', `warm${mark}dry`));
  });

  it('takes single quotes for quotes where every text has a comma', () => {
    const text = "'id','name','sum'\n'1','Lee, Ann','5'\n'2','Ray, Bob','6'\n'3','Poe, Eve','7'\n";
    expect(read(text).csv).toBe('id,name,sum\n1,"Lee, Ann",5\n2,"Ray, Bob",6\n3,"Poe, Eve",7\n');
  });

  it('takes off quotes around whole lines, but not those of a column of texts', () => {
    const wrapped = `${HEADER}${DATA}`.replaceAll(
      /^(.+)$/gmu,
      (line) => `"${line.replaceAll('"', '""')}"`,
    );
    const found = read(wrapped);
    expect(found.csv).toBe(HEADER + DATA);
    expect(found.table.reading.reading.wrapped).toBe(true);
    expect(found.table.reading.why.quote.code).toBe('quote.wrapped');
    expect(read(wrapped.replaceAll('\n', '\r\n')).csv).toBe(HEADER + DATA);
    const names = 'name\n"Lee, Ann"\n"Ray, Bob"\n"Poe, Eve"\n';
    expect(read(names).csv).toBe(names);
    const quoted = '"id","name"\n"1","Lee, Ann"\n"2","Ray, Bob"\n';
    expect(read(quoted).csv).toBe('id,name\n1,"Lee, Ann"\n2,"Ray, Bob"\n');
  });

  it.each(['\u0001', '\u001f'])('reads cells between control characters: %j', (mark) => {
    const plain = (HEADER + DATA).replaceAll('"', '').replaceAll(', ', ' ');
    expect(read(plain.replaceAll(',', mark)).csv).toBe(plain);
  });

  it('drops the Ctrl-Z at the end of a text, and keeps one inside', () => {
    expect(read(`${HEADER}${DATA}\u001a`).csv).toBe(HEADER + DATA);
    const inside = (HEADER + DATA).replace('warm', 'wa\u001arm');
    expect(read(inside).csv).toBe(inside);
  });

  it.each([
    ['an object', '{"a": 1, "b": [1, 2]}'],
    ['a list of objects', '[\n  {"a": 1, "b": 2},\n  {"a": 3, "b": 4}\n]'],
    ['an object a line', '{"a": 1, "b": 2}\n{"a": 3, "b": 4}\n'],
    ['markup', '<?xml version="1.0"?>\n<rows><row a="1,2"/></rows>'],
  ])('refuses text of another kind: %s', (_, text) => {
    expect(codeOf(text)).toBe('FILE_KIND_UNSUPPORTED');
  });

  it('reads braces that are cells', () => {
    const text = '{id},{name}\n{1},{a}\n{2},{b}\n';
    expect(read(text).csv).toBe(text);
  });

  it('refuses a gzip that unpacks to many times its size, and one that was cut off', () => {
    const bomb = gzipSync(Buffer.alloc(70 << 20, 'a,b\n'));
    expect(codeOf(bomb)).toBe('FILE_UNSAFE');
    expect(codeOf(gzipSync(HEADER + DATA).subarray(0, -12))).toBe('FILE_DAMAGED');
    expect(read(gzipSync(HEADER + DATA)).csv).toBe(HEADER + DATA);
  });

  it.each([
    ['little', (code: number, bytes: Buffer) => bytes.writeUInt32LE(code)],
    ['big', (code: number, bytes: Buffer) => bytes.writeUInt32BE(code)],
  ])('refuses UTF-32, the %s end first, with its mark and without', (_, write) => {
    const encoded = (text: string): Buffer =>
      Buffer.concat(
        Array.from(text, (character) => {
          const bytes = Buffer.alloc(4);
          write(character.codePointAt(0) ?? 0, bytes);
          return bytes;
        }),
      );
    expect(codeOf(encoded(HEADER + DATA))).toBe('FILE_BINARY');
    expect(codeOf(encoded(`\ufeff${HEADER}${DATA}`))).toBe('FILE_BINARY');
  });

  it('begins at the first line with a value', () => {
    expect(read('\n\n,a\n,b\n,c\n').csv).toBe(',a\n,b\n,c\n');
  });

  it('takes a space behind every delimiter as part of it', () => {
    const spaced = (HEADER + DATA).replaceAll(/,(?! dry| light| wide)/gu, ', ');
    const { csv, table } = read(spaced);
    expect(table.reading.reading.delimiter).toBe(', ');
    expect(csv).toBe(HEADER + DATA);
  });

  it('keeps the space that only some cells have', () => {
    expect(read('a, b,c\n1,2,3\n4,5,6\n').csv).toBe('a," b",c\n1,2,3\n4,5,6\n');
  });

  it('reads columns set apart by single spaces, but not sentences', () => {
    expect(read('day sku price\n2024-01-05 A 5\n2024-01-06 B 7\n').csv).toBe(
      'day,sku,price\n2024-01-05,A,5\n2024-01-06,B,7\n',
    );
    expect(read('one two three\nfour five\nsix\n').table.columns).toHaveLength(1);
  });

  it.each([
    ['in the header', `"${HEADER}${DATA}`, '"day'],
    ['in the first cell', `${HEADER}"${DATA}`, '"2024-01-05'],
    ['in the last cell of a row', HEADER + DATA.replace('",\n2024-01-06', '","\n2024-01-06'), '"'],
  ])('reads a stray opening quote %s as a character', (_, text, cell) => {
    const { csv, table, warnings } = read(text);
    expect(table.rows).toBe(3);
    expect(csv.split('\n')).toHaveLength(5);
    expect(csv).toContain(`"${cell.replaceAll('"', '""')}"`);
    const broken = warnings.filter(([code]) => code === 'BROKEN_QUOTES');
    expect(broken).toHaveLength(text.startsWith('"') ? 0 : 1);
  });

  it('leaves quotes inside a cell alone where the columns fit', () => {
    expect(read('id,json\n1,"{"a":1,"b":2}"\n2,"x"\n').csv).toBe(
      'id,json\n1,"{""a"":1,""b"":2}"\n2,x\n',
    );
  });

  it('joins headers of several rows, and groups with their parts', () => {
    expect(read(HEADER.repeat(3) + DATA).csv.split('\n')[0]).toBe(
      'day day day,sku sku sku,price price price,text text text,note note note',
    );
    expect(read('left,,right,\nX,Y,X,Y\n1,2,3,4\n5,6,7,8\n').csv).toBe(
      'left X,left Y,right X,right Y\n1,2,3,4\n5,6,7,8\n',
    );
    expect(read('place,trip,,sum\n,,,\n,Air,Rail,\nBonn,1,2,3\nUlm,4,5,9\n').csv).toBe(
      'place,trip Air,trip Rail,sum\nBonn,1,2,3\nUlm,4,5,9\n',
    );
  });

  it('does not take a damaged first row for a second header', () => {
    const { table } = read('day,sku,price\n2024-01-05A,x\n2024-01-06,B,7\n2024-01-07,C,9\n');
    expect(table.reading.reading.headerRows).toBe(1);
    expect(table.rows).toBe(3);
  });

  it('keeps the header as it is written, and rows with the cells they have', () => {
    const { csv, table, warnings } = read('x,x,\n1,2,3\n4,5\n6,7,8,9\n');
    expect(csv).toBe('x,x,\n1,2,3\n4,5\n6,7,8,9\n');
    expect(table.columns).toEqual(['x', 'x (2)', 'column_3']);
    expect(warnings).toEqual([
      ['ROW_SHORT', 1, 3],
      ['ROW_LONG', 1, 4],
    ]);
    expect(read('a,,b,c\n1,2,3\n4,5,6\n').csv).toBe('a,b,c\n1,2,3\n4,5,6\n');
  });

  it.each([
    ['fewer', 'day,sku\n2024-01-05,A\n'],
    ['as many', HEADER + DATA],
    ['more', 'day,sku,price,text,note,more\n2024-01-05,A,5,"a, b",,1\n'],
  ])('ends before a further table with %s columns, and says so', (_, other) => {
    const { csv, warnings } = read(HEADER + DATA + other);
    expect(csv).toBe(HEADER + DATA);
    expect(warnings).toContainEqual(['OTHER_TABLE', other.split('\n').length - 1, 5]);
  });

  it('goes on behind the header of a further page', () => {
    const { csv, warnings } = read(HEADER + DATA + HEADER + '2024-02-01,D-4,1.00,"a, b",\n');
    expect(csv).toBe(HEADER + DATA + '2024-02-01,D-4,1.00,"a, b",\n');
    expect(warnings).toContainEqual(['HEADER_AGAIN', 1, 5]);
  });

  it('makes an empty table of an empty file', () => {
    const { csv, table, warnings } = read('');
    expect([csv, table.rows, table.columns]).toEqual(['', 0, []]);
    expect(warnings).toEqual([['FILE_EMPTY', 1, null]]);
  });
});
