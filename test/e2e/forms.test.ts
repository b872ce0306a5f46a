import { write, utils, type BookType } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BatchView } from '#shared/contract/importMethods.ts';
import type { TestApp } from './support/app.ts';
import { openUser, type User } from './support/user.ts';

/** A day and a time of day that a file writes in some form: UTC parts stand for what is written. */
const MOMENTS = Array.from(
  { length: 20 },
  (_, i) => new Date(Date.UTC(2024, i % 12, 1 + i, i, 4, 9)),
);
/** Amounts in cents, every seventh one a refund. */
const CENTS = MOMENTS.map((_, i) => (i % 7 === 6 ? -1 : 1) * (123_400 + i * 1100));

const two = (value: number): string => String(value).padStart(2, '0');
const iso = (moment: Date): string => moment.toISOString().slice(0, 10);
const major = (cents: number): string => (Math.abs(cents) / 100).toFixed(2);
const sum = (cents: readonly number[]): number => cents.reduce((total, one) => total + one, 0);
const sign = (cents: number): string => (cents < 0 ? '-' : '');
const fullWidth = (text: string): string =>
  text.replace(/[-.0-9]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

/** A form that dates and amounts arrive in, with the header that goes with it. */
interface Form {
  readonly name: string;
  readonly delimiter?: string;
  readonly headers: readonly [date: string, amount: string];
  readonly date: (moment: Date) => string;
  readonly amount: (cents: number) => string;
}

const FORMS: readonly Form[] = [
  {
    name: 'minguo.csv',
    headers: ['下單日期', '訂單金額'],
    date: (d) => `民國${d.getUTCFullYear() - 1911}年${d.getUTCMonth() + 1}月${d.getUTCDate()}日`,
    amount: (cents) => `${sign(cents)}${Math.abs(cents) / 1e6}万`,
  },
  {
    name: 'republic.csv',
    headers: ['下單日期', '金额(万元)'],
    date: (d) => `${d.getUTCFullYear() - 1911}/${two(d.getUTCMonth() + 1)}/${two(d.getUTCDate())}`,
    amount: (cents) => `${sign(cents)}${Math.abs(cents) / 1e6}`,
  },
  {
    name: 'afternoon.csv',
    headers: ['下单时间', '实付金额'],
    date: (d) =>
      `${d.getUTCFullYear()}/${d.getUTCMonth() + 1}/${d.getUTCDate()} ${d.getUTCHours() < 12 ? '上午' : '下午'} ${d.getUTCHours() % 12 || 12}:${two(d.getUTCMinutes())}`,
    amount: (cents) => (cents < 0 ? `(${major(cents)})` : `¥${major(cents)}`),
  },
  {
    name: 'serial.csv',
    headers: ['order_date', 'amount'],
    date: (d) => String(d.getTime() / 86_400_000 + 25_569).slice(0, 11),
    amount: (cents) => `${major(cents)}${sign(cents)}`,
  },
  {
    name: 'seconds.csv',
    delimiter: ';',
    headers: ['order_date', 'amount'],
    date: (d) => String(d.getTime() / 1000),
    amount: (cents) =>
      `${sign(cents)}${major(cents)
        .replace('.', ',')
        .replace(/(\d)(?=(\d{3})+,)/gu, '$1.')}`,
  },
  {
    name: 'milliseconds.csv',
    headers: ['order_date', 'amount'],
    date: (d) => String(d.getTime()),
    amount: (cents) => fullWidth(`${sign(cents)}${major(cents)}`),
  },
  {
    name: 'compact.csv',
    headers: ['order_date', '金额(分)'],
    date: (d) => iso(d).replaceAll('-', ''),
    amount: (cents) => String(cents),
  },
];

/** Orders in a form; the order numbers are those of the file alone. */
function written({ name, delimiter = ',', headers, date, amount }: Form): string {
  const lines = MOMENTS.map((moment, i) =>
    [`${name}-${i}`, `c${i % 6}`, date(moment), amount(CENTS[i] ?? 0)].join(delimiter),
  );
  return `${['order_no', 'customer_id', ...headers].join(delimiter)}\n${lines.join('\n')}\n`;
}

describe('what arrives, through the wizard', () => {
  let app: TestApp;
  let user: User;

  beforeAll(async () => {
    user = await openUser();
    app = user.app;
    await user.createWorkspace('Forms');
  });
  afterAll(() => app.close());

  const batches = () => user.ask('imports.batches', {});
  /** The batch of a file that still counts. */
  const batchOf = async (name: string): Promise<BatchView | undefined> =>
    (await batches()).findLast(({ fileName, state }) => fileName === name && state === 'complete');
  const main = async (): Promise<string> => app.page.locator('main').innerText();
  const imported = () => app.page.getByText(user.t('data.result.title'), { exact: true });
  const next = () => user.button(user.t('common.action.next'));
  const drop = async (path: string): Promise<void> => {
    await user.goTo('home');
    await user.goTo('data');
    await app.page.locator('input[type=file]').first().setInputFiles(path);
    await app.page.getByText(user.t('data.wizard.title.reading')).waitFor();
    await next().waitFor();
  };
  const total = (cents: readonly number[]): string => (sum(cents) / 100).toFixed(2);
  const whole = {
    rowsRead: MOMENTS.length,
    rowsAccepted: MOMENTS.length,
    rowsRejected: 0,
    firstDay: MOMENTS.map(iso).toSorted()[0],
    lastDay: MOMENTS.map(iso).toSorted().at(-1),
  };
  const sums = {
    amount: total(CENTS),
    refunds: total(CENTS.filter((cents) => cents < 0)),
  };

  it.each(FORMS)('$name: dates and amounts', async (form) => {
    await user.importFile(user.file(form.name, written(form)));
    const batch = await batchOf(form.name);
    expect(batch).toMatchObject(whole);
    expect([Number(batch?.amount), Number(batch?.refunds)]).toEqual(
      Object.values(sums).map(Number),
    );
  });

  it.each(['xlsb', 'ods'] as const)('a workbook as %s', async (bookType: BookType) => {
    const rows = MOMENTS.map((moment, i) => [
      `${bookType}-${i}`,
      `c${i % 6}`,
      { t: 'n', v: Math.floor(moment.getTime() / 86_400_000) + 25_569, z: 'yyyy-mm-dd' },
      (CENTS[i] ?? 0) / 100,
    ]);
    const sheet = utils.aoa_to_sheet([
      ['order_no', 'customer_id', 'order_date', 'amount'],
      ...rows,
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Orders');
    const bytes = write(book, { bookType, type: 'buffer' }) as Uint8Array;
    const name = `book.${bookType}`;
    await user.importFile(user.file(name, bytes));
    const batch = await batchOf(name);
    expect(batch).toMatchObject(whole);
    expect([Number(batch?.amount), Number(batch?.refunds)]).toEqual(
      Object.values(sums).map(Number),
    );
  });

  it('moments go to the day that they are in the time zone that is chosen', async () => {
    const { page } = app;
    const lines = MOMENTS.map((moment, i) => `z${i},c${i % 6},${iso(moment)}T23:30:00Z,10.00`);
    await drop(
      user.file('zone.csv', `order_no,customer_id,order_date,amount\n${lines.join('\n')}\n`),
    );
    await next().click();
    const zone = page.getByRole('combobox', {
      name: user.t('intake.zone.title', { column: 'order_date' }),
    });
    await zone.fill('Asia/Shanghai');
    await page.getByRole('option', { name: 'Asia/Shanghai' }).click();
    await expect.poll(() => next().isEnabled()).toBe(true);
    await next().click();
    await user.button(user.t('data.check.import', { count: lines.length })).click();
    await imported().waitFor();
    const moved = MOMENTS.map((moment) => iso(new Date(moment.getTime() + 86_400_000))).toSorted();
    expect(await batchOf('zone.csv')).toMatchObject({
      rowsAccepted: lines.length,
      amount: (lines.length * 10).toFixed(2),
      firstDay: moved[0],
      lastDay: moved.at(-1),
    });
  });

  it('refunds, leads and products are known for what they are', async () => {
    const refunds = MOMENTS.map(
      (d, i) => `compact.csv-${i},c${i % 6},${iso(d)},${(i + 1).toFixed(2)}`,
    );
    await user.importFile(
      user.file(
        'refunds.csv',
        `order_no,customer_id,refund_date,refund_amount\n${refunds.join('\n')}\n`,
      ),
    );
    const back = total(MOMENTS.map((_, i) => -100 * (i + 1)));
    expect(await batchOf('refunds.csv')).toMatchObject({
      kind: 'refunds',
      rowsAccepted: refunds.length,
      amount: back,
      refunds: back,
    });
    const leads = MOMENTS.map((d, i) => `L${i},${iso(d)},${['new', 'won'][i % 2] ?? ''},web`);
    await user.importFile(
      user.file('leads.csv', `lead_id,created_at,stage,source\n${leads.join('\n')}\n`),
    );
    expect(await batchOf('leads.csv')).toMatchObject({ kind: 'leads', rowsAccepted: leads.length });
    const products = MOMENTS.map(
      (_, i) => `P-${i},ware ${i},${['home', 'garden'][i % 2] ?? ''},${i + 1}.90`,
    );
    await user.importFile(
      user.file('products.csv', `sku,product_name,category,unit_price\n${products.join('\n')}\n`),
    );
    expect(await batchOf('products.csv')).toMatchObject({
      kind: 'products',
      rowsAccepted: products.length,
      rowsRejected: 0,
    });
  });

  it('rows that are there already count twice, or take the place of the earlier import', async () => {
    const { page } = app;
    const rows = (from: number, to: number): string[] =>
      Array.from(
        { length: to - from },
        (_, i) => `V${from + i},v${i % 4},2022-03-${two(from + i + 1)},20.00`,
      );
    const file = (name: string, from: number, to: number): string =>
      user.file(name, `order_no,customer_id,order_date,amount\n${rows(from, to).join('\n')}\n`);
    const choose = async (
      path: string,
      choice: 'add' | 'replace',
      count: number,
    ): Promise<void> => {
      await drop(path);
      await next().click();
      await next().click();
      await page.getByText(user.t(`faults.overlap.${choice}`), { exact: true }).click();
      await user.button(user.t('data.check.import', { count })).click();
      await imported().waitFor();
    };
    const counted = async (): Promise<[number, number]> => {
      const all = (await batches()).filter(
        ({ fileName, state }) => fileName.startsWith('over') && state === 'complete',
      );
      return [
        sum(all.map((one) => one.rowsAccepted)),
        sum(all.map(({ amount }) => Number(amount))),
      ];
    };
    await user.importFile(file('over-1.csv', 0, 10));
    await choose(file('over-2.csv', 5, 16), 'add', 11);
    expect(await counted()).toEqual([21, 420]);
    await choose(file('over-3.csv', 0, 20), 'replace', 20);
    expect(await counted()).toEqual([20, 400]);
  });

  it('a summary below the orders is named and left out, or read instead', async () => {
    const { page } = app;
    const { t } = user;
    const orders = MOMENTS.map((d, i) => `s${i},c${i % 6},${iso(d)},${major(CENTS[i] ?? 0)}`);
    const months = ['2024-01,web,10.50', '2024-02,app,20.25', '2024-03,web,30.25'];
    const text = `order_no,customer_id,order_date,amount\n${orders.join('\n')}\n\nmonth,channel,cost\n${months.join('\n')}\n`;
    const path = user.file('tables.csv', text);
    await drop(path);
    const line = orders.length + 3;
    const about = { line, columns: 'month, channel, cost' };
    expect(await main()).toContain(t('tables.below', about));
    expect(await user.obstacles()).toEqual([]);
    await next().click();
    await next().click();
    await user.button(t('data.check.import', { count: orders.length })).click();
    await imported().waitFor();
    const share = t('tables.score.share', { share: '100.0%' });
    await page.getByText(share).waitFor();
    expect(await batchOf('tables.csv')).toMatchObject({
      rowsRead: orders.length + 4,
      rowsAccepted: orders.length,
      rowsSkipped: 4,
      rowsRejected: 0,
      amount: total(CENTS.map(Math.abs)),
    });

    await drop(path);
    await page.getByRole('combobox', { name: t('tables.title'), exact: true }).click();
    await page.getByRole('option', { name: t('tables.option', about) }).click();
    await page
      .getByText(
        t('tables.above', { line: 1, columns: 'order_no, customer_id, order_date, amount' }),
      )
      .waitFor();
    await next().click();
    await next().click();
    await user.button(t('data.check.import', { count: months.length })).click();
    await imported().waitFor();
    expect(await batchOf('tables.csv')).toMatchObject({
      kind: 'costs',
      rowsAccepted: months.length,
      rowsSkipped: orders.length + 1,
      rowsRejected: 0,
    });
  });

  it('leaves nothing in the console', () => {
    expect(app.problems).toEqual([]);
  });
});
