import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { PRIVATE_FILE } from './atomicFile.ts';
import { errnoOf, fileError } from './fileErrors.ts';

/** Held while a workspace is open; no second program may open it. */
export interface WorkspaceLock {
  release(): void;
}

const LOCK_FILE = 'lock.json';

const record = z.object({
  token: z.string(),
  pid: z.int(),
  /** When the process began, in the words of the operating system; null where it does not say. */
  began: z.string().nullable(),
});
type LockRecord = z.infer<typeof record>;

/** Copies of the database on their way into a backup (see backup.ts), and SQLite's files for them. */
const UNFINISHED_COPY = /^data[.]db[.][0-9a-f]{8}[.]tmp/;

/**
 * Takes the lock of a workspace. A lock of a process that no longer lives is taken over, and what
 * that process left of a backup is removed.
 * @throws AppError WORKSPACE_IN_USE, READ_ONLY, DISK_FULL, NOT_FOUND (no such folder)
 */
export function lockWorkspace(folder: string): WorkspaceLock {
  const path = join(folder, LOCK_FILE);
  const own: LockRecord = {
    token: randomUUID(),
    pid: process.pid,
    began: processStart(process.pid),
  };
  if (!write(path, own)) {
    const holder = read(path);
    if (holder !== undefined && isAlive(holder)) throw inUse(holder);
    moveAside(path, holder);
    if (!write(path, own)) throw inUse(read(path));
  }
  for (const name of readdirSync(folder).filter((entry) => UNFINISHED_COPY.test(entry))) {
    rmSync(join(folder, name), { force: true });
  }
  return {
    release() {
      if (read(path)?.token === own.token) rmSync(path, { force: true });
    },
  };
}

/** True if a living process holds the workspace, this one included. */
export function isLocked(folder: string): boolean {
  const holder = read(join(folder, LOCK_FILE));
  return holder !== undefined && isAlive(holder);
}

function write(path: string, own: LockRecord): boolean {
  try {
    writeFileSync(path, JSON.stringify(own), { mode: PRIVATE_FILE, flag: 'wx' });
    return true;
  } catch (thrown) {
    if (errnoOf(thrown) === 'EEXIST') return false;
    throw fileError(thrown);
  }
}

function read(path: string): LockRecord | undefined {
  try {
    return record.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * Removes a dead lock. Another program may have done so and locked meanwhile, so what was moved is
 * looked at once more and put back if it is not the dead one.
 */
function moveAside(path: string, dead: LockRecord | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return;
    throw fileError(thrown);
  }
  const moved = read(aside);
  if (moved?.token !== dead?.token) {
    renameSync(aside, path);
    throw inUse(moved);
  }
  rmSync(aside, { force: true });
}

function isAlive({ pid, began }: LockRecord): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    // EPERM: it lives and belongs to another user.
    if (errnoOf(thrown) !== 'EPERM') return false;
  }
  // Numbers of processes are used again, soonest after a restart of the machine.
  const now = processStart(pid);
  return began === null || now === null || began === now;
}

/** Linux tells when a process began: boot and clock ticks since; elsewhere the number has to do. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold spaces and brackets, so counting starts after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}

function inUse(holder: LockRecord | undefined): AppError {
  return new AppError('WORKSPACE_IN_USE', holder ? { details: { pid: holder.pid } } : {});
}
