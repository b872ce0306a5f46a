import type { ErrorCode } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/domain/importKinds.ts';

/**
 * The store's contract with the rooms above it. One encrypted SQLite file holds two things: small
 * relational tables (batches, runs, settings, audit) and columns as blobs (see
 * docs/decisions/0002-columns-in-sqlite.md). Everything is synchronous and lives in a worker.
 */

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

/** One run of the analyses. */
export interface RunRecord {
  readonly id: number;
  /** Analysis date, day number. */
  readonly asOf: number;
  /** Canonical JSON of the settings. */
  readonly settings: string;
  readonly dataVersion: string;
  readonly engineVersion: string;
  readonly fingerprint: string;
  readonly createdAt: string;
  readonly seconds: number;
}

export interface RunWriter {
  /** A small result as canonical JSON text. */
  setTable(name: string, json: string): void;
  /** One value per customer. */
  setColumn(name: string, column: ColumnArray): void;
  finish(run: Omit<RunRecord, 'id' | 'createdAt'>): RunRecord;
  abort(): void;
}

interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  /** What it was done to, never a person: a batch number, a run number, a kind of export. */
  readonly object: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly hash: string;
}

/** What `verify` looked at and found. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name:
      'integrity' | 'foreign_keys' | 'migrations' | 'audit_chain' | 'columns' | 'backup_age';
    readonly ok: boolean;
    readonly code?: ErrorCode;
    readonly details: Readonly<Record<string, string | number>>;
  }[];
}

/** What fills the file of a workspace, in bytes, and how much of the runs is kept. */
export interface StorageReport {
  readonly total: number;
  /** Columns, texts and rejected rows of the imports. */
  readonly imports: number;
  readonly runs: number;
  readonly cache: number;
  /** Pages that are empty and will be filled again. */
  readonly free: number;
  readonly other: number;
  readonly runCount: number;
  /** Runs with their values per customer, and runs with their small tables. */
  readonly wholeRuns: number;
  readonly tabledRuns: number;
}

/** A saved segment; the rule is canonical JSON. */
export interface SegmentRecord {
  readonly id: number;
  readonly name: string;
  readonly rule: string;
  /** ISO times, for people. */
  readonly createdAt: string;
  readonly changedAt: string;
}

/** Something that happened on a day, which figures mark on their time axis. */
export interface EventRecord {
  readonly id: number;
  readonly day: number;
  readonly name: string;
}

/** An action as it was planned; `plan` is canonical JSON. */
export interface ActionRecord {
  readonly id: number;
  readonly plan: string;
  /** Analysis date on which its customers were chosen, day number. */
  readonly frozenOn: number;
  /** How many customers were chosen. */
  readonly customers: number;
  /** ISO time, for people. */
  readonly createdAt: string;
}

/** A time of an action, from its first day to its review date; `closing` is canonical JSON, null while open. */
export interface ActionPeriodRecord {
  readonly actionId: number;
  /** 1 for the first of its action. */
  readonly number: number;
  readonly fromDay: number;
  readonly reviewDay: number;
  readonly closing: string | null;
}

/** The key figures of a printed report, as they were printed. */
export interface PrintedFiguresRecord {
  readonly exportId: string;
  /** Analysis date, day number. */
  readonly asOf: number;
  /** What they rest on beside the data, canonical JSON. */
  readonly basis: string;
  /** Canonical JSON. */
  readonly figures: string;
}

