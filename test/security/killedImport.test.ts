import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '#main/store/connection.ts';
import { openStore, type Store } from '#main/store/index.ts';
import { databasePath } from '#main/vault/index.ts';
import { filesHolding } from '#test/support/findBytes.ts';
import { mulberry } from '#test/support/random.ts';
import { contentOf } from './support/batchContent.ts';
import { importAndKill, type Moment } from './support/killedImport.ts';
import { makeImportScene, MARKERS, type ImportScene } from './support/importScene.ts';

const KILLS = 50;
const SEED = 20_240_105;

/** The batches that count, as their content. */
function contents(store: Store): string[] {
  const counting = store.batches.list().filter(({ state }) => state === 'complete');
  return counting.map((batch) => contentOf(store, batch));
}

/** How far a dead program had come, by what lies in its database before anything is swept. */
function remains({ workspace, key }: ImportScene): string {
  const db = connect(databasePath(workspace), key, 'read');
  const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
  try {
    if (count(`SELECT count(*) FROM batch WHERE state = 'complete'`) > 0) return 'whole batch';
    if (count('SELECT count(*) FROM dictionary') > 0) return 'dictionaries';
    if (count('SELECT count(*) FROM chunk') > 0) return 'rows';
    return count(`SELECT count(*) FROM batch WHERE state = 'writing'`) > 0 ? 'begun' : 'nothing';
  } finally {
    db.close();
  }
}

/** Looks at what a dead program left, and takes away what counts of it. */
function examine({ data, temp, workspace, key }: ImportScene): string | undefined {
  for (const text of MARKERS) {
    expect([...filesHolding(data, text), ...filesHolding(temp, text)]).toEqual([]);
  }
  const file = { path: databasePath(workspace), key };
  const store = openStore({ ...file, mode: 'write' });
  const reader = openStore({ ...file, mode: 'read' });
  try {
    const { checks } = store.verify();
    expect(checks.filter(({ ok, name }) => !ok && name !== 'backup_age')).toEqual([]);
    const found = contents(store);
    expect(contents(reader)).toEqual(found);
    expect(found.length).toBeLessThanOrEqual(1);
    for (const { id, state } of store.batches.list()) {
      if (state === 'complete') store.batches.undo(id);
    }
    return found[0];
  } finally {
    reader.close();
    store.close();
  }
}

/** A moment as a share of the opening or of the import; the import may go on a little behind its end. */
interface Aim {
  readonly after: Moment['after'];
  readonly share: number;
}

/**
 * The first is before and the last behind the import, whatever the speed of the machine. Between them,
 * in no order, five while the workspace is opened, eighteen in the first three quarters of the import and
 * twenty-five in the last, where the dictionaries, the checkpoint and the end of the batch lie.
 */
function aims(): Aim[] {
  const random = mulberry(SEED);
  const spread = (after: Aim['after'], count: number, from: number, to: number) =>
    Array.from({ length: count }, (_, i) => {
      return { after, share: from + ((to - from) * (i + random())) / count, order: random() };
    });
  const between = [
    ...spread('start', 5, 0, 1),
    ...spread('begun', 18, 0, 0.75),
    ...spread('begun', KILLS - 5 - 18 - 2, 0.75, 1.1),
  ].sort((a, b) => a.order - b.order);
  return [{ after: 'start', share: 0 }, ...between, { after: 'done', share: 0 }];
}

it(
  'an import killed at 50 random moments is there whole or not at all, and readable nowhere',
  { timeout: 600_000 },
  async () => {
    const scene = await makeImportScene();
    onTestFinished(() => {
      rmSync(scene.root, { recursive: true, force: true });
    });
    // The search itself must be able to find something.
    for (const text of MARKERS) expect(filesHolding(scene.root, text)).toEqual([scene.file]);

    const first = await importAndKill(scene, { after: 'done', milliseconds: 0 });
    let { importing } = first;
    const whole = examine(scene);
    expect(whole).toBeDefined();
    expect(existsSync(join(scene.workspace, 'logs'))).toBe(true);

    const all: boolean[] = [];
    const outcomes: Record<string, number> = {};
    for (const { after, share } of aims()) {
      const milliseconds = share * (after === 'begun' ? importing : first.opening);
      const life = await importAndKill(scene, { after, milliseconds });
      for (const text of MARKERS) expect(life.output.includes(text)).toBe(false);
      // A machine that is busier or idler now than it was: later moments follow it.
      if (life.importing > 0) importing = (importing + life.importing) / 2;
      else if (after === 'begun') importing = Math.max(importing, milliseconds);

      const left = remains(scene);
      outcomes[left] = (outcomes[left] ?? 0) + 1;
      const found = examine(scene);
      expect(found).toBe(left === 'whole batch' ? whole : undefined);
      all.push(found !== undefined);
    }
    expect(all).toHaveLength(KILLS);
    expect([all[0], all.at(-1)]).toEqual([false, true]);
    process.stdout.write(`what ${String(KILLS)} kills left: ${JSON.stringify(outcomes)}\n`);
  },
);
