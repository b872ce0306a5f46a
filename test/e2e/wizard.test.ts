import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './support/app.ts';
import { PASSPHRASE, User } from './support/user.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** Orders of a month under the same columns; `odd` is put in the place of one amount. */
function month(number: number, odd = '10.00'): string {
  const rows = Array.from({ length: 12 }, (_, i) => {
    const day = String((i % 12) + 1).padStart(2, '0');
    const amount = i === 5 ? odd : `${10 + i}.50`;
    return `N${number}-${i},${day}/0${number}/2024,c${i % 5},${i === 0 ? 'held' : 'paid'},${amount}`;
  });
  return `Order No,Day,Buyer,State,Total\n${rows.join('\n')}\n`;
}

describe('an analyst in the wizard', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    app = await openApp();
    user = new User(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
    await user.createWorkspace('Wizard');
  });
  afterAll(() => app.close());

  const drop = async (path: string): Promise<void> => {
    await user.goTo('home');
    await user.goTo('data');
    await app.page.locator('input[type=file]').first().setInputFiles(path);
    await app.page.getByText(user.t('data.wizard.title.reading')).waitFor();
    await user.button(user.t('common.action.next')).waitFor();
  };
  const toColumns = async (): Promise<void> => {
    await user.button(user.t('common.action.next')).click();
    await app.page.getByText(user.t('data.wizard.title.columns')).waitFor();
  };
  const importButton = (count: number) => user.button(user.t('data.check.import', { count }));
  const imported = () => app.page.getByText(user.t('data.result.title'), { exact: true });
  const main = async (): Promise<string> => app.page.locator('main').innerText();

  it('is told what the file is by its bytes, sees more rows when asked, and sets the quote', async () => {
    const { page } = app;
    const { t } = user;
    await drop(user.file('jan.xls', month(1)));
    const format = t('wizard.format.text');
    expect(await main()).toContain(t('wizard.format.found', { format }));
    await user.button(t('wizard.preview.all', { count: 12 })).click();
    const preview = page.locator('table').first().locator('tbody tr');
    expect(await preview.count()).toBe(12);
    await page.getByRole('combobox', { name: t('wizard.quote'), exact: true }).click();
    await page.getByRole('option', { name: t('wizard.quote.single') }).click();
    await page.getByText(t('evidence.quote.chosen')).waitFor();
  });

  it('answers a question, and may change the answer', async () => {
    const { page } = app;
    const { t } = user;
    await toColumns();
    const next = user.button(t('common.action.next'));
    expect(await next.isDisabled()).toBe(true);
    await page.getByText(t('data.answer.mdy')).click();
    await expect.poll(() => next.isEnabled()).toBe(true);
    expect(await page.getByLabel(t('data.answer.mdy')).isChecked()).toBe(true);
    await page.getByText(t('data.answer.dmy')).click();
    await expect.poll(() => page.getByLabel(t('data.answer.dmy')).isChecked()).toBe(true);
    await expect.poll(() => next.isEnabled()).toBe(true);
  });

  it('gives a status its meaning and amounts their currency', async () => {
    const { page } = app;
    const { t } = user;
    const held = page.getByRole('combobox', { name: t('wizard.status.label', { value: 'held' }) });
    await held.click();
    await page.getByRole('option', { name: t('faults.status.pending') }).click();
    await expect.poll(() => held.inputValue()).toBe(t('faults.status.pending'));
    const currency = page.getByRole('combobox', { name: t('wizard.currency') });
    await currency.fill('EUR');
    await page.getByRole('option', { name: 'EUR' }).click();
    await user.button(t('common.action.next')).click();
    await importButton(12).click();
    await imported().waitFor();
    expect(await main()).toContain('€');
    const reply = await page.evaluate(() =>
      window.perennial.request(JSON.stringify({ method: 'imports.batches', input: {} })),
    );
    const batches = (JSON.parse(reply) as { value: unknown }).value;
    expect(batches).toMatchObject([{ currency: 'EUR', firstDay: '2024-01-01', rowsAccepted: 12 }]);
  });
});
