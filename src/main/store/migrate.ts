import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import { APPLICATION_ID, type Connection } from './connection.ts';
import { copyDatabase } from './copy.ts';
import type { Migration } from './migrations/index.ts';

interface Applied {
  readonly sequence: number;
  readonly name: string;
  readonly sha256: string;
}

/** SHA-256 of a migration's SQL, hex. */
function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

/** Where the copy made before a migration stands. */
export function migrationCopyPath(path: string): string {
  return `${path}.before-migration`;
}

/**
 * Checks that an opened database is ours, and that what was applied to it is the beginning of
 * `migrations`, unedited. Returns the migrations still to apply.
 * @throws AppError WORKSPACE_NEWER, WORKSPACE_DAMAGED
 */
export function pendingMigrations(
  db: Connection,
  migrations: readonly Migration[],
): readonly Migration[] {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) {
    const details = { found: version, known: migrations.length };
    throw new AppError('WORKSPACE_NEWER', { details });
  }
  const fresh = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (fresh) return migrations;
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new AppError('WORKSPACE_DAMAGED', { details: { rule: 'application_id' } });
  }
  const edited = editedMigration(appliedMigrations(db), migrations, version);
  if (edited !== undefined) {
    throw new AppError('WORKSPACE_DAMAGED', { details: { rule: 'migration', migration: edited } });
  }
  return migrations.slice(version);
}

/** Sequence of the first applied migration that is not the known one, if any. */
export function editedMigration(
  applied: readonly Applied[],
  migrations: readonly Migration[],
  version: number,
): number | undefined {
  for (let i = 0; i < Math.max(applied.length, version); i++) {
    const known = migrations[i];
    const found = applied[i];
    if (known === undefined || found?.sequence !== known.sequence) return i + 1;
    if (found.name !== known.name || found.sha256 !== migrationHash(known)) return i + 1;
  }
  return undefined;
}

/** The migrations recorded in the database, in their order. */
export function appliedMigrations(db: Connection): readonly Applied[] {
  return db.prepare('SELECT * FROM migration ORDER BY sequence').all() as Applied[];
}

/**
 * Brings a database to the newest shape. Existing data are copied beside the file first; the copy
 * goes at the next opening that finds nothing to do. Only SQL of the program is run, never SQL stored
 * in the file, and each migration wholly or not at all.
 * @throws AppError WORKSPACE_NEWER, WORKSPACE_DAMAGED, DISK_FULL
 */
export function migrate(db: Connection, path: string, migrations: readonly Migration[]): void {
  const pending = pendingMigrations(db, migrations);
  const copy = migrationCopyPath(path);
  if (pending.length === migrations.length) begin(db);
  else {
    rmSync(copy, { force: true });
    if (pending.length > 0) copyDatabase(db, copy);
  }
  for (const migration of pending) apply(db, migration);
}

function begin(db: Connection): void {
  db.transaction(() => {
    db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    db.exec(`CREATE TABLE IF NOT EXISTS migration (
      sequence INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      applied_at TEXT NOT NULL
    ) STRICT`);
  })();
}

function apply(db: Connection, migration: Migration): void {
  // SQLite ignores this switch inside a transaction. Left on, rebuilding a table drops the old one
  // and a cascade deletes the rows of its children (drizzle-orm issues 4938 and 5782).
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      db.exec(migration.sql);
      const orphans = db.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0) {
        throw new AppError('WORKSPACE_DAMAGED', {
          details: { rule: 'foreign_keys', migration: migration.sequence, rows: orphans.length },
        });
      }
      db.prepare('INSERT INTO migration VALUES (?, ?, ?, ?)').run(
        migration.sequence,
        migration.name,
        migrationHash(migration),
        new Date().toISOString(),
      );
      db.pragma(`user_version = ${String(migration.sequence)}`);
    }).exclusive();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
