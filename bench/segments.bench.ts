import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf } from '#shared/contract/index.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { startHeadlessCore } from '#test/support/headlessCore.ts';
import { randomOf } from './random.ts';

/**
 * Choosing customers among a million, through the core and its workers as the screens ask: counts after
 * every change of a rule, the list in another order, the builder's options, comparison, clusters. Each
 * question is asked of what no question before has prepared, and once more with one condition changed.
 * Limits are on processor time: a question is one thread's work, and others may use the machine.
 */
const CUSTOMERS = 1_000_000;
const MAX_COUNT_MS = 300;
const MAX_SORT_MS = 500;

/** Some two orders per customer over three years; the same bytes every time. */
function writeCustomers(path: string): void {
  const random = randomOf(20_260_105);
  const channels = ['web', 'shop', 'app', 'marketplace'];
  const out = openSync(path, 'w');
  let text = 'order_id,date,customer_id,channel,amount\n';
  let order = 0;
  for (let c = 0; c < CUSTOMERS; c++) {
    const orders = 1 + Math.floor(-Math.log(1 - random()) * 1.1);
    for (let k = 0; k < orders; k++) {
      const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
      const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
      const date = `${2022 + Math.floor(random() * 3)}-${month}-${day}`;
      const cents = 100 + Math.floor(random() ** 3 * 100_000);
      text += `O${order++},${date},C${c},${channels[c % 4] ?? ''},${(cents / 100).toFixed(2)}\n`;
    }
    if (text.length < 1 << 20) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
}

const app = startHeadlessCore();
const { core } = app;
const quiet = (): void => undefined;
const slow: string[] = [];

async function timed(name: string, most: number, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  const taken = performance.now() - began;
  const cpu = (used.user + used.system) / 1000;
  if (cpu > most) slow.push(name);
  console.log(
    `${name.padEnd(46)} ${taken.toFixed(0).padStart(6)} ms, processor ${cpu.toFixed(0).padStart(6)} ms`,
  );
}

try {
  await core.request('workspace.create', { name: 'Bench', passphrase: 'seven quiet herons' });
  const path = join(app.folder, 'customers.csv');
  writeCustomers(path);
  const ticket = core.registerFile(path);
  await timed('import and analysis', Infinity, async () => {
    const { plan } = await core.runJob('imports.inspect', { ticket, overrides: {} }, quiet);
    await core.runJob('imports.commit', { ticket, plan }, quiet);
    await core.runJob('analysis.run', {}, quiet);
  });

  const often = (least: number): SegmentRule => ({ kind: 'number', field: 'orders', least });
  const rule = (least: number): SegmentRule => ({
    kind: 'all',
    rules: [
      often(least),
      { kind: 'choice', field: 'channel', values: ['web', 'app'] },
      { kind: 'not', rule: { kind: 'choice', field: 'stage.time', values: ['lost'] } },
      { kind: 'day', field: 'last_order', from: '2023-06-01' },
      { kind: 'behaviour', measure: 'revenue', window: { kind: 'last', days: 365 }, least: 1 },
    ],
  });
  const count = (least: number) =>
    core.request('segments.count', { rule: rule(least), filter: null });
  const page = (least: number, by: InputOf<'customers.page'>['sort']['by']) =>
    core.request('customers.page', {
      filter: rule(least),
      search: '',
      sort: { by, direction: 'descending' },
      offset: 0,
      limit: 100,
    });
  const one = (await core.request('segments.save', { id: null, name: 'a', rule: rule(2) })) as {
    id: number;
  };
  const two = (await core.request('segments.save', { id: null, name: 'b', rule: often(3) })) as {
    id: number;
  };
  await timed('rule of five, first question of all', Infinity, () => count(2));
  for (const least of [1, 3, 4]) {
    await timed(`rule of five, one condition changed (${least})`, MAX_COUNT_MS, () => count(least));
  }
  await timed('list, first in any order', Infinity, () => page(2, 'net_revenue'));
  await timed('list, another filter', MAX_COUNT_MS, () => page(3, 'net_revenue'));
  for (const by of [
    'orders',
    'last_order',
    'recency_days',
    'score',
    'clv',
    'customer_id',
  ] as const) {
    await timed(`list, by ${by}, first time`, MAX_SORT_MS, () => page(3, by));
  }
  const filter = null;
  await timed('options of the builder', 1000, () => core.request('segments.fields', { filter }));
  // The first question ranks every feature for its correlations, which all groupings share.
  await timed('features by channel, first question', Infinity, () =>
    core.request('analysis.features', { grouping: 'channel' }),
  );
  await timed('features by class', 1000, () =>
    core.request('analysis.features', { grouping: 'class12' }),
  );
  await timed('value against before', Infinity, () => core.request('value.change', {}));
  await timed('sizes and suggestions', Infinity, () =>
    core.request('segments.overview', { filter }),
  );
  await timed('profile', Infinity, () =>
    core.request('segments.profile', { rule: often(2), filter }),
  );
  await timed('overlap of two', Infinity, () =>
    core.request('segments.overlap', { ids: [one.id, two.id], filter }),
  );
  await timed('movement over six months', Infinity, () =>
    core.request('segments.movement', {
      rule: often(2),
      from: '2024-06-28',
      to: '2024-12-28',
      filter,
    }),
  );
  await timed('clusters', Infinity, () => core.runJob('segments.cluster', { k: null }, quiet));
  await timed('clusters as a figure', Infinity, () =>
    core.request('segments.clusters', { filter }),
  );
  process.exitCode = slow.length === 0 ? 0 : 1;
} finally {
  await app.close();
}
