import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect, type Connection } from './connection.ts';
import { createStore, type Store } from './index.ts';
import { TABLED_RUNS, WHOLE_RUNS } from './runRetention.ts';
import { storeOver } from './store.ts';

let db: Connection;
let store: Store;

beforeEach(() => {
  const file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
  createStore(file).close();
  db = connect(file.path, file.key, 'write');
  store = storeOver(db);
  onTestFinished(() => {
    store.close();
  });
});

function writeRuns(count: number): void {
  for (let i = 0; i < count; i++) {
    const writer = store.runs.begin();
    writer.setTable('kpis', '{"orders":3}');
    // More pieces than one statement of the purge removes.
    for (let c = 0; c < 6; c++) writer.setColumn(`c${c}`, Uint8Array.of(c));
    const facts = { asOf: i, settings: '{}', dataVersion: '', engineVersion: '1' };
    writer.finish({ ...facts, fingerprint: `f${i}`, seconds: 0 });
  }
}

const held = (table: 'run_column' | 'run_table'): unknown[] =>
  db.prepare(`SELECT DISTINCT run_id FROM ${table} ORDER BY run_id`).pluck().all();

const reduced = (run: number, kept: string): AppError =>
  new AppError('RUN_REDUCED', { details: { run, kept } });

describe('what is kept of runs', () => {
  it('is everything of the newest, tables of the next, the record of all', () => {
    const count = TABLED_RUNS + 3;
    writeRuns(count);
    expect(store.runs.thin()).toEqual({ columns: count - WHOLE_RUNS, tables: 3 });
    expect(held('run_column')).toEqual([count - 1, count]);
    expect(held('run_table')).toEqual(Array.from({ length: TABLED_RUNS }, (_, i) => i + 4));
    expect(store.runs.column(count - 1, 'c5')).toEqual(Uint8Array.of(5));
    expect(store.runs.columnNames(count - 2)).toEqual([]);
    expect(store.runs.table(4, 'kpis')).toBe('{"orders":3}');
    expect(store.runs.list()).toHaveLength(count);
    expect(store.runs.byId(1)).toMatchObject({ asOf: 0, settings: '{}', fingerprint: 'f0' });
    expect(() => store.runs.column(count - 2, 'c5')).toThrow(reduced(count - 2, 'tables'));
    expect(() => store.runs.table(3, 'kpis')).toThrow(reduced(3, 'record'));
    expect(store.verify().ok).toBe(true);
    expect(store.runs.thin()).toEqual({ columns: 0, tables: 0 });
  });

  it('follows from the order of the finished runs, before anything is removed', () => {
    writeRuns(WHOLE_RUNS);
    const unfinished = store.runs.begin();
    expect(store.runs.column(1, 'c0')).toEqual(Uint8Array.of(0));
    unfinished.abort();
    writeRuns(1);
    expect(held('run_column')).toHaveLength(WHOLE_RUNS + 1);
    expect(() => store.runs.column(1, 'c0')).toThrow(reduced(1, 'tables'));
    expect(store.runs.column(99, 'c0')).toBeUndefined();
  });

  it('waits where the disk takes no removal, and is taken up the next time', () => {
    writeRuns(WHOLE_RUNS + 1);
    db.pragma('query_only = ON');
    expect(store.runs.thin()).toEqual({ columns: 1, tables: 0 });
    expect(held('run_column')).toHaveLength(WHOLE_RUNS + 1);
    db.pragma('query_only = OFF');
    expect(store.runs.thin()).toEqual({ columns: 1, tables: 0 });
    expect(held('run_column')).toEqual([2, 3]);
  });
});

describe('what fills the file', () => {
  it('adds up to its size and falls with what is removed', () => {
    writeRuns(WHOLE_RUNS + 1);
    const before = store.storage();
    const { total, imports, runs, cache, free, other } = before;
    expect(imports + runs + cache + free + other).toBe(total);
    expect(imports + cache).toBe(0);
    expect(runs).toBe(3 * ('{"orders":3}'.length + 6));
    expect(other).toBeGreaterThan(0);
    store.runs.thin();
    expect(store.storage()).toMatchObject({ runs: runs - 6, runCount: 3, wholeRuns: 2 });
  });
});
