import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect, PAGE_SIZE, type Connection } from './connection.ts';
import { createStore, openStore, type Store } from './index.ts';

// Every page is damaged once, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let file: { path: string; key: Buffer };
let store: Store;
let db: Connection;

beforeEach(() => {
  file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
  store = createStore(file);
  const writer = store.batches.begin('orders');
  for (let chunk = 0; chunk < 3; chunk++) {
    writer.addChunk({ day: Int32Array.of(1, 2), amount: Float64Array.of(0.5, 1.5) });
  }
  writer.finish(batchSummary(6));
  store.audit.append('import', 'batch 1', { rows: 6 });
  store.audit.append('undo', 'batch 1');
  store.audit.append('import', 'batch 2', { rows: 1, rejected: 2 });
  db = connect(file.path, file.key, 'write');
  onTestFinished(() => {
    db.close();
    store.close();
  });
});

function faults(): readonly string[] {
  const report = store.verify();
  const found = report.checks.filter((check) => !check.ok && check.name !== 'backup_age');
  expect(report.ok).toBe(found.length === 0);
  return found.map((check) => check.name);
}

describe('verify', () => {
  it('finds nothing in a sound workspace', () => {
    expect(faults()).toEqual([]);
    expect(store.verify().checks.map((check) => check.name)).toEqual([
      'integrity',
      'foreign_keys',
      'migrations',
      'audit_chain',
      'columns',
      'backup_age',
    ]);
  });

  it('tells the age of the last copy without calling the workspace unsound', () => {
    const age = () => store.verify().checks.find((check) => check.name === 'backup_age');
    expect(age()).toMatchObject({ ok: false, details: { backups: 0 } });
    store.copyTo(`${file.path}.copy`);
    expect(age()).toMatchObject({ ok: true, details: { days: 0, limit: 30 } });
    store.settings.set('store.lastCopy', JSON.stringify('2020-01-01T00:00:00.000Z'));
    expect(age()?.ok).toBe(false);
    expect(store.verify().ok).toBe(true);
  });

  it.each([
    ['an edited entry', `UPDATE audit SET counts = '{"rows":7}' WHERE seq = 1`, 1],
    ['a removed entry', 'DELETE FROM audit WHERE seq = 2', 2],
    ['a moved time', `UPDATE audit SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`, 3],
  ])('finds %s in the audit log', (_, sql, brokenAt) => {
    db.exec(sql);
    expect(faults()).toEqual(['audit_chain']);
    const check = store.verify().checks.find((found) => found.name === 'audit_chain');
    expect(check).toMatchObject({ code: 'WORKSPACE_DAMAGED', details: { brokenAt } });
  });

  it('finds a lost piece of a column, and one that is not what it says', () => {
    db.exec(`DELETE FROM chunk WHERE name = 'day' AND seq = 1`);
    expect(faults()).toEqual(['columns']);
    db.exec(`UPDATE chunk SET data = x'00' WHERE name = 'amount' AND seq = 0`);
    expect(faults()).toEqual(['columns']);
    expect(() => store.batches.column(1, 'amount')).toThrow('WORKSPACE_DAMAGED');
  });

  it('finds rows without an owner', () => {
    db.pragma('foreign_keys = OFF');
    db.exec(`INSERT INTO run_table VALUES (99, 'kpis', '{}')`);
    expect(faults()).toEqual(['foreign_keys']);
  });

  it('finds an edited migration, and a trigger nobody of us made', () => {
    db.exec(`UPDATE migration SET name = 'other'`);
    expect(faults()).toEqual(['migrations']);
    db.exec('CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM audit; END');
    expect(faults()).toEqual(['integrity', 'migrations']);
  });

  it('finds every single page changed on the disk', () => {
    db.close();
    store.close();
    const whole = readFileSync(file.path);
    const found: boolean[] = [];
    for (let page = 0; page < whole.length; page += PAGE_SIZE) {
      const changed = Buffer.from(whole);
      changed[page + 2000] = (whole[page + 2000] ?? 0) ^ 1;
      writeFileSync(file.path, changed);
      found.push(!soundAfterOpening());
    }
    expect(found.length).toBeGreaterThan(20);
    expect(found.every(Boolean)).toBe(true);
    writeFileSync(file.path, whole);
    expect(soundAfterOpening()).toBe(true);
  });
});

function soundAfterOpening(): boolean {
  try {
    const opened = openStore({ ...file, mode: 'read' });
    const { ok } = opened.verify();
    opened.close();
    return ok;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'WORKSPACE_DAMAGED' });
    return false;
  }
}

describe('audit log', () => {
  it('lists the latest first, in pages', () => {
    expect(store.audit.list(2).map((entry) => entry.seq)).toEqual([3, 2]);
    const [first] = store.audit.list(2, 2);
    expect(first).toMatchObject({
      seq: 1,
      action: 'import',
      object: 'batch 1',
      counts: { rows: 6 },
    });
  });

  it('has a head that changes with every entry', () => {
    const before = store.audit.head();
    store.audit.append('export', 'report');
    expect(store.audit.head()).not.toBe(before);
    expect(store.audit.list(1)[0]?.hash).toBe(store.audit.head());
  });
});
