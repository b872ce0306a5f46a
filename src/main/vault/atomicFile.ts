import { randomBytes } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from './fileErrors.ts';

/** Only the user may read and write the program's files. */
export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/**
 * Writes a small file so that a crash leaves either the old content or the new one.
 * @param previous where the old content is kept, if it is to be kept
 * @throws AppError DISK_FULL, READ_ONLY, NOT_FOUND (no such folder)
 */
export function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  previous?: string,
): void {
  const temporary = temporaryName(path);
  try {
    writeFileSync(temporary, content, { mode: PRIVATE_FILE, flag: 'wx', flush: true });
    if (previous !== undefined && existsSync(path)) {
      const kept = temporaryName(previous);
      copyFileSync(path, kept);
      publishFile(kept, previous);
    }
    publishFile(temporary, path);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw fileError(thrown);
  }
}

/** A name beside `path`, so that a rename stays on one file system. */
export function temporaryName(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.tmp`;
}

/** Gives a finished file or folder its name, and makes the name survive a loss of power. */
export function publishFile(temporary: string, path: string): void {
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

function syncFolder(folder: string): void {
  // Windows opens no folder; there the rename itself is logged by the file system.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
