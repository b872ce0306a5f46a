import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { cellsOf, figureOf, numberIn } from './support/figures.ts';
import { openUser, type User } from './support/user.ts';

const { csv } = makeOrders({ customers: 300, seed: 11 });
const [HEAD = '', ...LINES] = csv.trimEnd().split('\n');

/** The orders of a part of the time, with the channel as one of several systems writes it. */
function orders(from: string, to: string, writings: readonly string[]): string {
  const rows = LINES.filter((line) => {
    const [, day = ''] = line.split(',');
    return day >= from && day < to;
  }).map((line, i) => line.replace(/,(?:web|store),/u, `,${writings[i % writings.length] ?? ''},`));
  return `${[HEAD, ...rows].join('\n')}\n`;
}

/** Customers by the channel of their first order: `app`, or any writing of the other one. */
function firstChannels(): ReadonlyMap<string, number> {
  const first = new Map<string, readonly [day: string, channel: string]>();
  for (const line of LINES) {
    const [customer = '', day = '', , channel = ''] = line.split(',');
    const known = first.get(customer);
    if (known === undefined || day < known[0]) first.set(customer, [day, channel]);
  }
  const all = [...first.values()];
  const app = all.filter(([, channel]) => channel === 'app').length;
  return new Map([
    ['app', app],
    ['微信', all.length - app],
  ]);
}

describe('an analyst whose systems write one channel in several ways', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Names');
  });
  afterAll(() => app.close());

  const storedAs = (value: string) =>
    app.page.getByRole('combobox', { name: user.t('wizard.values.label', { value }), exact: true });
  const holds = (value: string, name: string) =>
    expect.poll(() => storedAs(value).inputValue()).toBe(name);

  it('takes what is proposed, gives a value another name, and sees at once what follows', async () => {
    const { t } = user;
    const text = orders('2023-01-01', '2024-01-01', ['WeChat', 'WeChat', 'wechat', '微信']);
    await user.toColumns(user.file('2023.csv', text));
    await app.page.getByText(t('wizard.values.title', { column: 'channel' })).waitFor();
    expect(await app.page.locator('main').innerText()).toContain(t('wizard.values.why.case'));
    expect(await user.obstacles()).toEqual([]);
    await user.button(`${t('wizard.values.take', { name: 'WeChat' })}: wechat`).click();
    await holds('wechat', 'WeChat');
    await storedAs('WeChat').fill('微信');
    await storedAs('WeChat').press('Tab');
    await holds('WeChat', '微信');
    await holds('wechat', '微信');
    expect(await user.obstacles()).toEqual([]);
    await user.fromColumnsToResult();
  });

  it('finds the names again in the next file of the form, and what is new in it', async () => {
    const { page } = app;
    const { t } = user;
    const text = orders('2024-01-01', '2025-01-01', ['WeChat', '微信', 'ＷＥＣＨＡＴ', 'wechat']);
    await user.toColumns(user.file('2024.csv', text));
    await holds('wechat', '微信');
    await holds('ＷＥＣＨＡＴ', 'ＷＥＣＨＡＴ');
    const isNew = page.getByRole('row').filter({ hasText: t('wizard.values.new') });
    expect(await isNew.count()).toBe(1);
    expect(await isNew.innerText()).toContain('ＷＥＣＨＡＴ');
    await user.button(t('wizard.values.takeAll', { count: 1 })).click();
    await holds('ＷＥＣＨＡＴ', '微信');
    await user.fromColumnsToResult();
  });

  it('has one channel in the figures, with the customers of all its writings', async () => {
    await user.figures();
    await user.goTo('acquisition');
    const table = figureOf(user, user.t('acquisition.table.title'));
    await table.waitFor({ timeout: 60_000 });
    const rows = await cellsOf(table);
    const total = user.t('acquisition.table.total');
    const shown = rows.flatMap(([channel = '', customers]) =>
      channel === total ? [] : [[channel, numberIn(customers)] as const],
    );
    expect(new Map(shown)).toEqual(firstChannels());
    expect(app.problems).toEqual([]);
  });
});
