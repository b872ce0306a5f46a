import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** Twelve orders; two numbers stand twice, one of them with another amount and a whole phone. */
const ROWS = Array.from({ length: 12 }, (_, i) => {
  const number = i === 7 ? 2 : i === 9 ? 4 : i;
  const amount = i === 9 ? '14.50' : `${10 + i}.50`;
  return `N-${number},2024-03-${String(i + 1).padStart(2, '0')},c${i % 5},1380013800${i % 5},${amount}`;
});
const BAD = 'N-20,2024-02-30,c1,13800138001,9.00';
const ORDERS = `Order No,Date,Customer ID,Phone,Total\n${ROWS.join('\n')}\n${BAD}\n`;

describe('rows that do not count', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Duplicates');
  });
  afterAll(() => app.close());

  const main = async (): Promise<string> => app.page.locator('main').innerText();

  it('with one order number are told in the check, left out by choice, and reconcile', async () => {
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

  it('and are rejected are saved as a workbook', async () => {
    const { t } = user;
    await user.button(t('rejects.saveBook')).click();
    const saved = (): string[] =>
      readdirSync(app.exportFolder).filter((name) => name.endsWith('.xlsx'));
    await expect.poll(saved).toEqual(['rejected-rows-1.xlsx']);
    const parts = unzipSync(readFileSync(join(app.exportFolder, 'rejected-rows-1.xlsx')));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain(t('rejects.fix.DATE_IMPOSSIBLE'));
    expect(sheet).toContain('N-20');
    expect(await user.obstacles()).toEqual([]);
  });

  it('with the total of their order on every line ask what the amounts are, and count them once', async () => {
    const { page } = app;
    const { t } = user;
    // Amounts of 100 to 111, on one to three lines each.
    const lines = Array.from({ length: 12 }, (_, order) =>
      Array.from(
        { length: 1 + (order % 3) },
        (_, line) =>
          `L-${order},2024-04-${10 + order},c${order % 5},ware ${line},${100 + order}.00`,
      ),
    ).flat();
    const text = `Order No,Date,Customer ID,Product,Order Total\n${lines.join('\n')}\n`;
    await user.toColumns(user.file('lines.csv', text));
    const next = user.button(t('common.action.next'));
    await page.getByText(t('errors.TOTALS_REPEATED.what')).waitFor();
    expect(await next.isDisabled()).toBe(true);
    await page.getByLabel(t('data.answer.sum')).click();
    await expect.poll(() => next.isEnabled()).toBe(true);
    await page.getByLabel(t('data.answer.once')).click();
    await expect.poll(() => page.getByLabel(t('data.answer.once')).isChecked()).toBe(true);
    expect(await user.obstacles()).toEqual([]);
    await expect.poll(() => next.isEnabled()).toBe(true);
    await next.click();
    const doImport = user.button(t('data.check.import', { count: lines.length }));
    await doImport.waitFor();
    expect(await main()).toContain(t('duplicates.once', { count: 12 }));
    expect(await main()).toContain(t('rules.AMOUNTS_ONCE'));
    expect(await user.obstacles()).toEqual([]);
    await doImport.click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor();
    expect(await main()).toContain('1,266.00');
    const [batch] = (await user.ask('imports.batches', {})).filter(
      ({ fileName }) => fileName === 'lines.csv',
    );
    expect(batch).toMatchObject({ rowsAccepted: 24, amount: '1266.00' });
  });
});
