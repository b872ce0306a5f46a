import { closeSync, openSync, writeSync } from 'node:fs';
import { AppError } from '#shared/contract/errors.ts';

/** A file that is written from start to end, readable by its owner only. */
export class OutFile {
  readonly #descriptor: number;

  /** Creates or empties the file; throws READ_ONLY if that is not allowed there. */
  constructor(path: string) {
    this.#descriptor = guarded(() => openSync(path, 'w', 0o600));
  }

  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) {
      done += guarded(() => writeSync(this.#descriptor, bytes, done));
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(full ? 'DISK_FULL' : 'READ_ONLY', { cause });
  }
}
