import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView } from '#shared/contract/importMethods.ts';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

describe('long work at the window', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Long work');
  });
  afterAll(() => app.close());

  /** State of the import that was started last. */
  const lastImport = async (): Promise<string | undefined> => {
    const jobs = await user.ask('jobs.list', {});
    return jobs.findLast((job) => job.method === 'imports.commit')?.state;
  };

  /** Starts an import, reloads the page, cancels what it finds; the state in which the job ends. */
  const cancelAfterReload = async (file: string): Promise<string | undefined> => {
    const { page } = app;
    const t = user.t;
    await user.goTo('home');
    await user.goTo('data');
    await page.locator('input[type=file]').first().setInputFiles(file);
    const next = user.button(t('common.action.next'));
    await next.waitFor({ timeout: 60_000 });
    await next.click();
    await next.click();
    const start = page.getByRole('button', { name: /^Import / });
    await start.waitFor({ timeout: 60_000 });
    await start.click();
    await expect.poll(lastImport, { timeout: 10_000 }).toBe('running');
    await page.reload();
    const cancel = user.button(t('common.action.cancel')).last();
    // On a quick machine the import may have ended before the page is back.
    const found = page.getByText(t('phases.store')).first();
    while (!(await found.isVisible()) && (await lastImport()) === 'running') {
      await page.waitForTimeout(20);
    }
    if ((await lastImport()) === 'running') await cancel.click({ timeout: 2_000 }).catch(() => {});
    await expect.poll(lastImport, { timeout: 60_000 }).toMatch(/^(done|cancelled)$/);
    return lastImport();
  };

  it('lets a check wait, and goes on to the same counts', async () => {
    const { page } = app;
    const t = user.t;
    const [header = '', ...rows] = makeOrders({ customers: 60_000, seed: 9 })
      .csv.trimEnd()
      .split('\n');
    const paused = (): Promise<boolean> =>
      user.ask('jobs.list', {}).then((jobs) => jobs.some(({ state }) => state === 'paused'));
    // Files grow until a check takes longer than a person needs for a click.
    for (let copies = 1; ; copies *= 2) {
      const body = Array.from({ length: copies }, () => rows.join('\n')).join('\n');
      await user.goTo('home');
      await user.goTo('data');
      const file = user.file(`pause-${String(copies)}.csv`, `${header}\n${body}\n`);
      await page.locator('input[type=file]').first().setInputFiles(file);
      await user.button(t('data.reading.toCheck')).click({ timeout: 60_000 });
      const found = await user
        .button(t('common.action.pause'))
        .click({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
      if (found && (await paused())) {
        await user.button(t('common.action.resume')).click();
        await user.button(t('data.check.import', { count: rows.length * copies })).waitFor();
        await user.button(t('common.action.cancel')).first().click();
        return;
      }
      expect(copies).toBeLessThan(32);
    }
  });

  it('lets an import wait, and goes on to the same counts and sums', async () => {
    const { page } = app;
    const t = user.t;
    const made = makeOrders({ customers: 40_000, seed: 12, from: '2018-01-01' });
    const [header = '', ...rows] = made.csv.trimEnd().split('\n');
    const complete = async (): Promise<BatchView[]> =>
      (await user.ask('imports.batches', {})).filter(({ state }) => state === 'complete');
    // Files grow until an import takes longer than a person needs for a click.
    for (let copies = 2; ; copies *= 2) {
      const before = await complete();
      // Orders of their own in each copy of each attempt.
      const body = Array.from({ length: copies }, (_, i) =>
        rows.join('\n').replaceAll(',O', `,O${copies}-${i}-`),
      );
      await user.goTo('home');
      await user.goTo('data');
      const file = user.file(`wait-${String(copies)}.csv`, `${header}\n${body.join('\n')}\n`);
      await page.locator('input[type=file]').first().setInputFiles(file);
      await user.button(t('data.reading.toCheck')).click({ timeout: 60_000 });
      const rowsOfFile = made.rows * copies;
      await user.button(t('data.check.import', { count: rowsOfFile })).click({ timeout: 60_000 });
      await expect.poll(lastImport, { timeout: 10_000 }).toMatch(/^(running|done)$/);
      const clicked = await user
        .button(t('common.action.pause'))
        .first()
        .click({ timeout: 3_000 })
        .then(
          () => true,
          () => false,
        );
      const waits = clicked && (await lastImport()) === 'paused';
      if (waits) {
        expect(await complete()).toEqual(before);
        await user.button(t('common.action.resume')).first().click();
      }
      await expect.poll(lastImport, { timeout: 120_000 }).toBe('done');
      const batch = (await complete()).find(({ id }) => before.every((one) => one.id !== id));
      expect(batch).toMatchObject({
        rowsAccepted: rowsOfFile,
        rowsRejected: 0,
        amount: ((made.cents * copies) / 100).toFixed(2),
      });
      // Figures are computed first.
      await user.button(t('data.batches.undo')).click({ timeout: 120_000 });
      await page
        .getByText(t('data.result.undone', { file: `wait-${String(copies)}.csv` }))
        .waitFor();
      if (waits) return;
      expect(copies).toBeLessThan(16);
    }
  });

  it('finds a running import again after a reload, cancels it, and nothing of it stays', async () => {
    const [header = '', ...rows] = makeOrders({ customers: 100_000, seed: 8 }).csv.split('\n');
    const body = rows.join('\n');
    // Files grow until the import takes longer than a page needs to come back.
    for (let copies = 2; ; copies *= 2) {
      const before = await user.ask('imports.batches', {});
      // Order ids of its own: an attempt that came through would make the next ask what to do with overlaps.
      const own = body.replaceAll(',O', `,O${String(copies)}-`);
      const file = user.file(`large-${String(copies)}.csv`, `${header}\n${own.repeat(copies)}`);
      if ((await cancelAfterReload(file)) === 'cancelled') {
        expect(await user.ask('imports.batches', {})).toEqual(before);
        break;
      }
      expect(copies).toBeLessThan(16);
    }
    expect(app.problems).toEqual([]);
  });
});
