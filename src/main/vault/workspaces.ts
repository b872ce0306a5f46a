import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { createStore, type VerifyReport } from '#main/store/index.ts';
import { PRIVATE_FOLDER, publishFile, writeFileAtomically } from './atomicFile.ts';
import { fileError } from './fileErrors.ts';
import { readKeyFile, removeKeyFiles } from './keyFile.ts';
import { createDemoVault, createVault } from './vault.ts';
import { isLocked, lockWorkspace } from './workspaceLock.ts';

/** What stands in clear text beside a workspace: nothing about persons or data. */
const publicFacts = z.object({
  id: z.string().min(1),
  name: z.string(),
  kind: z.enum(['user', 'demo']),
  createdAt: z.iso.datetime(),
  /** Time of the last backup that was read back, or null. */
  backupAt: z.iso.datetime().nullable(),
  /** Restored from a backup and not yet looked through. */
  unchecked: z.boolean(),
});

/** A workspace on disk: one folder with its key file and its database. */
export interface Workspace extends z.infer<typeof publicFacts> {
  readonly folder: string;
}

/** A new workspace, its data key (wipe it after use) and, not for a demo, the words to print. */
export interface NewWorkspace {
  readonly workspace: Workspace;
  readonly key: Buffer;
  readonly recoveryWords: readonly string[];
}

export type NewWorkspaceOptions =
  | { readonly kind: 'user'; readonly name: string; readonly passphrase: string }
  | { readonly kind: 'demo'; readonly name: string };

const FACTS_FILE = 'workspace.json';
const DATABASE_FILE = 'data.db';
/** Beginning of the names of folders that are being made; nobody lists them. */
const STAGING = '.new-';

/** Path of a workspace's database. */
export function databasePath(folder: string): string {
  return join(folder, DATABASE_FILE);
}

/**
 * The workspaces of a data folder, oldest first. Folders that are none are passed over, and so is one
 * damaged beyond naming it: it must not hide the others.
 */
export function listWorkspaces(dataFolder: string): Workspace[] {
  if (!existsSync(dataFolder)) return [];
  return readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => readIfWorkspace(join(dataFolder, entry.name)))
    .sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));
}

/**
 * The workspace in a folder. Where its public facts are lost, they are taken from the key file, and
 * the name of the folder stands for its name.
 * @throws AppError NO_WORKSPACE if there is none, WORKSPACE_DAMAGED
 */
export function readWorkspace(folder: string): Workspace {
  const path = join(folder, FACTS_FILE);
  if (!existsSync(path)) throw new AppError('NO_WORKSPACE');
  try {
    return { ...publicFacts.parse(JSON.parse(readFileSync(path, 'utf8'))), folder };
  } catch {
    return factsFromKeyFile(folder);
  }
}

/** Makes a workspace in a new folder of the data folder; see {@link createWorkspaceAt}. */
export function createWorkspace(
  dataFolder: string,
  options: NewWorkspaceOptions,
): Promise<NewWorkspace> {
  return createWorkspaceAt(join(dataFolder, newId()), options);
}

/**
 * Makes a workspace with key file and empty database. It is put together beside the folder and given
 * its name when it is whole, so that a half-made one is never seen. Opening the new database blocks
 * the thread for some 50 ms, once in a workspace's life.
 * @throws AppError WEAK_PASSPHRASE, WORKSPACE_EXISTS if the folder is there and not empty, DISK_FULL,
 *   READ_ONLY
 */
export async function createWorkspaceAt(
  folder: string,
  options: NewWorkspaceOptions,
): Promise<NewWorkspace> {
  return staged(folder, async (staging) => {
    const { key, recoveryWords } =
      options.kind === 'user'
        ? await createVault(staging, options.passphrase)
        : { ...createDemoVault(staging), recoveryWords: [] };
    createStore({ path: databasePath(staging), key }).close();
    const workspace = writeFacts(staging, folder, {
      name: options.name,
      kind: options.kind,
      createdAt: new Date().toISOString(),
      backupAt: null,
      unchecked: false,
    });
    return { workspace, key, recoveryWords };
  });
}

/** Remembers that a backup was written and read back. */
export function recordBackup(folder: string, at: string): Workspace {
  const workspace = readWorkspace(folder);
  return writeFacts(folder, folder, { ...workspace, backupAt: at });
}

/**
 * Decides on a restored workspace once its database was opened and verified.
 * @throws AppError BACKUP_DAMAGED if the report found a fault; the workspace stays unchecked
 */
export function acceptRestored(folder: string, report: VerifyReport): Workspace {
  const fault = report.checks.find((check) => !check.ok && check.name !== 'backup_age');
  if (!report.ok) {
    throw new AppError('BACKUP_DAMAGED', { details: { rule: fault?.name ?? 'verify' } });
  }
  return writeFacts(folder, folder, { ...readWorkspace(folder), unchecked: false });
}

/**
 * Deletes a workspace for good, the key file first: from then on the rest is noise.
 * @throws AppError NO_WORKSPACE, WORKSPACE_IN_USE
 */
export function removeWorkspace(folder: string): void {
  readWorkspace(folder);
  lockWorkspace(folder);
  try {
    removeKeyFiles(folder);
    rmSync(folder, { recursive: true, force: true });
  } catch (thrown) {
    throw fileError(thrown);
  }
}

/**
 * Runs `make` on a new private folder beside `folder` and gives it that name when it is done; on
 * failure nothing stays. Remains of a program that died while doing so are cleared first.
 */
export async function staged<T>(folder: string, make: (staging: string) => Promise<T>): Promise<T> {
  if (isTaken(folder)) throw new AppError('WORKSPACE_EXISTS');
  const parent = dirname(folder);
  const staging = join(parent, STAGING + newId());
  try {
    mkdirSync(parent, { recursive: true, mode: PRIVATE_FOLDER });
    clearAbandoned(parent);
    mkdirSync(staging, { mode: PRIVATE_FOLDER });
    const lock = lockWorkspace(staging);
    const made = await make(staging);
    lock.release();
    rmSync(folder, { recursive: true, force: true });
    publishFile(staging, folder);
    return made;
  } catch (thrown) {
    rmSync(staging, { recursive: true, force: true });
    throw fileError(thrown);
  }
}

/** Writes the public facts of a workspace that lies, or is going to lie, in `folder`. */
export function writeFacts(
  at: string,
  folder: string,
  facts: Omit<Workspace, 'id' | 'folder'>,
): Workspace {
  const { name, kind, createdAt, backupAt, unchecked } = facts;
  const content = { id: basename(folder), name, kind, createdAt, backupAt, unchecked };
  writeFileAtomically(join(at, FACTS_FILE), JSON.stringify(content, undefined, 2));
  return { ...content, folder };
}

export function newId(): string {
  return randomBytes(8).toString('hex');
}

function readIfWorkspace(folder: string): Workspace[] {
  try {
    return [readWorkspace(folder)];
  } catch (thrown) {
    if (thrown instanceof AppError) return [];
    throw thrown;
  }
}

function factsFromKeyFile(folder: string): Workspace {
  try {
    const { kind, createdAt } = readKeyFile(folder);
    const id = basename(folder);
    return { id, name: id, kind, createdAt, backupAt: null, unchecked: false, folder };
  } catch (cause) {
    throw new AppError('WORKSPACE_DAMAGED', { cause, details: { rule: FACTS_FILE } });
  }
}

function isTaken(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found !== undefined && (!found.isDirectory() || readdirSync(folder).length > 0);
}

function clearAbandoned(parent: string): void {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(STAGING))) {
    const folder = join(parent, name);
    if (!isLocked(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
