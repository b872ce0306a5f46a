import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { detachedControl, type JobControl } from '#main/jobs/index.ts';
import { isPlainSqlite, SCHEMA_VERSION } from '#main/store/index.ts';
import { readArchive, readManifest, writeArchive, type BackupManifest } from './archive.ts';
import { publishFile, temporaryName } from './atomicFile.ts';
import { fileError } from './fileErrors.ts';
import { KEY_FILE, readKeyFile, settleKeyFile } from './keyFile.ts';
import {
  databasePath,
  newId,
  readWorkspace,
  recordBackup,
  staged,
  writeFacts,
  type Workspace,
} from './workspaces.ts';

/** What a backup needs of an open database, here or in a worker. */
export interface BackupSource {
  copyTo(path: string): void | Promise<void>;
}

/**
 * Writes the whole workspace, encrypted as it is, into one file: a consistent copy of the database and
 * the key file. The file gets its name once it was read back and every hash fits. It needs the
 * passphrase (or the recovery words) of the day it was made.
 * @param file where to; what is there is replaced
 * @param program version of the program, for the manifest
 * @throws AppError DISK_FULL, READ_ONLY, CANCELLED, NO_WORKSPACE
 */
export async function backup(
  source: BackupSource,
  folder: string,
  file: string,
  program: string,
  control: JobControl = detachedControl(),
): Promise<BackupManifest> {
  const { id, name, kind, createdAt } = readWorkspace(folder);
  const copy = temporaryName(databasePath(folder));
  const archive = temporaryName(file);
  const now = new Date().toISOString();
  // A damaged key file would make the backup worthless: reading it repairs or refuses it.
  readKeyFile(folder);
  try {
    await source.copyTo(copy);
    const workspace = { id, name, kind, createdAt };
    await writeArchive(
      archive,
      { program, schema: SCHEMA_VERSION, createdAt: now, workspace },
      [
        { name: 'key.json', path: join(folder, KEY_FILE) },
        { name: 'data.db', path: copy },
      ],
      control,
    );
    const manifest = await readArchive(archive, control);
    publishFile(archive, file);
    recordBackup(folder, now);
    return manifest;
  } catch (thrown) {
    rmSync(archive, { force: true });
    throw fileError(thrown);
  } finally {
    rmSync(copy, { force: true });
  }
}

/**
 * What a backup file says about itself, without reading its data.
 * @throws AppError BACKUP_DAMAGED, WORKSPACE_NEWER, NOT_FOUND
 */
export async function inspectBackup(file: string): Promise<BackupManifest> {
  try {
    return await readManifest(file);
  } catch (thrown) {
    throw fileError(thrown);
  }
}

/**
 * Takes a backup into the data folder as a workspace of its own; none that is there is touched. Its
 * database is encrypted, so it is looked through only at the first unlocking: until then it is
 * `unchecked`, and `acceptRestored` decides.
 * @throws AppError BACKUP_DAMAGED, WORKSPACE_NEWER, KEY_FILE_DAMAGED, DISK_FULL, CANCELLED, NOT_FOUND
 */
export function restore(
  file: string,
  dataFolder: string,
  control: JobControl = detachedControl(),
): Promise<Workspace> {
  return restoreAt(file, join(dataFolder, newId()), control);
}

/** As {@link restore}, into a folder of one's own choice; WORKSPACE_EXISTS if it is not empty. */
export function restoreAt(
  file: string,
  folder: string,
  control: JobControl = detachedControl(),
): Promise<Workspace> {
  return staged(folder, async (staging) => {
    const manifest = await readArchive(file, control, (name) =>
      name === 'data.db' ? databasePath(staging) : join(staging, basename(KEY_FILE)),
    );
    if (manifest.schema > SCHEMA_VERSION) {
      const details = { found: manifest.schema, known: SCHEMA_VERSION };
      throw new AppError('WORKSPACE_NEWER', { details });
    }
    if (isPlainSqlite(databasePath(staging))) throw new AppError('WORKSPACE_NOT_ENCRYPTED');
    readKeyFile(staging);
    settleKeyFile(staging);
    return writeFacts(staging, folder, {
      name: manifest.workspace.name,
      kind: manifest.workspace.kind,
      createdAt: manifest.workspace.createdAt,
      backupAt: null,
      unchecked: true,
    });
  });
}
