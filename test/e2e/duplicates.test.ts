import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './support/app.ts';
import { User } from './support/user.ts';

/** Twelve orders; two numbers stand twice, one of them with another amount and a whole phone. */
const ROWS = Array.from({ length: 12 }, (_, i) => {
  const number = i === 7 ? 2 : i === 9 ? 4 : i;
  const amount = i === 9 ? '14.50' : `${10 + i}.50`;
  return `N-${number},2024-03-${String(i + 1).padStart(2, '0')},c${i % 5},1380013800${i % 5},${amount}`;
});
const ORDERS = `Order No,Date,Customer ID,Phone,Total\n${ROWS.join('\n')}\n`;

describe('rows with one order number', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    app = await openApp();
    user = new User(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await user.createWorkspace('Duplicates');
  });
  afterAll(() => app.close());

  const main = async (): Promise<string> => app.page.locator('main').innerText();

  it('are told in the check, left out by choice, and reconcile', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('data');
    await page.locator('input[type=file]').first().setInputFiles(user.file('orders.csv', ORDERS));
    await page.getByText(t('data.wizard.title.reading')).waitFor();
    for (const title of ['columns', 'check'] as const) {
      await user.button(t('common.action.next')).click();
      await page.getByText(t(`data.wizard.title.${title}`)).waitFor();
    }
    await user.button(t('data.check.import', { count: 12 })).waitFor();
    const found = t('duplicates.found.orders', { count: 2, groups: '2' });
    expect(await main()).toContain(found);
    expect(await main()).toContain('Total: 12.50 → 17.50');
    expect(await main()).not.toMatch(/1380013800/);
    await page.getByText(t('duplicates.keep.last'), { exact: true }).click();
    await user.button(t('data.check.import', { count: 10 })).waitFor();
    expect(await main()).toContain(t('duplicates.left', { count: 2 }));
    expect(await main()).toContain(t('duplicates.sums.same'));
    expect(await user.obstacles()).toEqual([]);
    await user.button(t('data.check.import', { count: 10 })).click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor();
    expect(await main()).toContain(t('duplicates.sums.same'));
  });
});
