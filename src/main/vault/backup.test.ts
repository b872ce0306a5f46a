import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { openStore, packTexts, type Store } from '#main/store/index.ts';
import { batchSummary } from '#test/support/batchSummary.ts';
import { filesHolding } from '#test/support/findBytes.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import {
  acceptRestored,
  backup,
  createWorkspace,
  databasePath,
  inspectBackup,
  listWorkspaces,
  readWorkspace,
  restore,
  restoreAt,
  unlockVault,
  unlockWithRecovery,
  type NewWorkspace,
} from './index.ts';

// Scrypt is slow on purpose, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSPHRASE = 'seven quiet herons';
const MARKER = 'Wendelgard Ypsilanti';

let data: string;
let made: NewWorkspace;
let store: Store;
/** The bytes of a sound backup. */
let sound: Buffer;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'perennial-backup-'));
  made = await createWorkspace(data, { kind: 'user', name: 'Orders', passphrase: PASSPHRASE });
  store = openStore({ path: databasePath(made.workspace.folder), key: made.key, mode: 'write' });
  const writer = store.batches.begin('orders');
  writer.addChunk({ amount: Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i)) });
  writer.setDictionary('customer', packTexts([MARKER]));
  writer.finish(batchSummary(10_000));
  const file = join(data, 'sound.perennial-backup');
  await backup(store, made.workspace.folder, file, '0.1.0');
  sound = readFileSync(file);
});

afterAll(() => {
  store.close();
  rmSync(data, { recursive: true, force: true });
});

function fileWith(bytes: Uint8Array): string {
  const path = join(temporaryFolder(), 'a.perennial-backup');
  writeFileSync(path, bytes);
  return path;
}

describe('backup', () => {
  it('comes back as a workspace with the same data, under the same passphrase and words', async () => {
    const folder = temporaryFolder();
    const restored = await restore(fileWith(sound), folder);
    expect(restored).toMatchObject({
      name: 'Orders',
      kind: 'user',
      unchecked: true,
      backupAt: null,
    });
    expect(restored.id).not.toBe(made.workspace.id);
    const key = await unlockVault(restored.folder, PASSPHRASE);
    expect(await unlockWithRecovery(restored.folder, made.recoveryWords)).toEqual(key);
    const opened = openStore({ path: databasePath(restored.folder), key, mode: 'write' });
    expect(opened.batches.list()).toEqual(store.batches.list());
    expect(opened.batches.column(1, 'amount')).toEqual(store.batches.column(1, 'amount'));
    expect(opened.pseudonymKey()).toEqual(store.pseudonymKey());
    const report = opened.verify();
    opened.close();
    expect(acceptRestored(restored.folder, report).unchecked).toBe(false);
    expect(readWorkspace(restored.folder).unchecked).toBe(false);
  });

  it('is one file, noted in the workspace, with nothing readable in it and nothing left beside it', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.perennial-backup');
    writeFileSync(file, 'an older backup');
    const manifest = await backup(store, made.workspace.folder, file, '0.1.0');
    expect(manifest).toMatchObject({
      program: '0.1.0',
      workspace: { name: 'Orders', kind: 'user' },
    });
    expect(await inspectBackup(file)).toEqual(manifest);
    expect(readWorkspace(made.workspace.folder).backupAt).toBe(manifest.createdAt);
    expect(readdirSync(folder)).toEqual(['a.perennial-backup']);
    expect(readdirSync(made.workspace.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
    expect(filesHolding(folder, MARKER)).toEqual([]);
    expect(filesHolding(data, MARKER)).toEqual([]);
  });

  it('leaves the older file and nothing else when it fails or is cancelled', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.perennial-backup');
    writeFileSync(file, 'an older backup');
    const full = {
      copyTo: () => {
        throw new AppError('DISK_FULL');
      },
    };
    await expect(backup(full, made.workspace.folder, file, '0.1.0')).rejects.toThrow('DISK_FULL');
    const cancelling = {
      progress: () => undefined,
      cancelled: true,
      check: () => {
        throw new AppError('CANCELLED');
      },
    };
    await expect(backup(store, made.workspace.folder, file, '0.1.0', cancelling)).rejects.toThrow(
      'CANCELLED',
    );
    await expect(
      backup(store, made.workspace.folder, join(folder, 'no', 'b'), '0.1.0'),
    ).rejects.toThrow('NOT_FOUND');
    expect(readFileSync(file, 'utf8')).toBe('an older backup');
    expect(readdirSync(folder)).toEqual(['a.perennial-backup']);
    expect(readdirSync(made.workspace.folder).filter((name) => name.includes('.tmp'))).toEqual([]);
  });
});

