import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { pdfText } from './support/pdfText.ts';
import { openUser, PASSPHRASE, type User, wordsOf } from './support/user.ts';

const SCREENS = [
  'home',
  'data',
  'customers',
  'lifecycle',
  'retention',
  'value',
  'acquisition',
  'actions',
  'reports',
  'settings',
] as const;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];

/** Where pictures of the screens go when somebody wants to look at them: PERENNIAL_SHOTS=folder. */
const shots = process.env['PERENNIAL_SHOTS'];

describe('a first-time user with a file of orders', () => {
  const made = makeOrders({ customers: 1200, seed: 3 });
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    if (shots !== undefined) mkdirSync(shots, { recursive: true });
  });
  afterAll(() => app.close());

  const picture = async (name: string): Promise<void> => {
    if (shots !== undefined) await app.page.screenshot({ path: join(shots, `${name}.png`) });
  };

  it('makes an encrypted workspace and confirms the recovery words', async () => {
    await user.createWorkspace('First shop');
    await picture('first-run-home');
    expect(await app.page.title()).not.toContain('First shop');
  });

  it('checks anew after a change, so that what is stored is what was shown', async () => {
    const { page } = app;
    const { t } = user;
    const odd = `${made.csv}Z2,2024-05-02,Z-2,web,odd\n`;
    await user.goTo('data');
    await page.locator('input[type=file]').first().setInputFiles(user.file('odd.csv', odd));
    for (const title of ['data.wizard.title.reading', 'data.wizard.title.columns'] as const) {
      await page.getByText(t(title)).waitFor();
      await user.button(t('common.action.next')).click();
    }
    await user.button(t('data.check.import', { count: made.rows })).waitFor();
    await page.getByRole('radiogroup').getByText(t('faults.bad.mark')).click();
    await user.button(t('data.check.import', { count: made.rows + 1 })).waitFor();
    await user.button(t('common.action.cancel')).click();
  });

  it('imports a file through the wizard; the sums are those of the file', async () => {
    const bad = 'K9,31/31/2024,O-bad,web,12.00\n';
    await user.importFile(user.file('orders.csv', made.csv + bad));
    await picture('wizard-result');
    const text = await app.page.locator('main').innerText();
    expect(text).toContain((made.rows + 1).toLocaleString('en-US'));
    expect(text).toContain(made.rows.toLocaleString('en-US'));
    await user.figures();
  });

  it.each(LANGUAGES)(
    'shows every screen in %s, with nothing untranslated or refused',
    async (language) => {
      await user.goTo('settings');
      const label = { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' }[language];
      await app.page.locator('main').getByText(label, { exact: true }).click();
      user.language = language;
      await app.page.locator(`html[lang^="${language.slice(0, 2)}"]`).waitFor();
      const obstacles: string[] = [];
      for (const screen of SCREENS) {
        await user.goTo(screen);
        await picture(`${language}-${screen}`);
        const text = await app.page.locator('main').innerText();
        expect(text.length).toBeGreaterThan(100);
        // A missing text shows its key, a broken number its name.
        expect(text).not.toMatch(
          /\b(common|data|home|customers|value|acquisition|actions|playbook|gates|findings)\.[a-z]/,
        );
        expect(text).not.toMatch(/NaN|undefined|\[object/);
        obstacles.push(...(await user.obstacles()).map((one) => `${screen}: ${one}`));
      }
      expect(obstacles).toEqual([]);
      expect(app.problems).toEqual([]);
      expect(app.refusedRequests()).toBe(0);
    },
  );

  it('finds a customer behind a cell of the grid, and the orders behind the customer', async () => {
    user.language = 'zh-TW';
    await user.goTo('customers');
    const t = user.t;
    // The first row of the grid is R5; its last cell is never empty here.
    await app.page.locator('table tbody tr').first().getByRole('button').last().click();
    await user.settle();
    await picture('customers-filtered');
    expect(app.page.url()).toMatch(/[?&]pick=/);
    await app.page
      .getByText(/^K\d{6}$/)
      .first()
      .click();
    await user.settle();
    await picture('customer-card');
    const card = app.page.locator('aside[aria-labelledby="drawer-title"]');
    expect(await card.innerText()).toContain(t('customers.card.timeline'));
  });

  it('opens the menu of a figure by key, at the first press', async () => {
    await app.page.reload();
    await app.page.getByRole('navigation').first().waitFor();
    await user.goTo('customers');
    await app.page.locator('main figure').first().waitFor();
    await app.page.keyboard.press('Control+e');
    await app.page.getByRole('menuitem').first().waitFor({ timeout: 5_000 });
    expect(await app.page.getByRole('menuitem').count()).toBe(6);
    await app.page.keyboard.press('Escape');
  });

  it('prints the report: tagged, bookmarked, its words those of the catalogue', async () => {
    const t = wordsOf('zh-TW');
    await user.goTo('reports');
    await user.button(t('reports.print')).click();
    await app.page.getByText(t('reports.printed.title')).waitFor({ timeout: 90_000 });
    const name = readdirSync(app.exportFolder).find((file) => file.endsWith('.pdf'));
    const bytes = readFileSync(join(app.exportFolder, name ?? 'missing'));
    const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise;
    expect(pdf.numPages).toBeGreaterThanOrEqual(6);
    expect(await pdf.getOutline()).not.toBeNull();
    // The library's types promise an object, what comes is a map.
    const marks = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
    expect(marks?.get('Marked')).toBe(true);
    const flat = await pdfText(pdf);
    for (const key of [
      'print.title',
      'terms.scheme.time',
      'definitions.net_revenue.name',
    ] as const) {
      expect(flat).toContain(t(key).replaceAll(/\s/g, ''));
    }
    expect(bytes.length).toBeLessThan(5_000_000);
    expect(app.problems).toEqual([]);
  });

  it('locks by key, tells a wrong passphrase, and opens again where it was', async () => {
    await app.page.keyboard.press('Control+l');
    const t = user.t;
    await app.page.getByRole('navigation').first().waitFor({ state: 'detached' });
    await app.page.getByText('First shop').first().click();
    await app.page.getByLabel(t('unlock.form.passphrase'), { exact: true }).waitFor();
    await user.unlock('not this one at all');
    await app.page.getByText(t('errors.WRONG_PASSPHRASE.what')).waitFor({ timeout: 20_000 });
    await picture('wrong-passphrase');
    await user.unlock(PASSPHRASE);
    await app.page.getByRole('navigation').first().waitFor({ timeout: 20_000 });
    expect(app.problems).toEqual([]);
  });

  it('takes the import back: the figures are gone and the page says what it needs', async () => {
    await user.ask('imports.undo', { batchId: 1 });
    await expect.poll(() => user.ask('analysis.current', {})).toBeNull();
    await user.goTo('home');
    expect(await app.page.locator('main').innerText()).toContain(user.t('home.first.title'));
    expect(existsSync(join(app.dataFolder, 'logs', 'perennial.log'))).toBe(true);
  });
});
