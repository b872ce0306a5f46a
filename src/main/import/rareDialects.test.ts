import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { control, fileOf, folder } from '#test/fixtures/importRoom.ts';
import { readTables, writeTable } from './index.ts';

/** The table of a text as CSV, and how it was read. */
function read(text: string) {
  const path = fileOf(text, 'in.csv');
  const [table] = readTables(path, {}, control);
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'rare.csv');
  writeTable(path, table, out, control);
  return { csv: readFileSync(out, 'utf8'), reading: table.reading.reading };
}

describe('rare delimiters', () => {
  const CELLS = [
    ['id', 'name', 'note', 'amount'],
    ...Array.from({ length: 8 }, (_, i) => [
      `A${String(i)}`,
      `O'Neil ${String(i)}`,
      `12" x, y`,
      '1.5',
    ]),
  ];
  const OUT = CELLS.map((row) =>
    row.map((cell) => (/[",]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
  );
  const written = (delimiter: string, quote: string, escape: string): string =>
    CELLS.map((row) =>
      row.map((cell) => quote + cell.replaceAll(quote, escape + quote) + quote).join(delimiter),
    ).join('\n');

  it.each(
    ['^', '~', '，', '\u0001', '::', '||', '\t\t', ', ', '; '].flatMap((delimiter) => [
      [delimiter, "'", "'"],
      [delimiter, "'", '\\'],
      [delimiter, '"', '\\'],
      [delimiter, '"', '"'],
    ]),
  )('%j between cells in %s, escaped by %s', (delimiter, quote, escape) => {
    expect(read(written(delimiter, quote, escape)).csv).toBe(`${OUT.join('\n')}\n`);
  });

  it('takes the delimiter that the header has too before that of lists in the cells', () => {
    const { csv, reading } = read('id;tags\n1;a,b,c\n2;d,e,f\n3;g,h,i\n');
    expect(reading.delimiter).toBe(';');
    expect(csv).toBe('id,tags\n1,"a,b,c"\n2,"d,e,f"\n3,"g,h,i"\n');
  });

  it('keeps columns that are empty all the way apart from doubled delimiters', () => {
    const { csv } = read('id|gap|name\n1||a\n2||b\n3||c\n4||d\n');
    expect(csv).toBe('id,gap,name\n1,,a\n2,,b\n3,,c\n4,,d\n');
  });
});

describe('notes of several cells above the header', () => {
  const NOTES = 'Report:,Sales\nPeriod:,2024-01-01 to 2024-12-31\n\n';

  it('are no header where all below them is wider', () => {
    const { csv, reading } = read(
      NOTES + 'name,city,remark\nAnna,Rome,x\nBen,Oslo,y\nCarl,Bern,z\n',
    );
    expect(csv).toBe('name,city,remark\nAnna,Rome,x\nBen,Oslo,y\nCarl,Bern,z\n');
    expect(reading.skipHead).toBe(3);
  });

  it('leave a header that is a cell short where it is', () => {
    expect(read('name,city\nAnna,Rome,1\nBen,Oslo,2\nCarl,Bern,3\n').reading.skipHead).toBe(0);
  });
});

it('tells hundreds of thousands of columns of one name apart in a moment', () => {
  const { reading } = read(`${'a,b,'.repeat(50_000)}\n`);
  expect(reading.delimiter).toBe(',');
});
