import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { BatchView, InspectedFile } from '#shared/contract/importMethods.ts';
import type { Inspection } from '#shared/contract/inspection.ts';
import { AppError } from '#shared/contract/errors.ts';
import { rejectTexts } from '#main/core/rejectTexts.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { connect } from '#main/store/connection.ts';
import { createStore } from '#main/store/index.ts';
import { createWorkerHandlers } from '#main/worker/index.ts';
import { filesHolding, holds } from '#test/support/findBytes.ts';
import { startHeadlessCore } from '#test/support/headlessCore.ts';
import { lockZip } from '#test/support/lockedZip.ts';
import { makeOrders } from '#test/support/orders.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

/** Passwords that nobody else writes anywhere: of the file, and a wrong one. */
const PASSWORD = 'Quokka-密码-Ratchet-4471';
const WRONG = 'Numbat-口令-Sprocket-9083';
const SECRETS = [PASSWORD, WRONG];

/** A protected zip of orders, one row of them bad, in a folder of its own. */
function lockedOrders(folder: string): string {
  mkdirSync(folder);
  const made = makeOrders({ customers: 200, seed: 5 });
  const csv = Buffer.from(`${made.csv}C1,not a date,O0,web,12.00\n`);
  const path = join(folder, 'orders.zip');
  writeFileSync(path, lockZip('orders.csv', csv, PASSWORD, 256));
  return path;
}

it('the password of a file stands in no reply, event, error, log or saved file', async () => {
  const root = temporaryFolder();
  const file = lockedOrders(join(root, 'in'));
  const app = startHeadlessCore(join(root, 'data'));
  onTestFinished(() => app.core.close());
  const { core } = app;
  const replies: unknown[] = [];
  const run = async <T>(reply: Promise<T>): Promise<T> => {
    try {
      const value = await reply;
      replies.push(value);
      return value;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      replies.push(error.body, error.message, error.stack, error.cause);
      throw error;
    }
  };
  const quiet = (): undefined => undefined;
  const passphrase = 'seven quiet herons at dusk';
  await run(core.request('workspace.create', { name: 'Locked', passphrase }));
  const ticket = core.registerFile(file);
  const inspect = (more: object) =>
    run(core.runJob('imports.inspect', { ticket, overrides: {}, ...more }, quiet));
  await expect(inspect({})).rejects.toThrow('FILE_PASSWORD_MISSING');
  await expect(inspect({ password: WRONG })).rejects.toThrow('FILE_PASSWORD_WRONG');
  const { plan } = await inspect({ password: PASSWORD });
  await run(core.runJob('imports.check', { ticket, plan, password: PASSWORD }, quiet));
  const batch = await run(
    core.runJob('imports.commit', { ticket, plan, password: PASSWORD }, quiet),
  );
  expect(batch).toMatchObject({ rowsRejected: 1 });
  for (const [method, name] of [
    ['imports.saveRejects', 'rejects.csv'],
    ['imports.saveTemplate', 'template.json'],
  ] as const) {
    app.savePath = join(root, name);
    await run(core.runJob(method, { batchId: batch.id }, quiet));
  }
  await run(core.request('imports.batches', {}));
  // The search is able to find: what must be there is there.
  expect(readFileSync(join(root, 'template.json'), 'utf8')).toContain('"columns"');
  const told = JSON.stringify([replies, app.events]);
  expect(told).toContain('orders.zip');
  for (const secret of SECRETS) {
    expect(told).not.toContain(secret);
    expect(filesHolding(root, secret)).toEqual([]);
  }
  // A request that is itself wrong is refused without its content.
  const refused = await core.handle(
    JSON.stringify({ method: 'imports.inspect', input: { ticket, password: PASSWORD } }),
  );
  expect(refused).toContain('BAD_REQUEST');
  expect(refused).not.toContain(PASSWORD);
});

it('nor anywhere in the opened database, and the worker wipes what it got', () => {
  const root = temporaryFolder();
  const file = lockedOrders(join(root, 'in'));
  const place = { path: join(root, 'data.db'), key: new Uint8Array(32).fill(7) };
  const store = createStore(place);
  const handle = createWorkerHandlers(store, undefined);
  const given: Uint8Array[] = [];
  const ask = (method: string, input: object, secret = PASSWORD): unknown => {
    const password = new TextEncoder().encode(secret);
    given.push(password);
    return JSON.parse(handle(method, { path: file, password, ...input }, detachedControl()));
  };
  expect(() => ask('imports.inspect', { overrides: {} }, WRONG)).toThrow('FILE_PASSWORD_WRONG');
  const { plan } = ask('imports.inspect', { overrides: {} }) as Inspection;
  ask('imports.check', { plan, skipOverlap: true });
  const commit = { plan, sameFile: 'refuse', overlap: 'skip' };
  const { id } = ask('imports.commit', commit) as BatchView;
  expect(() => ask('imports.commit', commit)).toThrow('ALREADY_IMPORTED');
  // Rejected rows that come back corrected, protected like their file.
  const out = join(root, 'rejects.csv');
  const texts = rejectTexts('en');
  handle('imports.saveRejects', { batchId: id, path: out, texts }, detachedControl());
  const mended = Buffer.from(readFileSync(out, 'utf8').replace('not a date', '2024-01-31'));
  const path = join(root, 'rejects.zip');
  writeFileSync(path, lockZip('rejects.csv', mended, PASSWORD, 256));
  const back = ask('imports.inspect', { path, overrides: {} }) as InspectedFile;
  expect(back.correction).toMatchObject({ rowsReturned: 1, batch: { id } });
  expect(() => ask('imports.correct', { path }, WRONG)).toThrow('FILE_PASSWORD_WRONG');
  expect(ask('imports.correct', { path })).toMatchObject({ rowsReturned: 1 });
  store.close();
  for (const password of given) expect(password.every((byte) => byte === 0)).toBe(true);

  const dump = join(root, 'dump');
  const db = connect(place.path, place.key, 'read');
  const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all();
  const rows = tables.flatMap((name) =>
    db
      .prepare(`SELECT * FROM "${String(name)}"`)
      .raw()
      .all(),
  );
  const cells = rows.flat().map((cell) => (cell instanceof Uint8Array ? cell : String(cell)));
  writeFileSync(dump, Buffer.concat(cells.map((cell) => Buffer.from(cell))));
  db.close();
  // Template, plan and audit are in the dump; so is the name of the file.
  expect(holds(dump, 'orders.zip')).toBe(true);
  for (const secret of SECRETS) expect(holds(dump, secret)).toBe(false);
});
