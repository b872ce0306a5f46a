import { expect, it } from 'vitest';
import { piecesOf } from './columnCodec.ts';
import { TextsWriter, type ColumnTable } from './columnTables.ts';
import { packTexts } from './packedTexts.ts';
import type { PackedTexts } from './batchTypes.ts';

/** A table that keeps the pieces by their whole key, in the order of the keys. */
function memoryTable() {
  const rows = new Map<string, string>();
  const table: ColumnTable = {
    write(place, column, seq = 0) {
      let next = seq;
      for (const piece of 'pieces' in column ? column.pieces : piecesOf(column)) {
        const key = JSON.stringify([...place, next]);
        if (rows.has(key)) throw new Error(`piece ${key} is there already`);
        const { type, length, packing, data } = piece;
        rows.set(key, `${type} ${length} ${packing} ${Buffer.from(data).toString('base64')}`);
        next += 1;
      }
      return next;
    },
    read: () => undefined,
    pieces: () => [].values(),
  };
  return { table, list: () => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)) };
}

function first(texts: PackedTexts, count: number): PackedTexts {
  return { ...texts, count, offsets: texts.offsets.subarray(0, count + 1) };
}

/** More than one piece of lengths, and of bytes. */
const MANY = packTexts(Array.from({ length: 300_000 }, (_, i) => 'x'.repeat(i % 11)));
const PIECE = packTexts(Array.from({ length: 1 << 18 }, () => 'four'));
const EMPTY = packTexts([]);
const BLANKS = packTexts(['', '']);

it.each([
  ['several pieces', MANY, [0, 1, 100_000, 262_144, 262_145, 300_000]],
  ['a piece filled to the last byte', PIECE, [1 << 18]],
  ['no text', EMPTY, [0]],
  ['texts without a byte', BLANKS, [1, 2]],
])('stores %s piece by piece as it would at once', (_, texts, steps) => {
  const once = memoryTable();
  new TextsWriter(once.table, [7]).end(texts);
  const grown = memoryTable();
  const writer = new TextsWriter(grown.table, [7]);
  for (const step of steps) writer.grow(first(texts, step));
  writer.end(texts);
  expect(grown.list()).toEqual(once.list());
});

it('stores whole pieces before the end', () => {
  const { table, list } = memoryTable();
  new TextsWriter(table, [7]).grow(MANY);
  expect(list().map(([key]) => key)).toEqual(['[7,"bytes",0]', '[7,"lengths",0]']);
});
