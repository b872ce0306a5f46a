import { renameSync, rmSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';

/**
 * Writes a file whole or not at all: under another name beside it first.
 * @param write writes the file at the path it is given
 * @throws AppError DISK_FULL, READ_ONLY for what the system refuses; what else `write` throws
 */
export function writeWholeFile<T>(path: string, write: (temporary: string) => T): T {
  const temporary = `${path}.partial`;
  try {
    const result = write(temporary);
    renameSync(temporary, path);
    return result;
  } catch (cause) {
    rmSync(temporary, { force: true });
    // Only the system's errors have a code of this kind; any other is a fault of the program and stays one.
    if (cause instanceof AppError || !(cause instanceof Error && 'syscall' in cause)) throw cause;
    const isFull = 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(isFull ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
}
