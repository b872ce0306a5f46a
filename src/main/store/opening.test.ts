import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect } from './connection.ts';
import { createStore, openStore, type StoreFile } from './index.ts';

// One test waits for a lock, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function newFile(): StoreFile {
  return { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
}

function created(): StoreFile {
  const file = newFile();
  const store = createStore(file);
  const writer = store.batches.begin('orders');
  writer.addChunk({ day: Int32Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 65_521) });
  writer.finish(batchSummary(50_000));
  store.close();
  return file;
}

describe('opening a workspace database', () => {
  it('refuses another key', () => {
    const file = created();
    expect(() => openStore({ ...file, key: randomBytes(32), mode: 'write' })).toThrow(
      expect.objectContaining({
        body: { code: 'WORKSPACE_DAMAGED', details: { rule: 'SQLITE_NOTADB' } },
      }),
    );
    openStore({ ...file, mode: 'write' }).close();
  });

  it('refuses a database that is not encrypted, and leaves it as it was', () => {
    const file = newFile();
    const plain = new Database(file.path);
    plain.exec('CREATE TABLE t (a)');
    plain.close();
    const before = readFileSync(file.path);
    for (const mode of ['read', 'write'] as const) {
      expect(() => openStore({ ...file, mode })).toThrow('WORKSPACE_NOT_ENCRYPTED');
    }
    expect(readFileSync(file.path).equals(before)).toBe(true);
  });

  it('refuses a database of a newer program, and leaves it as it was', () => {
    const file = created();
    const db = connect(file.path, file.key, 'write');
    db.pragma('user_version = 1000');
    db.close();
    const before = readFileSync(file.path);
    for (const mode of ['read', 'write'] as const) {
      expect(() => openStore({ ...file, mode })).toThrow('WORKSPACE_NEWER');
    }
    expect(readFileSync(file.path).equals(before)).toBe(true);
  });

  it('refuses what is missing, empty, cut off or of another program', () => {
    const file = created();
    const missing = { ...file, path: `${file.path}.none` };
    expect(() => openStore({ ...missing, mode: 'write' })).toThrow('NOT_FOUND');
    expect(existsSync(missing.path)).toBe(false);

    const whole = readFileSync(file.path);
    writeFileSync(file.path, whole.subarray(0, 3000));
    expect(() => openStore({ ...file, mode: 'write' })).toThrow('WORKSPACE_DAMAGED');

    const foreign = newFile();
    writeFileSync(foreign.path, '');
    const db = connect(foreign.path, foreign.key, 'write');
    db.exec('CREATE TABLE t (a)');
    db.close();
    expect(() => openStore({ ...foreign, mode: 'write' })).toThrow('WORKSPACE_DAMAGED');

    const empty = newFile();
    writeFileSync(empty.path, '');
    expect(() => openStore({ ...empty, mode: 'write' })).toThrow(
      expect.objectContaining({ body: { code: 'WORKSPACE_DAMAGED', details: { rule: 'empty' } } }),
    );
  });

  it('never creates over a file that is there', () => {
    const file = created();
    const before = readFileSync(file.path);
    expect(() => createStore(file)).toThrow('WORKSPACE_EXISTS');
    expect(readFileSync(file.path).equals(before)).toBe(true);
  });

  it('says that a file held by another program is busy', () => {
    const file = created();
    const holder = connect(file.path, file.key, 'write');
    onTestFinished(() => {
      holder.close();
    });
    const store = openStore({ ...file, mode: 'write' });
    holder.exec('BEGIN IMMEDIATE');
    expect(() => store.batches.begin('orders')).toThrow('BUSY');
    holder.exec('ROLLBACK');
    store.batches.begin('orders').abort();
    store.close();
  });

  it('sets every connection as the security notes say', () => {
    const file = created();
    for (const mode of ['write', 'read'] as const) {
      const db = connect(file.path, file.key, mode);
      const settings = ['temp_store', 'trusted_schema', 'cell_size_check', 'foreign_keys'];
      const values = settings.map((name) => db.pragma(name, { simple: true }));
      expect(values, mode).toEqual([2, 0, 1, 1]);
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(db.pragma('cipher', { simple: true })).toBe('sqlcipher');
      if (mode === 'write') {
        expect(db.pragma('secure_delete', { simple: true })).toBe(1);
        expect(db.pragma('synchronous', { simple: true })).toBe(1);
      }
      db.close();
    }
  });

  it('gives no one else access to its files', () => {
    const file = created();
    const store = openStore({ ...file, mode: 'write' });
    store.settings.set('a', '1');
    const copy = `${file.path}.copy`;
    store.copyTo(copy);
    for (const path of [file.path, `${file.path}-wal`, `${file.path}-shm`, copy]) {
      expect(statSync(path).mode & 0o777, path).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    }
    store.close();
  });
});

describe('copyTo', () => {
  it('writes an encrypted copy that opens with the same key', () => {
    const file = created();
    const store = openStore({ ...file, mode: 'write' });
    const path = `${file.path}.copy`;
    store.copyTo(path);
    expect(() => {
      store.copyTo(path);
    }).toThrow('BAD_REQUEST');
    const copy = openStore({ path, key: file.key, mode: 'write' });
    expect(copy.batches.list()).toEqual(store.batches.list());
    expect(copy.batches.column(1, 'day')).toEqual(store.batches.column(1, 'day'));
    expect(copy.pseudonymKey()).toEqual(store.pseudonymKey());
    expect(copy.verify().ok).toBe(true);
    copy.close();
    store.close();
    expect(() => openStore({ path, key: randomBytes(32), mode: 'read' })).toThrow(
      'WORKSPACE_DAMAGED',
    );
  });
});
