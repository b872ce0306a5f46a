import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '#shared/contract/common.ts';
import { makeOrders } from '#test/support/orders.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** Where pictures go when somebody wants to look at them: PERENNIAL_SHOTS=folder. */
const shots = process.env['PERENNIAL_SHOTS'];

/** The last day of the file is 2024-12-20; customers are chosen half a year before. */
const CHOSEN_ON = '2024-06-20';
const START = '2024-07-01';
const REVIEW = '2024-09-30';
const NEXT_REVIEW = '2025-03-31';

describe('from a stage to an action, its outcome and the next review', () => {
  let app: TestApp;
  let user: User;

  const picture = async (name: string): Promise<void> => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await app.page.screenshot({ path: join(shots, `${name}.png`) });
  };

  const analyseOn = async (asOf: string | null): Promise<void> => {
    await user.ask('settings.setAnalysis', { asOf });
    await user.ask('analysis.run', {});
    await user.figures();
  };

  const speak = async (language: Language): Promise<void> => {
    await user.ask('app.setPreferences', { language });
    user.language = language;
    await app.page.locator(`html[lang^="${language === 'en' ? 'en' : 'zh'}"]`).waitFor();
    await user.settle();
  };

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Loop');
    await user.goTo('actions');
    await picture('actions-first-run');
    expect(await app.page.locator('main').innerText()).toContain(user.t('actions.empty.answer'));
    await user.importFile(user.file('orders.csv', makeOrders({ customers: 900, seed: 5 }).csv));
    await user.figures();
    await analyseOn(CHOSEN_ON);
  }, 240_000);
  afterAll(() => app.close());

  it('leads from a stage to its row, and from there to a plan that freezes its customers', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('lifecycle');
    await picture('lifecycle');
    const active = t('terms.stage.active');
    await page
      .getByRole('link', { name: t('actions.whatToDoFor', { name: active }) })
      .first()
      .click();
    await user.settle();
    await picture('playbook-stage');
    await page.getByText(t('playbook.stage.active.action')).waitFor();
    await page
      .getByRole('link', { name: new RegExp(`^${t('actions.plan')}`) })
      .first()
      .click();
    await user.settle();
    await page.getByLabel(t('actions.form.owner')).fill('Shop team');
    await page.getByLabel(t('actions.form.cost')).fill('1200');
    await page.getByLabel(t('actions.form.start')).fill(START);
    await page.getByLabel(t('actions.form.review')).fill(REVIEW);
    await picture('plan');
    await user.button(t('actions.form.save')).click();
    await page.getByText(t('actions.outcome.notYet')).waitFor();
    await picture('planned');
    expect(await page.locator('main').innerText()).toContain(t('actions.state.planned'));
  });

  it('counts what came of it once the data go further, and closes the period by a decision', async () => {
    const { page } = app;
    const { t } = user;
    await analyseOn(null);
    await user.settle();
    const text = await page.locator('main').innerText();
    expect(text).toContain(t('actions.state.overdue'));
    expect(text).toContain(t('actions.outcome.proof'));
    await picture('overdue');
    await page.getByLabel(t('actions.decide.note')).fill('Another offer');
    await page.getByLabel(t('actions.decide.next')).fill(NEXT_REVIEW);
    await user.button(t('actions.decide.save')).click();
    await page.getByText(t('actions.state.running')).waitFor();
    await picture('decided');
  });

  it('shows the loop on Home and on Actions in every language, without an obstacle', async () => {
    const obstacles: string[] = [];
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
      await speak(language);
      for (const hash of [
        'home',
        'actions',
        'actions?part=plan',
        'actions?part=playbook',
        'actions?part=playbook&group=value',
        'actions?part=playbook&group=class12',
        'actions?part=playbook&group=trigger',
        'actions?action=1',
      ]) {
        await app.page.evaluate((place) => {
          location.hash = place;
        }, `#/${hash}`);
        await user.settle();
        const name = `${language}-${hash.replaceAll(/[?=&]/g, '-')}`;
        await picture(name);
        if (shots !== undefined) {
          await app.page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
          await picture(`${name}-end`);
        }
        const text = await app.page.locator('main').innerText();
        expect(text).not.toMatch(/\b(actions|playbook|terms)\.[a-z]|NaN|undefined|\[object/);
        obstacles.push(...(await user.obstacles()).map((one) => `${language} ${hash}: ${one}`));
      }
    }
    expect(obstacles).toEqual([]);
    expect(app.problems).toEqual([]);
  });

  it('keeps a row that is written anew, and takes it back by key', async () => {
    const { page } = app;
    await speak('en');
    const { t } = user;
    await user.goTo('actions');
    await page.getByRole('tab', { name: t('actions.part.playbook') }).click();
    const name = t('terms.stage.lost');
    await page.getByRole('button', { name: t('playbook.editRow', { name }) }).click();
    await page.getByLabel(t('playbook.field.action'), { exact: true }).fill('Ring the ten largest');
    await picture('row-editor');
    await user.button(t('playbook.save')).click();
    await page.getByText('Ring the ten largest').waitFor();
    await page.getByRole('button', { name: t('playbook.defaultRow', { name }) }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText(t('playbook.stage.lost.action')).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await page.getByText('Ring the ten largest').waitFor();
    await page.reload();
    await user.settle();
    await page.getByText('Ring the ten largest').waitFor();
  });

  it('still shows the action when the import is undone', async () => {
    const { page } = app;
    const { t } = user;
    await user.ask('imports.undo', { batchId: 1 });
    await page.evaluate(() => {
      location.hash = '#/actions';
    });
    await page.getByText(t('actions.unjudged')).waitFor();
    expect(await page.locator('main').innerText()).toContain(t('terms.stage.active'));
    await picture('undone');
    expect(app.problems).toEqual([]);
  });
});
