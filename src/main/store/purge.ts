import { AppError } from '#shared/contract/errors.ts';
import type { Connection } from './connection.ts';
import { storeError } from './sqliteErrors.ts';

/**
 * Deletes content whose owner no longer counts, a piece (at most 1 MiB) per statement,
 * because `secure_delete` writes every freed page anew.
 */
const CONTENT = [
  `DELETE FROM chunk WHERE rowid IN (SELECT c.rowid FROM batch b JOIN chunk c ON c.batch_id = b.id
    WHERE b.state IN ('undone', 'dropped') LIMIT 1)`,
  `DELETE FROM dictionary WHERE rowid IN (SELECT d.rowid FROM batch b
    JOIN dictionary d ON d.batch_id = b.id WHERE b.state IN ('undone', 'dropped') LIMIT 1)`,
  `DELETE FROM reject WHERE rowid IN (SELECT r.rowid FROM batch b JOIN reject r ON r.batch_id = b.id
    WHERE b.state IN ('undone', 'dropped') LIMIT 1)`,
  `DELETE FROM run_table WHERE rowid IN (SELECT t.rowid FROM run r JOIN run_table t ON t.run_id = r.id
    WHERE r.state = 'dropped' LIMIT 1)`,
  `DELETE FROM run_column WHERE rowid IN (SELECT c.rowid FROM run r
    JOIN run_column c ON c.run_id = r.id WHERE r.state = 'dropped' LIMIT 1)`,
  `DELETE FROM cache_part WHERE rowid IN (SELECT p.rowid FROM cache c
    JOIN cache_part p ON p.cache_id = c.id WHERE c.state = 'dropped' LIMIT 1)`,
] as const;

/** The same for what older runs no longer keep; the parameter is the newest run that has given it up. */
const OLD_RUNS = {
  columns: `DELETE FROM run_column WHERE rowid IN (SELECT c.rowid FROM run r
    JOIN run_column c ON c.run_id = r.id WHERE r.state = 'complete' AND r.id <= ? LIMIT 4)`,
  tables: `DELETE FROM run_table WHERE rowid IN (SELECT t.rowid FROM run r
    JOIN run_table t ON t.run_id = r.id WHERE r.state = 'complete' AND r.id <= ? LIMIT 4)`,
} as const;

const OWNERS = [
  `DELETE FROM batch WHERE state = 'dropped'`,
  `DELETE FROM run WHERE state = 'dropped'`,
  `DELETE FROM cache WHERE state = 'dropped'`,
] as const;

/**
 * Clears up at an opening what a dead process left half-written and what was not removed before. On a
 * full disk it waits for the next opening: nothing reads it, and the workspace must open as it was.
 */
export function sweep(db: Connection): void {
  try {
    dropUnfinished(db);
    purge(db);
  } catch (thrown) {
    const error = storeError(thrown);
    if (!(error instanceof AppError) || error.code !== 'DISK_FULL') throw error;
  }
}

/** What a dead process left half-written does not count and is marked for {@link purge}. */
function dropUnfinished(db: Connection): void {
  db.transaction(() => {
    db.prepare(`UPDATE batch SET state = 'dropped' WHERE state = 'writing'`).run();
    db.prepare(`UPDATE run SET state = 'dropped' WHERE state = 'writing'`).run();
    db.prepare(`UPDATE cache SET state = 'dropped' WHERE state = 'writing'`).run();
  }).immediate();
}

/** Of a file that is free to at least this share the free pages are given back. */
const FREE_SHARE = 0.25;
/** Pages given back at a time: 2 MiB. */
const PAGES_AT_A_TIME = 512;

/**
 * Removes the content of dropped and undone batches, dropped runs and caches, and gives back the pages of a
 * file that is mostly empty then. Interrupted, it goes on at the next call or opening: nothing reads what it
 * has not reached yet.
 * @param milliseconds after which it stops, at a step of some 15 ms that it takes in any case
 * @returns false if something is left
 */
export function purge(db: Connection, milliseconds = Infinity): boolean {
  const until = performance.now() + milliseconds;
  let removed = 0;
  for (const sql of CONTENT) {
    const part = removeInPieces(db, sql, until);
    removed += part.removed;
    if (!part.whole) return false;
  }
  for (const sql of OWNERS) db.prepare(sql).run();
  const given = giveBack(db, until);
  if (removed > 0 || given !== 'nothing') emptyLog(db);
  return given !== 'some';
}

/** Removes the values per customer of the runs up to `last.columns` and the tables up to `last.tables`. */
export function purgeRuns(
  db: Connection,
  last: { readonly columns: number; readonly tables: number },
): void {
  const columns = removeInPieces(db, OLD_RUNS.columns, Infinity, last.columns);
  const tables = removeInPieces(db, OLD_RUNS.tables, Infinity, last.tables);
  if (columns.removed + tables.removed > 0) emptyLog(db);
}

/** @returns what went, and whether all of it did before `until` */
function removeInPieces(
  db: Connection,
  sql: string,
  until: number,
  ...parameters: readonly number[]
): { readonly removed: number; readonly whole: boolean } {
  const statement = db.prepare(sql);
  let removed = 0;
  for (;;) {
    const { changes } = statement.run(...parameters);
    removed += changes;
    if (changes === 0) return { removed, whole: true };
    if (performance.now() > until) return { removed, whole: false };
  }
}

/** The write-ahead log still holds the old pages (encrypted); an emptied log holds none. */
function emptyLog(db: Connection): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Cuts free pages off the file, moving those that are in use before them. */
function giveBack(db: Connection, until: number): 'nothing' | 'some' | 'all' {
  const numberOf = (pragma: string) => Number(db.pragma(pragma, { simple: true }));
  let free = numberOf('freelist_count');
  // Zero in a workspace that is older than this.
  const possible = numberOf('auto_vacuum') !== 0;
  if (!possible || free === 0 || free < numberOf('page_count') * FREE_SHARE) return 'nothing';
  while (free > 0) {
    db.pragma(`incremental_vacuum(${String(PAGES_AT_A_TIME)})`);
    const left = numberOf('freelist_count');
    if (left >= free) break;
    free = left;
    if (performance.now() > until) return 'some';
  }
  return 'all';
}

/** How long an end waits for its content to be removed: a cancel has to be answered. */
const DROP_MS = 60;

/**
 * Drops an unfinished owner by `mark` and removes its content, or as much of it as goes at once; the rest
 * goes as in {@link unlessDiskFails}.
 */
export function dropNow(db: Connection, mark: () => void): void {
  unlessDiskFails(() => {
    mark();
    purge(db, DROP_MS);
  });
}

/**
 * Runs a removal. What it leaves, and what a full or failing disk does not let go of, is removed by
 * {@link tidy} or at the next opening: nothing reads it, so giving up is no failure.
 */
export function unlessDiskFails(remove: () => void): void {
  try {
    remove();
  } catch (thrown) {
    const error = storeError(thrown);
    if (!(error instanceof AppError)) throw error;
  }
}

/** Goes on with what {@link dropNow} left. @returns false if there is more, and no disk in the way of it */
export function tidy(db: Connection, milliseconds: number): boolean {
  try {
    return purge(db, milliseconds);
  } catch (thrown) {
    const error = storeError(thrown);
    if (!(error instanceof AppError)) throw error;
    return true;
  }
}
