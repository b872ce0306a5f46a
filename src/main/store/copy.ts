import { closeSync, openSync, rmSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';
import type { Connection } from './connection.ts';
import { translated } from './sqliteErrors.ts';

/**
 * Writes a consistent copy with the same key and cipher to a path that does not exist. (The online
 * backup call cannot read an encrypted database, and serialising one gives plain bytes.) One long
 * statement: call it where nobody waits for the thread.
 * @throws AppError BAD_REQUEST if the path exists, DISK_FULL
 */
export function copyDatabase(db: Connection, path: string): void {
  makeEmptyFile(path);
  try {
    translated(() => db.prepare('VACUUM INTO ?').run(path));
  } catch (thrown) {
    rmSync(path, { force: true });
    throw thrown;
  }
}

/**
 * Makes an empty file only the user can read; SQLite fills it and gives its log the same permissions.
 * @throws AppError BAD_REQUEST if something is there
 */
export function makeEmptyFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST';
    throw exists ? new AppError('BAD_REQUEST', { cause, details: { rule: 'file_exists' } }) : cause;
  }
}
