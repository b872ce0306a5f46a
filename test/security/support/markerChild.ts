import { appendFileSync } from 'node:fs';
import { startHeadlessCore } from '#test/support/headlessCore.ts';

/**
 * A program that imports, analyses, sorts and saves, tells its parent, and then works on until it is
 * killed. Arguments: data folder, file to import, passphrase, file of the rejected rows.
 */
const [folder = '', input = '', passphrase = '', rejects = ''] = process.argv.slice(2);
const app = startHeadlessCore(folder);
const { core } = app;
await core.request('workspace.create', { name: 'Marker', passphrase });
const ticket = core.registerFile(input);
const overrides = { privacy: { customer_id: 'keep' as const } };
const quiet = (): undefined => undefined;
const inspection = await core.runJob('imports.inspect', { ticket, overrides }, quiet);
await core.runJob('imports.commit', { ticket, plan: inspection.plan }, quiet);
await core.runJob('analysis.run', {}, quiet);
const found = await core.request('customers.page', {
  filter: null,
  search: 'Quetzalcoatlus',
  sort: { by: 'customer_id', direction: 'descending' },
  offset: 0,
  limit: 200,
});
app.savePath = rejects;
appendFileSync(1, `${JSON.stringify(found)}\n`);
for (;;) {
  // Killed somewhere in here: half-written batches, runs and sorts are what a crash leaves.
  await core.runJob('imports.commit', { ticket, plan: inspection.plan, sameFile: 'add' }, quiet);
  await core.runJob('analysis.run', {}, quiet);
}
