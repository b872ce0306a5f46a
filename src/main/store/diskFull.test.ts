import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect, type Connection } from './connection.ts';
import { createStore, openStore } from './index.ts';
import { sweep } from './purge.ts';
import { storeOver } from './store.ts';

it('a full disk stops an import with its own code, and the workspace is as before', () => {
  const file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
  const first = createStore(file);
  const kept = first.batches.begin('orders');
  kept.addChunk({ day: Int32Array.of(1, 2, 3) });
  kept.finish(batchSummary(3));
  const before = { list: first.batches.list(), version: first.batches.dataVersion() };
  first.close();

  // SQLite answers a full file as it answers a full disk.
  const db = connect(file.path, file.key, 'write');
  const pages = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${String(pages + 20)}`);
  const store = storeOver(db);
  const writer = store.batches.begin('orders');
  const noise = new Float64Array(randomBytes(8 * 40_000).buffer, 0, 1000);
  expect(() => {
    for (let i = 0; i < 1000; i++) writer.addChunk({ noise });
  }).toThrow('DISK_FULL');
  writer.abort();
  expect(store.batches.list()).toEqual(before.list);
  store.close();

  const again = openStore({ ...file, mode: 'write' });
  expect(again.batches.list()).toEqual(before.list);
  expect(again.batches.dataVersion()).toBe(before.version);
  expect(again.batches.column(1, 'day')).toEqual(Uint8Array.of(1, 2, 3));
  expect(again.verify().ok).toBe(true);
  again.close();
});

it('giving up an import is no failure where the disk does not even take that', () => {
  const file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
  createStore(file).close();
  const db = connect(file.path, file.key, 'write');
  const store = storeOver(db);
  const writer = store.batches.begin('orders');
  writer.addChunk({ day: Int32Array.of(1) });
  const run = store.runs.begin();
  run.setTable('kpis', '{}');
  db.pragma('query_only = ON');
  writer.abort();
  run.abort();
  store.close();

  const again = openStore({ ...file, mode: 'write' });
  const check = connect(file.path, file.key, 'read');
  for (const table of ['batch', 'chunk', 'run', 'run_table']) {
    expect(check.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  }
  check.close();
  again.close();
});

it('a workspace opens on a full disk: clearing up waits, and hides no other fault', () => {
  const failing = (code: string): Connection => {
    const fail = (): never => {
      throw Object.assign(new Error(code), { code });
    };
    const db: Pick<Connection, 'transaction' | 'prepare'> = { transaction: fail, prepare: fail };
    return db as Connection;
  };
  expect(() => sweep(failing('SQLITE_FULL'))).not.toThrow();
  expect(() => sweep(failing('SQLITE_CORRUPT'))).toThrow('WORKSPACE_DAMAGED');
});
