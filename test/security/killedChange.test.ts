import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rejectTexts } from '#main/core/rejectTexts.ts';
import { importFile, inspectFile, writeRejects } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { WorkerMethodName } from '#main/rpc/index.ts';
import { createStore, openStore, type BatchRecord, type Store } from '#main/store/index.ts';
import { mulberry } from '#test/support/random.ts';
import { contentOf } from './support/batchContent.ts';
import type { Change } from './support/changeChild.ts';
import { ordersWithMarkers } from './support/importScene.ts';

const CHILD = fileURLToPath(new URL('support/changeChild.ts', import.meta.url));
const KILLS = 12;
const SEED = 20_240_106;
const ROWS = 60_000;
const KEY = randomBytes(32);
const control = detachedControl();

/** A workspace with one import that refused every third row, and the files that follow it. */
interface Scene {
  readonly base: string;
  readonly databasePath: string;
  readonly batch: BatchRecord;
  readonly corrected: string;
  readonly newer: string;
}
let scene: Scene;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-change-'));
  const at = (name: string): string => join(folder, name);
  const whole = ordersWithMarkers(ROWS);
  writeFileSync(at('newer.csv'), whole);
  let row = 0;
  const damaged = whole.replaceAll(/\.25$/gmu, (cents) => (row++ % 3 === 1 ? '.two' : cents));
  writeFileSync(at('orders.csv'), damaged);
  const store = createStore({ path: at('base.db'), key: KEY });
  const { plan } = inspectFile(at('newer.csv'), {}, control);
  const batch = importFile(at('orders.csv'), plan, store, control);
  writeRejects(store, batch.id, at('rejects.csv'), rejectTexts('en'), control);
  store.close();
  const corrected = readFileSync(at('rejects.csv'), 'utf8').replaceAll(/\.two$/gmu, '.25');
  writeFileSync(at('corrected.csv'), corrected);
  scene = {
    base: at('base.db'),
    databasePath: at('data.db'),
    batch,
    corrected: at('corrected.csv'),
    newer: at('newer.csv'),
  };
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Makes a change in a process of its own, which dies so many milliseconds after the change was asked for. */
async function changeAndKill<Name extends WorkerMethodName>(
  method: Name,
  input: Change<Name>['input'],
  killAfter: number | null,
): Promise<{ readonly done: boolean; readonly length: number }> {
  const { base, databasePath } = scene;
  for (const end of ['-wal', '-shm']) rmSync(databasePath + end, { force: true });
  copyFileSync(base, databasePath);
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  const change: Change<Name> = { databasePath, key: KEY.toString('hex'), method, input, killAfter };
  child.stdin.end(JSON.stringify(change));
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise((resolve) => child.once('close', resolve));
  if (child.signalCode !== 'SIGKILL' && child.exitCode !== 0) throw new Error('the change failed');
  const [, length] = /^done (.+)$/m.exec(output) ?? [];
  return { done: length !== undefined, length: Number(length ?? 0) };
}

/** What counts in the workspace, after it was opened, swept and verified. */
function content(): string {
  const file = { path: scene.databasePath, key: KEY };
  const store = openStore({ ...file, mode: 'write' });
  const reader = openStore({ ...file, mode: 'read' });
  try {
    const { checks } = store.verify();
    expect(checks.filter(({ ok, name }) => !ok && name !== 'backup_age')).toEqual([]);
    expect(countingContent(reader)).toBe(countingContent(store));
    return countingContent(store);
  } finally {
    reader.close();
    store.close();
  }
}

function countingContent(store: Store): string {
  const sources = store.batches.sources();
  const own = ({ id, rowsAccepted }: BatchRecord): number =>
    sources
      .filter(({ partOf }) => partOf === id)
      .reduce((rows, part) => rows - part.rowsAccepted, rowsAccepted);
  return JSON.stringify(sources.map((batch) => contentOf(store, batch, own(batch))));
}

/** Kills a change at seeded moments from its start to a little behind its end. */
async function killAll<Name extends WorkerMethodName>(
  method: Name,
  input: Change<Name>['input'],
): Promise<void> {
  copyFileSync(scene.base, scene.databasePath);
  const before = content();
  let { length } = await changeAndKill(method, input, null);
  const after = content();
  expect(after).not.toBe(before);
  const random = mulberry(SEED);
  const outcomes = { nothing: 0, all: 0 };
  for (let i = 0; i < KILLS; i += 1) {
    // The first at once: a change that was measured slow would else be over before any of them.
    const share = i === 0 ? 0 : (1.1 * (i + random())) / KILLS;
    const life = await changeAndKill(method, input, share * length);
    // A machine that is busier or idler now than it was: later moments follow it.
    if (life.length > 0) length = (length + life.length) / 2;
    const found = content();
    expect([before, after]).toContain(found);
    if (life.done) expect(found).toBe(after);
    outcomes[found === after ? 'all' : 'nothing'] += 1;
  }
  process.stdout.write(
    `${method}, what ${String(KILLS)} kills left: ${JSON.stringify(outcomes)}\n`,
  );
  expect(outcomes.nothing).toBeGreaterThan(0);
}

const TIMEOUT = { timeout: 600_000 };

it(
  'rows that return are all in their batch or none is, whenever the program is killed',
  TIMEOUT,
  async () => {
    await killAll('imports.correct', { path: scene.corrected });
  },
);

it(
  'an import takes the place of another or does not, whenever the program is killed',
  TIMEOUT,
  async () => {
    const { plan } = inspectFile(scene.newer, {}, control);
    const input = { path: scene.newer, plan, sameFile: 'refuse', overlap: 'replace' } as const;
    await killAll('imports.commit', input);
  },
);

it(
  'an import is undone as a whole or not at all, whenever the program is killed',
  TIMEOUT,
  async () => {
    await killAll('imports.undo', { batchId: scene.batch.id });
  },
);
