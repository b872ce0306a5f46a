import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/contract/errors.ts';
import { Session, valueOf } from '#main/session/index.ts';
import { connect } from '#main/store/connection.ts';
import { createStore } from '#main/store/index.ts';
import { mulberry } from '#test/support/random.ts';
import { writeOrders } from './ordersFile.ts';

const KEY = new Uint8Array(32).fill(9);
/** How long the workspace may take to be as it was, after the answer. */
const PATIENCE_MS = 60_000;
const POLL_MS = 20;

/** One cancelled piece of work. */
export interface Cancelled {
  readonly during: 'inspection' | 'import';
  /** Share of the whole work at which it was asked to stop. */
  readonly share: number;
  /** Milliseconds from the question to the answer, and from there until nothing was left in the file. */
  readonly answered: number;
  readonly emptied: number;
}

/**
 * Cancels the inspection and the import of a file of `rows` rows at random moments, in the order of the
 * moments. Throws if the work fails otherwise, or leaves anything: rows, words, or a larger file.
 */
export async function cancelTimes(
  workerUrl: URL,
  rows: number,
  counts: { readonly inspections: number; readonly imports: number },
): Promise<readonly Cancelled[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-cancel-'));
  const path = join(folder, 'orders.csv');
  const databasePath = join(folder, 'data.db');
  try {
    writeOrders(path, rows);
    createStore({ path: databasePath, key: KEY }).close();
    const session = await Session.open({ workerUrl, databasePath, key: KEY });
    const inspect: Work = {
      during: 'inspection',
      run: (job) => session.run(job, 'imports.inspect', { path, overrides: {} }),
    };
    const begin = performance.now();
    const { plan } = valueOf(
      'imports.inspect',
      await inspect.run(jobWith(new SharedArrayBuffer(4))),
    );
    const inspecting = performance.now() - begin;
    const order = { path, plan, sameFile: 'add', overlap: 'add' } as const;
    const commit: Work = {
      during: 'import',
      run: (job) => session.run(job, 'imports.commit', order),
    };
    const json = await commit.run(jobWith(new SharedArrayBuffer(4)));
    const importing = performance.now() - begin - inspecting;
    await session.call('imports.undo', { batchId: valueOf('imports.commit', json).id });
    await emptied(databasePath);
    const random = mulberry(rows);
    const times: Cancelled[] = [];
    for (const [work, count, length] of [
      [inspect, counts.inspections, inspecting],
      [commit, counts.imports, importing],
    ] as const) {
      for (let i = 0; i < count; i += 1) {
        const share = (i + random()) / count;
        const answered = await timeToCancel(session, work, share * length);
        times.push({ during: work.during, share, answered, emptied: await emptied(databasePath) });
      }
    }
    await session.close();
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Work {
  readonly during: Cancelled['during'];
  run(job: ReturnType<typeof jobWith>): Promise<string>;
}

/** Work that ends before its moment is undone and cancelled a little earlier. */
async function timeToCancel(session: Session, work: Work, after: number): Promise<number> {
  const flag = new SharedArrayBuffer(4);
  let asked = 0;
  const timer = setTimeout(() => {
    asked = performance.now();
    Atomics.store(new Int32Array(flag), 0, 1);
  }, after);
  try {
    const json = await work.run(jobWith(flag));
    clearTimeout(timer);
    if (work.during === 'import') {
      await session.call('imports.undo', { batchId: valueOf('imports.commit', json).id });
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'CANCELLED') return performance.now() - asked;
    throw error;
  }
  return timeToCancel(session, work, after * 0.95);
}

function jobWith(cancel: SharedArrayBuffer) {
  return { id: 1, cancel, progress: () => undefined, check: () => undefined };
}

/** Milliseconds until nothing of a batch is left, not even unseen. */
async function emptied(databasePath: string): Promise<number> {
  const begin = performance.now();
  for (;;) {
    const left = leftovers(databasePath);
    const waited = performance.now() - begin;
    if (left === undefined) return waited;
    if (waited > PATIENCE_MS) throw new Error(`left in the workspace: ${left}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Bytes that a workspace without rows may have: its tables, and room for what is always kept. */
const EMPTY_BYTES = 2 << 20;

function leftovers(databasePath: string): string | undefined {
  const db = connect(databasePath, KEY, 'read');
  try {
    for (const table of ['chunk', 'dictionary', 'reject']) {
      const rows = Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
      if (rows > 0) return `${String(rows)} pieces in ${table}`;
    }
  } finally {
    db.close();
  }
  const sizes = ['', '-wal'].map(
    (end) => statSync(databasePath + end, { throwIfNoEntry: false })?.size ?? 0,
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return bytes > EMPTY_BYTES ? `${String(bytes)} bytes` : undefined;
}
