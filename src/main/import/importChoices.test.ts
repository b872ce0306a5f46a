import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { AppError } from '#shared/contract/errors.ts';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { Pseudonymiser } from '#main/privacy/index.ts';
import { checkFile, importFile, inspectFile } from './index.ts';
import {
  SMALL,
  codeOf,
  control,
  fileOf,
  folder,
  importAll,
  store,
  textsOf,
} from '#test/fixtures/importRoom.ts';

describe('personal data', () => {
  const text =
    '手机号,下单时间,客户姓名,金额\n138 0013 8000,2024-01-05,张敏,5\n+8613800138000,2024-01-06,张敏,6\n13900139000,2024-01-06,李雷,6\n';

  it('becomes keyed tokens unless the user says otherwise', () => {
    const batch = importAll(fileOf(text));
    const tokens = new Pseudonymiser(store.pseudonymKey(), 'phone');
    const [a, b] = [tokens.token('13800138000'), tokens.token('13900139000')];
    expect(textsOf(batch, 'customer')).toEqual([a, a, b]);
    expect(batch.customers).toBe(2);
    expect(textsOf(batch, 'name')[0]).toMatch(/^C-/u);
    const kept = importAll(fileOf(text), { privacy: { 手机号: 'keep', 客户姓名: 'mask' } });
    expect(textsOf(kept, 'customer')[2]).toBe('13900139000');
    expect(textsOf(kept, 'name')).toEqual(['张*', '张*', '李*']);
    const dropped = importAll(fileOf(text), { privacy: { 客户姓名: 'drop' } });
    expect(store.batches.column(dropped.id, 'name')).toBeUndefined();
  });

  it('is masked in everything that is shown', () => {
    const shown = JSON.stringify(inspectFile(fileOf(text), {}, control));
    expect(shown).not.toContain('张敏');
    expect(shown).not.toContain('13900139000');
  });

  it('stands in for a customer id, also when a customer id column holds it', () => {
    const batch = importAll(
      fileOf(
        'customer_id,date,amount\na@x.com,2024-01-05,1\nB@x.com,2024-01-05,1\nA@X.com,2024-01-05,1\n',
      ),
    );
    expect(batch.customers).toBe(2);
    expect(textsOf(batch, 'customer')[0]).toMatch(/^C-/u);
  });
});

describe('questions', () => {
  const ambiguous = 'customer_id,date,amount\na,01/02/2024,1\nb,03/04/2024,2\n';

  it('asks for the order of dates and refuses until it is answered', () => {
    const path = fileOf(ambiguous);
    const open = inspectFile(path, {}, control);
    expect(open.questions).toMatchObject([
      { key: 'date.order', code: 'DATE_AMBIGUOUS', column: 'date' },
    ]);
    expect(codeOf(() => importFile(path, open.plan, store, control))).toBe('DATE_AMBIGUOUS');
    const batch = importAll(path, { answers: { 'date.order': 'mdy' } });
    expect(batch).toMatchObject({
      firstDay: parseIsoDay('2024-01-02'),
      lastDay: parseIsoDay('2024-03-04'),
    });
  });

  it('asks for the decimal sign', () => {
    const path = fileOf('customer_id;date;amount\na;2024-01-02;1,234\nb;2024-01-03;2,345\n');
    const open = inspectFile(path, {}, control);
    expect(open.questions).toMatchObject([{ key: 'amount.decimal', code: 'AMOUNT_AMBIGUOUS' }]);
    expect(codeOf(() => checkFile(path, open.plan, control))).toBe('AMOUNT_AMBIGUOUS');
    expect(importAll(path, { answers: { 'amount.decimal': ',' } })).toMatchObject({
      amountMinor: '3579',
      moneyDigits: 3,
    });
    expect(importAll(path, { answers: { 'amount.decimal': '.' } })).toMatchObject({
      amountMinor: '357900',
    });
  });

  it('refuses mixed currencies until one is chosen', () => {
    const path = fileOf('customer_id,date,amount\na,2024-01-02,$5\nb,2024-01-03,€7\n');
    const open = inspectFile(path, {}, control);
    expect(open.questions).toMatchObject([{ key: 'currency', code: 'CURRENCY_MIXED' }]);
    expect(codeOf(() => importFile(path, open.plan, store, control))).toBe('CURRENCY_MIXED');
    expect(importAll(path, { answers: { currency: 'USD' } })).toMatchObject({
      rowsAccepted: 1,
      rejections: { CURRENCY_OTHER: 1 },
      currency: 'USD',
    });
  });

  it('refuses an answer that is none, and a column that is not there', () => {
    const path = fileOf(ambiguous);
    expect(codeOf(() => inspectFile(path, { answers: { 'date.order': 'ydm' } }, control))).toBe(
      'BAD_REQUEST',
    );
    expect(codeOf(() => inspectFile(path, { map: { nothing: 'amount' } }, control))).toBe(
      'COLUMN_MISSING',
    );
  });
});

