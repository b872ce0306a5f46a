import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect } from './connection.ts';
import {
  createStore,
  openStore,
  packTexts,
  textAt,
  type PackedTexts,
  type Store,
} from './index.ts';

let file: { path: string; key: Buffer };
let store: Store;

beforeEach(() => {
  file = { path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) };
  store = createStore(file);
  onTestFinished(() => {
    store.close();
  });
});

const IDS = ['K-ADA-0001', '客戶-二', 'K-ADA-0003'];
const FIRST = { fromDay: 19_001, reviewDay: 19_031 };

function add(ids: readonly string[] = IDS): number {
  return store.actions.add({ plan: '{"name":"wake up"}', frozenOn: 19_000 }, packTexts(ids), FIRST)
    .id;
}

function textsOf(texts: PackedTexts): string[] {
  return Array.from({ length: texts.count }, (_, i) => textAt(texts, i));
}

describe('actions', () => {
  it('come back with their customers and first period, newest first, also in another connection', () => {
    const first = add();
    const second = add(['only']);
    const reader = openStore({ ...file, mode: 'read' });
    onTestFinished(() => {
      reader.close();
    });
    expect(reader.actions.list().map(({ id, customers }) => [id, customers])).toEqual([
      [second, 1],
      [first, 3],
    ]);
    expect(textsOf(reader.actions.customers(first))).toEqual(IDS);
    expect(reader.actions.periods()).toEqual(
      [first, second].map((actionId) => ({ actionId, number: 1, ...FIRST, closing: null })),
    );
  });

  it('keep a hundred thousand customers in pieces', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => `C-${String(i).padStart(9, '0')}`);
    const texts = store.actions.customers(add(many));
    expect(texts.count).toBe(many.length);
    expect(textAt(texts, 99_999)).toBe(many.at(-1));
    expect(store.verify().ok).toBe(true);
  });

  it('close a period once, open the next, and go back', () => {
    const id = add();
    const next = { fromDay: 19_032, reviewDay: 19_060 };
    store.actions.close({ actionId: id, number: 1, closing: '{"decision":"keep"}' }, next);
    expect(store.actions.periods()).toEqual([
      { actionId: id, number: 1, ...FIRST, closing: '{"decision":"keep"}' },
      { actionId: id, number: 2, ...next, closing: null },
    ]);
    const again = () => store.actions.close({ actionId: id, number: 1, closing: '{}' }, null);
    expect(again).toThrow('NOT_FOUND');
    expect(store.actions.periods()).toHaveLength(2);
    store.actions.reopen(id, 1);
    expect(store.actions.periods()).toEqual([{ actionId: id, number: 1, ...FIRST, closing: null }]);
  });

  it('go with all that belongs to them, and no other', () => {
    const first = add();
    const second = add();
    store.actions.remove(first);
    expect(() => store.actions.customers(first)).toThrow('NOT_FOUND');
    expect(store.actions.list().map(({ id }) => id)).toEqual([second]);
    expect(store.actions.periods().map(({ actionId }) => actionId)).toEqual([second]);
    expect(textsOf(store.actions.customers(second))).toEqual(IDS);
    expect(store.verify().ok).toBe(true);
  });

  it('are nowhere in plain text, not in the log of the database nor in a copy', () => {
    const id = add();
    const copy = join(temporaryFolder(), 'copy.db');
    store.copyTo(copy);
    for (const path of [file.path, `${file.path}-wal`, copy]) {
      const bytes = readFileSync(path);
      for (const text of [...IDS, 'wake up']) expect(bytes.includes(text)).toBe(false);
    }
    const copied = openStore({ path: copy, key: file.key, mode: 'write' });
    onTestFinished(() => {
      copied.close();
    });
    expect(textsOf(copied.actions.customers(id))).toEqual(IDS);
    expect(copied.verify().ok).toBe(true);
  });

  it('are unsound when customers of one are missing', () => {
    add();
    const db = connect(file.path, file.key, 'write');
    db.prepare(`DELETE FROM action_customer WHERE part = 'lengths'`).run();
    db.close();
    const found = store.verify();
    expect(found.ok).toBe(false);
    expect(found.checks.find(({ ok }) => !ok)).toMatchObject({ name: 'columns' });
  });
});
