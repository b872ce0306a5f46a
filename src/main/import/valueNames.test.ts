import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  importPlanSchema,
  type ImportOverrides,
  type ImportPlan,
} from '#shared/contract/importPlan.ts';
import {
  inspectionSchema,
  type Inspection,
  type NamedColumn,
} from '#shared/contract/inspection.ts';
import {
  codeOf,
  control,
  fileOf,
  folder,
  importAll,
  store,
  textsOf,
} from '#test/fixtures/importRoom.ts';
import {
  checkFile,
  importFile,
  inspectFile,
  readTemplate,
  recallPlan,
  rememberPlan,
} from './index.ts';

const PEOPLE = `会员编号,性别,会员等级,渠道
c1,男,钻石会员,微信
c2,M,鑽石會員,WeChat
c3,先生,银卡,wechat
c4,女,銀卡,WeChat
c5,Female,银卡,未知
c6,男,金卡,线下
`;

function inspect(path: string, said: ImportOverrides = {}): Inspection {
  const recall = (reading: ImportPlan['reading'], names: readonly string[]) =>
    recallPlan(store, reading, names);
  return inspectionSchema.parse(inspectFile(path, said, control, { recall }));
}

function namedColumn({ values }: Inspection, column: string): NamedColumn {
  const found = values.find((one) => one.column === column);
  if (found === undefined) throw new Error(`no values of ${column}`);
  return found;
}

const valuesIn = (plan: ImportPlan, name: string) =>
  plan.columns.find((column) => column.name === name)?.values;
const proposals = (named: NamedColumn) =>
  named.values.flatMap(({ value, proposal }) =>
    proposal === null ? [] : [[value, proposal.name, proposal.why]],
  );

describe('the values of channel, gender and level', () => {
  it('are told with their rows, and which seem to be one, while nothing happens', () => {
    const path = fileOf(PEOPLE);
    const told = inspect(path);
    expect(told.values.map(({ field }) => field)).toEqual(['gender', 'level', 'channel']);
    const gender = namedColumn(told, '性别');
    expect(gender.values.map(({ value, rows, name }) => [value, rows, name])).toEqual([
      ['男', 2, '男'],
      ['M', 1, 'M'],
      ['先生', 1, '先生'],
      ['女', 1, '女'],
      ['Female', 1, 'Female'],
    ]);
    expect(proposals(gender)).toEqual([
      ['M', '男', 'word'],
      ['先生', '男', 'word'],
      ['Female', '女', 'word'],
    ]);
    expect(proposals(namedColumn(told, '会员等级'))).toEqual([
      ['鑽石會員', '钻石会员', 'script'],
      ['銀卡', '银卡', 'script'],
    ]);
    // What is read as an empty cell is no value; the most frequent writing is the one that stays.
    const channel = namedColumn(told, '渠道');
    expect(channel.values.map(({ value }) => value)).toEqual(['WeChat', '微信', 'wechat', '线下']);
    expect(proposals(channel)).toEqual([['wechat', 'WeChat', 'case']]);
    expect(JSON.stringify(told.plan)).not.toContain('"values"');
    const batch = importAll(path);
    expect(textsOf(batch, 'gender')).toEqual(['男', 'M', '先生', '女', 'Female', '男']);
  });

  it('are stored under the names that were given, and as many rows as before', () => {
    const path = fileOf(PEOPLE);
    const plain = importAll(path);
    const said = {
      性别: { M: '男', 先生: '男', Female: '女' },
      渠道: { WeChat: '微信', wechat: 'WeChat', 线下: '门店' },
    };
    const batch = importAll(path, { values: said });
    expect(textsOf(batch, 'gender')).toEqual(['男', '男', '男', '女', '女', '男']);
    expect(textsOf(batch, 'channel')).toEqual(['微信', '微信', '微信', '微信', null, '门店']);
    expect(textsOf(batch, 'level')).toEqual(textsOf(plain, 'level'));
    expect(batch.rowsAccepted).toBe(plain.rowsAccepted);
    // The columns of orders go the same way.
    const orders = fileOf(
      'order_no,date,customer_id,channel,amount\nA1,2024-01-05,c1,web,5\nA2,2024-01-06,c2,Web ,6\n',
    );
    const order = importAll(orders, { values: { channel: { Web: 'web' } } });
    expect(textsOf(order, 'channel')).toEqual(['web', 'web']);
    expect(order.amountMinor).toBe('1100');
  });

  it('give the same plan and bytes as before once each has its own name again', () => {
    const path = fileOf(PEOPLE);
    const back = inspect(path, { values: { 性别: { M: 'M', 男: '男' } } });
    expect(back.plan).toEqual(inspect(path).plan);
    expect(proposals(namedColumn(back, '性别'))).toEqual([
      ['先生', '男', 'word'],
      ['Female', '女', 'word'],
    ]);
  });

  it('beyond the most frequent fifty are counted, and too many different ones are no list', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => `c${i},lv${i % Math.max(60, count / 2)}\n`).join('');
    const level = { map: { tier: 'level' as const } };
    const told = inspect(fileOf(`customer_id,tier\n${rows(120)}c,lv7\n`), level);
    const [named] = told.values;
    expect(named?.values).toHaveLength(50);
    expect(named?.values[0]).toMatchObject({ value: 'lv7', rows: 3 });
    expect(named?.others).toEqual({ values: 10, rows: 20 });
    expect(inspect(fileOf(`customer_id,tier\n${rows(20_010)}`), level).values).toEqual([]);
  });

  it('are masked and keep their names where they are personal', () => {
    const path = fileOf('customer_id,level\nc1,13800138000\nc2,13900139000\n');
    const overrides = {
      map: { level: 'level' as const },
      values: { level: { '13800138000': 'x' } },
    };
    const told = inspect(path, overrides);
    expect(told.values[0]).toMatchObject({ masked: true });
    expect(JSON.stringify(told)).not.toMatch(/1380013800|1390013900/u);
    expect(valuesIn(told.plan, 'level')).toBeUndefined();
    expect(codeOf(() => inspect(path, { answers: { 'level.13800138000': 'x' } }))).toBe(
      'BAD_REQUEST',
    );
  });
});

