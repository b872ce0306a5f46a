import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { pickedOfQuery } from '../../src/renderer/features/customers/pick.ts';
import { parseRoute } from '../../src/renderer/app/routes.ts';
import { textOfRule } from '../../src/renderer/app/ruleAddress.ts';
import { makeOrders } from '#test/support/orders.ts';
import { openUser, type User } from './support/user.ts';

/** Every part of a screen that holds figures. */
const PLACES = [
  'data',
  'customers',
  'customers?tab=compare&ids=1,2',
  'lifecycle',
  'lifecycle?view=movement',
  'lifecycle?view=winBack',
  'lifecycle?view=compare',
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
];

/** Parts with a choice that changes what a figure shows. */
const WITH_CHOICES = [
  'customers',
  'customers?tab=compare&ids=1,2',
  'lifecycle',
  'lifecycle?view=movement',
  'lifecycle?view=compare',
  'retention',
  'value?part=groups',
  'value?part=weights',
];

/** How many the list of customers holds. */
const SUMMARY = /^[\d,]+ of [\d,]+ customers, net revenue/;

const FILTER: SegmentRule = { kind: 'number', field: 'orders', least: 2 };

describe('what holds across the screens', () => {
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    await user.createWorkspace('Across');
    const { csv } = makeOrders({ customers: 700, seed: 5 });
    await user.importFile(user.file('orders.csv', csv));
    await user.figures();
    const segments: readonly (readonly [string, SegmentRule])[] = [
      ['Often', { kind: 'number', field: 'orders', least: 4 }],
      ['Lately', { kind: 'number', field: 'recency_days', most: 90 }],
    ];
    for (const [name, rule] of segments) await user.ask('segments.save', { id: null, name, rule });
  });
  afterAll(() => user.app.close());

  const goTo = async (place: string, filter: SegmentRule | null = null): Promise<void> => {
    const { screen, query } = parseRoute(`#/${place}`);
    const search = new URLSearchParams({ ...query, filter: textOfRule(filter) }).toString();
    await user.page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${screen}?${search}`);
    await user.settle();
    await user.page.waitForTimeout(250);
    await user.settle();
  };

  it('shows exactly the rows behind a figure, the filter set aside where the figure does', async () => {
    const { page, t } = user;
    const faults: string[] = [];
    let aside = 0;
    for (const place of PLACES) {
      await goTo(place, FILTER);
      for (let at = 0; at < (await page.locator('main figure').count()); at += 1) {
        const figure = page.locator('main figure').nth(at);
        const title = await figure.locator('h2').first().innerText();
        const says = (await figure.innerText()).includes(t('segments.notFollowing.figure'));
        if (!(await opensRows(user, figure))) continue;
        await page.getByText(SUMMARY).waitFor();
        await user.settle();
        const { pick, filterAside } = pickedOfQuery(parseRoute(new URL(page.url()).hash).query);
        const told = await page.getByText(t('customers.filter.aside')).count();
        const shown = await page.getByText(SUMMARY).innerText();
        const { chosen } = await user.ask('segments.count', {
          rule: pick ?? FILTER,
          filter: filterAside ? null : FILTER,
        });
        if (says !== filterAside || told !== Number(filterAside))
          faults.push(`${place}: ${title}: the figure and its rows disagree about the filter`);
        if (!shown.startsWith(`${chosen.customers.toLocaleString('en-US')} of`))
          faults.push(`${place}: ${title}: ${shown}, ${chosen.customers} behind`);
        aside += Number(filterAside);
        await goTo(place, FILTER);
      }
    }
    expect(faults).toEqual([]);
    expect(aside).toBeGreaterThan(5);
    expect(user.app.problems).toEqual([]);
  });

  it('has the menu at every figure, its reasons said, and no table of numbers outside one', async () => {
    const { page, t } = user;
    /** Tables that are worked in: batches and what is done with them, rules being typed. */
    const worked = [
      t('data.batches.title'),
      t('stages.edit.title', { scheme: t('terms.scheme.time') }),
    ];
    const faults: string[] = [];
    for (const place of [...PLACES, 'lifecycle?view=rules', 'customers?tab=clusters']) {
      await goTo(place);
      const outside = await page
        .locator('main table')
        .evaluateAll((tables) =>
          tables
            .filter((table) => !table.closest('figure'))
            .map((table) => table.closest('section')?.querySelector('h2')?.textContent ?? ''),
        );
      faults.push(
        ...outside.filter((name) => !worked.includes(name)).map((name) => `${place}: ${name}`),
      );
      for (const figure of await page.locator('main figure').all()) {
        await figure.getByRole('button', { name: t('common.action.menu'), exact: true }).click();
        await page.getByRole('menuitem').first().waitFor();
        const entries = await page.getByRole('menuitem').evaluateAll((items) =>
          items.map((item) => ({
            off: item.hasAttribute('data-disabled'),
            lines: (item as HTMLElement).innerText.split('\n').filter((line) => line !== ''),
          })),
        );
        const title = await figure.locator('h2').first().innerText();
        if (entries.length !== 6) faults.push(`${place}: ${title}: ${entries.length} entries`);
        if (entries.some(({ off, lines }) => off && lines.length < 2))
          faults.push(`${place}: ${title}: an entry is off without a reason`);
        await page.getByRole('menuitem').first().press('Escape');
        await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
      }
    }
    expect(faults).toEqual([]);
  });

  it('takes the filter again where the list left it out', async () => {
    const { page, t } = user;
    await goTo('value?part=groups', FILTER);
    await opensRows(user, page.locator('main figure').first());
    await page.getByText(t('customers.filter.aside')).waitFor();
    expect(await user.obstacles()).toEqual([]);
    await user.button(t('customers.filter.asideEnd')).click();
    await page.getByText(t('customers.filter.aside')).waitFor({ state: 'detached' });
    expect(page.url()).toContain('filter=');
  });

  it('keeps every choice of a figure in the address: reload, back and forward bring it again', async () => {
    const { page } = user;
    const faults: string[] = [];
    for (const place of WITH_CHOICES) {
      await goTo(place);
      for (let at = 0; at < (await choices(page.locator('main')).count()); at += 1) {
        await goTo('data');
        await goTo(place);
        const choice = choices(page.locator('main')).nth(at);
        await choice.waitFor();
        const before = await chosenOn(user);
        if (!(await chooseOther(user, choice))) continue;
        await user.settle();
        const after = await chosenOn(user);
        if (after === before) continue;
        await page.reload();
        await page.getByRole('navigation').first().waitFor();
        await user.settle();
        if ((await chosenOn(user)) !== after) faults.push(`${place}: ${after} is lost by a reload`);
        await page.goBack();
        await user.settle();
        if ((await chosenOn(user)) !== before) faults.push(`${place}: no way back from ${after}`);
        await page.goForward();
        await user.settle();
        if ((await chosenOn(user)) !== after) faults.push(`${place}: no way on to ${after}`);
      }
    }
    expect(faults).toEqual([]);
  }, 480_000);

  it('has no obstacles with a menu, the palette or a filter of nobody open', async () => {
    const { page } = user;
    await goTo('lifecycle', FILTER);
    await page.keyboard.press('Control+e');
    await page.getByRole('menuitem').first().waitFor();
    const found = (await user.obstacles()).map((one) => `menu: ${one}`);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[role="menuitem"]:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('option').first().waitFor();
    found.push(...(await user.obstacles()).map((one) => `palette: ${one}`));
    await page.keyboard.press('Escape');
    for (const place of ['home', 'customers', 'lifecycle', 'retention', 'value']) {
      await goTo(place, { kind: 'number', field: 'orders', least: 100_000 });
      found.push(...(await user.obstacles()).map((one) => `${place}: ${one}`));
    }
    expect(found).toEqual([]);
  });

  it('says on Home of every line whether it follows the filter', async () => {
    const { page, t } = user;
    await goTo('home', FILTER);
    const health = page.locator('figure').filter({ hasText: t('home.health.title') });
    const modules = page
      .locator('section')
      .filter({ hasText: t('home.modules.title') })
      .last();
    expect(await health.getByText(t('segments.notFollowing.figure')).count()).toBe(0);
    await modules.getByText(t('segments.notFollowing.figure')).waitFor();
    await page.getByText(t('segments.notFollowing.links')).waitFor();
  });

  it('goes back in what was edited after its page was left, and leaves the typing of other fields alone', async () => {
    const { page, t } = user;
    await goTo('lifecycle?view=rules');
    const months = page.getByLabel(t('settings.analysis.activeMonths'), { exact: true }).first();
    const before = await months.inputValue();
    await months.fill('9');
    await goTo('retention');
    await goTo('lifecycle?view=rules');
    expect(await months.inputValue()).toBe('9');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('re');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    expect(await months.inputValue()).toBe('9');
    await page.locator('main').press('Control+z');
    expect(await months.inputValue()).toBe(before);
    await page.locator('main').press('Control+Shift+z');
    expect(await months.inputValue()).toBe('9');
    await user.button(t('stages.edit.discard')).click();

    await goTo('customers?tab=segments&segment=1');
    await page.getByLabel(t('segmentBuilder.not')).first().click();
    await goTo('home');
    await goTo('customers?tab=segments&segment=1');
    const sentence = page.locator('section p[aria-live="off"]');
    const changed = await sentence.innerText();
    await page.locator('main').press('Control+z');
    await expect.poll(() => sentence.innerText()).not.toBe(changed);
    await user.button(t('segmentBuilder.close')).click();
    await goTo('customers?tab=segments&segment=1');
    expect(await user.button(t('segmentBuilder.undo')).isDisabled()).toBe(true);
  });

  it('keeps the open card in the address, of this run alone', async () => {
    const { page } = user;
    const card = page.locator('aside[aria-labelledby="drawer-title"]');
    const heading = page.locator('#drawer-title');
    await goTo('customers');
    await page.locator('[role="rowgroup"][tabindex="0"] [role="row"]').nth(2).click();
    await card.locator('svg, ol').first().waitFor();
    await expect.poll(() => heading.innerText()).toMatch(/K\d{6}/);
    const title = await heading.innerText();
    const { hash } = new URL(page.url());
    expect(hash).toMatch(/card=\d+-\d+/);
    expect(hash).not.toContain(title.split(' ').at(-1) ?? '');
    await page.reload();
    await card.waitFor();
    await expect.poll(() => heading.innerText()).toBe(title);
    await page.goBack();
    await card.waitFor({ state: 'detached' });
    await page.goForward();
    await card.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('card=');
    await goTo(
      `customers?card=${hash.replace(/.*card=(\d+)-.*/, (_, run) => String(Number(run) + 1))}-3`,
    );
    expect(await card.count()).toBe(0);
    expect(user.app.problems).toEqual([]);
  });
});

/** Chooses the rows behind a figure from its menu; false if it is about no customers. */
async function opensRows(user: User, figure: Locator): Promise<boolean> {
  const { page, t } = user;
  await figure.getByRole('button', { name: t('common.action.menu'), exact: true }).click();
  const entry = page.getByRole('menuitem', { name: t('common.action.showCustomers') });
  await entry.waitFor();
  if (await entry.isDisabled()) {
    await page.getByRole('menuitem').first().press('Escape');
    await entry.waitFor({ state: 'detached' });
    return false;
  }
  await entry.click();
  return true;
}

/** Controls that change what a page shows; those of forms change what is stored. */
function choices(part: Locator): Locator {
  return part.locator(
    ':is([role="radiogroup"], input[aria-haspopup="listbox"], select):not(form *, [aria-hidden] *)',
  );
}

/** Which of the choices are made, as text. */
function chosenOn({ page }: User): Promise<string> {
  return choices(page.locator('main')).evaluateAll((controls) =>
    controls
      .map((control) => {
        const checked = control.querySelector<HTMLInputElement>('input:checked');
        return (checked ?? (control as HTMLInputElement)).value;
      })
      .join(' · '),
  );
}

/** Chooses the last option that is not chosen; false if there is no other. */
async function chooseOther({ page }: User, control: Locator): Promise<boolean> {
  const kind = await control.evaluate((element) => element.tagName);
  if (kind === 'SELECT') {
    const other = await control.evaluate((element) => {
      const { options, value } = element as HTMLSelectElement;
      return Array.from(options, (option) => option.value).findLast((one) => one !== value);
    });
    if (other === undefined) return false;
    await control.selectOption(other);
    return true;
  }
  if (kind === 'INPUT') {
    await control.click();
    const options = page.locator('[role="option"]:visible:not([aria-selected="true"])');
    await page.locator('[role="option"]:visible').first().waitFor();
    if ((await options.count()) === 0) {
      await page.keyboard.press('Escape');
      return false;
    }
    await options.last().click();
    return true;
  }
  const others = control.locator('input:not(:checked):not(:disabled) + label');
  if ((await others.count()) === 0) return false;
  await others.last().click();
  return true;
}
