import type { ErrorCode } from '#shared/contract/errors.ts';
import type { ColumnArray } from './batchTypes.ts';

/** What the relational tables hold beside imports, and what is told of the file as a whole. */

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

export interface AuditEntry {
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
