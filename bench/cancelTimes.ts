import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportPlan } from '#shared/contract/imports.ts';
import { AppError } from '#shared/contract/errors.ts';
import { Session, valueOf } from '#main/session/index.ts';
import { connect } from '#main/store/connection.ts';
import { createStore } from '#main/store/index.ts';
import { mulberry } from '#test/support/random.ts';
import { writeOrders } from './ordersFile.ts';

const ROWS = 1_000_000;
const CANCELS = 10;
const KEY = new Uint8Array(32).fill(9);

/**
 * Cancels an import of a million rows at ten random moments: milliseconds from the flag to the answer,
 * in the order of the moments. Throws if an import fails otherwise or leaves anything in the workspace.
 */
export async function cancelTimes(workerUrl: URL): Promise<readonly number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-cancel-'));
  const csv = join(folder, 'orders.csv');
  const databasePath = join(folder, 'data.db');
  try {
    writeOrders(csv, ROWS);
    createStore({ path: databasePath, key: KEY }).close();
    const session = await Session.open({ workerUrl, databasePath, key: KEY });
    const inspection = await session.call('imports.inspect', { path: csv, overrides: {} });
    const { plan } = valueOf('imports.inspect', inspection);
    const order: Order = { path: csv, plan, sameFile: 'add', overlap: 'add' };
    const length = await lengthOfImport(session, order);
    const random = mulberry(ROWS);
    const times: number[] = [];
    for (let i = 0; i < CANCELS; i += 1) {
      times.push(await timeToCancel(session, order, ((i + random()) / CANCELS) * length));
      assertEmpty(databasePath);
    }
    await session.close();
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Order {
  readonly path: string;
  readonly plan: ImportPlan;
  readonly sameFile: 'add';
  readonly overlap: 'add';
}

async function lengthOfImport(session: Session, order: Order): Promise<number> {
  const begin = performance.now();
  const json = await session.run(jobWith(new SharedArrayBuffer(4)), 'imports.commit', order);
  const length = performance.now() - begin;
  await session.call('imports.undo', { batchId: valueOf('imports.commit', json).id });
  return length;
}

/** An import that ends before its moment is undone and cancelled a little earlier. */
async function timeToCancel(session: Session, order: Order, after: number): Promise<number> {
  const flag = new SharedArrayBuffer(4);
  let asked = 0;
  const timer = setTimeout(() => {
    asked = performance.now();
    Atomics.store(new Int32Array(flag), 0, 1);
  }, after);
  try {
    const json = await session.run(jobWith(flag), 'imports.commit', order);
    clearTimeout(timer);
    await session.call('imports.undo', { batchId: valueOf('imports.commit', json).id });
  } catch (error) {
    if (error instanceof AppError && error.code === 'CANCELLED') return performance.now() - asked;
    throw error;
  }
  return timeToCancel(session, order, after * 0.95);
}

function jobWith(cancel: SharedArrayBuffer) {
  return { id: 1, cancel, progress: () => undefined, check: () => undefined };
}

/** Nothing of a batch may be left, not even unseen. */
function assertEmpty(databasePath: string): void {
  const db = connect(databasePath, KEY, 'read');
  try {
    for (const table of ['chunk', 'dictionary', 'reject']) {
      const rows = Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
      if (rows > 0) throw new Error(`${String(rows)} pieces left in ${table}`);
    }
  } finally {
    db.close();
  }
}
