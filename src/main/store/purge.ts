import { AppError } from '#shared/contract/errors.ts';
import type { Connection } from './connection.ts';
import { storeError } from './sqliteErrors.ts';

/**
 * Deletes content whose owner no longer counts, a few pieces (each at most 1 MiB) per statement,
 * because `secure_delete` writes every freed page anew.
 */
const CONTENT = [
  `DELETE FROM chunk WHERE rowid IN (SELECT c.rowid FROM batch b JOIN chunk c ON c.batch_id = b.id
    WHERE b.state IN ('undone', 'dropped') LIMIT 4)`,
  `DELETE FROM dictionary WHERE rowid IN (SELECT d.rowid FROM batch b
    JOIN dictionary d ON d.batch_id = b.id WHERE b.state IN ('undone', 'dropped') LIMIT 4)`,
  `DELETE FROM reject WHERE rowid IN (SELECT r.rowid FROM batch b JOIN reject r ON r.batch_id = b.id
    WHERE b.state IN ('undone', 'dropped') LIMIT 4)`,
  `DELETE FROM run_table WHERE rowid IN (SELECT t.rowid FROM run r JOIN run_table t ON t.run_id = r.id
    WHERE r.state = 'dropped' LIMIT 4)`,
  `DELETE FROM run_column WHERE rowid IN (SELECT c.rowid FROM run r
    JOIN run_column c ON c.run_id = r.id WHERE r.state = 'dropped' LIMIT 4)`,
  `DELETE FROM cache_part WHERE rowid IN (SELECT p.rowid FROM cache c
    JOIN cache_part p ON p.cache_id = c.id WHERE c.state = 'dropped' LIMIT 4)`,
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

/**
 * Removes the content of dropped and undone batches, dropped runs and caches. Interrupted, it goes on
 * at the next opening: nothing reads what it has not reached yet.
 */
export function purge(db: Connection): void {
  let removed = 0;
  for (const sql of CONTENT) removed += removeInPieces(db, sql);
  for (const sql of OWNERS) db.prepare(sql).run();
  emptyLog(db, removed);
}

/** Removes the values per customer of the runs up to `last.columns` and the tables up to `last.tables`. */
export function purgeRuns(
  db: Connection,
  last: { readonly columns: number; readonly tables: number },
): void {
  const removed =
    removeInPieces(db, OLD_RUNS.columns, last.columns) +
    removeInPieces(db, OLD_RUNS.tables, last.tables);
  emptyLog(db, removed);
}

function removeInPieces(db: Connection, sql: string, ...parameters: readonly number[]): number {
  const statement = db.prepare(sql);
  let removed = 0;
  for (let changes = 1; changes > 0; removed += changes) {
    changes = statement.run(...parameters).changes;
  }
  return removed;
}

/** The write-ahead log still holds the old pages (encrypted); an emptied log holds none. */
function emptyLog(db: Connection, removed: number): void {
  if (removed > 0) db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Drops an unfinished owner by `mark` and removes its content, as {@link unlessDiskFails}. */
export function dropNow(db: Connection, mark: () => void): void {
  unlessDiskFails(() => {
    mark();
    purge(db);
  });
}

/**
 * Runs a removal. What a full or failing disk does not let go of now is removed at the next occasion:
 * nothing reads it, so giving up is no failure.
 */
export function unlessDiskFails(remove: () => void): void {
  try {
    remove();
  } catch (thrown) {
    const error = storeError(thrown);
    if (!(error instanceof AppError)) throw error;
  }
}
