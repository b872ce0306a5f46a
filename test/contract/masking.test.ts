import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ask,
  importText,
  silent,
  startHeadlessCore,
  type HeadlessCore,
} from '#test/support/headlessCore.ts';

const PAGE = {
  filter: null,
  sort: { by: 'customer_id', direction: 'ascending' },
  offset: 0,
  limit: 100,
} as const;

/** A till that knows its customers by phone; names and phones are kept as written. */
const TILL = [
  '手机号,姓名,下单日期,金额',
  ...Array.from({ length: 60 }, (_, i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    return `139001390${String(i + 10)},王小明,2024-02-${day},${50 + i}`;
  }),
].join('\n');
/** Member numbers, which are no personal data, and the phone of one member. */
const SHOP = [
  '会员编号,手机号,下单日期,金额',
  'S100,13900139010,2024-01-15,10',
  ...Array.from({ length: 20 }, (_, i) => `S${101 + i},,2024-01-15,${11 + i}`),
].join('\n');

describe('personal values that an import keeps as written', () => {
  let app: HeadlessCore;

  beforeAll(async () => {
    app = startHeadlessCore();
    await app.core.request('workspace.create', {
      name: 'Test',
      passphrase: 'four grey cranes by the weir',
    });
    await importText(app, 'till.csv', TILL, { privacy: { 手机号: 'keep', 姓名: 'keep' } });
    await importText(app, 'shop.csv', SHOP, { privacy: { 手机号: 'keep' } });
    await app.core.runJob('analysis.run', {}, silent);
  });
  afterAll(() => app.close());

  async function ids(): Promise<string[]> {
    return (await ask(app, 'customers.page', PAGE)).rows.map(({ id }) => id);
  }

  it('are masked in the list and on the card; numbers that name nobody are not', async () => {
    const { rows } = await ask(app, 'customers.page', PAGE);
    const phones = rows.filter(({ masked }) => masked);
    expect(phones).toHaveLength(60);
    expect(phones.every(({ id }) => id === '139****9010' || /^139\*{4}90\d\d$/u.test(id))).toBe(
      true,
    );
    expect(rows.filter(({ masked }) => !masked).map(({ id }) => id)).toContain('S101');
    const card = await ask(app, 'customers.card', { index: phones.at(-1)?.index ?? -1 });
    expect(card.row.id).toBe(phones.at(-1)?.id);
    expect(card.beside.contact).toEqual([{ field: 'name', value: '王**', masked: true }]);
    expect(JSON.stringify(card)).not.toMatch(/13900139|小明/u);
    expect(await ask(app, 'masking.state', {})).toEqual({
      kept: ['phone', 'name'],
      shownUntil: null,
    });
  });

  it('are found by what they are, all the same', async () => {
    const found = await ask(app, 'customers.page', { ...PAGE, search: '13900139017' });
    expect(found.rows.map(({ id }) => id)).toEqual(['139****9017']);
  });

  it('are shown for a while with a reason that is logged, and masked again on request', async () => {
    await app.core.request('masking.show', { reason: 'check', minutes: 1 });
    expect(await ids()).toContain('13900139017');
    const one = (await ask(app, 'customers.page', { ...PAGE, search: '13900139017' })).rows[0];
    const card = await ask(app, 'customers.card', { index: one?.index ?? -1 });
    expect(card.beside.contact).toEqual([{ field: 'name', value: '王小明', masked: false }]);
    const { shownUntil } = await ask(app, 'masking.state', {});
    const left = Date.parse(shownUntil ?? '') - Date.now();
    expect(left).toBeGreaterThan(30_000);
    expect(left).toBeLessThanOrEqual(60_000);
    await app.core.request('masking.hide', {});
    expect(await ids()).not.toContain('13900139017');
  });

  it('are masked in the links between ids', async () => {
    const { links } = await ask(app, 'identity.review', { rule: null, offset: 0, limit: 20 });
    expect(links.map(({ a, b }) => [a.name, b.name].sort())).toEqual([['139****9010', 'S100']]);
  });

  it('stand in a table of the command line as they are stored', async () => {
    const path = join(app.folder, 'customers.csv');
    await app.core.work('tables.write', { name: 'customers', path, runId: null }, silent);
    const table = readFileSync(path, 'utf8');
    expect(table).toContain('13900139017');
    expect(table).toContain('S101');
  });

  it('are masked again once the workspace was locked', async () => {
    await app.core.request('masking.show', { reason: 'request', minutes: 15 });
    const { id } = await ask(app, 'workspace.list', {}).then(([one]) => one ?? { id: '' });
    await app.core.request('workspace.lock', {});
    const passphrase = 'four grey cranes by the weir';
    await app.core.request('workspace.unlock', { id, passphrase });
    expect(await ask(app, 'masking.state', {})).toMatchObject({ shownUntil: null });
    expect(await ids()).not.toContain('13900139017');
  });
});
