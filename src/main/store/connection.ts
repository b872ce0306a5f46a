import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { translated } from './sqliteErrors.ts';

/** `key` is of the encrypted build and missing in the types of the plain one. */
export type Connection = Database.Database & { key(key: Buffer): number };

export type OpenMode = 'write' | 'read';

/** "PRNL": says that an encrypted file, once opened, is one of ours. */
export const APPLICATION_ID = 0x50524e4c;

/** Size that the SQLCipher 4 scheme gives a file; see docs/decisions/0003-page-size.md. */
export const PAGE_SIZE = 4096;

/** Pages in the write-ahead log before a commit moves them into the file: 4 MiB, about 60 ms. */
const CHECKPOINT_PAGES = (4 << 20) / PAGE_SIZE;

/** The same while another connection does it in its idle moments: 8 MiB, so that a cancelled import waits no longer. */
const CHECKPOINT_PAGES_BESIDE = 2 * CHECKPOINT_PAGES;

/** Leaves moving the log into the file to another connection, as long as that keeps up. */
export function leaveCheckpoints(db: Connection): void {
  db.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES_BESIDE)}`);
}

/** Moves what the log holds into the file, as far as nobody is in the way. */
export function checkpoint(db: Connection): void {
  db.pragma('wal_checkpoint(PASSIVE)');
}

/** How long a statement waits for a lock; only a foreign program can hold one for longer. */
const BUSY_MS = 2000;

const PLAIN_HEADER = 'SQLite format 3\0';

/**
 * Opens an encrypted database file (SQLCipher 4 scheme, raw key) and sets what every connection of
 * the program sets. The file must exist; an empty one becomes a new database.
 * @param key 32 bytes; the caller keeps it and wipes it
 * @throws AppError NOT_FOUND, WORKSPACE_NOT_ENCRYPTED, WORKSPACE_DAMAGED (also with a wrong key: the
 *   vault tells the two apart beforehand by the key file), BUSY, READ_ONLY, FILE_UNREADABLE
 */
export function connect(path: string, key: Uint8Array, mode: OpenMode): Connection {
  if (!existsSync(path)) throw new AppError('NOT_FOUND');
  if (isPlainSqlite(path)) throw new AppError('WORKSPACE_NOT_ENCRYPTED');
  return translated(() => {
    const db = new Database(path, { readonly: mode === 'read', timeout: BUSY_MS }) as Connection;
    try {
      unlock(db, key);
      prepareConnection(db, mode);
      return db;
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/** True if the file begins as an unencrypted SQLite database does. */
export function isPlainSqlite(path: string): boolean {
  const header = Buffer.alloc(PLAIN_HEADER.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header.toString('latin1') === PLAIN_HEADER;
}

function unlock(db: Connection, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('a data key has 32 bytes');
  // SECURITY: the default cipher of this build is another one, so both are named. With "raw:" the
  // bytes are the key itself: nothing is derived, and the key never becomes part of an SQL text.
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  const raw = Buffer.concat([Buffer.from('raw:'), key]);
  try {
    db.key(raw);
  } finally {
    raw.fill(0);
  }
}

function prepareConnection(db: Connection, mode: OpenMode): void {
  // SECURITY: before anything else, or a large sort writes readable rows to a temporary file.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('foreign_keys = ON');
  // The first read of a page: this is where a wrong key or a foreign file shows.
  db.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (mode === 'read') return;
  // What becomes free can be given back without writing the file anew; settled before its first page.
  if (db.pragma('page_count', { simple: true }) === 0) db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('secure_delete = ON');
  db.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`);
  db.pragma(`journal_size_limit = ${String(CHECKPOINT_PAGES * PAGE_SIZE * 2)}`);
}
