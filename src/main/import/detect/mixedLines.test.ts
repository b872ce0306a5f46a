import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { detachedControl } from '#main/jobs/index.ts';
import { encodeIn } from '#test/fuzz/encode.ts';
import { readTables, writeTable } from '../read/tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-mixed-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The table of a file as CSV, and what was found. */
function read(...parts: readonly Buffer[]) {
  const path = join(folder, 'in.csv');
  writeFileSync(path, Buffer.concat(parts));
  const [table] = readTables(path, {}, detachedControl());
  if (table === undefined) throw new Error('no table');
  const out = join(folder, 'out.csv');
  writeTable(path, table, out, detachedControl());
  const { reading, why } = table.reading;
  const warnings = table.warnings.map(({ code, count }) => [code, count]);
  return { csv: readFileSync(out, 'utf8'), warnings, reading, why };
}

const HEADER = '订单编号,客户姓名,金额\n';
const FIRST = 'A1,张伟,5.50\nA2,王芳,6.50\nA3,Smith,7.00\n';
const SECOND = 'B1,刘洋,8.50\nB2,陈静,9.50\n';
const WEST = 'id,name,sum\n1,José García,5\n2,Jürgen Müller,6\n';
const WEST_MORE = '3,Zoë Brontë,7\n4,Hélène Dupré,8\n';

describe('a file joined from exports of two systems', () => {
  it('is read line by line, each in its encoding', () => {
    const found = read(Buffer.from(HEADER + FIRST), encodeIn('gb18030', SECOND));
    expect(found.csv).toBe(HEADER + FIRST + SECOND);
    expect(found.reading).toMatchObject({ encoding: 'utf-8', otherEncoding: 'gb18030' });
    expect(found.why.encoding).toEqual({
      code: 'encoding.mixed_lines',
      counts: { utf8Lines: 3, otherLines: 2 },
    });
    expect(found.warnings).toEqual([['ENCODING_MIXED', 2]]);
  });

  it('also when the other encoding comes first, when it has a mark, and in the West', () => {
    expect(read(encodeIn('gb18030', HEADER + FIRST), Buffer.from(SECOND)).csv).toBe(
      HEADER + FIRST + SECOND,
    );
    expect(read(Buffer.from(`\ufeff${HEADER}${FIRST}`), encodeIn('gb18030', SECOND)).csv).toBe(
      HEADER + FIRST + SECOND,
    );
    const west = read(Buffer.from(WEST), encodeIn('windows-1252', WEST_MORE));
    expect(west.csv).toBe(WEST + WEST_MORE);
    expect(west.reading.otherEncoding).toBe('windows-1252');
    const mac = (text: string): string => text.replaceAll('\n', '\r');
    expect(read(Buffer.from(mac(WEST)), encodeIn('windows-1252', mac(WEST_MORE))).csv).toBe(
      WEST + WEST_MORE,
    );
  });

  it('is not seen in damaged UTF-8, nor in files of one encoding', () => {
    const whole = Buffer.from(HEADER + FIRST + SECOND);
    const cut = whole.indexOf(Buffer.from('伟')) + 1;
    const damaged = read(whole.subarray(0, cut), whole.subarray(cut + 1));
    expect(damaged.reading.otherEncoding).toBeUndefined();
    expect(damaged.warnings.map(([code]) => code)).toEqual(['BYTES_REPLACED']);
    for (const [encoding, text] of [
      ['gb18030', HEADER + FIRST + SECOND],
      ['windows-1252', WEST + WEST_MORE],
    ] as const) {
      const found = read(encodeIn(encoding, text));
      expect(found.reading.otherEncoding).toBeUndefined();
      expect(found.csv).toBe(text);
    }
  });
});
