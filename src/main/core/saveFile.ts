import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';

/**
 * Writes a file whole or not at all: to a temporary name beside it, synced, then renamed.
 * @throws AppError DISK_FULL, or READ_ONLY when the place cannot be written.
 */
export function saveFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.partial`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw new AppError(code === 'ENOSPC' ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
}
