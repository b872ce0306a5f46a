import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import {
  createStore,
  openStore,
  packTexts,
  textAt,
  type ColumnArray,
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

function reader(): Store {
  const opened = openStore({ ...file, mode: 'read' });
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

function writeBatch(rows = 3, fileHash = 'f'.repeat(64)): number {
  const writer = store.batches.begin('orders');
  writer.addChunk({ day: Int32Array.from({ length: rows }, (_, i) => 19_000 + i) });
  writer.setDictionary('customer', packTexts(['Ada', '客戶']));
  writer.addRejects(Buffer.from('1,BAD_DATE\n'));
  return writer.finish(batchSummary(rows, { fileHash })).id;
}

function writeRun(): number {
  const writer = store.runs.begin();
  writer.setTable('kpis', '{"orders":3}');
  writer.setColumn('score', Uint16Array.of(555, 111));
  writer.setColumn('alive', Float64Array.of(0.5, 1));
  return writer.finish({
    asOf: 19_500,
    settings: '{}',
    dataVersion: store.batches.dataVersion(),
    engineVersion: '1',
    fingerprint: 'abc',
    seconds: 1,
  }).id;
}

describe('batches', () => {
  it('joins the chunks of a column in the order they came', () => {
    const writer = store.batches.begin('orders');
    writer.addChunk({ amount: Float64Array.of(1, 2), day: Int32Array.of(5, 6) });
    writer.addChunk({ amount: Float64Array.of(-300, 70_000), day: Int32Array.of(7, 8) });
    writer.addChunk({ amount: Float64Array.of(0.5), day: Int32Array.of(9) });
    const { id } = writer.finish(batchSummary(5));
    expect(store.batches.column(id, 'amount')).toEqual(Float64Array.of(1, 2, -300, 70_000, 0.5));
    expect([...(store.batches.column(id, 'day') ?? [])]).toEqual([5, 6, 7, 8, 9]);
    expect(store.batches.column(id, 'channel')).toBeUndefined();
  });

  it('keeps dictionaries, rejected rows and the whole summary', () => {
    const id = writeBatch();
    const dictionary = store.batches.dictionary(id, 'customer');
    expect(dictionary && textAt(dictionary, 1)).toBe('客戶');
    expect(store.batches.dictionary(id, 'channel')).toBeUndefined();
    expect(Buffer.concat([...store.batches.rejects(id)]).toString()).toBe('1,BAD_DATE\n');
    const [record] = store.batches.list();
    expect(record).toMatchObject({ ...batchSummary(3), id, state: 'complete' });
  });

  it('shows a batch to readers when it is finished, not before', () => {
    const other = reader();
    const writer = store.batches.begin('orders');
    writer.addChunk({ day: Int32Array.of(1) });
    expect(other.batches.list()).toEqual([]);
    expect(other.batches.column(writer.batchId, 'day')).toBeUndefined();
    writer.finish(batchSummary(1));
    expect(other.batches.list()).toHaveLength(1);
    expect(other.batches.column(writer.batchId, 'day')).toEqual(Uint8Array.of(1));
  });

  it('leaves nothing of an aborted batch, and takes nothing more from its writer', () => {
    const writer = store.batches.begin('orders');
    writer.addChunk({ day: Int32Array.of(1) });
    writer.abort();
    writer.abort();
    expect(store.batches.list()).toEqual([]);
    expect(store.batches.column(writer.batchId, 'day')).toBeUndefined();
    expect(() => {
      writer.addChunk({ day: Int32Array.of(1) });
    }).toThrow('closed');
  });

  it('refuses a chunk whose columns differ in length', () => {
    const writer = store.batches.begin('orders');
    expect(() => {
      writer.addChunk({ day: Int32Array.of(1), amount: Float64Array.of(1, 2) });
    }).toThrow(RangeError);
  });

  it('sweeps what a dead writer left at the next opening for writing', () => {
    const kept = writeBatch();
    store.batches.begin('orders').addChunk({ day: Int32Array.of(1) });
    store.runs.begin().setColumn('score', Uint8Array.of(1));
    store.close();
    store = openStore({ ...file, mode: 'write' });
    expect(store.batches.list().map((batch) => batch.id)).toEqual([kept]);
    expect(store.verify().checks.find((check) => check.name === 'columns')?.details).toMatchObject({
      batches: 1,
      pieces: 1,
    });
  });

  it('takes a part into its batch in one step, and removes both together', () => {
    const id = writeBatch();
    const rows = (part: number): (number | undefined)[] =>
      [id, part].map((one) => store.batches.column(one, 'day')?.length);
    const unfinished = store.batches.beginPart(id);
    unfinished.addChunk({ day: Int32Array.of(9) });
    store.close();
    store = openStore({ ...file, mode: 'write' });
    expect(rows(unfinished.batchId)).toEqual([3, undefined]);
    expect(Buffer.concat([...store.batches.rejects(id)]).toString()).toBe('1,BAD_DATE\n');

    const part = store.batches.beginPart(id);
    part.addChunk({ day: Int32Array.of(9) });
    const version = store.batches.dataVersion();
    const whole = { ...batchSummary(4), rejections: {} };
    const record = part.finish(batchSummary(1), whole, [Buffer.from('7,BAD_DATE\n')]);
    expect(record).toMatchObject({ id, rowsAccepted: 4, partOf: null });
    expect(store.batches.list()).toEqual([record]);
    expect(store.batches.sources().map(({ partOf }) => partOf)).toEqual([null, id]);
    expect(rows(part.batchId)).toEqual([3, 1]);
    expect(Buffer.concat([...store.batches.rejects(id)]).toString()).toBe('7,BAD_DATE\n');
    expect(store.batches.dataVersion()).not.toBe(version);

    const late = store.batches.beginPart(id);
    store.batches.undo(id);
    expect(() => late.finish(batchSummary(1), whole, [])).toThrow('NOT_FOUND');
    late.abort();
    expect(rows(part.batchId)).toEqual([undefined, undefined]);
    expect(store.batches.sources()).toEqual([]);
    expect(() => store.batches.beginPart(999)).toThrow('NOT_FOUND');
    expect(store.verify().ok).toBe(true);
  });

  it('undo removes the data, every run and every cache, and keeps the record', () => {
    const first = writeBatch(3, '1'.repeat(64));
    const version = store.batches.dataVersion();
    const second = writeBatch(4, '2'.repeat(64));
    const run = writeRun();
    store.cache.put('snapshot', new Map([['day', Int32Array.of(1)]]));
    expect(store.batches.undo(second).state).toBe('undone');
    expect(store.batches.column(second, 'day')).toBeUndefined();
    expect(store.batches.dictionary(second, 'customer')).toBeUndefined();
    expect([...store.batches.rejects(second)]).toEqual([]);
    expect(store.batches.column(first, 'day')?.length).toBe(3);
    expect(store.batches.dataVersion()).toBe(version);
    expect(store.runs.byId(run)).toBeUndefined();
    expect(store.runs.column(run, 'score')).toBeUndefined();
    expect(store.cache.get('snapshot')).toBeUndefined();
    expect(store.batches.list().map((batch) => batch.state)).toEqual(['complete', 'undone']);
    expect(() => store.batches.undo(second)).toThrow('NOT_FOUND');
    expect(store.verify().ok).toBe(true);
  });

  it('undo of one batch leaves another that is being written alone', () => {
    const old = writeBatch();
    const writer = store.batches.begin('orders');
    writer.addChunk({ day: Int32Array.of(1) });
    store.batches.undo(old);
    writer.addChunk({ day: Int32Array.of(2) });
    const { id } = writer.finish(batchSummary(2));
    expect(store.batches.column(id, 'day')).toEqual(Uint8Array.of(1, 2));
  });

  it('names the state of the data by files and plans, not by time or number', () => {
    const empty = store.batches.dataVersion();
    store.batches.begin('orders').abort();
    expect(store.batches.dataVersion()).toBe(empty);
    writeBatch(3, '1'.repeat(64));
    const one = store.batches.dataVersion();
    const second = writeBatch(3, '2'.repeat(64));
    expect(store.batches.dataVersion()).not.toBe(one);
    store.batches.undo(second);
    expect(store.batches.dataVersion()).toBe(one);
  });
});

describe('runs', () => {
  it('keeps settings, tables and columns, and finds the latest', () => {
    expect(store.runs.latest()).toBeUndefined();
    const first = writeRun();
    const second = writeRun();
    const other = reader();
    expect(other.runs.list().map((run) => run.id)).toEqual([first, second]);
    expect(other.runs.latest()).toMatchObject({ id: second, asOf: 19_500, fingerprint: 'abc' });
    expect(other.runs.table(first, 'kpis')).toBe('{"orders":3}');
    expect(other.runs.table(first, 'none')).toBeUndefined();
    expect(other.runs.columnNames(first)).toEqual(['alive', 'score']);
    expect(other.runs.column(first, 'score')).toEqual(Uint16Array.of(555, 111));
  });

  it('shows nothing of a run that is not finished', () => {
    const writer = store.runs.begin();
    writer.setTable('kpis', '{}');
    writer.setColumn('score', Uint8Array.of(1));
    expect(store.runs.list()).toEqual([]);
    expect(store.runs.table(1, 'kpis')).toBeUndefined();
    expect(store.runs.columnNames(1)).toEqual([]);
    writer.abort();
    expect(() => {
      writer.setTable('kpis', '{}');
    }).toThrow('closed');
  });
});

describe('cache', () => {
  it('keeps columns and texts under a key and replaces them whole', () => {
    store.cache.put(
      'snapshot',
      new Map([
        ['day', Int32Array.of(-1, 2)],
        ['old', Int32Array.of(1)],
      ]),
    );
    store.cache.put(
      'snapshot',
      new Map<string, ColumnArray | PackedTexts>([
        ['day', Int32Array.of(3)],
        ['name', packTexts(['Ada'])],
      ]),
    );
    const parts = reader().cache.get('snapshot');
    expect([...(parts?.keys() ?? [])].sort()).toEqual(['day', 'name']);
    expect(parts?.get('day')).toEqual(Uint8Array.of(3));
    expect(parts?.get('name')).toMatchObject({ count: 1, offsets: Uint32Array.of(0, 3) });
  });

  it('keeps only the named keys', () => {
    for (const key of ['a', 'b', 'c']) store.cache.put(key, new Map([['x', Uint8Array.of(1)]]));
    store.cache.retain(['b']);
    expect(['a', 'b', 'c'].map((key) => store.cache.get(key) !== undefined)).toEqual([
      false,
      true,
      false,
    ]);
    store.cache.retain([]);
    expect(store.cache.get('b')).toBeUndefined();
  });
});

describe('settings, templates, secrets', () => {
  it('keeps the last value of a key', () => {
    expect(store.settings.get('analysis')).toBeUndefined();
    store.settings.set('analysis', '1');
    store.settings.set('analysis', '2');
    store.templates.save('headers', 'first');
    store.templates.save('headers', 'second');
    expect(reader().settings.get('analysis')).toBe('2');
    expect(reader().templates.find('headers')).toBe('second');
    expect(reader().templates.find('others')).toBeUndefined();
  });

  it('has a pseudonym key of its own that stays', () => {
    const key = store.pseudonymKey();
    expect(key).toHaveLength(32);
    expect(reader().pseudonymKey()).toEqual(key);
    const other = createStore({ path: join(temporaryFolder(), 'data.db'), key: file.key });
    expect(other.pseudonymKey()).not.toEqual(key);
    other.close();
  });

  it('lets a reader change nothing', () => {
    const other = reader();
    expect(() => {
      other.settings.set('a', '1');
    }).toThrow('READ_ONLY');
    expect(() => other.batches.begin('orders')).toThrow('READ_ONLY');
    expect(() => {
      other.audit.append('x', 'y');
    }).toThrow('READ_ONLY');
  });
});
