import type { ImportKind } from '#shared/domain/importKinds.ts';
import type {
  BatchColumns,
  BatchRecord,
  BatchWriter,
  ColumnArray,
  PackedTexts,
  PartWriter,
} from './batchTypes.ts';
import type {
  ActionPeriodRecord,
  ActionRecord,
  AuditEntry,
  EventRecord,
  PrintedFiguresRecord,
  RunRecord,
  RunWriter,
  SegmentRecord,
  StorageReport,
  VerifyReport,
} from './recordTypes.ts';

/**
 * The store's contract with the rooms above it. One encrypted SQLite file holds two things: small
 * relational tables (batches, runs, settings, audit) and columns as blobs (see
 * docs/decisions/0002-columns-in-sqlite.md). Everything is synchronous and lives in a worker.
 */

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
    /**
     * The columns of a batch that another connection has begun and will finish; that one moves the log into the file
     * while it waits.
     */
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