describe('restore', () => {
  it('refuses a file cut off anywhere, and one with a byte changed anywhere', async () => {
    const folder = temporaryFolder();
    const lengths = [0, 5, 20, 43, 44, 300, 1000, 5000, sound.length - 1];
    for (const length of lengths) {
      await expect(restore(fileWith(sound.subarray(0, length)), folder)).rejects.toThrow(
        'BACKUP_DAMAGED',
      );
    }
    const places = [0, 8, 9, 12, 40, 44, 200, 700, 1000, 1500, 2000, 5000, sound.length - 1];
    for (const place of places) {
      const changed = Buffer.from(sound);
      changed[place] = (sound[place] ?? 0) ^ 1;
      await expect(restore(fileWith(changed), folder), String(place)).rejects.toThrow(
        'BACKUP_DAMAGED',
      );
    }
    await expect(restore(fileWith(Buffer.concat([sound, Buffer.of(0)])), folder)).rejects.toThrow(
      'BACKUP_DAMAGED',
    );
    await expect(restore(join(folder, 'none'), folder)).rejects.toThrow('NOT_FOUND');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never touches a workspace that is there', async () => {
    const before = filesHolding(made.workspace.folder, '').map((path) => readFileSync(path));
    const restored = await restore(fileWith(sound), data);
    expect(
      listWorkspaces(data)
        .map((workspace) => workspace.id)
        .sort(),
    ).toEqual([made.workspace.id, restored.id].sort());
    await expect(restoreAt(fileWith(sound), made.workspace.folder)).rejects.toThrow(
      'WORKSPACE_EXISTS',
    );
    expect(filesHolding(made.workspace.folder, '').map((path) => readFileSync(path))).toEqual(
      before,
    );
    rmSync(restored.folder, { recursive: true });
  });

  it('refuses a backup of a newer program, by format and by database', async () => {
    const folder = temporaryFolder();
    for (const change of [{ version: 2 }, { schema: 1000 }]) {
      await expect(restore(fileWith(rewritten(change)), folder)).rejects.toThrow('WORKSPACE_NEWER');
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a database that is not encrypted, even with hashes that fit', async () => {
    const folder = temporaryFolder();
    const plain = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]);
    await expect(restore(fileWith(rewritten({}, plain)), folder)).rejects.toThrow(
      'WORKSPACE_NOT_ENCRYPTED',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not accept a database with a fault inside', async () => {
    const folder = temporaryFolder();
    const restored = await restore(fileWith(sound), folder);
    const report = {
      ok: false,
      checks: [{ name: 'columns', ok: false, details: {} }] as const,
    };
    expect(() => acceptRestored(restored.folder, report)).toThrow(
      expect.objectContaining({ body: { code: 'BACKUP_DAMAGED', details: { rule: 'columns' } } }),
    );
    expect(readWorkspace(restored.folder).unchecked).toBe(true);
    expect(existsSync(databasePath(restored.folder))).toBe(true);
  });
});

/** The sound backup with other facts or another database, hashed as a careful forger would. */
function rewritten(change: object, database?: Buffer): Buffer {
  const length = sound.readUInt32LE(8);
  const text = sound.subarray(44, 44 + length).toString('utf8');
  const manifest = { ...(JSON.parse(text) as { files: { bytes: number }[] }), ...change };
  const [keyFile] = manifest.files;
  const keyBytes = keyFile?.bytes ?? 0;
  const dataStart = 44 + length + keyBytes;
  const content = database ?? sound.subarray(dataStart);
  const files = [
    keyFile,
    { name: 'data.db', bytes: content.length, sha256: sha256(content).toString('hex') },
  ];
  const next = Buffer.from(JSON.stringify({ ...manifest, files }));
  const head = Buffer.from(sound.subarray(0, 12));
  head.writeUInt32LE(next.length, 8);
  return Buffer.concat([head, sha256(next), next, sound.subarray(44 + length, dataStart), content]);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