describe('names that were given', () => {
  it('are remembered with the values that were seen, and what is new is told', () => {
    const first = inspect(fileOf(PEOPLE), { values: { 渠道: { WeChat: '微信', wechat: '微信' } } });
    expect(valuesIn(first.plan, '渠道')).toEqual({
      WeChat: '微信',
      wechat: '微信',
      微信: '微信',
      线下: '线下',
    });
    expect(valuesIn(first.plan, '性别')).toBeUndefined();
    rememberPlan(store, first.plan);
    const next = inspect(
      fileOf(PEOPLE.replace('c6,男,金卡,线下', 'c6,男,金卡,ＷＥＣＨＡＴ\nc7,男,金卡,抖音')),
    );
    const channel = namedColumn(next, '渠道');
    expect(channel.values.map(({ value, name, isNew }) => [value, name, isNew])).toEqual([
      ['WeChat', '微信', false],
      ['微信', '微信', false],
      ['wechat', '微信', false],
      ['ＷＥＣＨＡＴ', 'ＷＥＣＨＡＴ', true],
      ['抖音', '抖音', true],
    ]);
    expect(proposals(channel)).toEqual([['ＷＥＣＨＡＴ', '微信', 'writing']]);
    expect(namedColumn(next, '性别').values.some(({ isNew }) => isNew)).toBe(false);
    // What is said goes before what is remembered, value by value.
    const said = inspect(fileOf(PEOPLE), { values: { 渠道: { WeChat: 'WeChat' } } });
    expect(valuesIn(said.plan, '渠道')).toMatchObject({ WeChat: 'WeChat', wechat: '微信' });
  });

  it('come from the command line, as meanings of statuses do', () => {
    const text =
      'order_no,date,customer_id,channel,status,amount\nA1,2024-01-05,c1,a=b,held,5\nA2,2024-01-06,c2,web,paid,6\n';
    const path = fileOf(text);
    const answers = { 'channel.a=b': ' shop ', 'status.held': 'pending' };
    const told = inspect(path, { answers });
    expect(valuesIn(told.plan, 'channel')).toEqual({ 'a=b': 'shop', web: 'web' });
    expect(told.statuses).toContainEqual({ value: 'held', rows: 1, meaning: 'pending' });
    const refused = (said: Record<string, string>) =>
      codeOf(() => inspect(path, { answers: said }));
    expect(refused({ 'gender.M': '男' })).toBe('COLUMN_MISSING');
    expect(refused({ 'status.held': 'maybe' })).toBe('BAD_REQUEST');
    expect(refused({ 'channel.web': ' ' })).toBe('BAD_REQUEST');
    expect(refused({ 'channel.web': 'x'.repeat(201) })).toBe('BAD_REQUEST');
  });

  it('give the same bytes from the same file and template', () => {
    const path = fileOf(PEOPLE);
    const { plan } = inspect(path, { values: { 性别: { M: '男', 先生: '男' } } });
    const saved = join(folder, 'template.json');
    writeFileSync(saved, JSON.stringify(plan));
    const [one, two] = [plan, readTemplate(saved)].map((used) =>
      importFile(path, used, store, control),
    );
    if (one === undefined || two === undefined) throw new Error('no batch');
    for (const name of ['gender', 'level', 'channel', 'customer']) {
      expect(store.batches.column(two.id, name)).toEqual(store.batches.column(one.id, name));
      expect(store.batches.dictionary(two.id, name)).toEqual(
        store.batches.dictionary(one.id, name),
      );
    }
    expect(two.plan).toBe(one.plan);
    expect(readFileSync(saved, 'utf8')).toContain('先生');
    expect(checkFile(path, plan, control).rowsAccepted).toBe(two.rowsAccepted);
  });

  it('have limits in a template', () => {
    const { plan } = inspect(fileOf(PEOPLE));
    const withNames = (values: Record<string, string>) =>
      importPlanSchema.safeParse({
        ...plan,
        columns: plan.columns.map((column) => ({ ...column, values })),
      }).success;
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, 'x']));
    expect(withNames(many(500))).toBe(true);
    expect(withNames(many(501))).toBe(false);
    expect(withNames({ ['x'.repeat(201)]: 'x' })).toBe(false);
    for (const name of ['', ' x', 'a\nb', 'x'.repeat(201)])
      expect(withNames({ a: name })).toBe(false);
  });

  it('of other files give way where they are more than a plan takes', () => {
    const many = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${from + i}`, 'x']));
    const path = fileOf(PEOPLE);
    rememberPlan(store, inspect(path, { values: { 渠道: many(0, 500) } }).plan);
    const both = inspect(path, { values: { 渠道: { 线下: '门店', ...many(500, 400) } } });
    const kept = valuesIn(both.plan, '渠道') ?? {};
    expect(Object.keys(kept)).toHaveLength(500);
    expect(kept['线下']).toBe('门店');
  });
});
