import type { ImportKind } from '#shared/domain/importKinds.ts';

/** Columns, and what an import writes and leaves. */

/** Number types of a stored column. */
export type ColumnArray =
  Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
export type ColumnType = 'i8' | 'u8' | 'u16' | 'i32' | 'u32' | 'f64';

/**
 * How the bytes of a piece are packed. `steps` is for whole numbers that never fall, such as lines of a
 * file and codes of a sorted column: each value's distance from the one before, as i32, then zstd.
 */
type Packing = 'none' | 'zstd' | 'steps';

/** One stored piece of a column: one row of a table with columns. */
export interface Piece {
  readonly type: ColumnType;
  readonly length: number;
  readonly packing: Packing;
  readonly data: Uint8Array;
}

/** A column cut and packed, ready to be stored: the work that another thread can do beforehand. */
export interface PackedColumn {
  readonly length: number;
  readonly pieces: readonly Piece[];
}

/** Counts and sums of one import; money is in minor units of `moneyDigits`. */
export interface BatchSummary {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly fileHash: string;
  readonly fileBytes: number;
  /** SHA-256 of the canonical plan, hex. */
  readonly planHash: string;
  /** The whole plan (reading, columns, types, privacy) as canonical JSON; holds no row. */
  readonly plan: string;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsChanged: number;
  readonly rowsSkipped: number;
  readonly rowsRejected: number;
  readonly rowsDuplicate: number;
  readonly rowsUnidentified: number;
  readonly customers: number;
  readonly hasAmounts: boolean;
  readonly currency: string | null;
  readonly moneyDigits: number;
  /** Sum of all accepted amounts, decimal text of an integer in minor units. */
  readonly amountMinor: string;
  /** Sum of the accepted amounts below zero, same form. */
  readonly refundMinor: string;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Counts per warning code. */
  readonly warnings: Readonly<Record<string, number>>;
  /** Counts per rejection rule. */
  readonly rejections: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Rows brought in although a field is at fault, part of the accepted ones, and their counts per rule. */
  readonly rowsMarked: number;
  readonly marks: Readonly<Record<string, number>>;
}

export interface BatchRecord extends BatchSummary {
  readonly id: number;
  /** ISO time of the import, for people; no figure depends on it. */
  readonly importedAt: string;
  readonly state: 'complete' | 'undone';
  /** The batch that these rows joined later as corrected ones; null for a batch of its own. */
  readonly partOf: number | null;
}

/** Writes corrected rows that join a complete batch: content of their own, which counts and goes with it. */
export interface PartWriter extends BatchColumns {
  readonly batchId: number;
  /**
   * Makes the part count, in one transaction with what becomes of the batch: its counts and sums with the
   * part, and the rows that stay rejected.
   */
  finish(part: BatchSummary, whole: BatchSummary, rejects: readonly Uint8Array[]): BatchRecord;
  abort(): void;
}

/** Writes the columns of a batch that is not finished. */
export interface BatchColumns {
  /** Adds a chunk to each named column; those of one call are equally long. */
  addChunk(columns: Readonly<Record<string, ColumnArray | PackedColumn>>): void;
  /** Stores a dictionary of this batch: code n is the n-th text. */
  setDictionary(name: string, dictionary: PackedTexts): void;
  /**
   * Stores the part of a dictionary that more texts will not change, so that less is left to do at the
   * end; {@link setDictionary} follows with all of them.
   */
  growDictionary(name: string, dictionary: PackedTexts): void;
  /** Adds rejected source rows, as CSV text in UTF-8. */
  addRejects(csv: Uint8Array): void;
}

/**
 * Writes one batch. Chunks go into the file as they come, marked as unfinished; `finish` makes the
 * batch visible in one short transaction. A batch not finished (crash, cancel) is swept at the next
 * opening, and nothing ever reads it.
 */
export interface BatchWriter extends BatchColumns {
  readonly batchId: number;
  /** Makes the batch visible; `replaces` names those that are undone in the same transaction. */
  finish(summary: BatchSummary, replaces?: readonly number[]): BatchRecord;
  /** Moves what {@link Store.batches} `join` has written elsewhere from the log into the file. */
  checkpoint(): void;
  /** What is written so far, as {@link Store.batches} gives it of a complete batch. */
  column(name: string): ColumnArray | undefined;
  dictionary(name: string): PackedTexts | undefined;
  abort(): void;
}

/** Texts packed end to end: text n is `bytes[offsets[n]] … bytes[offsets[n + 1] - 1]`, UTF-8. */
export interface PackedTexts {
  readonly count: number;
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}
