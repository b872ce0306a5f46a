import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { MemoryBlocks } from './sample.ts';
import type { Dialect } from './dialect.ts';
import { RecordScanner } from './scanner.ts';
import type { ByteBlocks } from './byteBlocks.ts';

const COMMA: Dialect = { delimiter: 44, quote: 34, backslash: false };

/** Hands out a text in blocks of `size` bytes. */
function blocksOf(text: string, size: number): ByteBlocks {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  return {
    next: () => {
      if (at >= bytes.length) return undefined;
      at += size;
      return bytes.subarray(at - size, at);
    },
  };
}

function read(text: string, dialect = COMMA, size = 1 << 20): string[][] {
  const scanner = new RecordScanner(blocksOf(text, size), dialect);
  const records: string[][] = [];
  while (scanner.next()) records.push(scanner.texts());
  return records;
}

describe('RecordScanner', () => {
  it('reads what Papa Parse reads, in blocks of any size', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '中', '😀', ' ', ',', '"', '\n', '\r\n', '0', "'"),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        (rows, newline, size) => {
          const text = Papa.unparse(rows, { newline });
          const peer = Papa.parse<string[]>(text, { newline, delimiter: ',' }).data;
          expect(read(text, COMMA, size)).toEqual(peer);
          expect(peer).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells lines, also behind line breaks inside quotes', () => {
    const scanner = new RecordScanner(
      new MemoryBlocks(Buffer.from('a,b\n"x\r\ny\nz",1\r\n\r\nc,d')),
      COMMA,
    );
    const lines: number[] = [];
    while (scanner.next()) lines.push(scanner.line);
    expect(lines).toEqual([1, 2, 5, 6]);
    expect(scanner.atEnd).toBe(true);
  });

  it('reads LF, CRLF and CR in one file', () => {
    expect(read('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it('keeps an empty last cell and blank lines', () => {
    expect(read('a,\n\n,b\n')).toEqual([['a', ''], [''], ['', 'b']]);
  });

  it('takes a quote that never closes as a plain character', () => {
    expect(read('a,"b\nc,d\ne,f')).toEqual([
      ['a', '"b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('takes a quote inside an unquoted cell as it is', () => {
    expect(read('5" pipe,x"y"\n')).toEqual([['5" pipe', 'x"y"']]);
  });

  it('forgives spaces behind a closing quote and quotes in the middle', () => {
    expect(read('"a" ,"b "c" d",e')).toEqual([['a', 'b "c" d', 'e']]);
  });

  it('reads backslash escapes and single quotes where told', () => {
    const dialect = { delimiter: 59, quote: 39, backslash: true };
    expect(read("'a\\'b';'c\\\\';d", dialect, 3)).toEqual([["a'b", 'c\\', 'd']]);
  });

  it('reads quoted cells with spaces between them', () => {
    const dialect = { delimiter: 32, quote: 34, backslash: false };
    expect(read('"a b" c "d"\n"e" "" f\n', dialect)).toEqual([
      ['a b', 'c', 'd'],
      ['e', '', 'f'],
    ]);
  });

  it.each([
    ['spaces between quoted cells', '"a","b","c"\n"d e" "f" "g"\n"h","i","j"', ['d e', 'f', 'g']],
    ['spaces, the last cell plain', '"a","b","c"\n"d" "f" g\n"h","i","j"', ['d', 'f', 'g']],
    ['spaces, the first cell plain', 'a,b,c\nd "e, f" g\nh,i,j', ['d', 'e, f', 'g']],
    ['quotes not doubled before a delimiter', 'a,b,c\n"x "y"",2,"z"\nh,i,j', ['x "y"', '2', 'z']],
    ['a delimiter missing between quotes', '"a","b","c"\n"x""y","z"\n"h","i","j"', ['x', 'y', 'z']],
    ['a stray quote at the start', 'a,b,c\n"x,"y",z\nh,"i",j', ['"x', 'y', 'z']],
  ])('gives a record its columns: %s', (_, text, second) => {
    for (const size of [1, 7, 1 << 20]) {
      const scanner = new RecordScanner(blocksOf(text, size), COMMA, 3);
      const records: string[][] = [];
      while (scanner.next()) records.push(scanner.texts());
      expect(records).toHaveLength(3);
      expect(records[1]).toEqual(second);
    }
  });

  it('takes a delimiter of several bytes, in blocks of any size', () => {
    const [first = 0, ...rest] = new TextEncoder().encode('，');
    const dialect = { ...COMMA, delimiter: first, delimiterRest: Uint8Array.from(rest) };
    for (const size of [1, 2, 3, 64]) {
      expect(read('a，"b，c"，（d）\n１，，x', dialect, size)).toEqual([
        ['a', 'b，c', '（d）'],
        ['１', '', 'x'],
      ]);
    }
  });

  it('keeps a text with spaces and a quoted word as one cell', () => {
    const scanner = new RecordScanner(
      blocksOf('a,b,c\nsee the "notes" below here\n', 64),
      COMMA,
      3,
    );
    scanner.next();
    scanner.next();
    expect(scanner.count).toBe(1);
  });

  it.each(['"say ""x"" now","z"', 'a ""b,c', '"12"" pipe","5"', '"a""b",5'])(
    'leaves a short record as it is: %s',
    (text) => {
      const scanner = new RecordScanner(new MemoryBlocks(Buffer.from(text)), COMMA, 3);
      scanner.next();
      expect(scanner.count).toBe(2);
    },
  );

  it('stays linear on quotes that swallow the rest each time', () => {
    const text = `h,k\n${'"a,b\n'.repeat(100_000)}x,"y"\n`;
    const scanner = new RecordScanner(new MemoryBlocks(Buffer.from(text)), COMMA, 2);
    let records = 0;
    while (scanner.next()) records += 1;
    expect(records).toBeGreaterThan(90_000);
  });

  it('stays linear on many quotes that never close', () => {
    const text = '"a,1\n'.repeat(100_000);
    const scanner = new RecordScanner(blocksOf(text, 1 << 16), COMMA);
    let bytes = 0;
    while (scanner.next()) bytes += scanner.recordEnd - scanner.recordStart;
    expect(bytes).toBeGreaterThan(text.length * 0.7);
  });
});
