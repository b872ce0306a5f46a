import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { buildLedger } from '#main/snapshot/index.ts';
import type { BatchRecord } from '#main/store/index.ts';
import {
  codeOf,
  control,
  fileOf,
  importAll,
  rejectsFileOf,
  rejectsOf,
  store,
} from '#test/fixtures/importRoom.ts';
import { zipOf } from '#test/support/workbook.ts';
import { checkCorrection, correctBatch, inspectFile, isCorrection } from '../index.ts';

const ORDERS = `order_no,date,customer_id,amount,item
A1,2024-01-05,c1,20.50,Lamp
A2,2024-02-30,c2,10.00,"Desk, small"
A3,2024-01-07,c3,free,=Lamp
A4,2024-01-08,c1,??,Lamp
`;

/** The same rows as they are after somebody has mended the file. */
const MENDED = ORDERS.replace('2024-02-30', '2024-02-28')
  .replace('free', '3.00')
  .replace('??', '4.00');

function numbersOf(batch: BatchRecord): Partial<BatchRecord> {
  const { customers, rowsRead, rowsAccepted, rowsRejected, amountMinor, firstDay, lastDay } = batch;
  return { customers, rowsRead, rowsAccepted, rowsRejected, amountMinor, firstDay, lastDay };
}

it('corrected rows return to their batch, which is then as the mended file would have made it', () => {
  const whole = importAll(fileOf(MENDED));
  const expected = { ...buildLedger(store, control), dataVersion: '' };
  store.batches.undo(whole.id);

  const batch = importAll(fileOf(ORDERS));
  const rejects = rejectsOf(batch);
  expect(rejects.split('\n')[0]).toBe(
    '\ufefffile,line,column,rule,reason,message,fix,batch,order_no,date,customer_id,amount,item',
  );
  const mended = rejects.replace('2024-02-30', '2024-02-28').replace('free', '3.00');
  const path = fileOf(mended, 'corrected.csv');
  expect(isCorrection(inspectFile(path, {}, control))).toBe(true);
  expect(checkCorrection(store, path, control)).toMatchObject({
    rowsRead: 3,
    rowsReturned: 2,
    rowsRejected: 1,
    rejections: [{ rule: 'AMOUNT_UNREADABLE', firstLine: 5, values: ['??'] }],
  });
  expect(store.batches.list().at(-1)).toEqual(batch);

  const first = correctBatch(store, path, control);
  expect(first.batch).toMatchObject({
    id: batch.id,
    rowsRead: 4,
    rowsAccepted: 3,
    rowsRejected: 1,
    customers: 3,
    amountMinor: '3350',
    rejections: { AMOUNT_UNREADABLE: 1 },
  });
  expect(store.batches.list().filter(({ state }) => state === 'complete')).toEqual([first.batch]);

  // The same file a second time, and then the last row with a row that is in already.
  expect(codeOf(() => correctBatch(store, path, control))).toBe('CORRECTION_NOTHING');
  expect(rejectsOf(first.batch).trim().split('\n')).toHaveLength(2);
  const last = fileOf(mended.replace('??', '4.00'), 'corrected.csv');
  const second = correctBatch(store, last, control);
  expect(second).toMatchObject({ rowsRead: 3, rowsReturned: 1, rowsAlready: 2, rowsRejected: 0 });
  expect(numbersOf(second.batch)).toEqual(numbersOf(whole));
  expect({ ...buildLedger(store, control), dataVersion: '' }).toEqual(expected);

  store.batches.undo(batch.id);
  expect(store.batches.sources()).toEqual([]);
  expect(codeOf(() => correctBatch(store, last, control))).toBe('CORRECTION_UNKNOWN');
});

it('rows that come back are the bytes they were, whatever apostrophes the file needed', () => {
  const cells = ['=1+1', "'=1+1", "''-x", "'00125", '-5', '+1-2', '＝1', '@a', ' x ', "'"];
  const lines = cells.map((cell, i) => `B${i},2024-02-30,c${i},1.00,"${cell}"`).join('\n');
  const batch = importAll(fileOf(`${ORDERS}${lines}\n`));
  const kept = (of: BatchRecord): string[] => {
    const csv = Buffer.concat([...store.batches.rejects(of.id)]).toString();
    return csv.split('\n').filter((line) => /,B\d,/.test(line));
  };
  const before = kept(batch);
  expect(before).toHaveLength(cells.length);
  const rejects = rejectsOf(batch);
  expect(rejects).toContain(",''=1+1\n");
  const path = fileOf(rejects.replaceAll('free', '3.00'), 'corrected.csv');
  expect(kept(correctBatch(store, path, control).batch)).toEqual(before);

  const other = importAll(fileOf(`${ORDERS}${lines}\n`, 'other.csv'));
  const book = editedBook(rejectsFileOf(other, 'xlsx'), (sheet) =>
    sheet.replaceAll('>free<', '>3.00<'),
  );
  const returned = correctBatch(store, book, control);
  expect(returned).toMatchObject({ rowsReturned: 1, rowsRejected: cells.length + 2 });
  expect(kept(returned.batch)).toEqual(
    before.map((line) => line.replace('orders.csv', 'other.csv')),
  );
});

/** The workbook of rejected rows after somebody changed texts of it. */
function editedBook(path: string, edit: (sheet: string) => string): string {
  const parts = unzipSync(readFileSync(path));
  const name = 'xl/worksheets/sheet1.xml';
  const sheet = edit(strFromU8(parts[name] ?? new Uint8Array()));
  return fileOf(zipOf({ ...parts, [name]: sheet }), 'back.xlsx');
}

it('a corrected file may come back as the workbook it was saved as, and emptied rows are left alone', () => {
  const batch = importAll(fileOf(ORDERS));
  const path = editedBook(rejectsFileOf(batch, 'xlsx'), (sheet) => {
    const rows = sheet.replaceAll('>free<', '>3<').split(/(?=<row )/);
    const emptied = rows[4]?.replaceAll(/>(A4|2024-01-08|c1|\?\?|Lamp)</g, '><') ?? '';
    return [...rows.slice(0, 4), emptied].join('');
  });
  const report = correctBatch(store, path, control);
  expect(report).toMatchObject({ rowsReturned: 1, rowsRejected: 1, rowsOther: 1 });
  expect(report.batch).toMatchObject({ rowsAccepted: 2, rowsRejected: 2 });
  store.batches.undo(batch.id);
});

it('rows of another import and a failure half-way change nothing', () => {
  const batch = importAll(fileOf(ORDERS));
  const strange = rejectsOf(batch).replaceAll(/B\d+-/gu, 'B999-');
  expect(codeOf(() => correctBatch(store, fileOf(strange), control))).toBe('CORRECTION_UNKNOWN');
  expect(codeOf(() => correctBatch(store, fileOf(ORDERS), control))).toBe('BAD_REQUEST');
  const path = fileOf(rejectsOf(batch).replaceAll('free', '3.00'));
  const version = store.batches.dataVersion();
  let checks = 0;
  const cancelled = {
    ...control,
    check: () => {
      checks += 1;
      if (checks > 4) throw new Error('stopped');
    },
  };
  expect(() => correctBatch(store, path, cancelled)).toThrow('stopped');
  expect(store.batches.list().at(-1)).toEqual(batch);
  expect(store.batches.dataVersion()).toBe(version);
  expect(readFileSync(path, 'utf8')).toContain('3.00');
  store.batches.undo(batch.id);
});
