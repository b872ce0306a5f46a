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
    await addAll('#/lifecycle?scheme=time&view=now');
    await addAll('#/lifecycle?scheme=time&view=movement');
    await addAll('#/lifecycle?scheme=time&view=winBack');
    await addAll('#/lifecycle?scheme=time&view=compare');
    await addAll('#/customers');
    await addAll('#/customers?tab=loyalty');
    await addAll('#/customers?tab=rfm');
    await addAll('#/retention', 5000);
    await addAll('#/value?part=brought');
    await addAll('#/value?part=groups');
    await addAll('#/value?part=expected');
    await addAll('#/value?part=test');
    await addAll('#/value?part=whatif');
    await addAll('#/acquisition');
    await page.evaluate(() => {
      location.hash = '#/reports';
    });
    await page.waitForTimeout(8000);
    await user.settle();
    await page.screenshot({ path: OUT + 'reports.png' });
    console.log(JSON.stringify(await user.obstacles()));
    await page
      .locator('li', { hasText: user.t('reportBuilder.held.none') })
      .first()
      .scrollIntoViewIfNeeded();
    await page
      .getByRole('button', { name: /Words for/ })
      .first()
      .click();
    await page.getByLabel('Message').fill('Most customers are lost within a year');
    await page.screenshot({ path: OUT + 'words.png' });
    await user.button('Save').click();
    await page.waitForTimeout(3000);
    await page.keyboard.press('Control+p');
    await page.getByText(user.t('reports.printed.title')).waitFor({ timeout: 90_000 });
    for (const f of readdirSync(app.exportFolder))
      copyFileSync(join(app.exportFolder, f), OUT + 'demo.pdf');
    console.log(app.problems);
    expect(1).toBe(1);
  });
});
