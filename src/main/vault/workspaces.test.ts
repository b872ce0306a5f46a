import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '#main/store/index.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import {
  createWorkspace,
  createWorkspaceAt,
  databasePath,
  isLocked,
  listWorkspaces,
  lockWorkspace,
  readWorkspace,
  removeWorkspace,
  unlockDemo,
  unlockVault,
} from './index.ts';

// Scrypt is slow on purpose, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const PASSPHRASE = 'seven quiet herons';

const demo = (dataFolder: string, name = 'Demo') =>
  createWorkspace(dataFolder, { kind: 'demo', name });

describe('workspaces', () => {
  it('are made with key file and database, in private folders', async () => {
    const data = join(temporaryFolder(), 'data');
    const { workspace, key, recoveryWords } = await createWorkspace(data, {
      kind: 'user',
      name: '客戶 2026',
      passphrase: PASSPHRASE,
    });
    expect(recoveryWords).toHaveLength(12);
    expect(listWorkspaces(data)).toEqual([workspace]);
    expect(workspace).toMatchObject({
      name: '客戶 2026',
      kind: 'user',
      backupAt: null,
      unchecked: false,
    });
    expect(await unlockVault(workspace.folder, PASSPHRASE)).toEqual(key);
    const store = openStore({ path: databasePath(workspace.folder), key, mode: 'write' });
    expect(store.batches.list()).toEqual([]);
    store.close();
    if (process.platform !== 'win32') {
      expect(statSync(workspace.folder).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(workspace.folder)) {
        expect(statSync(join(workspace.folder, name)).mode & 0o777, name).toBe(0o600);
      }
    }
  });

  it('hold nothing but public facts in clear text', async () => {
    const { workspace } = await demo(temporaryFolder());
    const facts = JSON.parse(
      readFileSync(join(workspace.folder, 'workspace.json'), 'utf8'),
    ) as object;
    expect(Object.keys(facts).sort()).toEqual([
      'backupAt',
      'createdAt',
      'id',
      'kind',
      'name',
      'unchecked',
    ]);
  });

  it('are listed oldest first, other folders passed over', async () => {
    const data = temporaryFolder();
    expect(listWorkspaces(join(data, 'none'))).toEqual([]);
    for (const name of ['a', 'b', 'c']) await demo(data, name);
    mkdirSync(join(data, 'other'));
    writeFileSync(join(data, 'note.txt'), '');
    expect(listWorkspaces(data).map((workspace) => workspace.name)).toEqual(['a', 'b', 'c']);
    expect(() => readWorkspace(join(data, 'other'))).toThrow('NO_WORKSPACE');
  });

  it('leave nothing behind when they cannot be made', async () => {
    const data = temporaryFolder();
    const weak = { kind: 'user', name: 'x', passphrase: 'short' } as const;
    await expect(createWorkspace(data, weak)).rejects.toThrow('WEAK_PASSPHRASE');
    expect(readdirSync(data)).toEqual([]);
  });

  it('clear what a program left that died while making one', async () => {
    const data = temporaryFolder();
    mkdirSync(join(data, '.new-0123456789abcdef'));
    writeFileSync(join(data, '.new-0123456789abcdef', 'key.json'), '{}');
    expect(listWorkspaces(data)).toEqual([]);
    const { workspace } = await demo(data);
    expect(readdirSync(data)).toEqual([workspace.id]);
  });

  it('are made in a folder of one’s own choice, never over something', async () => {
    const data = temporaryFolder();
    const folder = join(data, 'mine');
    mkdirSync(folder);
    const { workspace, key } = await createWorkspaceAt(folder, { kind: 'demo', name: 'x' });
    expect(workspace).toMatchObject({ id: 'mine', folder });
    expect(readWorkspace(folder)).toEqual(workspace);
    await expect(createWorkspaceAt(folder, { kind: 'demo', name: 'y' })).rejects.toThrow(
      'WORKSPACE_EXISTS',
    );
    writeFileSync(join(data, 'file'), '');
    await expect(
      createWorkspaceAt(join(data, 'file'), { kind: 'demo', name: 'y' }),
    ).rejects.toThrow('WORKSPACE_EXISTS');
    expect(unlockDemo(folder)).toEqual(key);
  });

  it('are removed whole, but not while they are open', async () => {
    const data = temporaryFolder();
    const { workspace } = await demo(data);
    const lock = lockWorkspace(workspace.folder);
    expect(() => {
      removeWorkspace(workspace.folder);
    }).toThrow('WORKSPACE_IN_USE');
    expect(listWorkspaces(data)).toEqual([workspace]);
    lock.release();
    removeWorkspace(workspace.folder);
    expect(readdirSync(data)).toEqual([]);
    expect(() => {
      removeWorkspace(data);
    }).toThrow('NO_WORKSPACE');
  });

  it('are known by their key file where their facts are lost, and do not hide the others', async () => {
    const data = temporaryFolder();
    const { workspace } = await demo(data);
    const { workspace: other } = await demo(data, 'Other');
    writeFileSync(join(workspace.folder, 'workspace.json'), '{');
    expect(readWorkspace(workspace.folder)).toMatchObject({ name: workspace.id, kind: 'demo' });
    expect(listWorkspaces(data)).toHaveLength(2);
    writeFileSync(join(workspace.folder, 'key.json'), '{');
    expect(() => readWorkspace(workspace.folder)).toThrow('WORKSPACE_DAMAGED');
    expect(listWorkspaces(data)).toEqual([other]);
  });
});

describe('lock', () => {
  it('lets one hold a workspace at a time', () => {
    const folder = temporaryFolder();
    expect(isLocked(folder)).toBe(false);
    const first = lockWorkspace(folder);
    expect(isLocked(folder)).toBe(true);
    expect(() => lockWorkspace(folder)).toThrow('WORKSPACE_IN_USE');
    first.release();
    const second = lockWorkspace(folder);
    // A lock given back twice does not take another's away.
    first.release();
    expect(isLocked(folder)).toBe(true);
    second.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is kept by a living process and taken over from a dead one', async () => {
    const folder = temporaryFolder();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(other, 'spawn');
    const held = { token: 'other', pid: other.pid, began: null };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(held));
    expect(() => lockWorkspace(folder)).toThrow(
      expect.objectContaining({ body: { code: 'WORKSPACE_IN_USE', details: { pid: other.pid } } }),
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockWorkspace(folder).release();
    expect(existsSync(join(folder, 'lock.json'))).toBe(false);
  });

  it('is taken over from an older process that had the same number, and from rubbish', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'lock.json');
    const reused = { token: 'old', pid: process.pid, began: 'another boot 1' };
    // Only Linux tells when a process began.
    const contents = process.platform === 'linux' ? [JSON.stringify(reused), '{'] : ['{'];
    for (const content of contents) {
      writeFileSync(path, content);
      lockWorkspace(folder).release();
    }
    expect(existsSync(path)).toBe(false);
  });

  it('clears unfinished copies of the one who died', () => {
    const folder = temporaryFolder();
    for (const name of ['data.db.0a1b2c3d.tmp', 'data.db.0a1b2c3d.tmp-journal', 'data.db']) {
      writeFileSync(join(folder, name), '');
    }
    const lock = lockWorkspace(folder);
    expect(readdirSync(folder).sort()).toEqual(['data.db', 'lock.json']);
    lock.release();
  });

  it('needs a folder', () => {
    expect(() => lockWorkspace(join(temporaryFolder(), 'none'))).toThrow('NOT_FOUND');
  });
});
