import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ask,
  importText,
  silent,
  startHeadlessCore,
  type HeadlessCore,
} from '#test/support/headlessCore.ts';

const ALL = { rule: null, offset: 0, limit: 20 } as const;
const PAGE = {
  filter: null,
  sort: { by: 'orders', direction: 'descending' },
  offset: 0,
  limit: 5,
} as const;

/** Shop ids with phones; the last two customers have phones that the shop masked. */
const SHOP = [
  '会员编号,手机号,下单日期,金额',
  ...Array.from({ length: 40 }, (_, i) => {
    const phone = i < 38 ? `138001380${String(i + 10)}` : '138****0000';
    return `S${100 + i},${phone},2024-01-${String((i % 28) + 1).padStart(2, '0')},${10 + i}`;
  }),
].join('\n');

/** A till that knows the phone alone: two of the shop's customers, a masked one, and others. */
const TILL = [
  '手机号,下单日期,金额',
  '138-0013-8010,2024-02-01,99',
  '+86 13800138011,2024-02-02,98',
  '138****0000,2024-02-03,97',
  ...Array.from({ length: 30 }, (_, i) => `139001390${String(i + 10)},2024-02-04,${50 + i}`),
].join('\n');

describe('one customer over two files', () => {
  let app: HeadlessCore;

  beforeAll(async () => {
    app = startHeadlessCore();
    await app.core.request('workspace.create', {
      name: 'Test',
      passphrase: 'four grey cranes by the weir',
    });
    await importText(app, 'shop.csv', SHOP);
    await importText(app, 'till.csv', TILL);
  });
  afterAll(() => app.close());

  async function compute() {
    const { run } = await app.core.runJob('analysis.run', {}, silent);
    const page = await ask(app, 'customers.page', PAGE);
    return { total: page.total, fingerprint: run.fingerprint };
  }

  async function isStale(): Promise<boolean | undefined> {
    return (await ask(app, 'analysis.current', {}))?.run.stale;
  }

  it('is linked by the phone, stays apart when undone, and comes back as it was', async () => {
    const linked = await compute();
    const review = await ask(app, 'identity.review', ALL);
    expect(review).toMatchObject({
      ids: 73,
      customers: 71,
      total: 2,
      shared: { phone: 0, email: 0 },
    });
    expect(linked.total).toBe(71);
    const link = review.links.find(({ a }) => a.id === 'S100');
    expect(link).toMatchObject({
      a: { fileName: 'shop.csv' },
      b: { fileName: 'till.csv' },
      rule: 'phone',
      confidence: 0.9,
      state: 'linked',
    });
    // The till's phone finds the customer who goes by the shop's id.
    const byPhone = { ...PAGE, search: '138 0013 8010' };
    expect((await ask(app, 'customers.page', byPhone)).rows.map(({ id }) => id)).toEqual(['S100']);
    const pair = { a: link?.a.id ?? '', b: link?.b.id ?? '' };
    expect(pair.b).toMatch(/^C-/u);

    await app.core.request('identity.decide', { ...pair, decision: 'apart' });
    expect(await isStale()).toBe(true);
    expect(await app.core.request('identity.review', ALL)).toMatchObject({
      customers: 72,
      links: [{ state: 'undone' }, { state: 'linked' }],
    });
    const undone = await compute();
    expect(undone.total).toBe(72);
    expect(undone.fingerprint).not.toBe(linked.fingerprint);
    expect(await isStale()).toBe(false);

    await app.core.request('identity.decide', { ...pair, decision: 'default' });
    expect(await compute()).toEqual(linked);
  });

  it('follows the least confidence of the settings', async () => {
    await app.core.request('settings.setAnalysis', { identity: { leastConfidence: 0.95 } });
    expect(await app.core.request('identity.review', ALL)).toMatchObject({
      customers: 73,
      links: [{ state: 'below' }, { state: 'below' }],
    });
    expect((await compute()).total).toBe(73);
  });
});
