import { renameSync, rmSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';

/**
 * Writes a file whole or not at all: under another name beside it first.
 * @param write writes the file at the path it is given
 * @throws AppError DISK_FULL, READ_ONLY, and what `write` throws of this kind
 */
export function writeWholeFile<T>(path: string, write: (temporary: string) => T): T {
  const temporary = `${path}.partial`;
  try {
    const result = write(temporary);
    renameSync(temporary, path);
    return result;
  } catch (cause) {
    rmSync(temporary, { force: true });
    if (cause instanceof AppError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? cause.code : '';
    throw new AppError(code === 'ENOSPC' ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
}
