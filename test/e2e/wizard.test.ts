import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from './support/app.ts';
import { openUser, PASSPHRASE, type User } from './support/user.ts';

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));

/** Runs a command as a script would. */
function perennial(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [CLI, ...args, '--quiet'], {
    env: { ...process.env, PERENNIAL_PASSPHRASE: PASSPHRASE },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
}

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
    user = await openUser();
    app = user.app;
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
    await user.button(user.t('common.action.next')).press('Enter');
    await app.page.getByText(user.t('data.wizard.title.columns')).waitFor();
    // Whoever goes by keyboard is not sent back to the frame of the window.
    const inContent = () => document.activeElement?.closest('#content') !== null;
    await expect.poll(() => app.page.evaluate(inContent)).toBe(true);
  };
  const importButton = (count: number) => user.button(user.t('data.check.import', { count }));
  const imported = () => app.page.getByText(user.t('data.result.title'), { exact: true });
  const main = async (): Promise<string> => app.page.locator('main').innerText();

  const batches = () => user.ask('imports.batches', {});

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
    expect(await user.obstacles()).toEqual([]);
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
    await expect.poll(() => currency.inputValue()).toBe('EUR');
    expect(await user.obstacles()).toEqual([]);
    await user.button(t('common.action.next')).click();
    await importButton(12).click();
    await imported().waitFor();
    expect(await main()).toContain('€');
    expect(await batches()).toMatchObject([
      { currency: 'EUR', firstDay: '2024-01-01', rowsAccepted: 12 },
    ]);
  });

  it('takes the choices over for the next file, sets it beside the last, and mends what is wrong', async () => {
    const { page } = app;
    const { t } = user;
    await drop(user.file('feb.csv', month(2, 'soon')));
    await toColumns();
    expect(await main()).toContain(t('data.template.used'));
    const held = page.getByRole('combobox', { name: t('wizard.status.label', { value: 'held' }) });
    expect(await held.inputValue()).toBe(t('faults.status.pending'));
    // Dates are decided on every file anew.
    await page.getByText(t('data.answer.dmy')).click();
    const next = user.button(t('common.action.next'));
    await expect.poll(() => next.isEnabled()).toBe(true);
    await next.click();
    await importButton(11).waitFor();
    const check = await main();
    expect(check).toContain(t('rules.AMOUNT_UNREADABLE'));
    expect(check).toContain(t('faults.lineColumn', { line: 7, column: 'Total' }));
    expect(check).toContain(t('data.last.figure'));
    expect(await user.obstacles()).toEqual([]);
    await user.button(`${t('faults.fix.mark')}: Total`).click();
    await importButton(12).waitFor();
    expect(await main()).toContain(t('faults.before.title'));
    await page.getByRole('radiogroup').getByText(t('data.check.bad.skip')).click();
    await importButton(11).click();
    await imported().waitFor();
    const result = await main();
    expect(result).toContain('€');
    expect(await user.obstacles()).toEqual([]);
  });

  it('saves the rejected rows, and takes them back corrected', async () => {
    const { page } = app;
    const { t } = user;
    await user.button(t('data.result.saveRejects', { count: 1 })).click();
    await page.getByText(/rejected row saved to/).waitFor();
    const name = readdirSync(app.exportFolder).find((file) => file.startsWith('rejected-rows'));
    const text = readFileSync(join(app.exportFolder, name ?? 'none'), 'utf8');
    expect(text).toContain('AMOUNT_UNREADABLE');
    await user.goTo('home');
    await user.goTo('data');
    const corrected = user.file('corrected.csv', text.replaceAll('soon', '17.25'));
    await page.locator('input[type=file]').first().setInputFiles(corrected);
    await user.button(t('faults.correct.do', { count: 1 })).click();
    await imported().waitFor();
    expect(await main()).toContain('feb.csv');
    const sums = await batches();
    expect(sums.find(({ fileName }) => fileName === 'feb.csv')).toMatchObject({
      rowsAccepted: 12,
      rowsRejected: 0,
    });
  });

  it('replays a saved template on the command line and in another window, to the same bytes', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('data');
    await page.getByRole('button', { name: `${t('common.action.menu')}: jan.xls` }).click();
    await page.getByRole('menuitem', { name: t('data.batches.saveTemplate') }).click();
    await page.getByText(/Template saved to/).waitFor();
    const template = readdirSync(app.exportFolder).find((file) => file.startsWith('template-'));
    const path = join(app.exportFolder, template ?? 'none');
    const tables = ['one', 'two'].map((name) => {
      const workspace = join(app.exportFolder, name);
      const out = join(app.exportFolder, `${name}.csv`);
      perennial('create', '--workspace', workspace);
      const file = join(app.exportFolder, 'jan.xls');
      perennial('import', file, '--template', path, '--workspace', workspace);
      perennial('analyse', '--workspace', workspace);
      perennial('table', 'customers', '--workspace', workspace, '--out', out);
      return readFileSync(out);
    });
    expect(tables[0]?.length).toBeGreaterThan(100);
    expect(tables[0]).toEqual(tables[1]);

    await page.locator('input[type=file][accept=".json"]').setInputFiles(path);
    await page
      .getByText(t('wizard.template.done', { kind: t('terms.kind.orders'), count: 5 }))
      .waitFor();
    await page
      .locator('input[type=file][accept=".json"]')
      .setInputFiles(user.file('other.json', '{"version":2}'));
    await page.getByText(t('errors.TEMPLATE_INVALID.what')).waitFor();
  });

  it('asks which file of a zip is meant', async () => {
    const { page } = app;
    const { t } = user;
    const people = 'customer_id,name,gender,signup date\nc1,Ann,F,2024-01-05\n';
    const files = { 'orders.csv': strToU8(month(3)), 'more/people.csv': strToU8(people) };
    await user.goTo('home');
    await user.goTo('data');
    const zip = user.file('several.zip', zipSync(files));
    await page.locator('input[type=file]').first().setInputFiles(zip);
    await page.getByText(t('wizard.archive.which')).waitFor();
    await user.button('more/people.csv').click();
    await toColumns();
    expect(await main()).toContain(t('data.columns.meaning'));
    const kind = page.getByRole('combobox', { name: t('data.kind.title') });
    expect(await kind.inputValue()).toBe(t('terms.kind.customers'));
  });

  it('asks what to do with a file that is there, and with rows that are there', async () => {
    const { page } = app;
    const { t } = user;
    await drop(join(app.exportFolder, 'jan.xls'));
    await toColumns();
    await page.getByText(t('data.answer.dmy')).click();
    const next = user.button(t('common.action.next'));
    await expect.poll(() => next.isEnabled()).toBe(true);
    await next.click();
    await page.getByText(t('data.same.text')).waitFor();
    await importButton(12).waitFor();
    expect(await importButton(12).isDisabled()).toBe(true);
    await user.button(t('wizard.same.leave')).click();
    await page.getByText(t('data.batches.title')).waitFor();

    const overlapping = month(2).trimEnd().split('\n').slice(0, 7).join('\n');
    await drop(user.file('overlap.csv', `${overlapping}\nN9-1,13/02/2024,c9,paid,99.00\n`));
    await toColumns();
    await next.click();
    await page.getByText(t('faults.overlap.title', { count: 5 })).waitFor();
    expect(await main()).toContain(t('faults.overlap.choose'));
    await page.getByText(t('faults.overlap.skip'), { exact: true }).click();
    await importButton(2).click();
    await imported().waitFor();
    await user.button(t('data.batches.undo')).click();
    await page.getByText(t('data.result.undone', { file: 'overlap.csv' })).waitFor();
    expect((await batches()).map(({ state }) => state)).toEqual(['complete', 'complete', 'undone']);
    expect(app.problems).toEqual([]);
  });
});
