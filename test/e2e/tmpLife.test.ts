import { afterAll, beforeAll, describe, it } from 'vitest';
import { openApp, type TestApp } from './support/app.ts';
import { User } from './support/user.ts';

describe('look', () => {
  let app: TestApp;
  let user: User;
  beforeAll(async () => {
    app = await openApp();
    user = new User(app);
    await app.page.setViewportSize({ width: 1280, height: 800 });
  });
  afterAll(() => app.close());
  it('shots', { timeout: 400_000 }, async () => {
    await app.page.getByRole('button', { name: user.t('unlock.first.demo') }).click();
    await app.page.getByText(user.t('home.findings.title')).waitFor({ timeout: 180_000 });
    await user.settle();
    const views = ['now', 'movement', 'winBack', 'compare', 'rules', 'targets'];
    for (const lang of ['en', 'zh-TW'] as const) {
      await app.page.evaluate(async (language) => {
        await window.perennial.request(
          JSON.stringify({ method: 'app.setPreferences', input: { language } }),
        );
      }, lang);
      await app.page.waitForTimeout(600);
      for (const view of views) {
        for (const scheme of view === 'compare' ? ['composite'] : ['phases', 'time']) {
          await app.page.evaluate((h) => {
            location.hash = h;
          }, `#/lifecycle?scheme=${scheme}&view=${view}`);
          await user.settle();
          await app.page.waitForTimeout(500);
          await app.page.screenshot({
            path: `/tmp/shots/${lang}-${view}-${scheme}.png`,
            fullPage: true,
          });
        }
      }
      for (const scheme of ['cadence', 'outlook']) {
        await app.page.evaluate((h) => {
          location.hash = h;
        }, `#/lifecycle?scheme=${scheme}&view=now`);
        await user.settle();
        await app.page.screenshot({ path: `/tmp/shots/${lang}-now-${scheme}.png`, fullPage: true });
      }
    }
    console.log(app.problems);
  });
});
