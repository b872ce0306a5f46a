import { rmSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { actionRoom } from './actions.ts';
import { auditRoom } from './audit.ts';
import { batchRoom } from './batches.ts';
import { cacheRoom } from './cache.ts';
import { columnTables } from './columnTables.ts';
import { connect, type Connection, type OpenMode } from './connection.ts';
import { copyDatabase, makeEmptyFile } from './copy.ts';
import { makeSecrets, secretOf, settingRoom, templateRoom } from './keyValues.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { eventRoom, segmentRoom } from './keptThings.ts';
import { ormOf } from './orm.ts';
import { sweep, tidy } from './purge.ts';
import { printedFiguresRoom } from './printedFigures.ts';
import { runRoom } from './runs.ts';
import { guarded, translated } from './sqliteErrors.ts';
import { storageReport } from './storage.ts';
import type { Store } from './types.ts';
import { noteCopy, verifyStore } from './verify.ts';

/** Which file, and the 32-byte data key; the caller keeps the key and wipes it. */
export interface StoreFile {
  readonly path: string;
  readonly key: Uint8Array;
}

/**
 * Makes a new, empty workspace database and opens it for writing.
 * @throws AppError WORKSPACE_EXISTS if the file is there, DISK_FULL, READ_ONLY
 */
export function createStore(file: StoreFile): Store {
  try {
    makeEmptyFile(file.path);
  } catch (cause) {
    throw cause instanceof AppError ? new AppError('WORKSPACE_EXISTS', { cause }) : cause;
  }
  try {
    return prepared(connect(file.path, file.key, 'write'), (db) => {
      migrate(db, file.path, MIGRATIONS);
      makeSecrets(ormOf(db));
    });
  } catch (thrown) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file.path + suffix, { force: true });
    throw thrown;
  }
}

/**
 * Opens a workspace database. Only one connection writes; opening it applies new migrations and
 * removes what a crash left unfinished. Any number of `read` connections may be open beside it and
 * see a batch as soon as it is finished.
 * @throws AppError NOT_FOUND, WORKSPACE_NOT_ENCRYPTED, WORKSPACE_NEWER, WORKSPACE_DAMAGED (also for a
 *   wrong key), BUSY, DISK_FULL, READ_ONLY
 */
export function openStore(file: StoreFile & { readonly mode: OpenMode }): Store {
  return prepared(connect(file.path, file.key, file.mode), (db) => {
    const pending = pendingMigrations(db, MIGRATIONS);
    if (pending.length === MIGRATIONS.length) {
      throw new AppError('WORKSPACE_DAMAGED', { details: { rule: 'empty' } });
    }
    if (file.mode === 'write') {
      migrate(db, file.path, MIGRATIONS);
      sweep(db);
    } else if (pending.length > 0) {
      throw new AppError('BUSY', { details: { rule: 'migration' } });
    }
  });
}

/**
 * A second writing connection beside the owner's, for a thread that writes on the owner's behalf while
 * the owner does not: nothing is migrated and nothing swept.
 * @throws AppError as {@link openStore}
 */
export function joinStore(file: StoreFile): Store {
  return prepared(connect(file.path, file.key, 'write'), () => undefined);
}

function prepared(db: Connection, prepare: (db: Connection) => void): Store {
  return translated(() => {
    try {
      prepare(db);
      return storeOver(db);
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/** The store over a connection that is open and prepared. */
export function storeOver(db: Connection): Store {
  const orm = ormOf(db);
  const tables = columnTables(db);
  const settings = settingRoom(orm);
  return {
    batches: batchRoom(db, orm, tables),
    runs: runRoom(db, orm, tables),
    cache: cacheRoom(db, orm, tables),
    settings,
    templates: templateRoom(orm),
    segments: segmentRoom(orm),
    events: eventRoom(orm),
    actions: actionRoom(db, orm, tables),
    printedFigures: printedFiguresRoom(orm),
    audit: auditRoom(db, orm, secretOf(orm, 'audit_secret')),
    ...guarded({
      pseudonymKey: () => secretOf(orm, 'pseudonym_key'),
      tidy: (milliseconds: number) => tidy(db, milliseconds),
      verify: () => verifyStore(db, orm, tables),
      storage: () => storageReport(db),
      copyTo: (path: string) => {
        copyDatabase(db, path);
        if (!db.readonly) noteCopy(settings);
      },
      close: () => {
        db.close();
      },
    }),
  };
}
