import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { detachedControl, type JobControl, type WorkerStart } from '#main/jobs/index.ts';
import { createStore, type BatchRecord, type Store } from '#main/store/index.ts';
import { importFile, inspectFile } from '../index.ts';

// Threads load the whole program's sources.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROWS = 200_000;
const KEY = new Uint8Array(32).fill(5);
const control = detachedControl();
const workers: Worker[] = [];
let folder: string;
let csv: string;
let path: string;
let store: Store;

/** Several chunks of rows, every hundredth refused, customers in no order, orders sorted. */
function orders(): string {
  let text = 'order_id,date,phone,channel,amount\n';
  for (let i = 0; i < ROWS; i += 1) {
    const day = i % 100 === 99 ? '2024-02-30' : `2024-02-${String(1 + (i % 28)).padStart(2, '0')}`;
    const phone = 13_800_000_000 + ((i * 7919) % 30_011);
    text += `A${1_000_000 + i},${day},${i % 7 === 0 ? '' : phone},${i % 3 === 0 ? 'web' : '门店'},${i % 500}.25\n`;
  }
  return text;
}

/** Rows enough that a file is surveyed aside while it is read, with some bytes behind them. */
function largeFile(name: string, end: Uint8Array): string {
  const file = join(folder, name);
  const row = Buffer.from('A1000001,2024-02-13,13800001111,web,12.25\n');
  const rows = Buffer.alloc(row.length * 420_000, row);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from('order_id,date,phone,channel,amount\n'), rows, end]),
  );
  return file;
}

async function startStorer(file: string): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  const workerData: WorkerStart = {
    role: 'storer',
    databasePath: path,
    key: KEY.slice(),
    line: port2,
  };
  const worker = new Worker(new URL(file, import.meta.url), { workerData, transferList: [port2] });
  workers.push(worker);
  const [message] = (await once(worker, 'message')) as [unknown];
  expect(message).toEqual({ kind: 'ready' });
  return port1;
}

/** Everything the store holds of a batch, as plain text. */
function contentOf(batch: BatchRecord): string {
  const columns = ['customer', 'day', 'line', 'amount', 'order', 'channel', 'phone', 'second'];
  const { batches } = store;
  return JSON.stringify([
    columns.map((name) => [...(batches.column(batch.id, name) ?? [])]),
    columns.map((name) => Buffer.from(batches.dictionary(batch.id, name)?.bytes ?? []).toString()),
    [...batches.rejects(batch.id)].map((part) => Buffer.from(part).toString()),
    { ...batch, id: 0, importedAt: '', seconds: 0 },
  ]);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-storer-'));
  csv = join(folder, 'orders.csv');
  writeFileSync(csv, orders());
  path = join(folder, 'store.db');
  store = createStore({ path, key: KEY });
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.terminate()));
  store.close();
  rmSync(folder, { recursive: true });
});

it('stores what the reading thread would have stored, batch after batch', async () => {
  const port = await startStorer('../../worker.ts');
  const { plan } = inspectFile(csv, {}, control);
  const alone = importFile(csv, plan, store, control);
  const expected = contentOf(alone);
  expect(alone.rowsRejected).toBe(ROWS / 100);
  store.batches.undo(alone.id);
  for (let round = 0; round < 2; round += 1) {
    const batch = importFile(csv, plan, store, control, { storer: port });
    expect(contentOf(batch) === expected).toBe(true);
    store.batches.undo(batch.id);
  }
  expect(store.verify().ok).toBe(true);
});

it('leaves nothing of a cancelled import and takes the next one', async () => {
  const port = await startStorer('../../worker.ts');
  const { plan } = inspectFile(csv, {}, control);
  const before = store.batches.list();
  for (const after of [1, 20, 45]) {
    let checks = 0;
    const cancelling: JobControl = {
      ...control,
      check() {
        checks += 1;
        if (checks > after) throw Object.assign(new Error('stop'), { name: 'Stop' });
      },
    };
    expect(() => importFile(csv, plan, store, cancelling, { storer: port })).toThrow('stop');
    expect(store.batches.list()).toEqual(before);
  }
  expect(importFile(csv, plan, store, control, { storer: port }).rowsAccepted).toBe(
    ROWS - ROWS / 100,
  );
  expect(store.verify().ok).toBe(true);
});

it('hands a failure of the other thread on and leaves nothing', async () => {
  const port = await startStorer('../../../../test/support/failingStorer.ts');
  const { plan } = inspectFile(csv, {}, control);
  const before = store.batches.list();
  expect(() => importFile(csv, plan, store, control, { storer: port })).toThrow('DISK_FULL');
  expect(() => importFile(csv, plan, store, control, { storer: port })).toThrow('DISK_FULL');
  expect(store.batches.list()).toEqual(before);
});

/** 门店 in GB18030. */
const GBK_SHOP = [0xc3, 0xc5, 0xb5, 0xea];
const LAST_ROW = Buffer.from('A1000002,2024-02-14,13800001111,');

it.each([
  ['plain.csv', [], 'utf-8', 'encoding.ascii'],
  ['late-utf8.csv', [...Buffer.from('门店,1.25\n')], 'utf-8', 'encoding.strict_utf8'],
  [
    'late-gbk.csv',
    [...GBK_SHOP, ...Buffer.from(',1.25\n')],
    'gb18030',
    'encoding.common_characters',
  ],
  [
    'late-latin.csv',
    [...Buffer.from('caf'), 0xe9, ...Buffer.from(',1.25')],
    'windows-1252',
    'encoding.common_characters',
  ],
])(
  'proposes for a large file on two threads what it proposes on one: %s',
  async (name, end, encoding, code) => {
    const port = await startStorer('../../worker.ts');
    const file = largeFile(
      name,
      end.length === 0 ? LAST_ROW.subarray(0, 0) : Buffer.concat([LAST_ROW, Buffer.from(end)]),
    );
    const alone = inspectFile(file, {}, control);
    expect(inspectFile(file, {}, control, { storer: port })).toEqual(alone);
    expect([alone.reading.reading.encoding, alone.reading.why.encoding.code]).toEqual([
      encoding,
      code,
    ]);
    rmSync(file);
  },
);

it('lets go of the other thread when a large file is cancelled or fails', async () => {
  const port = await startStorer('../../worker.ts');
  const file = largeFile('cancelled.csv', Buffer.alloc(0));
  const whole = inspectFile(file, {}, control);
  for (const after of [0, 3, 12, 30]) {
    let checks = 0;
    const cancelling: JobControl = {
      ...control,
      check() {
        checks += 1;
        if (checks > after) throw Object.assign(new Error('stop'), { name: 'Stop' });
      },
    };
    expect(() => inspectFile(file, {}, cancelling, { storer: port })).toThrow('stop');
  }
  const unknown = { map: { nowhere: 'channel' } } as const;
  expect(() => inspectFile(file, unknown, control, { storer: port })).toThrow('COLUMN_MISSING');
  const { plan } = inspectFile(csv, {}, control);
  const batch = importFile(csv, plan, store, control, { storer: port });
  store.batches.undo(batch.id);
  expect(inspectFile(file, {}, control, { storer: port })).toEqual(whole);
  rmSync(file);
});
