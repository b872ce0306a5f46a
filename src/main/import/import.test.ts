import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import { SMALL, fileOf, importAll, rejectsOf, store, textsOf } from '#test/fixtures/importRoom.ts';

describe('importing a small file', () => {
  it('stores the columns of the accepted rows', () => {
    const batch = importAll(fileOf(SMALL));
    expect(batch).toMatchObject({
      state: 'complete',
      rowsRead: 5,
      rowsAccepted: 4,
      rowsRejected: 1,
      rowsUnidentified: 1,
      customers: 2,
      moneyDigits: 2,
      amountMinor: '22049',
      refundMinor: '-1025',
      firstDay: parseIsoDay('2024-01-05'),
      lastDay: parseIsoDay('2024-02-01'),
      rejections: { DATE_IMPOSSIBLE: 1 },
    });
    const column = (name: string): number[] =>
      Array.from(store.batches.column(batch.id, name) ?? []);
    expect(column('amount')).toEqual([2050, 19999, 1025, -1025]);
    expect(column('quantity')).toEqual([2, 1, 1, -1]);
    expect(column('line')).toEqual([2, 3, 4, 6]);
    expect(column('second')).toEqual([47109, 0, 86399, 36000]);
    expect(textsOf(batch, 'customer')).toEqual(['c1', 'c2', null, 'c1']);
    expect(textsOf(batch, 'order')).toEqual(['A1', 'A2', 'A3', 'A5']);
    expect(textsOf(batch, 'product')).toEqual(['Lamp', 'Desk, small', 'Lamp', 'Lamp']);
    expect(textsOf(batch, 'channel')).toEqual(['web', 'shop', 'web', 'web']);
    expect(batch.fileHash).toBe(createHash('sha256').update(SMALL).digest('hex'));
  });

  it('reads the same from gzip, UTF-16 and UTF-8 with mark', () => {
    const plain = importAll(fileOf(SMALL));
    const forms = [
      gzipSync(SMALL),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(SMALL, 'utf16le')]),
      Buffer.from(SMALL, 'utf16le'),
      Buffer.from(`\ufeff${SMALL}`),
    ];
    for (const form of forms) {
      const batch = importAll(fileOf(form));
      expect(batch.amountMinor).toBe(plain.amountMinor);
      expect(textsOf(batch, 'product')).toEqual(textsOf(plain, 'product'));
    }
  });

  it('keeps rejected rows with place and reason, and defuses formulas on the way out', () => {
    const batch = importAll(
      fileOf(
        'date,customer_id,amount,item\n2024-01-05,a,1,x\nsoon,=cmd(),-5.00,"a ""b"""\n2024-01-06,b,1,y\n',
      ),
    );
    expect(rejectsOf(batch)).toBe(
      '\ufefffile,line,column,rule,reason,message,fix,batch,date,customer_id,amount,item\n' +
        `orders.csv,3,date,date,DATE_UNREADABLE,The date cannot be read,"Write the date as the other rows do, or as 2024-01-31.",B${batch.id}-${batch.fileHash.slice(0, 8)},soon,'=cmd(),-5.00,"a ""b"""\n`,
    );
  });

  it('multiplies price and pieces exactly where no amount is given', () => {
    const batch = importAll(
      fileOf(
        'invoice,date,customer,quantity,unit price\n1,2024-01-05,a,3,16.448\n2,2024-01-05,b,-2,0.1\n',
      ),
    );
    expect(batch).toMatchObject({
      moneyDigits: 3,
      amountMinor: String(3 * 16448 - 200),
      hasAmounts: true,
    });
  });

  it('imports visits without amounts', () => {
    const batch = importAll(fileOf('member_id,date\n7,2024-01-05\n8,2024-01-06\n'));
    expect(batch).toMatchObject({ hasAmounts: false, amountMinor: '0', customers: 2 });
    expect(store.batches.column(batch.id, 'amount')).toBeUndefined();
  });

  it('counts exact repeats, and leaves them out when told', () => {
    const path = fileOf(
      'id,customer_id,date,amount\n1,a,2024-01-05,5\n1,a,2024-01-05,5\n2,a,2024-01-05,5\n',
    );
    expect(importAll(path)).toMatchObject({
      rowsAccepted: 3,
      rowsDuplicate: 1,
      amountMinor: '1500',
    });
    expect(importAll(path, { repeats: 'drop' })).toMatchObject({
      rowsAccepted: 2,
      rowsSkipped: 1,
      amountMinor: '1000',
    });
  });

  it('cleans ids', () => {
    const ids = ['="00123"', '\t00124', "'00125", ' x ', '匿名', 'NULL', '0', '\u300000126\u200b'];
    const rows = ids.map((id) => `"${id.replaceAll('"', '""')}",2024-01-05,1`);
    const batch = importAll(fileOf(`customer_id,date,amount\n${rows.join('\n')}\n`));
    expect(textsOf(batch, 'customer')).toEqual([
      '00123',
      '00124',
      '00125',
      'x',
      null,
      null,
      null,
      '00126',
    ]);
    expect(batch.rowsUnidentified).toBe(3);
  });

  it('drops the .0 of ids only where every id has it', () => {
    const all = importAll(fileOf('customer_id,date,amount\n17850.0,2024-01-05,1\n,2024-01-05,1\n'));
    expect(textsOf(all, 'customer')).toEqual(['17850', null]);
    const some = importAll(fileOf('customer_id,date,amount\n1.0,2024-01-05,1\n2,2024-01-05,1\n'));
    expect(textsOf(some, 'customer')).toEqual(['1.0', '2']);
  });

  it('skips preamble, repeated headers, totals and notes', () => {
    const text = [
      '销售明细,,,',
      '导出时间,2024-12-31,,',
      ',,,',
      '订单编号,下单时间,客户编号,金额',
      'A1,2024-01-05,c1,10',
      '小计,,,10',
      '订单编号,下单时间,客户编号,金额',
      'A2,2024-01-06,c2,20',
      ',,,',
      '合计,,,30',
      '共 2 条',
    ].join('\r\n');
    const batch = importAll(fileOf(text));
    expect(batch).toMatchObject({
      rowsAccepted: 2,
      rowsSkipped: 5,
      rowsRejected: 0,
      amountMinor: '3000',
    });
  });

  it('maps statuses, and does not count a refund twice', () => {
    const text = `order id,date,customer id,amount,status
1,2024-01-05,a,10,已完成
2,2024-01-06,a,20,已取消
3,2024-01-07,a,30,退款成功
4,2024-01-07,a,-5,退货
`;
    const batch = importAll(fileOf(text));
    expect(Array.from(store.batches.column(batch.id, 'status') ?? [])).toEqual([0, 2, 3, 0]);
  });
});

