import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const PREFIX = 'perennial-profile-';
const EXIT_LIMIT_MS = 5_000;
const POLL_MS = 20;

/** Makes an empty profile folder, readable by the user alone, named after this process. */
export function makeProfile(tempFolder: string): string {
  return mkdtempSync(join(tempFolder, `${PREFIX}${process.pid}-`));
}

/** Removes the profile of a browser once its process has ended, since it writes until then. */
export async function removeProfileAfter(pid: number, folder: string): Promise<void> {
  for (let waited = 0; isAlive(pid) && waited < EXIT_LIMIT_MS; waited += POLL_MS) {
    await setTimeout(POLL_MS);
  }
  removeProfile(folder);
}

/** Removes the profile of a browser that does not run. */
export function removeProfile(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Removes what crashed runs left behind. */
export function sweepProfiles(tempFolder: string): void {
  for (const name of readdirSync(tempFolder)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeProfile(join(tempFolder, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
