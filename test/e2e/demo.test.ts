import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** For what the core has to count first. */
const PATIENT = { timeout: 20_000 };

/** Every screen and every part of one. */
const PLACES = [
  'home',
  'data',
  'customers',
  'customers?tab=segments',
  'customers?tab=segments&segment=new',
  'customers?tab=compare',
  'customers?tab=clusters',
  'lifecycle',
  'lifecycle?view=movement',
  'lifecycle?view=winBack',
  'lifecycle?view=compare&scheme=phases',
  'lifecycle?view=rules',
  'lifecycle?view=targets',
  'lifecycle?view=need',
  'retention',
  'value',
  'value?part=groups',
  'value?part=expected',
  'value?part=test',
  'value?part=weights',
  'value?part=whatif',
  'acquisition',
  'actions',
  'actions?part=playbook',
  'reports',
  'settings',
];

/** PERENNIAL_PICTURES=1 renews the pictures that the README shows. */
const pictures = process.env['PERENNIAL_PICTURES'] === '1';

describe('the demo on first run', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
  });
  afterAll(() => app.close());

  it('opens without questions and shows figures computed from its file', async () => {
    await app.page.getByRole('button', { name: user.t('unlock.first.demo') }).click();
    await app.page.getByText(user.t('home.findings.title')).waitFor({ timeout: 120_000 });
    await user.settle();
    const text = await app.page.locator('main').innerText();
    expect(text).toMatch(/19,\d{3}/);
    expect(text).not.toMatch(/NaN|undefined/);
    if (pictures) {
      const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url));
      mkdirSync(folder, { recursive: true });
      await app.page.screenshot({ path: `${folder}home.png` });
    }
    expect(app.problems).toEqual([]);
  });

  it('begins another screen at its top', async () => {
    const main = app.page.locator('main');
    await main.evaluate((element) => {
      element.scrollTop = 400;
    });
    expect(await main.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    await user.goTo('customers');
    expect(await main.evaluate((element) => element.scrollTop)).toBe(0);
  });

  it('scrolls twenty thousand customers and sorts them', async () => {
    await user.goTo('customers');
    const table = app.page.locator('[role="rowgroup"][tabindex="0"]');
    await table.press('End');
    await expect
      .poll(() => table.getByRole('row').last().getAttribute('aria-rowindex'))
      .toMatch(/^2000\d$/);
    await table.press('Home');
    await app.page
      .getByRole('columnheader', { name: user.t('customers.column.orders'), exact: true })
      .click();
    await user.settle();
    expect(app.problems).toEqual([]);
  });

  it('builds a segment by keyboard, reads its count, and takes a step back', async () => {
    const { page } = app;
    const { t } = user;
    await page.evaluate(() => {
      location.hash = '#/customers?tab=segments';
    });
    await user.settle();
    await user.button(t('segmentBuilder.new')).press('Enter');
    await page.getByLabel(t('segmentBuilder.name')).pressSequentially('Silent for a year');
    await user.button(t('segmentBuilder.add')).press('Enter');
    await page.keyboard.type(t('segments.field.recency_days'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('365');
    const count = page.locator('section [role="status"]');
    await expect.poll(() => count.innerText(), PATIENT).toMatch(/^[1-9],\d{3} customers/);
    const counted = await count.innerText();
    await page.keyboard.press('Control+z');
    await expect.poll(() => count.innerText(), PATIENT).not.toBe(counted);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => count.innerText(), PATIENT).toBe(counted);
    await user.button(t('segmentBuilder.save')).press('Enter');
    const card = page.getByRole('listitem').filter({ hasText: 'Silent for a year' });
    await card.waitFor();
    const found = /^\S+ customers/.exec(counted)?.[0] ?? 'no count';
    await expect.poll(() => card.innerText(), PATIENT).toContain(found);
    expect(await user.obstacles()).toEqual([]);
    expect(app.problems).toEqual([]);
  });

  it('walks by keyboard alone', async () => {
    for (const [key, title] of [
      ['l', 'lifecycle.title'],
      ['r', 'retention.title'],
      ['v', 'value.title'],
      ['h', 'home.title'],
    ] as const) {
      await app.page.locator('body').press('g');
      await app.page.locator('body').press(key);
      await app.page.getByRole('heading', { level: 1, name: user.t(title) }).waitFor();
    }
    await app.page.locator('body').press('?');
    await app.page.getByText(user.t('common.keys.title')).first().waitFor();
    await app.page.keyboard.press('Escape');
  });

  it('shows every part of the value, and checks a formula as it is written', async () => {
    for (const part of ['groups', 'expected', 'test', 'whatif'] as const) {
      await app.page.evaluate((hash) => {
        location.hash = hash;
      }, `#/value?part=${part}`);
      await user.settle();
      expect(await app.page.locator('main').innerText()).not.toMatch(/NaN|undefined/);
    }
    const formula = app.page.getByRole('textbox', { name: user.t('valueModels.formula.label') });
    await formula.fill('aov - cac');
    await app.page.getByText(user.t('valueModels.formula.caption')).waitFor();
    await app.page.getByText('money per order and money per customer').waitFor();
    await formula.fill('net_per_customer × 10%');
    await app.page.getByText('¥74').waitFor();
    await user.goTo('home');
    expect(app.problems).toEqual([]);
  });

  it('can be used at 200 % zoom: no page is wider than its window, and what scrolls has the keyboard', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 640, height: 400 });
    const found: string[] = [];
    for (const place of PLACES) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${place}`);
      await user.settle();
      const beyond = await page
        .locator('main')
        .evaluate((main) => main.scrollWidth - main.clientWidth);
      if (beyond > 0) found.push(`${place}: ${beyond} px too wide`);
      found.push(...(await user.obstacles()).map((one) => `${place}: ${one}`));
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await user.goTo('home');
    expect(found).toEqual([]);
  });

  it('explains a figure in the drawer', async () => {
    await app.page
      .locator('main')
      .getByRole('button', { name: user.t('definitions.net_revenue.name') })
      .first()
      .click();
    await app.page.locator('aside[aria-labelledby="drawer-title"]').waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.locator('aside[aria-labelledby="drawer-title"]').waitFor({ state: 'detached' });
  });
});
