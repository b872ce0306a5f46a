import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import { startHeadlessCore, type HeadlessCore } from '#test/support/headlessCore.ts';

const silent = (): void => undefined;
const HEAD = 'order_no,date,customer_id,amount\n';
const ROWS = 'A1,2024-01-05,c1,20.50\nA2,2024-02-30,c2,10.00\nA3,2024-01-07,c3,soon\n';

let app: HeadlessCore;

beforeAll(async () => {
  app = startHeadlessCore();
  await app.core.request('workspace.create', { name: 'Test', passphrase: 'nine red kites aloft' });
});
afterAll(() => app.close());

async function inspect(name: string, text: string) {
  const path = join(app.folder, name);
  writeFileSync(path, text);
  const ticket = app.core.registerFile(path);
  const inspection = await app.core.runJob('imports.inspect', { ticket, overrides: {} }, silent);
  return { ticket, inspection };
}

it('rejected rows go out, come back corrected and belong to one import', async () => {
  const { ticket, inspection } = await inspect('orders.csv', HEAD + ROWS);
  expect(inspection.correction).toBeNull();
  const plan = { ...inspection.plan, onBadRow: 'mark' } as const;
  const batch = await app.core.runJob('imports.commit', { ticket, plan }, silent);
  expect(batch).toMatchObject({ rowsAccepted: 2, rowsRejected: 1, rowsMarked: 1 });
  app.savePath = join(app.folder, 'marked.csv');
  const saved = await app.core.runJob('imports.saveMarked', { batchId: batch.id }, silent);
  expect(saved).toEqual({ savedAs: app.savePath, rows: 1 });
  app.savePath = join(app.folder, 'rejects.csv');
  await app.core.runJob('imports.saveRejects', { batchId: batch.id }, silent);
  const mended = readFileSync(app.savePath, 'utf8').replace('2024-02-30', '2024-02-28');

  const back = await inspect('corrected.csv', mended);
  expect(back.inspection.correction).toMatchObject({ rowsReturned: 1, batch: { id: batch.id } });
  const done = await app.core.runJob('imports.correct', { ticket: back.ticket }, silent);
  expect(contract['imports.correct'].output.parse(done)).toMatchObject({
    rowsReturned: 1,
    batch: { id: batch.id, rowsAccepted: 3, rowsRejected: 0, amount: '30.50' },
  });
  expect(await app.core.request('imports.batches', {})).toEqual([done.batch]);
  expect(await app.core.request('imports.coverage', {})).toEqual([
    {
      batchId: batch.id,
      months: [
        { month: '2024-01', rows: 2 },
        { month: '2024-02', rows: 1 },
      ],
    },
  ]);
  await expect(
    app.core.runJob('imports.correct', { ticket: back.ticket }, silent),
  ).rejects.toMatchObject({ body: { code: 'CORRECTION_NOTHING' } });
  await app.core.runJob('imports.undo', { batchId: batch.id }, silent);
  await expect(inspect('late.csv', mended)).rejects.toMatchObject({
    body: { code: 'CORRECTION_UNKNOWN' },
  });
});

it('refuses rows that earlier imports have until somebody says what to do', async () => {
  const first = await inspect('first.csv', HEAD + ROWS.replace('soon', '5'));
  const { plan } = first.inspection;
  await app.core.runJob('imports.commit', { ticket: first.ticket, plan }, silent);
  const next = await inspect('next.csv', `${HEAD}A1,2024-01-05,c1,20.50\nA9,2024-01-09,c9,1.00\n`);
  const input = { ticket: next.ticket, plan: next.inspection.plan };
  const report = await app.core.runJob('imports.check', { ...input, skipOverlap: true }, silent);
  expect(report).toMatchObject({
    rowsAccepted: 1,
    rowsSkipped: 1,
    overlap: { rows: 1, asks: true },
  });
  await expect(app.core.runJob('imports.commit', input, silent)).rejects.toMatchObject({
    body: { code: 'OVERLAPS', details: { question: 'overlap', rows: 1 } },
  });
  const stored = await app.core.runJob('imports.commit', { ...input, overlap: 'skip' }, silent);
  expect(stored).toMatchObject({ rowsRead: 2, rowsAccepted: 1, rowsSkipped: 1 });
});
