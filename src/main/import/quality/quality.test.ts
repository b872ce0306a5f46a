import { describe, expect, it } from 'vitest';
import { qualityReportSchema, type QualityLine } from '#shared/contract/quality.ts';
import { dayOfCivil } from '#shared/domain/calendar.ts';
import { batchSummary } from '#test/support/batchSummary.ts';
import { control, fileOf, importAll, rejectsOf, SMALL, store } from '#test/fixtures/importRoom.ts';
import { correctBatch, coverage, importFile, inspectFile, qualityReport } from '../index.ts';

const TODAY = dayOfCivil(2026, 11, 25);
const report = () => qualityReportSchema.parse(qualityReport(store, TODAY));

const short = ({ rule, detail, before, found, after }: QualityLine) => [
  detail === null ? rule : `${rule} ${detail}`,
  before,
  found,
  after,
];

/** Twenty days of even amounts, a month without rows, one amount out of all measure, one day to come. */
const MIXED = [
  'order_no,date,customer_id,channel,amount',
  ...Array.from(
    { length: 20 },
    (_, i) =>
      `B${String(i)},2024-01-${String(i + 1).padStart(2, '0')},c1,web,${String(10 + (i % 5))}.00`,
  ),
  'B20,2024-03-05,,web,12.00',
  'B21,2024-03-06,c2,,99999.00',
  'B22,2099-01-01,c2,web,12.00',
  'B23,2024-03-07,c2,web,oops',
  'B19,2024-01-20,c1,web,14.00',
  'Total,,,,100277.00',
  '',
].join('\n');

