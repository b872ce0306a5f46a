import { closeSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import { startHeadlessCore, type HeadlessCore } from '#test/support/headlessCore.ts';

const PASSPHRASE = 'four grey cranes by the weir';
const silent = (): void => undefined;

describe('a workspace whose only import is undone, and one restored from it', () => {
  let app: HeadlessCore;

  beforeAll(() => {
    app = startHeadlessCore();
  });
  afterAll(() => app.close());

  it('answers without figures when the only import is undone', async () => {
    await app.core.request('workspace.create', { name: 'Test', passphrase: PASSPHRASE });
    const path = join(app.folder, 'orders.csv');
    writeFileSync(path, makeOrders({ customers: 300, seed: 8 }).csv);
    const ticket = app.core.registerFile(path);
    const { plan } = await app.core.runJob('imports.inspect', { ticket, overrides: {} }, silent);
    const batch = await app.core.runJob('imports.commit', { ticket, plan }, silent);
    await app.core.runJob('analysis.run', {}, silent);
    const page = {
      filter: null,
      sort: { by: 'net_revenue', direction: 'descending' },
      offset: 0,
      limit: 5,
    } as const;
    // The reader holds the run from here on; the undo must reach it.
    expect(await app.core.request('customers.page', page)).toMatchObject({ total: 300 });
    expect(await app.core.request('analysis.current', {})).not.toBeNull();

    await app.core.runJob('imports.undo', { batchId: batch.id }, silent);

    expect(await app.core.request('analysis.current', {})).toBeNull();
    const noRun = { body: { code: 'NO_RUN' } };
    await expect(app.core.request('customers.page', page)).rejects.toMatchObject(noRun);
    await expect(app.core.request('customers.card', { index: 0 })).rejects.toMatchObject(noRun);
    await expect(app.core.request('analysis.overview', {})).rejects.toMatchObject(noRun);
    await expect(app.core.request('reports.model', { scheme: 'time' })).rejects.toMatchObject(
      noRun,
    );
  });

  it('blames the backup when a restored database cannot be opened', async () => {
    app.savePath = join(app.folder, 'copy.perennial');
    await app.core.runJob('workspace.backup', {}, silent);
    const ticket = app.core.registerFile(app.savePath);
    const { id } = await app.core.runJob('workspace.restore', { ticket }, silent);
    spoilFirstPage(databaseOf(app.folder, id));
    await expect(
      app.core.request('workspace.unlock', { id, passphrase: PASSPHRASE }),
    ).rejects.toMatchObject({ body: { code: 'BACKUP_DAMAGED' } });
    expect(await app.core.request('workspace.current', {})).toBeNull();
  });
});

function databaseOf(folder: string, workspaceId: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (path) => path.includes(workspaceId) && path.endsWith('.db'),
  );
  if (found === undefined) throw new Error('the restored workspace has no database');
  return join(folder, found);
}

function spoilFirstPage(path: string): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(64, 0x5a), 0, 64, 128);
  closeSync(file);
}
