import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect } from './connection.ts';
import { createStore, openStore, type Store } from './index.ts';

const MEGABYTE = 1 << 20;
const file = () => ({ path: join(temporaryFolder(), 'data.db'), key: randomBytes(32) });

/** Begins a batch of noise, which does not pack. */
function noise(store: Store, megabytes: number) {
  const writer = store.batches.begin('orders');
  for (let i = 0; i < megabytes; i += 1) {
    const bytes = randomBytes(MEGABYTE);
    writer.addChunk({ noise: new Float64Array(bytes.buffer, bytes.byteOffset, MEGABYTE / 8) });
  }
  return writer;
}

function pieces({ path, key }: ReturnType<typeof file>): number {
  const db = connect(path, key, 'read');
  const count = Number(db.prepare('SELECT count(*) FROM chunk').pluck().get());
  db.close();
  return count;
}

const sizeOf = (path: string): number =>
  statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);

it('gives up a large batch at once, removes it in pieces and makes the file small again', () => {
  const at = file();
  const store = createStore(at);
  onTestFinished(() => {
    store.close();
  });
  const kept = noise(store, 2).finish(batchSummary(2 * (MEGABYTE / 8)));
  store.tidy(Infinity);
  const [before, held] = [sizeOf(at.path), pieces(at)];
  const large = noise(store, 40);
  large.abort();
  expect(store.batches.list().map(({ id }) => id)).toEqual([kept.id]);
  let calls = 0;
  while (!store.tidy(0)) calls += 1;
  expect(calls).toBeGreaterThan(10);
  expect(pieces(at)).toBe(held);
  expect(sizeOf(at.path)).toBeLessThan(before + MEGABYTE);
  expect(store.batches.column(kept.id, 'noise')).toHaveLength(2 * (MEGABYTE / 8));
  expect(store.verify().ok).toBe(true);
});

it('removes at the next opening what the program had no time for', () => {
  const at = file();
  const store = createStore(at);
  noise(store, 40).abort();
  expect(pieces(at)).toBeGreaterThan(0);
  store.close();
  const again = openStore({ ...at, mode: 'write' });
  onTestFinished(() => {
    again.close();
  });
  expect(pieces(at)).toBe(0);
  expect(sizeOf(at.path)).toBeLessThan(2 * MEGABYTE);
});
