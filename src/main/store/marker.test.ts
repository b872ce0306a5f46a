import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { batchSummary } from '#test/support/batchSummary.ts';
import { filesHolding, holds } from '#test/support/findBytes.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { connect, type Connection } from './connection.ts';
import { createStore, packTexts } from './index.ts';

/** A name nobody else writes anywhere. */
const marker = `Ottokar Überzwerch 歐陽 ${randomBytes(8).toString('hex')}`;
const began = Date.now();

/** Files of this process and of the folders for temporary files that hold the marker. */
function readableTraces(folder: string): string[] {
  const temporary = ['/var/tmp', '/tmp', tmpdir(), process.cwd()]
    .filter((path, i, all) => existsSync(path) && all.indexOf(path) === i)
    .flatMap((path) => readdirSync(path).map((name) => join(path, name)))
    .filter((path) => {
      const found = statSync(path, { throwIfNoEntry: false });
      return found?.isFile() === true && found.mtimeMs >= began - 1000 && found.size < 1 << 28;
    });
  // SQLite deletes a temporary file as soon as it is open: only the open handle still shows it.
  const handles = existsSync('/proc/self/fd')
    ? readdirSync('/proc/self/fd')
        .map((name) => join('/proc/self/fd', name))
        .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
    : [];
  return [...filesHolding(folder, marker), ...temporary, ...handles].filter((path) =>
    holds(path, marker),
  );
}

/** Sorts 40,000 rows with the marker in little memory and looks around while the sort is open. */
function tracesOfSort(db: Connection, folder: string): string[] {
  db.pragma('cache_size = 10');
  const sorted = db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)
     SELECT json || printf('%06d', (i * 7919) % 40009) AS name FROM n, run_table ORDER BY name`,
  );
  const rows = sorted.iterate();
  expect(rows.next().done).toBe(false);
  const traces = readableTraces(folder);
  rows.return?.();
  return traces;
}

describe('a name in the workspace', () => {
  it('is found in no file: not in the database, its log or a temporary file of a sort', () => {
    const folder = temporaryFolder();
    const file = { path: join(folder, 'data.db'), key: randomBytes(32) };
    const store = createStore(file);
    const writer = store.batches.begin('orders');
    writer.addChunk({ day: Int32Array.of(1) });
    writer.setDictionary('customer', packTexts([marker, `${marker} 2`]));
    writer.addRejects(Buffer.from(`${marker},BAD_DATE\n`));
    writer.finish(batchSummary(1, { fileName: `${marker}.csv` }));
    const run = store.runs.begin();
    run.setTable('names', JSON.stringify([marker]));
    run.finish({
      asOf: 1,
      settings: '{}',
      dataVersion: '',
      engineVersion: '1',
      fingerprint: '',
      seconds: 0,
    });
    store.settings.set('note', JSON.stringify(marker));
    store.copyTo(join(folder, 'copy.db'));
    expect(readableTraces(folder)).toEqual([]);

    const db = connect(file.path, file.key, 'read');
    onTestFinished(() => {
      db.close();
    });
    expect(tracesOfSort(db, folder)).toEqual([]);
    store.batches.undo(1);
    store.close();
    expect(readableTraces(folder)).toEqual([]);
  });

  it('is found by this search where a sort may use temporary files', () => {
    const folder = temporaryFolder();
    const file = { path: join(folder, 'data.db'), key: randomBytes(32) };
    const store = createStore(file);
    store.runs.begin().setTable('names', JSON.stringify([marker]));
    const db = connect(file.path, file.key, 'read');
    onTestFinished(() => {
      db.close();
      store.close();
    });
    db.pragma('temp_store = FILE');
    // Elsewhere an open but deleted file cannot be looked at.
    if (existsSync('/proc/self/fd')) expect(tracesOfSort(db, folder)).not.toEqual([]);
    const plain = join(folder, 'plain.txt');
    writeFileSync(plain, `before ${marker} after`);
    expect(readableTraces(folder)).toContain(plain);
  });
});
