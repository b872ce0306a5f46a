import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './support/app.ts';
import { User } from './support/user.ts';

const OUT = '/work/scratch/report/';
describe('look', () => {
  let app: TestApp;
  let user: User;
  beforeAll(async () => {
    app = await openApp();
    user = new User(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
  });
  afterAll(() => app.close());

  it('adds', { timeout: 580_000 }, async () => {
    const { page } = app;
    await page.getByRole('button', { name: user.t('unlock.first.demo') }).click();
    await page.getByText(user.t('home.findings.title')).waitFor({ timeout: 120_000 });
    let first = true;
    const addAll = async (hash: string, wait = 2500) => {
      await page.evaluate((h) => {
        location.hash = h;
      }, hash);
      await page.waitForTimeout(wait);
      await user.settle();
      const menus = page
        .locator('figure')
        .getByRole('button', { name: user.t('common.action.menu') });
      const n = await menus.count();
      for (let i = 0; i < n; i++) {
        await menus.nth(i).click();
        const item = page.getByRole('menuitem', { name: user.t('reportBuilder.add') });
        await item.waitFor();
        if (first) await page.screenshot({ path: OUT + 'menu.png' });
        if (await item.isDisabled()) {
          if (hash.includes('whatif')) await page.screenshot({ path: OUT + 'disabled.png' });
          await page.keyboard.press('Escape');
          continue;
        }
        await item.click();
        await page.getByText(user.t('reportBuilder.added')).nth(0).waitFor();
        if (first) await page.screenshot({ path: OUT + 'added.png' });
        first = false;
        await page.waitForTimeout(150);
      }
      console.log(hash, n);
    };
    const filter = encodeURIComponent(JSON.stringify({ kind: 'number', field: 'orders', least: 2 }));
    await addAll('#/lifecycle?scheme=time&view=now&filter=' + filter);
    await addAll('#/lifecycle?scheme=time&view=movement&filter=' + filter);
    await addAll('#/retention?filter=' + filter, 4000);
    await addAll('#/customers');
    await page.evaluate(() => {
      location.hash = '#/reports';
    });
    await page.waitForTimeout(8000);
    await user.settle();
    console.log(JSON.stringify(await user.obstacles()));
    const down = page.getByRole('button', { name: 'Move “Summary” down' });
    await down.focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(600);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(4000);
    console.log('focus', await page.evaluate(() => `${document.activeElement?.id} ${document.activeElement?.getAttribute('aria-label')}`));
    console.log((await page.locator('main ol').first().innerText()).slice(0, 120));
    await user.button('Undo the last change').click();
    await page.waitForTimeout(500);
    await user.button('Undo the last change').click();
    await page.waitForTimeout(2500);
    console.log((await page.locator('main ol').first().innerText()).slice(0, 60));
    await page.getByRole('button', { name: /Words for/ }).nth(6).click();
    await page.getByLabel('Message', {exact:true}).fill('Half come back 回购 within two months');
    await page.getByLabel('Note', {exact:true}).fill('A note of my own.');
    await user.button('Save').click();
    await page.waitForTimeout(3000);
    await page.getByRole('checkbox', { name: /Summary/ }).click();
    await page.waitForTimeout(2500);
    await page.evaluate(() => document.getElementById('report-figure-7')?.scrollIntoView());
    await page.getByRole('button', { name: /Words for/ }).nth(7).scrollIntoViewIfNeeded();
    await page.screenshot({ path: OUT + 'reports-en.png' });
    await page.getByRole('button', { name: user.t('common.top.theme') }).click().catch(() => undefined);
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: user.t('common.top.language') }).click();
    await page.getByRole('menuitem', { name: '繁體中文' }).click().catch(() => page.getByText('繁體中文').last().click());
    await page.waitForTimeout(3000);
    await page.evaluate(() => document.getElementById('report-figure-1')?.scrollIntoView());
    await page.screenshot({ path: OUT + 'reports-tw.png' });
    user.language = 'zh-TW';
    await page.keyboard.press('Control+p');
    await page.getByText(user.t('reports.printed.title')).waitFor({ timeout: 90_000 });
    for (const f of readdirSync(app.exportFolder))
      copyFileSync(join(app.exportFolder, f), OUT + 'demo.pdf');
    console.log(app.problems);
    expect(1).toBe(1);
  });
});