describe('the quality of the data', () => {
  it('is nothing without a batch', () => {
    expect(report()).toEqual({ batches: [], total: null, keepUntil: [] });
  });

  it('accounts for every row of a file, rule by rule, and for the sums', () => {
    const batch = importAll(fileOf(MIXED), { repeats: 'drop' });
    const [own] = report().batches;
    expect(own).toMatchObject({
      batchId: batch.id,
      rowsRead: 26,
      rowsAccepted: 23,
      rowsStored: 23,
      // All but the one without a customer and the one to come; of those read, the total is no data.
      rowsSound: 21,
      rowsWithData: 25,
      reconciles: true,
      cut: false,
      sums: { accepted: '100263.00', stored: '100263.00' },
      // Median 12, MAD 1: 12 - 3.5 / 0.6745 and 12 + 3.5 / 0.6745.
      limits: { low: '6.81', high: '17.19' },
    });
    expect(own?.lines.map(short)).toEqual([
      ['rejected AMOUNT_UNREADABLE', 26, 1, 25],
      ['no_data', 25, 1, 24],
      ['repeated', 24, 1, 23],
      ['changed', 23, 0, 23],
      ['unidentified', 23, 1, 23],
      ['missing order_id', 23, 0, 23],
      ['missing date', 23, 0, 23],
      ['missing customer_id', 23, 1, 23],
      ['missing channel', 23, 1, 23],
      ['missing amount', 23, 0, 23],
      ['outliers', 23, 1, 23],
      ['future', 23, 1, 23],
      // February 2024, and all months from April 2024 to December 2098.
      ['gaps', 901, 898, 901],
    ]);
  });

  it('keeps repeated rows where the plan says so, and still reconciles', () => {
    const batch = importAll(fileOf(`${SMALL}A1,2024-01-05 13:05:09,c1,web,Lamp,2,20.50\n`));
    const own = report().batches.find(({ batchId }) => batchId === batch.id);
    const repeated = own?.lines.find(({ rule }) => rule === 'repeated');
    expect(repeated).toMatchObject({ before: 5, found: 1, after: 5 });
    expect(own?.reconciles).toBe(true);
  });

  it('knows files of other kinds, without amounts or without days', () => {
    const batch = importAll(fileOf('product,category\nLamp,home\nDesk,\n'), { kind: 'products' });
    const own = report().batches.find(({ batchId }) => batchId === batch.id);
    expect(own).toMatchObject({ reconciles: true, sums: null, limits: null });
    expect(own?.lines.map(short)).toEqual([
      ['no_data', 2, 0, 2],
      ['repeated', 2, 0, 2],
      ['changed', 2, 0, 2],
      ['missing product', 2, 0, 2],
      ['missing category', 2, 1, 2],
    ]);
  });

  it('accounts for marked rows, rows that returned and rows of an earlier file', () => {
    const rows = 'order_no,date,customer_id,channel,amount\nD1,2023-01-05,c1,web,10.00\n';
    const faulty = `${rows}D2,2023-01-06,c2,web,soon\nD3,2023-02-30,c3,web,5.00\n`;
    const batch = importAll(fileOf(faulty), { onBadRow: 'mark' });
    const linesOf = (id: number, rules: readonly QualityLine['rule'][]) =>
      report()
        .batches.find(({ batchId }) => batchId === id)
        ?.lines.filter(({ rule }) => rules.includes(rule))
        .map(short);
    const own = () => report().batches.find(({ batchId }) => batchId === batch.id);
    expect(own()).toMatchObject({ rowsAccepted: 2, rowsStored: 2, reconciles: true });
    expect(own()).toMatchObject({ rowsSound: 1, rowsWithData: 3 });
    expect(linesOf(batch.id, ['marked', 'gaps'])).toEqual([
      ['marked AMOUNT_UNREADABLE', 2, 1, 2],
      ['gaps', 1, 0, 1],
    ]);
    // A zero is stored for an amount that is not known; it is missing all the same.
    expect(linesOf(batch.id, ['missing'])).toContainEqual(['missing amount', 2, 1, 2]);

    const corrected = fileOf(rejectsOf(batch).replaceAll('2023-02-30', '2023-03-30'), 'back.csv');
    correctBatch(store, corrected, control);
    expect(own()).toMatchObject({
      rowsRead: 3,
      rowsAccepted: 3,
      rowsStored: 3,
      reconciles: true,
      sums: { accepted: '15.00', stored: '15.00' },
    });
    expect(linesOf(batch.id, ['rejected', 'marked', 'gaps'])).toEqual([
      ['marked AMOUNT_UNREADABLE', 3, 1, 3],
      ['gaps', 3, 1, 3],
    ]);
    expect(coverage(store).find(({ batchId }) => batchId === batch.id)?.months).toEqual([
      { month: '2023-01', rows: 2 },
      { month: '2023-02', rows: 0 },
      { month: '2023-03', rows: 1 },
    ]);

    const next = fileOf(`${rows}D4,2023-01-07,c4,web,7.00\nTotal,,,,17.00\n`);
    const { plan } = inspectFile(next, {}, control);
    const { id, warnings } = importFile(next, plan, store, control, { overlap: 'skip' });
    expect(warnings).toMatchObject({ OVERLAPPING_ROWS_SKIPPED: 1, TOTAL_ROWS_SKIPPED: 1 });
    expect(linesOf(id, ['no_data', 'overlapping', 'repeated'])).toEqual([
      ['no_data', 3, 1, 2],
      ['overlapping', 2, 1, 1],
      ['repeated', 1, 0, 1],
    ]);
    expect(report().batches.find(({ batchId }) => batchId === id)?.reconciles).toBe(true);
  });

  it('adds up over all batches', () => {
    const { batches, total } = report();
    expect(total?.rowsRead).toBe(batches.reduce((sum, { rowsRead }) => sum + rowsRead, 0));
    expect(total?.reconciles).toBe(true);
    const found = (rule: QualityLine['rule']) =>
      batches
        .flatMap(({ lines }) => lines)
        .reduce((sum, one) => sum + (one.rule === rule ? one.found : 0), 0);
    for (const rule of [
      'rejected',
      'no_data',
      'overlapping',
      'repeated',
      'marked',
      'outliers',
      'future',
      'gaps',
    ] as const) {
      const own = total?.lines.filter((one) => one.rule === rule) ?? [];
      expect(
        own.reduce((sum, one) => sum + one.found, 0),
        rule,
      ).toBe(found(rule));
    }
    // What is left by one rule is what comes before the next.
    const steps =
      total?.lines.filter(({ rule }) =>
        ['rejected', 'no_data', 'overlapping', 'repeated'].includes(rule),
      ) ?? [];
    expect(steps.slice(1).map(({ before }) => before)).toEqual(
      steps.slice(0, -1).map(({ after }) => after),
    );
    expect(steps.at(-1)?.after).toBe(total?.rowsAccepted);
  });

  it('says so when the store does not hold what was accepted', () => {
    const writer = store.batches.begin('orders');
    writer.addChunk({
      day: Int32Array.of(19_000),
      line: Int32Array.of(2),
      amount: Float64Array.of(100),
    });
    const { id } = writer.finish(
      batchSummary(1, { rowsRead: 2, rowsAccepted: 2, rowsSkipped: 0, rowsRejected: 0 }),
    );
    expect(report().batches.find(({ batchId }) => batchId === id)?.reconciles).toBe(false);
    store.batches.undo(id);
  });

  it('counts the days for which data may be kept, the nearest first', () => {
    const keep = (keepUntil: string) =>
      importAll(fileOf(SMALL.replaceAll('A1', keepUntil)), {
        privacy: { customer_id: 'pseudonymise' },
        record: { keepUntil, purpose: 'loyalty' },
      }).id;
    const [late, over, soon] = [keep('2027-06-30'), keep('2026-11-24'), keep('2026-12-09')];
    const { keepUntil } = report();
    expect(keepUntil.map(({ batchId, daysLeft }) => [batchId, daysLeft])).toEqual([
      [over, -1],
      [soon, 14],
      [late, 217],
    ]);
  });
});