/** An open workspace database. */
export interface Store {
  readonly batches: {
    /** The imports, complete and undone; what joined one later is counted in it. */
    list(): BatchRecord[];
    /** Everything with columns that counts, in the order of storing: complete batches and their parts. */
    sources(): BatchRecord[];
    begin(kind: ImportKind): BatchWriter;
    /** Begins rows that join a complete batch. @throws AppError NOT_FOUND if it is not complete */
    beginPart(batchId: number): PartWriter;
    /** The columns of a batch that another connection has begun and will finish. */
    join(batchId: number): BatchColumns;
    /** Removes the columns of a batch and its parts for good and marks them undone. */
    undo(batchId: number): BatchRecord;
    /** Whole column of a batch, its chunks joined; undefined if the batch has no such column. */
    column(batchId: number, name: string): ColumnArray | undefined;
    dictionary(batchId: number, name: string): PackedTexts | undefined;
    /** The rejected rows of a batch, CSV chunks in order. */
    rejects(batchId: number): Iterable<Uint8Array>;
    /** SHA-256 over the complete batches in order (file hash and plan hash): names the state of the data. */
    dataVersion(): string;
  };
  readonly runs: {
    begin(): RunWriter;
    latest(): RunRecord | undefined;
    byId(id: number): RunRecord | undefined;
    list(): RunRecord[];
    /** @throws AppError RUN_REDUCED when the run is so old that its tables are no longer kept */
    table(runId: number, name: string): string | undefined;
    /** @throws AppError RUN_REDUCED when the run is so old that its values are no longer kept */
    column(runId: number, name: string): ColumnArray | undefined;
    columnNames(runId: number): string[];
    /** Removes what older runs no longer keep; how many runs lost their columns, and their tables. */
    thin(): { readonly columns: number; readonly tables: number };
  };
  /** Derived data that can be rebuilt, kept per key; writing a name replaces what was there. */
  readonly cache: {
    /** All parts under one key, or undefined if any is missing. */
    get(key: string): ReadonlyMap<string, ColumnArray | PackedTexts> | undefined;
    put(key: string, parts: ReadonlyMap<string, ColumnArray | PackedTexts>): void;
    /** Keeps only the named keys. */
    retain(keys: readonly string[]): void;
  };
  readonly settings: {
    get(key: string): string | undefined;
    set(key: string, json: string): void;
  };
  readonly templates: {
    /** Latest plan saved for a set of headers. */
    find(headerKey: string): string | undefined;
    list(): { readonly headerKey: string; readonly plan: string }[];
    save(headerKey: string, plan: string): void;
  };
  /** Saved segments by name. */
  readonly segments: {
    list(): SegmentRecord[];
    /** Undefined if there is none of that id. */
    byId(id: number): SegmentRecord | undefined;
    /** Adds a segment (`id` null) or changes one; undefined if there is none of that id. */
    save(id: number | null, name: string, rule: string): SegmentRecord | undefined;
    remove(id: number): void;
  };
  /** Dated events, by day. */
  readonly events: {
    list(): EventRecord[];
    add(day: number, name: string): EventRecord;
    remove(id: number): void;
  };
  /** Actions, newest first, each with its frozen customers and at least one period. */
  readonly actions: {
    list(): ActionRecord[];
    /** By action and number. */
    periods(): ActionPeriodRecord[];
    /** Adds an action with its customers by their stored ids and its first period, whole or not at all. */
    add(
      action: Pick<ActionRecord, 'plan' | 'frozenOn'>,
      customers: PackedTexts,
      first: Pick<ActionPeriodRecord, 'fromDay' | 'reviewDay'>,
    ): ActionRecord;
    /** The frozen customers by their stored ids. @throws AppError NOT_FOUND for an unknown action */
    customers(id: number): PackedTexts;
    /**
     * Closes a period, and opens the one after it where there is one.
     * @throws AppError NOT_FOUND unless the period is there and open
     */
    close(
      period: Pick<ActionPeriodRecord, 'actionId' | 'number' | 'closing'>,
      next: Pick<ActionPeriodRecord, 'fromDay' | 'reviewDay'> | null,
    ): void;
    /** Opens a period again and takes away those after it. */
    reopen(actionId: number, number: number): void;
    remove(id: number): void;
  };
  readonly printedFigures: {
    /** Keeps the figures of a report in the place of any under its number. */
    keep(record: PrintedFiguresRecord): void;
    /** The figures of the latest analysis date before `day`; of several reports the last printed. */
    before(day: number): PrintedFiguresRecord | undefined;
  };
  readonly audit: {
    append(action: string, object: string, counts?: Record<string, number>): void;
    list(limit: number, before?: number): AuditEntry[];
    head(): string;
  };
  /** The secret of the pseudonyms, 32 bytes, made with the workspace. */
  pseudonymKey(): Uint8Array;
  /**
   * Removes for about `milliseconds` what unfinished work left behind when it was given up, and what nothing
   * reads. @returns false if there is more
   */
  tidy(milliseconds: number): boolean;
  verify(): VerifyReport;
  storage(): StorageReport;
  /** Writes an encrypted, consistent copy of the database to a path that does not exist. */
  copyTo(path: string): void;
  close(): void;
}
