import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  costsCsv,
  dayBefore,
  leadsCsv,
  ordersCsv,
  SHOP_AS_OF,
  type YearlyBuyer,
} from '#test/fixtures/yearlyBuyers.ts';
import { pearson, ranks, sum, upperMedian } from '#test/support/statistics.ts';
import type { TestApp } from './support/app.ts';
import { cellsOf, figureOf, fromMenu, numberIn, tableOf } from './support/figures.ts';
import { openUser, type User } from './support/user.ts';
import {
  BUYERS,
  CONTRACT,
  heads,
  isScored,
  LEADS,
  LIMITS,
  NET,
  ORDERS,
  SURVIVORS,
  TIERS,
  tiersOf,
} from './support/yearlyShop.ts';

describe('what customers are worth, from files to figures', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Yearly');
    await user.importFile(user.file('costs.csv', costsCsv()));
    await user.importFile(user.file('leads.csv', leadsCsv(LEADS)));
    await user.importFile(user.file('orders.csv', ordersCsv(ORDERS)));
    await user.figures();
  });
  afterAll(() => app.close());

  const main = () => app.page.locator('main');
  const open = async (place: string): Promise<void> => {
    await app.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
    await user.settle();
  };
  const choose = async (group: string, option: string): Promise<void> => {
    await app.page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByText(option, { exact: true })
      .click();
    await user.settle();
  };
  const fill = (label: string, value: number | string): Promise<void> =>
    app.page.getByLabel(label, { exact: true }).fill(String(value));
  /** The button of a form: one of the same name stands above figures that are old. */
  const press = (name: string): Promise<void> =>
    main().locator('form').getByRole('button', { name, exact: true }).click();
  /** Chooses how the scores are cut, and saves it. */
  const cutBy = async (method: 'fixed' | 'tuned', levels: number): Promise<void> => {
    const { t } = user;
    await open('settings');
    await choose(t('rfm.form.method'), t(`rfm.form.${method}`));
    await choose(t('rfm.form.levels'), String(levels));
    if (method === 'fixed') {
      for (const dimension of ['recencyDays', 'frequency', 'monetary'] as const) {
        const name = t(`rfm.form.${dimension}`);
        for (const [k, limit] of LIMITS[dimension].entries()) {
          await fill(t('rfm.form.limit', { name, index: k + 1 }), limit);
        }
      }
    }
    await press(t('settings.analysis.save'));
    await main().getByText(t('settings.analysis.saved')).waitFor();
  };
  /** Value per contract as its card shows it. */
  const contract = async () => {
    const card = main()
      .locator('li')
      .filter({ hasText: user.t('valueModels.model.contract') });
    return {
      text: await card.innerText(),
      worth: numberIn(await card.locator('p').nth(1).innerText()),
    };
  };

  it('says that no model was better than the year before, and ranks it first', async () => {
    const { t } = user;
    await open('value?part=test');
    expect(await main().innerText()).toContain(
      'No model was better than the yardstick "Same as a year earlier". Trust the expected values little',
    );
    const ranking = await cellsOf(figureOf(user, t('valueModels.test.ranking')));
    expect(ranking[0]?.[0]).toBe(t('value.contestant.same_as_year_ago'));
    const errors = ranking.map((row) => numberIn(row[4]));
    expect(errors).toEqual([...errors].sort((a, b) => a - b));
  });

  it('takes the model of orders that is chosen, and says that another foretold better', async () => {
    const { t } = user;
    const verdict = main().getByRole('note').first();
    const byPast = await verdict.innerText();
    const models = ['nbd', 'bgnbd', 'mbgnbd', 'pnbd'] as const;
    const other = models.find((name) => !byPast.includes(t(`value.contestant.${name}`))) ?? 'nbd';
    const take = async (model: string): Promise<void> => {
      await open('value?part=expected');
      const field = app.page.getByLabel(t('valueModels.inputs.model'), { exact: true });
      await field.selectOption(model);
      await press(t('common.action.save'));
      await press(t('common.action.recompute'));
      await open('value?part=test');
    };
    await take(other);
    const name = t(`value.contestant.${other}`);
    await verdict
      .filter({ hasText: `expected values come from ${name}, which was chosen` })
      .waitFor();
    await take('');
    await verdict.filter({ hasText: byPast }).waitFor();
  });

  it('leaves the cost of a channel without costs unknown', async () => {
    const channels = await channelRows();
    expect(numberIn(channels.get('web')?.[2])).toBe(3600);
    expect(numberIn(channels.get('web')?.[3])).toBeCloseTo(3600 / heads('web'), 2);
    expect(numberIn(channels.get('store')?.[3])).toBeCloseTo(1800 / heads('store'), 2);
    expect(channels.get('app')?.slice(2, 4)).toEqual(['', '']);
  });

  it('cuts RFM by fixed limits, says which score nobody has, and looks back per cell', async () => {
    const { t } = user;
    await cutBy('fixed', 3);
    await open('value?part=expected');
    for (const [name, value] of Object.entries(CONTRACT)) {
      await fill(t(`valueModels.inputs.${name as keyof typeof CONTRACT}`), value);
    }
    await choose(t('valueModels.inputs.tierKind'), t('valueModels.inputs.tierKind.absolute'));
    for (const name of ['highFrom', 'midFrom'] as const) {
      await fill(t(`valueModels.inputs.${name}`), TIERS[name]);
    }
    await press(t('common.action.save'));
    await press(t('common.action.recompute'));
    await user.figures();

    await open('customers');
    const grid = await tableOf(user, t('customers.grid.title'));
    for (const [r, f, customers] of grid) {
      const inCell = BUYERS.filter(({ dates }) => isScored(dates, SHOP_AS_OF, r, f));
      expect([r, f, numberIn(customers)]).toEqual([r, f, inCell.length]);
    }
    const text = await main().innerText();
    expect(text).toContain('orders up to 2 | 500');
    expect(text).toContain('F has 2 of 3 scores: between some of the limits there is no customer.');

    const from = dayBefore(SHOP_AS_OF, 90);
    await choose(t('customers.grid.colourBy'), t('rfm.measure.repurchase'));
    const then = await tableOf(user, t('customers.grid.title'));
    expect(then).toHaveLength(9);
    for (const [r, f, customers, ordered] of then) {
      const known = BUYERS.filter(({ dates }) => isScored(dates, from, r, f));
      const again = known.filter(({ dates }) => dates.some((date) => date > from));
      expect([r, f, numberIn(customers), numberIn(ordered)]).toEqual([
        r,
        f,
        known.length,
        again.length,
      ]);
    }
  });

  it('names eight classes, and who moved between them and their like', async () => {
    const { t } = user;
    await choose(t('customers.classes.scheme'), t('customers.classes.eight'));
    const classes = await cellsOf(figureOf(user, t('customers.classes.title')));
    expect(classes).toHaveLength(8);
    expect(sum(classes.map((row) => numberIn(row[1])))).toBe(BUYERS.length);
    const moved = await tableOf(user, /who moved/);
    const counted = moved.slice(0, -1).flatMap((row) => row.slice(1).map(numberIn));
    expect(sum(counted)).toBe(
      BUYERS.filter(({ dates }) => (dates[0] ?? '') <= '2023-09-30').length,
    );
  });

  it('turns the correlations of ranks into those of amounts', async () => {
    const { t } = user;
    await open('value?part=weights');
    const pair = main().locator('[title^="Orders and Net revenue: "]');
    const shown = async (): Promise<number> => numberIn(await pair.innerText());
    const [orders, net] = [BUYERS.map((buyer) => buyer.orders), BUYERS.map((buyer) => buyer.net)];
    expect(await shown()).toBeCloseTo(pearson(ranks(orders), ranks(net)), 2);
    await choose(t('features.pairs.kind'), t('features.pairs.pearson'));
    expect(await shown()).toBeCloseTo(pearson(orders, net), 2);
  });

  it('values a contract that is renewed at one rate, each payment discounted', async () => {
    await open('value?part=expected');
    const monthly = 1.1 ** (1 / 12);
    const payments = Array.from({ length: CONTRACT.periods }, (_, k) => (0.8 / monthly) ** k);
    expect((await contract()).worth).toBe(Math.round(CONTRACT.perPeriod * sum(payments)));
  });

  it('takes absolute limits for the tiers', async () => {
    await open('value?part=groups');
    const pyramid = await cellsOf(figureOf(user, user.t('valueModels.pyramid.title')));
    for (const [k, tier] of tiersOf().entries()) {
      const share = (100 * sum(tier.map(({ net }) => net))) / NET;
      expect(numberIn(pyramid[k]?.[1])).toBe(tier.length);
      expect(Math.abs(numberIn(pyramid[k]?.at(-1)) - share)).toBeLessThanOrEqual(0.05);
    }
  });

  it('gains nothing at no more retention, and in step with more', async () => {
    const { t } = user;
    await open('value?part=whatif');
    const ofYear = (year: string): readonly YearlyBuyer[] =>
      BUYERS.filter(({ dates }) => dates.some((date) => date.startsWith(year)));
    const [before, last] = [ofYear('2022'), ofYear('2023')];
    const stayed = before.filter((buyer) => last.includes(buyer)).length;
    const figure = figureOf(user, t('valueModels.whatif.retention'));
    expect(await figure.innerText()).toContain(
      `${stayed} of the ${before.length} customers of the twelve months before`,
    );
    const revenue = sum(
      ORDERS.filter(({ date }) => date.startsWith('2023')).map(({ cents }) => cents / 100),
    );
    const onePoint = (before.length * revenue) / last.length / 100;
    const gain = async (): Promise<number> =>
      numberIn(await figure.locator('dd').last().innerText());
    const slider = figure.getByRole('slider');
    await slider.press('Home');
    expect(await gain()).toBe(0);
    for (const points of [0.5, 1, 1.5, 2]) {
      await slider.press('ArrowRight');
      expect(Math.abs((await gain()) - points * onePoint)).toBeLessThan(1);
    }
  });

  it('spreads a budget over the tiers without losing any of it', async () => {
    const { t, language } = user;
    expect(language).toBe('en');
    await fill(t('valueModels.budget.total'), 900);
    for (const tier of ['high', 'mid', 'low'] as const) {
      const name = t(`terms.stage.${tier}`);
      await fill(`${name}: ${t('valueModels.budget.contact')}`, 5);
      await fill(`${name}: ${t('valueModels.budget.response')}`, 10);
    }
    const split = await cellsOf(figureOf(user, t('valueModels.budget.title')));
    for (const [k, tier] of tiersOf().entries()) {
      const orders = Math.min(tier.length, 300 / 5) / 10;
      const perOrder = sum(tier.map(({ net }) => net)) / sum(tier.map((buyer) => buyer.orders));
      const gain = Math.round(orders * perOrder - 300);
      expect(split[k]?.slice(1).map(numberIn)).toEqual([300, orders * 10, orders, gain]);
    }
    expect(numberIn(split[3]?.[1])).toBe(900);
  });

  it('undoes in a formula what was typed and what a button put in, and does it again', async () => {
    const { t } = user;
    await open('value?part=whatif');
    const formula = app.page.getByRole('textbox', { name: t('valueModels.formula.label') });
    await formula.fill('clv');
    await app.page.getByRole('button', { name: '−', exact: true }).click();
    await app.page.getByRole('button', { name: t('valueModels.term.cac'), exact: true }).click();
    const steps: string[] = [];
    for (const key of ['Control+z', 'Control+z', 'Control+z', 'Control+Shift+z', 'Control+y']) {
      steps.push(await formula.inputValue());
      await app.page.keyboard.press(key);
    }
    steps.push(await formula.inputValue());
    expect(steps).toEqual(['clv − cac', 'clv −', 'clv', '', 'clv', 'clv −']);
    await formula.fill('');
  });

  it('refuses a formula whose units do not fit, with the reason, and computes one that does', async () => {
    const { t } = user;
    const formula = app.page.getByRole('textbox', { name: t('valueModels.formula.label') });
    await formula.fill('aov + orders_per_customer');
    await app.page.getByText('money per order and order per customer cannot be added').waitFor();
    await formula.fill('aov × orders_per_customer × 2 − net_per_customer ÷ 4');
    const result = figureOf(user, t('valueModels.formula.title')).getByRole('status');
    await result.waitFor();
    expect(numberIn(await result.innerText())).toBe(Math.round((1.75 * NET) / BUYERS.length));
  });

  it('shares costs out, takes their basis as stated, and tells what is spent', async () => {
    const { page } = app;
    const { t } = user;
    await cutBy('tuned', 4);
    await open('value?part=expected');
    await fill(t('valueModels.inputs.survivors'), SURVIVORS.counts);
    await press(t('common.action.save'));
    await open('acquisition');
    await choose(t('channels.rules.allocation'), t('channels.rules.allocation.by_customers'));
    await page.getByRole('combobox', { name: `web: ${t('channels.prices.basis')}` }).click();
    await page.getByRole('option', { name: t('channels.basis.click') }).click();
    await press(t('channels.rules.save'));
    await user.figures();
    await user.settle();

    const channels = await channelRows();
    const known = heads('web') + heads('store');
    for (const [channel, own] of [
      ['web', 3600],
      ['store', 1800],
    ] as const) {
      const cost = own + (1080 * heads(channel)) / known;
      expect(Math.abs(numberIn(channels.get(channel)?.[2]) - cost)).toBeLessThanOrEqual(0.5);
    }
    expect(channels.get('app')?.slice(2, 4)).toEqual(['', '']);
    const spent = await tableOf(user, t('acquisition.costs.title'));
    expect(spent.map((row) => numberIn(row[1]))).toEqual([5400, 1080, 0, 0, 6480]);
    const prices = await cellsOf(figureOf(user, t('channels.prices.title')));
    const web = prices.find(([name]) => name === 'web');
    expect(web?.[1]).toBe(t('channels.basis.click'));
    expect(web?.slice(2).map(numberIn)).toContain(0.5);
  });

  it('counts the funnel of one channel and the days to a first order', async () => {
    const { t } = user;
    const web = LEADS.filter(({ channel }) => channel === 'web');
    const bought = web.filter(({ customer }) => customer !== '');
    await app.page.getByRole('combobox', { name: t('channels.funnel.channel') }).click();
    await app.page.getByRole('option', { name: 'web' }).click();
    const funnel = await cellsOf(figureOf(user, t('channels.funnel.title')));
    // Who ordered has passed every step before.
    const reached = (step: number): number =>
      web.filter(({ steps, customer }) => steps >= step || customer !== '').length;
    expect(funnel.slice(0, 5).map((row) => numberIn(row[1]))).toEqual([
      web.length,
      ...[1, 2, 3].map(reached),
      bought.length,
    ]);
    const cycle = await cellsOf(figureOf(user, t('channels.cycle.title')));
    const row = cycle.find(([name]) => name === 'web');
    expect(numberIn(row?.[2])).toBe(bought.length);
    const middle = upperMedian(bought.map(({ lag }) => lag));
    expect(Math.abs(numberIn(row?.[4]) - middle)).toBeLessThanOrEqual(1);
  });

  it('values a contract by the survivors of a cohort, whose renewals rise', async () => {
    await open('value?part=expected');
    const { alpha, beta } = SURVIVORS;
    const { text, worth } = await contract();
    expect(text).toContain(`α ${alpha}, β ${beta}`);
    const stay = Array.from(
      { length: CONTRACT.periods },
      (_, k) => (beta + k - 1) / (alpha + beta + k - 1),
    );
    const monthly = 1.1 ** (1 / 12);
    let share = 1;
    const payments = stay.map((renewed, k) => {
      if (k > 0) share *= renewed;
      return (CONTRACT.perPeriod * share) / monthly ** k;
    });
    expect(Math.abs(worth / sum(payments) - 1)).toBeLessThan(0.001);
  });

  it('tunes cut points and shows period by period whether they foretell better', async () => {
    await open('customers');
    const part = main()
      .locator('section')
      .filter({ hasText: user.t('rfm.tuning.title') })
      .last();
    const folds = await cellsOf(part);
    expect(folds.length).toBeGreaterThan(2);
    for (const fold of folds) {
      const from = isoOf(fold[1]);
      const known = BUYERS.filter(({ dates }) => (dates[0] ?? '') <= from);
      const ordered = known.filter(({ dates }) =>
        dates.some((date) => date > from && date <= dayBefore(from, -90)),
      );
      expect([from, numberIn(fold[2])]).toEqual([from, known.length]);
      expect(Math.abs(numberIn(fold[3]) - (100 * ordered.length) / known.length)).toBeLessThan(
        0.06,
      );
    }
  });

  it('explains every figure of both rooms, and opens who is behind it or says why nobody is', async () => {
    const { page } = app;
    const { t } = user;
    const drawer = page.locator('aside[aria-labelledby="drawer-title"]');
    const entry = page.getByRole('menuitem', { name: t('common.action.showCustomers') });
    const parts = ['brought', 'groups', 'expected', 'test', 'whatif', 'weights'];
    for (const place of [...parts.map((part) => `value?part=${part}`), 'acquisition']) {
      await open(place);
      const menus = main()
        .locator('figure')
        .getByRole('button', { name: t('common.action.menu') });
      const count = await menus.count();
      expect(count).toBeGreaterThan(0);
      for (let k = 0; k < count; k += 1) {
        await menus.nth(k).press('F1');
        await drawer.waitFor();
        expect((await drawer.innerText()).length).toBeGreaterThan(100);
        await page.keyboard.press('Escape');
        await drawer.waitFor({ state: 'detached' });
        await menus.nth(k).press('Enter');
        await entry.waitFor();
        const says = (await entry.innerText()).includes(t('common.action.noCustomers'));
        expect(says).toBe(await entry.isDisabled());
        await page.getByRole('menu').press('Escape');
        await entry.waitFor({ state: 'detached' });
      }
    }
    await open('value');
    await fromMenu(user, figureOf(user, t('value.tiers.title')), t('common.action.showCustomers'));
    await user.settle();
    expect(page.url()).toContain('#/customers');
    expect(app.problems).toEqual([]);
  });

  it('opens behind a row as many customers as the row counts', async () => {
    const { t } = user;
    const listed = main().getByText(/^[\d,]+ of [\d,]+ customers?, /);
    for (const [place, title] of [
      ['value?part=groups', t('valueModels.pyramid.title')],
      ['value?part=groups', t('valueModels.risk.title')],
      ['acquisition', t('channels.loyalty.title')],
      ['acquisition', t('acquisition.months.title')],
    ] as const) {
      await open(place);
      const figure = figureOf(user, title);
      if (place === 'acquisition') {
        await fromMenu(user, figure, t('common.action.tableView'));
      }
      const counts = (await cellsOf(figure)).map((cells) => numberIn(cells[1]));
      const row = figure
        .locator('tbody tr')
        .filter({ has: app.page.getByRole('button') })
        .last();
      const at = await row.evaluate((element) =>
        Array.from(element.parentElement?.children ?? []).indexOf(element),
      );
      await row.getByRole('button').click();
      await user.settle();
      expect([title, numberIn(await listed.innerText())]).toEqual([title, counts[at]]);
    }
  });

  /** The table of channels by name. */
  async function channelRows(): Promise<ReadonlyMap<string, string[]>> {
    await open('acquisition');
    const rows = await cellsOf(figureOf(user, user.t('acquisition.table.title')));
    return new Map(rows.map((row) => [row[0] ?? '', row]));
  }
});

/** The first day of a period as the English catalogue writes it. */
function isoOf(period: string | undefined): string {
  const first = period?.split(' to ')[0] ?? '';
  return new Date(`${first} UTC`).toISOString().slice(0, 10);
}
