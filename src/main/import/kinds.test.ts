import { describe, expect, it } from 'vitest';
import type { ImportKind } from '#shared/domain/importKinds.ts';
import {
  codeOf,
  control,
  fileOf,
  importAll,
  rejectsOf,
  store,
  textsOf,
} from '#test/fixtures/importRoom.ts';
import { checkFile, importFile, inspectFile } from './index.ts';

const HEADERS: readonly (readonly [ImportKind, string, string])[] = [
  ['orders', 'customer_id,date,amount', 'c1,2024-01-05,10.00'],
  ['orders', '会员编号,日期,金额', 'c1,2024-01-05,10.00'],
  ['orders', 'customer_id,date', 'c1,2024-01-05'],
  [
    'customers',
    'customer_id,name,gender,birth_year,city,signup_date',
    'c1,Ada,F,1961,Paris,2024-01-05',
  ],
  ['customers', '會員編號,姓名,性別,生日,註冊日期', 'c1,王小明,男,1990-01-05,2024-01-05'],
  ['leads', 'lead_id,created_at,stage,source', 'L1,2024-01-05,won,web'],
  ['leads', '线索编号,创建时间,阶段,来源', 'L1,2024-01-05,成交,官网'],
  ['interactions', 'ticket_id,customer_id,opened_at,topic,status', 'T1,c1,2024-01-05,refund,open'],
  ['interactions', '工單編號,會員編號,受理時間,問題類型', 'T1,c1,2024-01-05,退貨'],
  ['surveys', 'response_id,customer_id,survey_date,nps,comment', 'S1,c1,2024-01-05,9,fine'],
  ['surveys', '问卷编号,客户编号,提交时间,满意度', 'S1,c1,2024-01-05,4'],
  ['costs', 'month,channel,spend,impressions,clicks,new_customers', '2024-01,web,237.73,100,10,2'],
  ['costs', '月份,投放渠道,花费,曝光量,点击量', '2024-01,微信,237.73,100,10'],
  ['products', 'sku,product_name,category,price,cost', 'A1,Lamp,light,20.50,9.10'],
  ['actions', 'customer_id,campaign,sent_at,channel,responded', 'c1,spring,2024-01-05,sms,1'],
  ['texts', 'review_date,rating,review', '2024-01-05,5,The lamp is bright'],
  ['texts', '类别,标签,评论', '书籍,1,很好看的一本书'],
  ['series', 'date,value', '2024-01-05,3.5'],
  ['series', 'DATE,TMAX,TMIN,PRCP', '2024-01-05,3.5,-1.2,0'],
  ['series', 'month,indicator,value,unit', '2024-01,Price index,103.2,2020 = 100'],
  ['series', '日期,平均气温', '2024-01-05,3.5'],
  ['series', '日期,是否节假日', '2024-01-05,1'],
  ['series', '月份,指标,数值,单位', '2024-01,居民消费价格指数,103.2,上年=100'],
  ['series', '日期,匯率', '2024-01-05,31.2'],
  ['series', '日期,數列名稱,數值,單位', '2024-01-05,美元匯率,31.2,元'],
  // Something that orders alone have, a second text, or a date that comes again: no outside data without a word of the user.
  ['orders', 'date,amount', '2024-01-05,3.50'],
  ['orders', '日期,销售额', '2024-01-05,3.50'],
  ['orders', 'order_id,date,value', 'A1,2024-01-05,3.50'],
  ['orders', 'date,quantity,value', '2024-01-05,2,3.50'],
  ['orders', 'datum,klant,bedrag', '2024-01-05,Jansen,3.50'],
  ['orders', 'datum,klantnr,bedrag', '2024-01-05,17,3.50\n2024-01-05,18,4.50'],
];

