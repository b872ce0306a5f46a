import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import { openApp, type TestApp } from './support/app.ts';
import { User } from './support/user.ts';

describe('long work at the window', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    app = await openApp();
    user = new User(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await user.createWorkspace('Long work');
  });
  afterAll(() => app.close());

  const jobs = async (): Promise<{ id: number; method: string; state: string }[]> => {
    const reply = await app.page.evaluate(() =>
      window.perennial.request(JSON.stringify({ method: 'jobs.list', input: {} })),
    );
    return (JSON.parse(reply) as { value: { id: number; method: string; state: string }[] }).value;
  };

  it('finds a running import again after a reload, cancels it, and nothing of it stays', async () => {
    const { page } = app;
    const t = user.t;
    const csv = makeOrders({ customers: 150_000, seed: 8 }).csv;
    await user.goTo('data');
    await page.locator('input[type=file]').first().setInputFiles(user.file('large.csv', csv));
    const next = user.button(t('common.action.next'));
    await next.waitFor({ timeout: 60_000 });
    await next.click();
    await next.click();
    const start = page.getByRole('button', { name: /^Import / });
    await start.waitFor({ timeout: 60_000 });
    await start.click();
    await expect
      .poll(async () => (await jobs()).some((job) => job.method === 'imports.commit'), {
        timeout: 10_000,
      })
      .toBe(true);
    await page.reload();
    await page.getByText(t('phases.store')).first().waitFor();
    await user.button(t('common.action.cancel')).last().click();
    await expect
      .poll(async () => (await jobs()).find((job) => job.method === 'imports.commit')?.state, {
        timeout: 10_000,
      })
      .toBe('cancelled');
    const batches = await page.evaluate(() =>
      window.perennial.request(JSON.stringify({ method: 'imports.batches', input: {} })),
    );
    expect(JSON.parse(batches)).toEqual({ ok: true, value: [] });
    expect(app.problems).toEqual([]);
  });
});
