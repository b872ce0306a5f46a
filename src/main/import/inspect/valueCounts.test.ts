import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CSV_DIALECT } from '../read/csvWriter.ts';
import { MemoryBlocks } from '../read/sample.ts';
import { RecordScanner } from '../read/scanner.ts';
import { ValueCounts } from './valueCounts.ts';

function counted(cells: readonly string[]): (readonly [string, number])[] | undefined {
  const text = cells.map((cell) => `x,"${cell}"\n`).join('');
  const scanner = new RecordScanner(new MemoryBlocks(Buffer.from(text)), CSV_DIALECT);
  const counts = new ValueCounts(1);
  while (scanner.next()) counts.add(scanner);
  return counts.list()?.map(({ value, rows }) => [value, rows]);
}

it('counts values as a map does, also those of one length with the same ends and long ones', () => {
  const long = 'long '.repeat(9);
  const cell = fc.oneof(
    fc.constantFrom('web', 'wob', 'wxb', ' web', 'web ', '微信', '徽信', '', '-', long, `${long}x`),
    fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 80 }), (cells) => {
      const expected = new Map<string, number>();
      for (const text of cells) {
        const value = text.trim();
        if (value !== '' && value !== '-') expected.set(value, (expected.get(value) ?? 0) + 1);
      }
      expect(counted(cells)).toEqual([...expected].sort(([, a], [, b]) => b - a));
    }),
  );
});

it('gives up a column of very many values', () => {
  const ids = (count: number): string[] => Array.from({ length: count }, (_, i) => `v${i}`);
  expect(counted(ids(10_000))).toHaveLength(10_000);
  expect(counted(ids(10_001))).toBeUndefined();
});