describe('a column that says what was paid back', () => {
  const head = '订单号,下单时间,客户编号,订单金额,退款金额\n';

  it('is taken off the amount, and told; a line below zero keeps its own', () => {
    const rows = [
      'A1,c1,20.00,5.005',
      'A2,c2,30.00,0',
      'A3,c1,40.00,',
      'A4,c3,12.00,-12',
      'A5,c3,-3.00,3.00',
    ];
    const text = rows.map((row) => row.replace(',', ',2024-01-05,')).join('\n');
    const batch = importAll(fileOf(`${head}${text}\n`));
    expect(batch).toMatchObject({ kind: 'orders', rowsAccepted: 5, moneyDigits: 3 });
    const amounts = [...(store.batches.column(batch.id, 'amount') ?? [])];
    expect(amounts).toEqual([14_995, 30_000, 40_000, 0, -3000]);
    expect(batch.warnings).toMatchObject({ REFUND_TAKEN_OFF: 2, ZERO_AMOUNTS: 1 });
  });

  it('rejects the row whose refund cannot be read, and is left out where that is said', () => {
    const text = `${head}A1,2024-01-05,c1,20.00,much\nA2,2024-01-06,c2,30.00,1\nA3,2024-01-06,c2,30.00,2\n`;
    const batch = importAll(fileOf(text));
    expect(batch).toMatchObject({ rowsAccepted: 2, rejections: { AMOUNT_UNREADABLE: 1 } });
    const whole = importAll(fileOf(text), { map: { 退款金额: null } });
    expect(whole).toMatchObject({ rowsAccepted: 3, amountMinor: '8000' });
  });
});
