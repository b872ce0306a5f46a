import { endianness } from 'node:os';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';
import type { ColumnArray, ColumnType, PackedColumn, Piece } from './batchTypes.ts';

// Stored bytes are little-endian; every platform the program ships for is.
if (endianness() !== 'LE') throw new Error('big-endian machines are not supported');

/**
 * Longest piece of a column, in bytes before packing. Encrypting costs about 25 ms per MiB (write-ahead
 * log and checkpoint together), so that one statement stays far under the 200 ms rule.
 */
export const PIECE_BYTES = 1 << 20;

const CONSTRUCTORS = {
  i8: Int8Array,
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f64: Float64Array,
} as const;

const ZSTD_FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Type tag of a column. */
export function typeOf(column: ColumnArray): ColumnType {
  if (column instanceof Float64Array) return 'f64';
  if (column instanceof Int32Array) return 'i32';
  if (column instanceof Uint32Array) return 'u32';
  if (column instanceof Uint16Array) return 'u16';
  if (column instanceof Uint8Array) return 'u8';
  return 'i8';
}

/** A zeroed column. */
export function makeColumn(type: ColumnType, length: number): ColumnArray {
  return new CONSTRUCTORS[type](length);
}

/**
 * The narrowest type that holds every value of a column unchanged. Fractions, NaN, infinities and
 * minus zero keep `f64`.
 */
export function narrowestType(column: ColumnArray): ColumnType {
  const type = typeOf(column);
  if (type === 'u8' || type === 'i8') return type;
  let low = 0;
  let high = 0;
  if (type === 'f64') {
    for (let i = 0; i < column.length; i++) {
      const v = column[i] as number;
      // Only whole numbers of 33 bits pass; minus zero is told apart by its reciprocal.
      if (v !== Math.floor(v) || v < -(2 ** 31) || v >= 2 ** 32 || (v === 0 && 1 / v < 0)) {
        return 'f64';
      }
      if (v < low) low = v;
      else if (v > high) high = v;
    }
  } else {
    for (let i = 0; i < column.length; i++) {
      const v = column[i] as number;
      if (v < low) low = v;
      else if (v > high) high = v;
    }
  }
  if (low === 0)
    return high < 2 ** 8 ? 'u8' : high < 2 ** 16 ? 'u16' : high < 2 ** 31 ? 'i32' : 'u32';
  if (low >= -128 && high <= 127) return 'i8';
  return high < 2 ** 31 ? 'i32' : 'f64';
}

/** The narrowest type that holds the values of both types. */
export function commonType(a: ColumnType, b: ColumnType): ColumnType {
  if (a === b) return a;
  if (a === 'f64' || b === 'f64') return 'f64';
  const unsigned = ['u8', 'u16', 'u32'] as const;
  const rank = (type: ColumnType): number => unsigned.findIndex((u) => u === type);
  if (rank(a) >= 0 && rank(b) >= 0) return rank(a) > rank(b) ? a : b;
  return a === 'u32' || b === 'u32' ? 'f64' : 'i32';
}

/** Cuts and packs a column, to be stored later or by another thread. */
export function packColumn(column: ColumnArray): PackedColumn {
  return { length: column.length, pieces: [...piecesOf(column)] };
}

/** Cuts a column into packed pieces; an empty column is one empty piece. */
export function* piecesOf(column: ColumnArray): Generator<Piece> {
  const step = PIECE_BYTES / column.BYTES_PER_ELEMENT;
  let from = 0;
  do {
    yield packPiece(column.subarray(from, from + step));
    from += step;
  } while (from < column.length);
}

/**
 * Puts unpacked pieces back together in the narrowest type that holds them all.
 * @param shape type and length of each piece, known before any of them is read
 */
export function joinPieces(
  shape: readonly Pick<Piece, 'type' | 'length'>[],
  pieces: Iterable<Piece>,
): ColumnArray {
  const type = shape.map((piece) => piece.type).reduce(commonType, shape[0]?.type ?? 'u8');
  const whole = makeColumn(
    type,
    shape.reduce((sum, piece) => sum + piece.length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    const part = unpackPiece(piece);
    if (at + part.length > whole.length) throw damaged();
    whole.set(part, at);
    at += part.length;
  }
  if (at !== whole.length) throw damaged();
  return whole;
}

/** Values of one piece; WORKSPACE_DAMAGED if its bytes are not those of `length` values. */
export function unpackPiece(piece: Piece): ColumnArray {
  if (piece.packing === 'steps') return fromSteps(piece);
  const make = CONSTRUCTORS[piece.type];
  const size = piece.length * make.BYTES_PER_ELEMENT;
  const bytes = piece.packing === 'none' ? piece.data : unzip(piece.data, size);
  if (bytes.length !== size) throw damaged();
  if (bytes.byteOffset % make.BYTES_PER_ELEMENT === 0) {
    return new make(bytes.buffer as ArrayBuffer, bytes.byteOffset, piece.length);
  }
  const aligned = new make(piece.length);
  new Uint8Array(aligned.buffer).set(bytes);
  return aligned;
}

function packPiece(values: ColumnArray): Piece {
  const type = narrowestType(values);
  const narrow = type === typeOf(values) ? values : new CONSTRUCTORS[type](values);
  const steps = stepsOf(narrow);
  if (steps !== undefined) {
    const data = zstdCompressSync(bytesOf(steps), ZSTD_FAST);
    return { type, length: values.length, packing: 'steps', data };
  }
  const bytes = bytesOf(narrow);
  const zipped = zstdCompressSync(bytes, ZSTD_FAST);
  // Packing must save more time in encryption than it costs when reading: at least an eighth.
  const worth = zipped.length * 8 < bytes.length * 7;
  return {
    type,
    length: values.length,
    packing: worth ? 'zstd' : 'none',
    data: worth ? zipped : bytes,
  };
}

/** Distances between neighbours, the first value before them; undefined if the values ever fall. */
function stepsOf(values: ColumnArray): Int32Array | undefined {
  if (!(values instanceof Int32Array || values instanceof Uint16Array)) return undefined;
  let last = values[0] ?? 0;
  if (last < 0) return undefined;
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    if (value < last) return undefined;
    last = value;
  }
  const steps = new Int32Array(values.length);
  last = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    steps[i] = value - last;
    last = value;
  }
  return steps;
}

function fromSteps(piece: Piece): ColumnArray {
  const bytes = unzip(piece.data, piece.length * Int32Array.BYTES_PER_ELEMENT);
  const steps = unpackPiece({ type: 'i32', length: piece.length, packing: 'none', data: bytes });
  const values = makeColumn(piece.type, piece.length);
  let last = 0;
  for (let i = 0; i < steps.length; i++) {
    last += steps[i] as number;
    values[i] = last;
  }
  return values;
}

function bytesOf(values: ColumnArray): Uint8Array {
  return new Uint8Array(values.buffer as ArrayBuffer, values.byteOffset, values.byteLength);
}

function unzip(data: Uint8Array, size: number): Uint8Array {
  try {
    // The limit keeps a damaged length from asking for all memory.
    return zstdDecompressSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw new AppError('WORKSPACE_DAMAGED', { cause, details: { rule: 'column_packing' } });
  }
}

function damaged(): AppError {
  return new AppError('WORKSPACE_DAMAGED', { details: { rule: 'column_length' } });
}
