import { beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/index.ts';
import type { OwnFigure } from '#shared/contract/outsideData.ts';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { control, fileOf, importAll, store } from '#test/fixtures/importRoom.ts';
import { latestRun, runAnalysis, tableRecords } from '../index.ts';

const SETTINGS = analysisSettingsSchema.parse({ asOf: '2024-03-15' });
const lines = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');

/** January 2023 to March 2024. */
const MONTHS = Array.from({ length: 15 }, (_, at) =>
  new Date(Date.UTC(2023, at, 1)).toISOString().slice(0, 7),
);
/** Orders of each month: one more than the place of the month in a row that goes up and down. */
const ORDERS = MONTHS.map((_, at) => 1 + ((at * 7) % 5));

beforeEach(() => {
  for (const { id } of store.batches.sources()) store.batches.undo(id);
  const rows = MONTHS.flatMap((month, at) =>
    Array.from(
      { length: ORDERS[at] ?? 0 },
      (_, k) => `${month}-${k},c${k % 3},${month}-0${k + 1},10.00,${k === 0 ? 'web' : 'shop'}`,
    ),
  );
  importAll(fileOf(lines('order_id,customer_id,date,amount,channel', rows)), {
    answers: { currency: 'CNY' },
  });
});

function importSeries(name: string, rows: readonly string[], header = 'month,value'): void {
  importAll(fileOf(lines(header, rows), name));
}

function outside(
  series: string | null = null,
  own: OwnFigure = 'orders',
  filter: SegmentRule | null = null,
) {
  const found = latestRun(store).outside().beside({ series, own, filter }, control);
  expect(contract['retention.outside'].output.parse(found)).toEqual(found);
  return found;
}

function outsideValue(...asked: Parameters<typeof outside>) {
  const found = outside(...asked);
  if (!found.ok) throw new Error(found.reason);
  return found.value;
}

describe('outside data beside the own figures', () => {
  it('say when no file carries any', () => {
    runAnalysis(store, SETTINGS, control);
    expect(outside()).toMatchObject({ ok: false, reason: 'no_series' });
    expect(() => [...tableRecords(latestRun(store), 'outside')]).toThrow(
      expect.objectContaining({ body: expect.objectContaining({ code: 'NO_DATA' }) as unknown }),
    );
  });

  it('stand by month, and their changes are compared where both are finished', () => {
    importSeries(
      'price index.csv',
      MONTHS.map((month, at) => `${month},${2 * (ORDERS[at] ?? 0) + 100}`),
    );
    runAnalysis(store, SETTINGS, control);
    const view = outsideValue();
    expect(view).toMatchObject({ names: ['price index'], name: 'price index', unlisted: 0 });
    expect(view.months.map(({ month }) => month)).toEqual(MONTHS);
    expect(view.months.map(({ own }) => own)).toEqual(ORDERS);
    expect(view.months.at(-1)).toMatchObject({ ownComplete: false, outsideComplete: false });
    if (!view.changes.ok) throw new Error(view.changes.reason);
    expect(view.changes.value).toMatchObject({ months: 14, n: 13 });
    expect(view.changes.value.pearson.r).toBeCloseTo(1, 12);
    expect(outsideValue(null, 'net_revenue').months[0]?.own).toBe(1000 * (ORDERS[0] ?? 0));
  });

  it('tell no correlation below twelve common months', () => {
    importSeries(
      'index.csv',
      MONTHS.slice(3).map((month, at) => `${month},${at ** 2}`),
    );
    runAnalysis(store, SETTINGS, control);
    // Twelve months with a value, of which March 2024 has not ended.
    expect(outsideValue().changes).toEqual({
      ok: false,
      code: 'TOO_FEW_DATA',
      reason: 'few_common_months',
      details: { months: 11, monthsNeeded: 12 },
    });
  });

  it('compare no months that do not neighbour', () => {
    const without = (gaps: readonly number[]) =>
      MONTHS.map((month, at) => `${month},${at ** 2}`).filter((_, at) => !gaps.includes(at));
    importSeries('index.csv', without([5]));
    importSeries('other.csv', without([5, 8]));
    runAnalysis(store, SETTINGS, control);
    expect(outsideValue('index').changes).toMatchObject({ ok: true, value: { months: 13, n: 11 } });
    expect(outsideValue('other').changes).toMatchObject({
      reason: 'few_changes',
      details: { changes: 9, changesNeeded: 11 },
    });
  });

  it('are told apart by name and unit, the latest import of a day counting', () => {
    const header = 'date,indicator,value,unit';
    importSeries(
      'a.csv',
      ['2023-02-01,Rate,5,CNY', '2023-02-01,Heat,20,°C', '2023-02-03,rate,9,CNY'],
      header,
    );
    importSeries('b.csv', ['2023-02-03,RATE,7,CNY'], header);
    importSeries('wide.csv', ['2023-02-01,3.5,0', '2023-02-02,4.5,12'], 'Date,TMAX (°C),Rain');
    runAnalysis(store, SETTINGS, control);
    expect(outsideValue().names).toEqual(['Heat (°C)', 'Rate (CNY)', 'TMAX (°C)']);
    expect(outsideValue('rate (cny)').months[1]).toMatchObject({ outside: 6, values: 2 });
    expect(outsideValue('TMAX (°C)').months[1]).toMatchObject({ outside: 4, values: 2 });
    expect(outsideValue('gone').name).toBe('Heat (°C)');
  });

  it('count the orders of the customers of a filter', () => {
    importSeries('index.csv', ['2023-02,1']);
    runAnalysis(store, SETTINGS, control);
    const filter: SegmentRule = { kind: 'choice', field: 'channel', values: ['web'] };
    const chosen = outsideValue(null, 'orders', filter).months;
    expect(chosen.map(({ month }) => month)).toEqual(MONTHS);
    expect(chosen[1]?.own).toBeLessThan(ORDERS[1] ?? 0);
  });

  it('are a table of results', () => {
    importSeries('index.csv', ['2023-02,1.5']);
    runAnalysis(store, SETTINGS, control);
    const records = [...tableRecords(latestRun(store), 'outside')].map((record) => record.trim());
    expect(records).toHaveLength(MONTHS.length + 1);
    expect(records[0]).toBe('series,month,values,mean,complete,orders,net_revenue,own_complete');
    expect(records[1]).toBe('index,2023-01,0,,1,1,10.00,1');
    expect(records[2]).toBe('index,2023-02,1,1.5,1,3,30.00,1');
    expect(records.at(-1)).toMatch(/^index,2024-03,0,,1,\d,\d+\.00,0$/);
  });

  it('are gone with their batch', () => {
    importSeries('index.csv', ['2023-02,1']);
    const batch = store.batches.sources().find(({ kind }) => kind === 'series');
    store.batches.undo(batch?.id ?? 0);
    runAnalysis(store, SETTINGS, control);
    expect(outside()).toMatchObject({ ok: false, reason: 'no_series' });
  });
});