describe('a file of costs', () => {
  it.each([
    ['month,channel,spend,pricing model', '2024-01,web,20.50,CPC', 'pricing model'],
    ['月份,投放渠道,花费,计费方式', '2024-01,微信,20.50,按点击', '计费方式'],
    ['月份,投放通路,花費,計費方式', '2024-01,LINE,20.50,固定', '計費方式'],
  ])('%s: what it is charged by', (header, row, name) => {
    const { plan } = inspectFile(fileOf(`${header}\n${row}\n`, 'costs.csv'), {}, control);
    expect(plan.columns.find((column) => column.name === name)?.field).toBe('basis');
  });

  it.each(['CTR', 'Conversion (CTR)', 'conversion rate (CTR)', '转化率(CTR)', '點閱率'])(
    '%s is never taken as conversions',
    (name) => {
      const content = `month,channel,spend,${name}\n2024-01,web,20.50,0.031\n`;
      const { plan } = inspectFile(fileOf(content, 'costs.csv'), {}, control);
      expect(plan.columns.find((column) => column.name === name)?.field).toBeNull();
      const asked = { map: { [name]: 'conversions' as const } };
      const chosen = inspectFile(fileOf(content, 'costs.csv'), asked, control).plan;
      expect(chosen.columns.find((column) => column.name === name)?.field).toBe('conversions');
    },
  );
});

describe('the kind of a file', () => {
  it.each(HEADERS)('%s: %s', (kind, header, row) => {
    const inspection = inspectFile(fileOf(`${header}\n${row}\n`, 'data.csv'), {}, control);
    expect(inspection.kind.kind).toBe(kind);
    expect(inspection.plan.kind).toBe(kind);
  });

  it('tells lines of orders from orders by repeated order numbers', () => {
    const lines = 'order_id,date,customer_id,product,amount\n';
    const row = (order: string, product: string) => `${order},2024-01-05,c1,${product},5\n`;
    const one = fileOf(lines + row('A1', 'x') + row('A2', 'y'));
    const several = fileOf(lines + row('A1', 'x') + row('A1', 'y') + row('A2', 'z'));
    expect(inspectFile(one, {}, control).kind.kind).toBe('orders');
    expect(inspectFile(several, {}, control).kind.kind).toBe('order_lines');
  });

  it('takes the name of the file as a hint, and the word of the user as settled', () => {
    const path = fileOf('customer_id,date,amount\nc1,2024-01-05,5\n', 'refunds_2024.csv');
    expect(inspectFile(path, {}, control).kind.kind).toBe('refunds');
    const chosen = inspectFile(path, { kind: 'orders' }, control);
    expect(chosen.kind).toMatchObject({ kind: 'orders', evidence: { code: 'kind.chosen' } });
  });
});

/** Two people with identity numbers whose check digits are right. */
const PEOPLE = 'c1,张三,11010519491231002X,2024-01-05,5\nc2,李四,440524188001010014,2024-01-06,5\n';

describe('a file of outside data', () => {
  const wide = 'Date,TMAX (°C),Rain\n2024-01-01,3.5,0\n2024-01-02,4.1,12\n';

  it('keeps value, name and unit of each row, and refuses one without a day or a number', () => {
    const rows =
      '2024-01,CPI,103.2,index\n2024-02,CPI,high,index\n,CPI,104,index\n2024-03,CPI,,index\n2024-04,,99,\n';
    const batch = importAll(fileOf(`month,indicator,value,unit\n${rows}`));
    expect(batch).toMatchObject({
      kind: 'series',
      rowsAccepted: 2,
      rejections: { NUMBER_UNREADABLE: 1, DATE_MISSING: 1, NUMBER_MISSING: 1 },
      hasAmounts: false,
      firstDay: 19_723,
      lastDay: 19_814,
    });
    expect([...(store.batches.column(batch.id, 'value') ?? [])]).toEqual([103.2, 99]);
    expect(textsOf(batch, 'series')).toEqual(['CPI', null]);
    expect(rejectsOf(batch)).toContain('NUMBER_UNREADABLE');
  });

  it('takes the first column of numbers of a wide file, or the one that is said', () => {
    const fieldOf = (map: Record<string, 'value'>) =>
      inspectFile(fileOf(wide, 'weather.csv'), { map }, control).plan.columns.find(
        ({ field }) => field === 'value',
      )?.name;
    expect(fieldOf({})).toBe('TMAX (°C)');
    expect(fieldOf({ Rain: 'value' })).toBe('Rain');
  });

  it('is taken back with its batch', () => {
    const batch = importAll(fileOf(wide, 'weather.csv'));
    expect(batch.rowsAccepted).toBe(2);
    store.batches.undo(batch.id);
    expect(store.batches.column(batch.id, 'value')).toBeUndefined();
    expect(store.batches.sources().some(({ id }) => id === batch.id)).toBe(false);
  });
});

