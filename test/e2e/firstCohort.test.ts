import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** Issue 5: a first-time user gets to the cohorts of an own file in fewer clicks than this. */
const TOO_MANY_CLICKS = 12;

/** Customers by the month of their first order, oldest first, counted from the text of the file. */
function firstMonths(csv: string): number[] {
  const first = new Map<string, string>();
  for (const line of csv.trim().split('\n').slice(1)) {
    const [customer = '', date = ''] = line.split(',');
    const month = date.slice(0, 7);
    const known = first.get(customer);
    if (known === undefined || month < known) first.set(customer, month);
  }
  const months = Map.groupBy(first.values(), (month) => month);
  return [...months.keys()].sort().map((month) => months.get(month)?.length ?? 0);
}

describe('a first-time user with an own file', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
  });
  afterAll(() => app.close());

  it('gets from an empty program to the cohort chart of the file', async () => {
    const { page } = app;
    const { t } = user;
    const made = makeOrders({ customers: 900, seed: 11 });
    const began = performance.now();

    await user.createWorkspace('My shop');
    const file = user.file('my orders.csv', made.csv);
    await user.chooseFile(user.button(t('data.drop.choose')), file);
    await user.click(user.button(t('data.reading.toCheck')));
    await user.click(user.button(t('data.check.import', { count: made.rows })));
    await user.click(user.button(t('data.result.cohorts')));

    const table = page.locator('main figure table').first();
    await table.waitFor();
    await user.settle();
    const sizes = table.locator('tbody tr:has(button) > td:nth-child(2)');
    const counts = (await sizes.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    expect(counts).toEqual(firstMonths(made.csv));

    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`${user.clicks} clicks, ${seconds} s to the first cohort chart\n`);
    expect(user.clicks).toBeLessThan(TOO_MANY_CLICKS);
    expect(app.problems).toEqual([]);
  });
});
