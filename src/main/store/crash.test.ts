import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filesHolding } from '#test/support/findBytes.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { createStore, openStore, textAt, type Store } from './index.ts';
import { WHOLE_RUNS } from './runRetention.ts';

const KILLS = 12;
const WRITER = fileURLToPath(new URL('../../../test/support/crashingWriter.ts', import.meta.url));

interface Told {
  readonly done: readonly number[];
  readonly undo: readonly number[];
}

/** Runs the writer until `milliseconds` after it first told `event`, then kills it. */
async function killedAfter(
  event: 'opened' | 'done',
  milliseconds: number,
  start: object,
): Promise<Told> {
  const child = spawn(process.execPath, [WRITER], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(`${JSON.stringify(start)}\n`);
  let output = '';
  let aimed = false;
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += String(text);
    if (aimed || (event === 'done' && !output.includes('done '))) continue;
    aimed = true;
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
  }
  expect(child.exitCode).toBeNull();
  const told = (word: string): number[] =>
    [...output.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map((match) => Number(match[1]));
  return { done: told('done'), undo: told('undo') };
}

/** Every batch that counts is whole; the others are gone. */
function expectAllOrNothing(store: Store, marker: string): readonly number[] {
  const complete: number[] = [];
  for (const { id, state, rowsAccepted } of store.batches.list()) {
    const place = store.batches.column(id, 'place');
    if (state === 'undone') {
      expect(place).toBeUndefined();
      continue;
    }
    complete.push(id);
    expect(place?.length).toBe(rowsAccepted);
    expect(place?.every((value, i) => value === id * 1e6 + i)).toBe(true);
    expect(store.batches.column(id, 'noise')?.length).toBe(rowsAccepted);
    const names = store.batches.dictionary(id, 'customer');
    expect(names && textAt(names, 0)).toBe(marker);
  }
  const runs = store.runs.list();
  for (const run of runs) expect(store.runs.table(run.id, 'names')).toContain(marker);
  for (const run of runs.slice(-WHOLE_RUNS)) {
    expect(store.runs.column(run.id, 'score')).toHaveLength(8000);
  }
  for (const run of runs.slice(0, -WHOLE_RUNS)) {
    expect(() => store.runs.column(run.id, 'score')).toThrow('RUN_REDUCED');
  }
  return complete;
}

it(
  'a killed writer leaves whole batches or none, nothing readable, and a sound database',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const key = randomBytes(32);
    const file = { path: join(folder, 'data.db'), key };
    const marker = `Zephyrine Quandt ${randomBytes(8).toString('hex')}`;
    createStore(file).close();
    const done = new Set<number>();
    const undo = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const start = { path: file.path, key: key.toString('hex'), marker };
      // The last life is long enough to finish something, however slow the machine.
      const event = kill === KILLS - 1 ? 'done' : 'opened';
      const told = await killedAfter(event, 20 + Math.random() * 300, start);
      for (const id of told.done) done.add(id);
      for (const id of told.undo) undo.add(id);
      expect(filesHolding(folder, marker)).toEqual([]);

      const store = openStore({ ...file, mode: 'write' });
      const report = store.verify();
      expect(report.checks.filter((check) => !check.ok).map((check) => check.name)).toEqual([
        'backup_age',
      ]);
      const complete = expectAllOrNothing(store, marker);
      // What was told as finished is there, unless its undoing had begun.
      for (const id of done) expect(complete.includes(id) || undo.has(id)).toBe(true);
      store.close();
    }
    expect(done.size).toBeGreaterThan(0);
  },
);
