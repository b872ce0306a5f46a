import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLedger } from '#main/snapshot/index.ts';
import { control, fileOf, folder, importAll, rejectsOf, store } from '#test/fixtures/importRoom.ts';
import { makeXlsx } from '#test/support/workbook.ts';
import { checkFile, inspectFile, writeMarked } from './index.ts';

/** One row each: sound, no amount, another currency, no day, a quantity that is none. */
const ORDERS = `order_no,date,customer_id,qty,amount
A1,2024-01-05,c1,2,20.50
A2,2024-01-06,c2,1,pending
A3,2024-01-07,c3,1,USD 5.00
A4,soon,c1,1,10.25
A5,2024-01-08,c1,many,EUR 7.00
`;
const EUR = { answers: { currency: 'EUR' } };

function markedOf(batchId: number): string[] {
  const path = join(folder, `marked-${batchId}.csv`);
  writeMarked(store, batchId, path, control);
  return readFileSync(path, 'utf8').slice(1).trimEnd().split('\n');
}

describe('bad rows brought in marked', () => {
  it('keep what they say, and count in no figure without their amount', () => {
    const skipped = importAll(fileOf(ORDERS), EUR);
    expect(skipped).toMatchObject({ rowsAccepted: 2, rowsRejected: 3, rowsMarked: 0 });
    const before = buildLedger(store, control).totals;
    store.batches.undo(skipped.id);

    const batch = importAll(fileOf(ORDERS), { ...EUR, onBadRow: 'mark' });
    expect(batch).toMatchObject({
      rowsRead: 5,
      rowsAccepted: 4,
      rowsRejected: 1,
      rowsMarked: 3,
      amountMinor: '2750',
      marks: { AMOUNT_UNREADABLE: 1, CURRENCY_OTHER: 1, QUANTITY_UNREADABLE: 1 },
      rejections: { DATE_UNREADABLE: 1 },
    });
    expect(batch.warnings).not.toHaveProperty('ZERO_AMOUNTS');
    const after = buildLedger(store, control).totals;
    expect(after).toMatchObject({
      lines: 4,
      notCountedLines: 2,
      notCounted: 0,
      amount: before.amount,
      ordersNet: before.ordersNet,
      ordersCounting: before.ordersCounting,
      ordersZero: 0,
    });
    expect(after.notCountedByReason.map(({ lines }) => lines)).toEqual([0, 0, 0, 0, 2]);
    expect(markedOf(batch.id)).toEqual([
      'file,line,column,rule,reason',
      'orders.csv,3,amount,amount,AMOUNT_UNREADABLE',
      'orders.csv,4,amount,currency,CURRENCY_OTHER',
      'orders.csv,6,qty,quantity,QUANTITY_UNREADABLE',
    ]);
    store.batches.undo(batch.id);
    expect(markedOf(batch.id)).toHaveLength(1);
  });

  it('take the refunds of their order out with them', () => {
    const refunded = `${ORDERS}A2,2024-01-09,c2,-1,-3.00\n`;
    const batch = importAll(fileOf(refunded), { ...EUR, onBadRow: 'mark' });
    const { totals } = buildLedger(store, control);
    expect(totals).toMatchObject({ notCountedLines: 3, notCounted: -300, unlinkedLines: 0 });
    expect(totals.amount).toBe(totals.ordersNet + totals.unlinked + totals.notCounted);
    store.batches.undo(batch.id);
  });

  it('are part of the accepted rows of the other kinds too, their field empty', () => {
    const survey =
      'response_id,nps_score,submitted\nr1,9,2024-01-05\nr2,8,2024-02-31\nr3,7,9999-12-31\nr4,x,2024-01-06\n';
    const said = { kind: 'surveys', map: { submitted: 'date', nps_score: 'score' } } as const;
    const plain = importAll(fileOf(survey), said);
    expect(plain).toMatchObject({ rowsAccepted: 1, rowsRejected: 3 });
    const batch = importAll(fileOf(survey), { ...said, onBadRow: 'mark' });
    expect(batch).toMatchObject({
      rowsAccepted: 3,
      rowsMarked: 2,
      marks: { DATE_IMPOSSIBLE: 1, DATE_RANGE: 1 },
      rejections: { NUMBER_UNREADABLE: 1 },
      firstDay: 19_727,
      lastDay: 19_727,
    });
    expect([...(store.batches.column(batch.id, 'day') ?? [])].map(Number.isNaN)).toEqual([
      false,
      true,
      true,
    ]);
    store.batches.undo(plain.id);
    store.batches.undo(batch.id);
  });

  it('are told in the check with cell and values, and named in the list by their cell', () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = ORDERS.trim()
      .split('\n')
      .map((line) => `<row>${line.split(',').map(cell).join('')}</row>`);
    const path = fileOf(makeXlsx({ sheets: [{ name: 'Sheet1', rows: rows.join('') }] }), 'o.xlsx');
    const { plan } = inspectFile(path, { ...EUR, onBadRow: 'mark' }, control);
    const report = checkFile(path, plan, control);
    expect(report.marks[0]).toEqual({
      rule: 'AMOUNT_UNREADABLE',
      column: 'amount',
      count: 1,
      firstLine: 3,
      cell: 'Sheet1!E3',
      values: ['pending'],
    });
    expect(report.rejections).toMatchObject([{ rule: 'DATE_UNREADABLE', cell: 'Sheet1!B5' }]);
    const batch = importAll(path, { ...EUR, onBadRow: 'mark' });
    expect(markedOf(batch.id)[1]).toBe('o.xlsx,3,amount,amount,AMOUNT_UNREADABLE,Sheet1,Sheet1!E3');
    expect(rejectsOf(batch)).toMatch(new RegExp(`Sheet1!B5,.*,B${batch.id}-`, 'u'));
    store.batches.undo(batch.id);
  });
});

describe('faults in the check', () => {
  it('show the values at fault, masked where they are personal', () => {
    const path = fileOf(
      '手机号,下单时间,金额\n13800138000,2024-01-05,五\n13800138000,2024-01-06,六\n13900139000,2024-01-06,五\n13900139000,2024-01-07,6\n13900139000,2024-01-08,7\n13900139000,2024-01-09,7\n',
    );
    const report = checkFile(path, inspectFile(path, {}, control).plan, control);
    expect(report.rejections).toEqual([
      {
        rule: 'AMOUNT_UNREADABLE',
        column: '金额',
        count: 3,
        firstLine: 2,
        cell: null,
        values: ['五', '六'],
      },
    ]);
  });

  it('go where a value is said to stand for an empty cell', () => {
    const survey =
      'response_id,nps_score,submitted\nr1,9,2024-01-05\nr2,8,later\nr3,7,2024-01-07\nr4,7,2024-01-08\n';
    const said = { kind: 'surveys', map: { submitted: 'date', nps_score: 'score' } } as const;
    const path = fileOf(survey);
    expect(importAll(path, said).rejections).toEqual({ DATE_UNREADABLE: 1 });
    const mended = importAll(path, { ...said, empty: { submitted: ['later'] } });
    expect(mended).toMatchObject({ rowsAccepted: 4, rowsRejected: 0, rowsMarked: 0 });
  });
});
