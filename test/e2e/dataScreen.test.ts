import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { filesHolding } from '#test/support/findBytes.ts';
import { lockAgile } from '#test/support/lockedBooks.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** A password that nobody else writes anywhere. */
const PASSWORD = 'Wombat-密码-Lantern-5127';

/** A mainland identity number with its check digit. */
const IDENTITY = '11010519491231002X';

const ORDERS = `member,date,order no,product,phone
${Array.from({ length: 36 }, (_, i) => {
  const month = String((i % 12) + 1).padStart(2, '0');
  const year = 2022 + Math.floor(i / 12);
  return `m${i % 9},${year}-${month}-14,A${i},tea,1380013800${i % 9}`;
}).join('\n')}
`;
const SHOP = `member,date,order no,phone
${Array.from({ length: 9 }, (_, i) => `w${i},2024-05-1${i},B${i},1380013800${i}`).join('\n')}
`;
const TICKETS = `ticket id,member,opened at,topic
T1,m1,2024-03-01,late
T2,m2,2024-03-05,broken
`;

describe('an analyst at the Data screen', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Data');
  });
  afterAll(() => app.close());

  const main = async (): Promise<string> => app.page.locator('main').innerText();
  const batches = () => user.ask('imports.batches', {});
  const importNow = async (): Promise<void> => {
    const { page } = app;
    const { t } = user;
    await page.getByText(t('data.wizard.title.reading')).waitFor();
    await user.button(t('data.reading.toCheck')).click();
    await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor();
  };
  /** Drops paths from outside the browser onto the middle of the drop zone, folders too. */
  const drop = async (paths: readonly string[]): Promise<void> => {
    const { page } = app;
    const zone = await page.getByText(user.t('data.drop.title')).boundingBox();
    if (zone === null) throw new Error('no drop zone');
    const session = await page.context().newCDPSession(page);
    const at = { x: zone.x + zone.width / 2, y: zone.y + zone.height / 2 };
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
    await session.detach();
  };

  it('takes a dropped folder: file after file, in the order of their names, what is no table left out', async () => {
    const { page } = app;
    const { t } = user;
    const folder = join(app.exportFolder, 'exports of the shop');
    mkdirSync(join(folder, 'deeper'), { recursive: true });
    writeFileSync(join(folder, 'orders 2.csv'), ORDERS);
    writeFileSync(join(folder, 'orders 10.csv'), SHOP);
    writeFileSync(join(folder, 'deeper', 'tickets.csv'), TICKETS);
    writeFileSync(join(folder, 'readme.docx'), 'no table');
    await user.goTo('data');
    await drop([folder]);
    await page.getByText(t('data.queue.waiting', { count: 2 })).waitFor();
    await importNow();
    await user.button(t('data.queue.next', { file: 'orders 2.csv' })).click();
    await importNow();
    await user.button(t('data.queue.next', { file: 'orders 10.csv' })).click();
    await importNow();
    expect((await batches()).map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ['tickets.csv', 'interactions'],
      ['orders 2.csv', 'orders'],
      ['orders 10.csv', 'orders'],
    ]);
  });

  it('says so when there is nothing in a folder', async () => {
    const folder = join(app.exportFolder, 'nothing');
    mkdirSync(folder);
    await user.goTo('home');
    await user.goTo('data');
    await drop([folder]);
    await app.page.getByText(user.t('wizard.folder.none')).waitFor();
  });

  it('shows four layers, and the calendar at its latest months', async () => {
    const { page } = app;
    const { t } = user;
    await user.figures();
    await user.goTo('data');
    const text = await main();
    for (const layer of ['collect', 'process', 'analyse', 'use'] as const)
      expect(text).toContain(t(`data.layers.${layer}`));
    expect(text).toContain(t('data.layers.files', { count: 3 }));
    const last = page.getByRole('img', { name: /^Dec 2024/ }).first();
    const scrolled = await last.evaluate(
      (cell) => cell.closest('table')?.parentElement?.scrollLeft,
    );
    expect(scrolled).toBeGreaterThan(0);
    const seen = await last.boundingBox();
    const table = await page.locator('table', { has: last }).locator('xpath=..').boundingBox();
    expect(seen && table && seen.x + seen.width <= table.x + table.width + 1).toBe(true);
    const source = page.getByRole('rowheader', { name: /2 files/ });
    expect((await source.boundingBox())?.x).toBe(table?.x);
  });

  it('links customers of two files by their phone, and undoes a link', async () => {
    const { page } = app;
    const { t } = user;
    const undo = page.getByRole('button', { name: new RegExp(`^${t('data.identity.do.undo')}: `) });
    expect(await undo.count()).toBe(9);
    await undo.first().click();
    await page
      .getByRole('button', { name: new RegExp(`^${t('data.identity.do.restore')}: `) })
      .waitFor();
    expect(await undo.count()).toBe(8);
  });

  it('runs the analyses of frequency on orders without amounts, and says why not those of money', async () => {
    const { t } = user;
    await user.goTo('retention');
    expect(await main()).toContain('2022');
    await user.goTo('value');
    await user.settle();
    expect(await main()).toContain(t('gates.no_amounts'));
  });

  it('leaves sensitive columns out until purpose and consent are stated', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('data');
    const rows = `customer_id,name,身份证,signup date\nk1,Ann Lee,${IDENTITY},2024-01-05\nk2,Bob Ray,${IDENTITY},2024-02-05\n`;
    await page.locator('input[type=file]').first().setInputFiles(user.file('people.csv', rows));
    await page.getByText(t('data.wizard.title.reading')).waitFor();
    expect(await main()).not.toContain(IDENTITY);
    await user.button(t('common.action.next')).click();
    const meaning = page.getByRole('combobox', { name: `${t('data.columns.meaning')}: 身份证` });
    await meaning.click();
    await page.getByRole('option', { name: t('terms.field.level') }).click();
    const stored = page.getByRole('combobox', { name: `${t('data.columns.privacy')}: 身份证` });
    await expect.poll(() => stored.inputValue()).toBe(t('terms.privacy.drop'));
    await stored.click();
    await page.getByRole('option', { name: t('terms.privacy.pseudonymise') }).click();
    const next = user.button(t('common.action.next'));
    await page.getByText(t('errors.CONSENT_MISSING.what')).waitFor();
    expect(await next.isDisabled()).toBe(true);
    for (const [label, text] of [
      [t('data.privacy.purpose'), 'loyalty check'],
      [t('data.privacy.consent'), 'folder 7'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).fill(text);
      await page.getByLabel(label, { exact: true }).blur();
      await page.waitForTimeout(600);
    }
    await expect.poll(() => next.isEnabled()).toBe(true);
    await next.click();
    await page.getByRole('button', { name: /^Import \d+ rows?$/ }).click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor();
    expect(filesHolding(app.dataFolder, IDENTITY)).toEqual([]);
  });

  it('asks for the password of a workbook, chooses a sheet, and keeps the password nowhere', async () => {
    const { page } = app;
    const { t } = user;
    const book = utils.book_new();
    const sheets = {
      Notes: [['made by', 'somebody']],
      Spring: [
        ['customer_id', 'date', 'order no', 'amount'],
        ['p1', '2024-03-05', 'S1', 10],
        ['p2', '2024-03-06', 'S2', 11],
      ],
      Summer: [
        ['customer_id', 'date', 'order no', 'amount'],
        ['p1', '2024-07-05', 'U1', 12.5],
      ],
    };
    for (const [name, rows] of Object.entries(sheets))
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    const plain = write(book, { bookType: 'xlsx', type: 'buffer' }) as Uint8Array;
    await user.goTo('home');
    await user.goTo('data');
    const path = user.file('seasons.xlsx', lockAgile(plain, PASSWORD));
    await page.locator('input[type=file]').first().setInputFiles(path);
    const field = page.getByLabel(t('intake.password.label'), { exact: true });
    await field.waitFor();
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await field.fill('not this one');
    await user.button(t('intake.password.open')).click();
    await page.getByText(t('errors.FILE_PASSWORD_WRONG.what')).waitFor();
    await field.fill(PASSWORD);
    await user.button(t('intake.password.open')).click();
    const sheet = page.getByRole('combobox', { name: t('data.reading.sheet') });
    await sheet.waitFor();
    expect(await sheet.inputValue()).toBe('Spring');
    expect(await main()).toContain(t('wizard.format.xlsx'));
    await sheet.click();
    await page.getByRole('option', { name: 'Summer' }).click();
    await expect.poll(() => sheet.inputValue()).toBe('Summer');
    await user.button(t('data.reading.toCheck')).click();
    await page.getByRole('button', { name: /^Import 1 row$/ }).click();
    await page.getByText(t('data.result.title'), { exact: true }).waitFor();
    expect((await batches()).find(({ fileName }) => fileName === 'seasons.xlsx')).toMatchObject({
      amount: '12.50',
    });
    expect(filesHolding(app.dataFolder, PASSWORD)).toEqual([]);
  });

  it('takes an import back, and the quality of what is left adds up', async () => {
    const { page } = app;
    const { t } = user;
    await user.goTo('data');
    await page.getByRole('button', { name: `${t('common.action.menu')}: orders 10.csv` }).click();
    await page.getByRole('menuitem', { name: t('data.batches.undo') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('data.batches.undo') })
      .click();
    await expect
      .poll(async () => (await batches()).find(({ fileName }) => fileName === 'orders 10.csv'))
      .toMatchObject({ state: 'undone' });
    await user.settle();
    expect(await main()).toContain(t('intake.quality.reconciles'));
    expect(app.problems).toEqual([]);
    expect(app.refusedRequests()).toBe(0);
  });
});
