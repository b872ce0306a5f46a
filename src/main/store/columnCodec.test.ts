import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonType,
  joinPieces,
  makeColumn,
  narrowestType,
  PIECE_BYTES,
  piecesOf,
  typeOf,
  unpackPiece,
} from './columnCodec.ts';
import type { ColumnArray, ColumnType } from './batchTypes.ts';

const TYPES: readonly ColumnType[] = ['i8', 'u8', 'u16', 'i32', 'u32', 'f64'];

const column: fc.Arbitrary<ColumnArray> = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float64Array(),
  fc.array(fc.maxSafeInteger()).map((values) => Float64Array.from(values)),
  fc.array(fc.integer({ min: -200, max: 70_000 })).map((values) => Float64Array.from(values)),
  fc.array(fc.integer({ min: 0, max: 70_000 })).map((values) => Int32Array.from(values).sort()),
);

function restored(source: ColumnArray): ColumnArray {
  const pieces = [...piecesOf(source)];
  return joinPieces(pieces, pieces);
}

/** Equal to the bit: NaN equals NaN, and zero differs from minus zero. */
function identical(a: ColumnArray, b: ColumnArray): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

describe('column codec', () => {
  it('gives every value back unchanged, whatever the type', () => {
    fc.assert(fc.property(column, (source) => identical(restored(source), source)));
  });

  it('keeps little of a column that rises evenly', () => {
    const [piece] = piecesOf(Int32Array.from({ length: 60_000 }, (_, i) => 70_000 + i));
    expect(piece?.packing).toBe('steps');
    expect(piece?.data.length).toBeLessThan(200);
  });

  it('finds the narrowest type that holds the values', () => {
    expect(narrowestType(Float64Array.of(0, 255))).toBe('u8');
    expect(narrowestType(Float64Array.of(0, 256))).toBe('u16');
    expect(narrowestType(Float64Array.of(-1, 127))).toBe('i8');
    expect(narrowestType(Float64Array.of(-1, 128))).toBe('i32');
    expect(narrowestType(Float64Array.of(2 ** 31 - 1))).toBe('i32');
    expect(narrowestType(Float64Array.of(2 ** 31))).toBe('u32');
    expect(narrowestType(Float64Array.of(-1, 2 ** 31))).toBe('f64');
    expect(narrowestType(Float64Array.of(2 ** 32))).toBe('f64');
    for (const kept of [0.5, -0, Number.NaN, Infinity]) {
      expect(narrowestType(Float64Array.of(kept))).toBe('f64');
    }
  });

  it('joins pieces of different types in one that holds them all', () => {
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (columns) => {
        const pieces = columns.flatMap((part) => [...piecesOf(part)]);
        const whole = Float64Array.from(columns.flatMap((part) => [...part]));
        return identical(joinPieces(pieces, pieces), whole);
      }),
    );
  });

  it('has a common type that holds the extremes of both', () => {
    const extremes: Record<ColumnType, readonly [number, number]> = {
      i8: [-128, 127],
      u8: [0, 255],
      u16: [0, 65_535],
      i32: [-(2 ** 31), 2 ** 31 - 1],
      u32: [0, 2 ** 32 - 1],
      f64: [-0.5, 2 ** 40],
    };
    for (const a of TYPES) {
      for (const b of TYPES) {
        const held = makeColumn(commonType(a, b), 4);
        const values = [...extremes[a], ...extremes[b]];
        held.set(values);
        expect([...held], `${a} and ${b}`).toEqual(values);
      }
    }
  });

  it('cuts long columns so that no piece exceeds the limit', () => {
    const values = Float64Array.from({ length: 300_000 }, (_, i) => i * 0.1);
    const pieces = [...piecesOf(values)];
    expect(pieces.map((piece) => piece.length)).toEqual([131_072, 131_072, 37_856]);
    expect(Math.max(...pieces.map((piece) => piece.data.length))).toBeLessThanOrEqual(PIECE_BYTES);
    expect(identical(joinPieces(pieces, pieces), values)).toBe(true);
  });

  it('keeps an empty column', () => {
    const back = restored(new Float64Array(0));
    expect(back.length).toBe(0);
    expect(typeOf(back)).toBe('u8');
  });

  it('refuses a piece that is not as long as it says', () => {
    const [plain] = [...piecesOf(Uint8Array.from({ length: 7 }, (_, i) => i * 31))];
    const [zipped] = [...piecesOf(new Uint8Array(1000))];
    expect(plain?.packing).toBe('none');
    expect(zipped?.packing).toBe('zstd');
    for (const piece of [plain, zipped]) {
      if (!piece) throw new Error('no piece');
      for (const change of [-1, 1]) {
        const wrong = { ...piece, length: piece.length + change };
        expect(() => unpackPiece(wrong)).toThrow('WORKSPACE_DAMAGED');
      }
      expect(() => joinPieces([{ type: 'u8', length: piece.length + 1 }], [piece])).toThrow(
        'WORKSPACE_DAMAGED',
      );
    }
    const noise = { ...(zipped ?? fail()), data: Uint8Array.of(1, 2, 3) };
    expect(() => unpackPiece(noise)).toThrow('WORKSPACE_DAMAGED');
  });
});

function fail(): never {
  throw new Error('no piece');
}
