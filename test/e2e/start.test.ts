import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, type TestApp } from './support/app.ts';

describe('start', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(async () => {
    await app.close();
  });

  it('shows the first screen without a violation, a refused request or an error', async () => {
    await app.page.getByRole('heading').first().waitFor();
    expect(app.problems).toEqual([]);
    expect(app.refusedRequests()).toBe(0);
  });

  it('says so where the policy is violated, so that the check above can fail', async () => {
    await app.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      document.body.insertAdjacentHTML('beforeend', '<b style="color: red">x</b>');
    });
    await expect.poll(() => app.problems.some((text) => text.startsWith('CSP'))).toBe(true);
  });
});
