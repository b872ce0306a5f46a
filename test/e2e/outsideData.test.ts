import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** Warmth of each day of 2023 and of January to mid-November 2024. */
const WEATHER = `日期,平均气温
${Array.from({ length: 684 }, (_, i) => {
  const day = new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10);
  return `${day},${(12 - 11 * Math.cos((i * 2 * Math.PI) / 365)).toFixed(1)}`;
}).join('\n')}
`;

describe('an analyst with outside data', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Outside');
    await user.importFile(user.file('orders.csv', makeOrders({ customers: 700, seed: 5 }).csv));
    await user.importFile(user.file('weather.csv', WEATHER));
    await user.figures();
  });
  afterAll(() => app.close());

  it('finds the file among the sources, with its kind', async () => {
    await user.goTo('data');
    const text = await app.page.locator('main').innerText();
    expect(text).toContain(user.t('terms.kind.series'));
  });

  it('sees the series above orders by month, how changes go together, and that it shows no cause', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('retention');
    const figure = page.getByRole('figure', { name: t('outside.title') });
    await figure.waitFor({ timeout: 60_000 });
    const text = await figure.innerText();
    expect(text).toContain('平均气温');
    expect(text).toContain(t('outside.noCause'));
    // January 2023 to October 2024 are finished on both sides.
    expect(text).toContain(t('outside.changes', { count: 21, months: '22' }));
    await figure.getByText(t('outside.own.net_revenue'), { exact: true }).click();
    await page.waitForFunction(() => location.hash.includes('own=net_revenue'));
    await user.settle();
    expect(await user.obstacles()).toEqual([]);
  });

  it('no longer sees it when the import is undone', async () => {
    const { page } = app;
    const { t } = user;
    await page.evaluate(() =>
      window.perennial.request(JSON.stringify({ method: 'imports.undo', input: { batchId: 2 } })),
    );
    await user.figures();
    await user.goTo('home');
    await user.goTo('retention');
    await page.getByText(t('gates.no_series')).waitFor({ timeout: 60_000 });
    expect(app.problems).toEqual([]);
  });
});