it('shows as hardest the end of the file, and rows with more or fewer cells only where there are any', () => {
  const rows = Array.from({ length: 30 }, (_, i) => `a${i},2024-01-02,5`);
  const reasons = (text: string) =>
    inspectFile(fileOf(text), {}, control).hardest.map(({ reason }) => reason);
  const even = reasons(`customer_id,date,amount\n${rows.join('\n')}\n`);
  expect(even.filter((reason) => reason === 'tail')).toHaveLength(20);
  expect(even).not.toContain('most_cells');
  const uneven = reasons(`customer_id,date,amount\n${rows.join('\n')}\nb,2024-01-02\n`);
  expect(uneven).toContain('most_cells');
  expect(uneven).toContain('fewest_cells');
});

it('tells every status with its rows and its meaning, which can be changed', () => {
  const path = fileOf(
    'customer_id,date,amount,status\na,2024-01-02,5,held\nb,2024-01-03,6,paid\nc,2024-01-04,7,paid\n',
  );
  expect(inspectFile(path, {}, control).statuses).toEqual([
    { value: 'paid', rows: 2, meaning: 'counts' },
    { value: 'held', rows: 1, meaning: null },
  ]);
  const settled = inspectFile(path, { statuses: { paid: 'test', held: 'pending' } }, control);
  expect(settled.statuses.map(({ meaning }) => meaning)).toEqual(['test', 'pending']);
  expect(settled.plan.columns[3]?.statuses).toEqual({ held: 'pending', paid: 'test' });
});

describe('input that cannot be used', () => {
  const batches = (): number => store.batches.list().length;

  it.each([
    ['FILE_EMPTY', ''],
    ['NO_TABLE', ' \n\n'],
    ['FILE_BINARY', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['FILE_BINARY', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251))],
    ['FILE_KIND_UNSUPPORTED', Buffer.from('255044462d312e37', 'hex')],
    ['FILE_DAMAGED', Buffer.from('504b030414000600', 'hex')],
    ['FILE_DAMAGED', gzipSync(SMALL).subarray(0, 60)],
  ])('%s', (code, content) => {
    expect(codeOf(() => inspectFile(fileOf(content), {}, control))).toBe(code);
  });

  it('names a folder and a missing file', () => {
    expect(codeOf(() => inspectFile(folder, {}, control))).toBe('FILE_IS_FOLDER');
    expect(codeOf(() => inspectFile(join(folder, 'none.csv'), {}, control))).toBe('FILE_NOT_FOUND');
  });

  it('needs a date and a customer', () => {
    const before = batches();
    const noDate = fileOf('customer_id,amount\na,5\n');
    const noCustomer = fileOf('date,amount\n2024-01-05,5\n');
    const planOf = (path: string) => inspectFile(path, {}, control).plan;
    expect(codeOf(() => importFile(noDate, planOf(noDate), store, control))).toBe('NO_DATE_COLUMN');
    expect(codeOf(() => importFile(noCustomer, planOf(noCustomer), store, control))).toBe(
      'NO_CUSTOMER_COLUMN',
    );
    expect(batches()).toBe(before);
  });

  it('stops at the first bad row when told, naming the place but no value', () => {
    const path = fileOf(SMALL);
    const { plan } = inspectFile(path, { onBadRow: 'stop' }, control);
    const before = batches();
    let thrown: unknown;
    try {
      importFile(path, plan, store, control);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect((thrown as AppError).body).toEqual({
      code: 'BAD_ROW',
      place: { file: 'orders.csv', row: 5, column: 'date', rule: 'DATE_IMPOSSIBLE' },
    });
    expect(batches()).toBe(before);
  });

  it('refuses a file of which no row is left', () => {
    const path = fileOf('customer_id,date,amount\na,2024-01-05,5\n');
    const { plan } = inspectFile(path, {}, control);
    writeFileSync(path, 'customer_id,date,amount\na,2024-13-05,5\n');
    expect(codeOf(() => importFile(path, plan, store, control))).toBe('ALL_ROWS_REJECTED');
  });
});
