import type { Statement } from 'better-sqlite3';
import { joinPieces, PIECE_BYTES, piecesOf } from './columnCodec.ts';
import type { Connection } from './connection.ts';
import { fromLengths, textLengths } from './packedTexts.ts';
import type { ColumnArray, PackedColumn, PackedTexts, Piece } from './batchTypes.ts';

/** Names one column within its table: owner, name and, where there are several, the part. */
type Place = readonly (string | number)[];

/** The three statements of a table with columns; the parameters of all begin with the place. */
interface TableSql {
  /** Place, seq, type, length, packing, data. */
  readonly insert: string;
  /** Type and length of the pieces, by seq. */
  readonly shape: string;
  /** The pieces whole, by seq. */
  readonly pieces: string;
}

const SQL = {
  chunk: {
    insert: `INSERT INTO chunk (batch_id, name, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    shape: 'SELECT type, length FROM chunk WHERE batch_id = ? AND name = ? ORDER BY seq',
    pieces: `SELECT type, length, packing, data FROM chunk
      WHERE batch_id = ? AND name = ? ORDER BY seq`,
  },
  dictionary: {
    insert: `INSERT INTO dictionary (batch_id, name, part, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    shape: `SELECT type, length FROM dictionary
      WHERE batch_id = ? AND name = ? AND part = ? ORDER BY seq`,
    pieces: `SELECT type, length, packing, data FROM dictionary
      WHERE batch_id = ? AND name = ? AND part = ? ORDER BY seq`,
  },
  reject: {
    insert: `INSERT INTO reject (batch_id, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?)`,
    shape: 'SELECT type, length FROM reject WHERE batch_id = ? ORDER BY seq',
    pieces: 'SELECT type, length, packing, data FROM reject WHERE batch_id = ? ORDER BY seq',
  },
  runColumn: {
    insert: `INSERT INTO run_column (run_id, name, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    shape: 'SELECT type, length FROM run_column WHERE run_id = ? AND name = ? ORDER BY seq',
    pieces: `SELECT type, length, packing, data FROM run_column
      WHERE run_id = ? AND name = ? ORDER BY seq`,
  },
  cachePart: {
    insert: `INSERT INTO cache_part (cache_id, name, part, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    shape: `SELECT type, length FROM cache_part
      WHERE cache_id = ? AND name = ? AND part = ? ORDER BY seq`,
    pieces: `SELECT type, length, packing, data FROM cache_part
      WHERE cache_id = ? AND name = ? AND part = ? ORDER BY seq`,
  },
  actionCustomer: {
    insert: `INSERT INTO action_customer (action_id, part, seq, type, length, packing, data)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    shape: 'SELECT type, length FROM action_customer WHERE action_id = ? AND part = ? ORDER BY seq',
    pieces: `SELECT type, length, packing, data FROM action_customer
      WHERE action_id = ? AND part = ? ORDER BY seq`,
  },
} as const satisfies Record<string, TableSql>;

/** One table that holds columns, a piece per row. */
export interface ColumnTable {
  /**
   * Adds a column's pieces from `seq` on and returns the next free `seq`. Every piece is a
   * transaction of its own, so that the file is never locked for long: the owner's state, not a
   * transaction, decides what counts.
   */
  write(place: Place, column: ColumnArray | PackedColumn, seq?: number): number;
  /** The column joined, or undefined if it has no piece. */
  read(place: Place): ColumnArray | undefined;
  /** The stored pieces one by one. */
  pieces(place: Place): IterableIterator<Piece>;
}

/** The tables with columns of one connection, their statements prepared once. */
export interface ColumnTables {
  readonly chunk: ColumnTable;
  readonly dictionary: ColumnTable;
  readonly reject: ColumnTable;
  readonly runColumn: ColumnTable;
  readonly cachePart: ColumnTable;
  readonly actionCustomer: ColumnTable;
}

export function columnTables(db: Connection): ColumnTables {
  return {
    chunk: columnTable(db, SQL.chunk),
    dictionary: columnTable(db, SQL.dictionary),
    reject: columnTable(db, SQL.reject),
    runColumn: columnTable(db, SQL.runColumn),
    cachePart: columnTable(db, SQL.cachePart),
    actionCustomer: columnTable(db, SQL.actionCustomer),
  };
}

function columnTable(db: Connection, sql: TableSql): ColumnTable {
  const insert = db.prepare(sql.insert);
  const shape = db.prepare(sql.shape) as Statement<unknown[], Pick<Piece, 'type' | 'length'>>;
  const select = db.prepare(sql.pieces) as Statement<unknown[], Piece>;
  return {
    write(place, column, seq = 0) {
      let next = seq;
      for (const piece of 'pieces' in column ? column.pieces : piecesOf(column)) {
        insert.run(...place, next, piece.type, piece.length, piece.packing, piece.data);
        next++;
      }
      return next;
    },
    read(place) {
      const shapes = shape.all(...place);
      return shapes.length === 0 ? undefined : joinPieces(shapes, select.iterate(...place));
    },
    pieces: (place) => select.iterate(...place),
  };
}

/** Lengths of texts in one piece. */
const PIECE_TEXTS = PIECE_BYTES / Uint32Array.BYTES_PER_ELEMENT;

/**
 * Stores texts that only grow at their end as two columns, their lengths and their bytes. Pieces can be
 * stored as they fill; they are the same as those of all texts stored at once.
 */
export class TextsWriter {
  readonly #table: ColumnTable;
  readonly #place: Place;
  /** How many texts have their lengths stored, and how many bytes are. */
  #texts = 0;
  #bytes = 0;
  #lengthsSeq = 0;
  #bytesSeq = 0;

  constructor(table: ColumnTable, place: Place) {
    this.#table = table;
    this.#place = place;
  }

  /** Stores what fills whole pieces. */
  grow(texts: PackedTexts): void {
    const bytes = bytesOf(texts);
    const texted = texts.count - (texts.count % PIECE_TEXTS);
    const filled = bytes - (bytes % PIECE_BYTES);
    if (texted > this.#texts) this.#writeLengths(texts, texted);
    if (filled > this.#bytes) this.#writeBytes(texts, filled);
  }

  /** Stores the rest; a column without values is one empty piece. */
  end(texts: PackedTexts): void {
    const bytes = bytesOf(texts);
    if (texts.count > this.#texts || this.#lengthsSeq === 0) this.#writeLengths(texts, texts.count);
    if (bytes > this.#bytes || this.#bytesSeq === 0) this.#writeBytes(texts, bytes);
  }

  #writeLengths(texts: PackedTexts, to: number): void {
    const lengths = textLengths(texts, this.#texts, to);
    this.#lengthsSeq = this.#table.write([...this.#place, 'lengths'], lengths, this.#lengthsSeq);
    this.#texts = to;
  }

  #writeBytes(texts: PackedTexts, to: number): void {
    const bytes = texts.bytes.subarray(this.#bytes, to);
    this.#bytesSeq = this.#table.write([...this.#place, 'bytes'], bytes, this.#bytesSeq);
    this.#bytes = to;
  }
}

function bytesOf({ count, offsets }: PackedTexts): number {
  return offsets[count] ?? 0;
}

/** Reads what a {@link TextsWriter} stored; undefined if nothing is there. */
export function readTexts(table: ColumnTable, place: Place): PackedTexts | undefined {
  const lengths = table.read([...place, 'lengths']);
  const bytes = table.read([...place, 'bytes']);
  if (lengths === undefined || !(bytes instanceof Uint8Array)) return undefined;
  return fromLengths(lengths, bytes);
}