describe('files of other kinds', () => {
  it('keeps costs by month in minor units and leaves totals out', () => {
    const batch = importAll(
      fileOf(
        'month,channel,spend,clicks,new_customers\n2024-01,web,"1,237.73",410,21\n2024-02,shop,80.00,,3\n2024-02,web,free,1,1\n合计,,1317.73,,\n',
        'marketing.csv',
      ),
    );
    expect(batch).toMatchObject({
      kind: 'costs',
      rowsAccepted: 2,
      rowsRejected: 1,
      rowsSkipped: 1,
      amountMinor: '131773',
      hasAmounts: true,
      firstDay: 19_723,
    });
    expect([...(store.batches.column(batch.id, 'cost') ?? [])]).toEqual([123_773, 8000]);
    expect([...(store.batches.column(batch.id, 'clicks') ?? [])]).toEqual([410, NaN]);
    expect(textsOf(batch, 'channel')).toEqual(['web', 'shop']);
    expect(rejectsOf(batch)).toContain('NUMBER_UNREADABLE');
  });

  it('needs a score of a survey answer, and a customer and a date only where they are', () => {
    const batch = importAll(
      fileOf(
        'response_id,survey_date,nps,comment\nS1,2024-01-05,9,fine\nS2,,0,\nS3,2024-01-07,,bad\n',
      ),
    );
    expect(batch).toMatchObject({
      kind: 'surveys',
      rowsAccepted: 2,
      rowsRejected: 1,
      customers: 0,
    });
    expect([...(store.batches.column(batch.id, 'day') ?? [])]).toEqual([19_727, NaN]);
    expect([...(store.batches.column(batch.id, 'score') ?? [])]).toEqual([9, 0]);
    expect(batch.rejections).toEqual({ NUMBER_MISSING: 1 });
  });

  it('pseudonymises the people in a file of customers', () => {
    const batch = importAll(
      fileOf('customer_id,name,phone,gender\nc1,张三,13800138000,F\nc2,李四,13900139000,M\n'),
    );
    expect(batch).toMatchObject({ kind: 'customers', customers: 2, rowsAccepted: 2 });
    for (const column of ['name', 'phone']) {
      expect(textsOf(batch, column).join()).not.toMatch(/张三|13800138000/u);
    }
    expect(textsOf(batch, 'gender')).toEqual(['F', 'M']);
  });

  it('counts refunds as negative amounts, whatever their sign', () => {
    const batch = importAll(
      fileOf(
        'order_id,customer_id,refund_date,refund_amount\nA1,c1,2024-01-05,10.00\nA2,c2,2024-01-06,-5.00\n',
        'paid_back.csv',
      ),
    );
    expect(batch).toMatchObject({ kind: 'refunds', amountMinor: '-1500', refundMinor: '-1500' });
  });

  it('leaves sensitive columns out until a purpose and a separate consent are recorded', () => {
    const path = fileOf('customer_id,name,身份证,date,amount\n' + PEOPLE);
    const map = { 身份证: 'phone' as const };
    const dropped = inspectFile(path, { map }, control);
    const column = dropped.columns.find(({ name }) => name === '身份证');
    expect(column).toMatchObject({ personal: 'national_id', action: 'drop' });
    expect(checkFile(path, dropped.plan, control).rowsAccepted).toBe(2);
    const privacy = { 身份证: 'pseudonymise' as const };
    const wanted = inspectFile(path, { map, privacy }, control);
    expect(codeOf(() => checkFile(path, wanted.plan, control))).toBe('CONSENT_MISSING');
    const answers = { purpose: 'credit check', consent: 'folder 7', keep_until: '2027-12-31' };
    const consented = inspectFile(path, { map, privacy, answers }, control);
    expect(consented.plan.privacy).toEqual({
      purpose: 'credit check',
      basis: null,
      keepUntil: '2027-12-31',
      consent: 'folder 7',
    });
    expect(checkFile(path, consented.plan, control).rowsAccepted).toBe(2);
    const wrong = { keep_until: '2027-13-31' };
    expect(codeOf(() => inspectFile(path, { answers: wrong }, control))).toBe('BAD_REQUEST');
  });

  it('tags phones, e-mails and numbers in free text, unless it is to be kept as written', () => {
    const file = (name: string): string =>
      fileOf(
        'review_date,rating,review\n2024-01-05,5,很好，电话13800138000，邮箱a.b@qq.com\n2024-01-06,4,fine\n',
        name,
      );
    const { head, hardest, columns } = inspectFile(file('shown.csv'), {}, control);
    expect(JSON.stringify([head, hardest, columns])).not.toContain('13800138000');
    const tagged = importAll(file('reviews.csv'));
    expect(textsOf(tagged, 'text')).toEqual(['很好，电话[phone]，邮箱[email]', 'fine']);
    const kept = importAll(file('again.csv'), { privacy: { review: 'keep' } });
    expect(textsOf(kept, 'text')[0]).toContain('13800138000');
  });

  it('keeps of a birth date the year, and shows no more of it', () => {
    const path = fileOf(
      'customer_id,gender,birthday,signup_date\nc1,F,1990-03-05,2024-01-05\nc2,M,1985-12-31,2024-02-05\n',
    );
    const { columns } = inspectFile(path, {}, control);
    expect(columns.find(({ name }) => name === 'birthday')).toMatchObject({
      field: 'birth',
      personal: 'birth_date',
      action: 'mask',
      samples: ['1990', '1985'],
    });
    expect(textsOf(importAll(path), 'birth')).toEqual(['1990', '1985']);
  });

  it('does not take whether somebody is married for a level, and leaves it out', () => {
    const path = fileOf(
      'ID,Year_Birth,Marital_Status,Dt_Customer\n5524,1957,Single,2012-09-04\n2174,1954,Married,2014-03-08\n',
    );
    const { kind, columns } = inspectFile(path, {}, control);
    expect(kind.kind).toBe('customers');
    expect(columns.find(({ name }) => name === 'Marital_Status')?.field).toBeNull();
  });

  it('refuses a kind without its columns', () => {
    const path = fileOf('customer_id,date,amount\nc1,2024-01-05,5\n');
    const { plan } = inspectFile(path, { kind: 'texts' }, control);
    expect(codeOf(() => checkFile(path, plan, control))).toBe('NEEDED_COLUMN_MISSING');
    expect(codeOf(() => importFile(path, plan, store, control))).toBe('NEEDED_COLUMN_MISSING');
  });

  it('takes no month for the date of an order', () => {
    const path = fileOf('customer_id,date,amount\nc1,2024-01,5\nc1,2024-01-06,5\n');
    expect(importAll(path)).toMatchObject({ rowsAccepted: 1, rejections: { DATE_UNREADABLE: 1 } });
  });
});

describe('1970-01-01', () => {
  it.each([
    ['a day', '2024-01-05', '1970-01-01'],
    ['a moment', '2024-01-05 10:00:00', '1970-01-01 08:00:00'],
  ])('written as %s is no date of an order', (_, real, none) => {
    const rows = [real, none, real].map((date, i) => `A${i},${date},c${i},5.00`);
    const batch = importAll(fileOf(`order_no,date,customer_id,amount\n${rows.join('\n')}\n`));
    expect(batch).toMatchObject({
      rowsAccepted: 2,
      rejections: { DATE_RANGE: 1 },
      firstDay: 19_727,
      lastDay: 19_727,
    });
  });

  it('is a day of outside data, and so is the month that begins with it', () => {
    for (const first of ['1970-01-01', '1970-01']) {
      const text = `date,value\n${first},3.5\n${first.replace('1970', '1971')},4.1\n`;
      const batch = importAll(fileOf(text, 'prices.csv'));
      expect(batch).toMatchObject({ kind: 'series', rowsAccepted: 2, firstDay: 0 });
    }
  });
});
