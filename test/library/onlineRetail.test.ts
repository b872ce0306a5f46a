import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import { latestRun, runAnalysis, tableRecords, type RunReader } from '#main/analysis/index.ts';
import { importFile, inspectFile } from '#main/import/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import type { BatchRecord } from '#main/store/index.ts';
import { currentLedger } from '#main/snapshot/index.ts';
import { temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { libraryFile, libraryIsThere } from './shared.ts';

const control = detachedControl();

/** Tenths of a cent: the finest price in the file has three decimals. */
const UNIT = 1000;

interface Known {
  readonly lines: number;
  readonly amount: number;
  readonly identifiedAmount: number;
  readonly customers: number;
  /** Net amount and counting orders per customer with at least one of them. */
  readonly buyers: ReadonlyMap<string, { orders: number; net: number; last: string }>;
}

/** The same figures by the plainest reading of the file, sharing no code with the program. */
function readPlainly(text: string): Known {
  const invoices = new Map<string, Map<string, { amount: number; day: string }>>();
  let lines = 0;
  let amount = 0;
  let identifiedAmount = 0;
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    lines++;
    const cells: string[] = [];
    for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) {
      cells.push(match[1] ?? match[2] ?? '');
    }
    const [invoice = '', , , quantity, date = '', price, customer = ''] = cells;
    const value = Math.round(Number(quantity) * Number(price) * UNIT);
    amount += value;
    if (customer === '') continue;
    identifiedAmount += value;
    const own = invoices.get(customer) ?? new Map<string, { amount: number; day: string }>();
    invoices.set(customer, own);
    const held = own.get(invoice) ?? { amount: 0, day: date.slice(0, 10) };
    own.set(invoice, { ...held, amount: held.amount + value });
  }
  const buyers = new Map<string, { orders: number; net: number; last: string }>();
  for (const [customer, own] of invoices) {
    const counting = [...own.values()].filter((order) => order.amount > 0);
    if (counting.length === 0) continue;
    const net = [...own.values()].reduce((sum, order) => sum + order.amount, 0);
    const last =
      counting
        .map((order) => order.day)
        .sort()
        .at(-1) ?? '';
    buyers.set(customer.replace(/\.0$/, ''), { orders: counting.length, net, last });
  }
  return { lines, amount, identifiedAmount, customers: invoices.size, buyers };
}

describe.skipIf(!libraryIsThere())('Online Retail, 541,909 lines', { timeout: 240_000 }, () => {
  let held: TemporaryStore;
  let batch: BatchRecord;
  let run: RunReader;
  let known: Known;

  beforeAll(() => {
    const path = libraryFile('transactions/online_retail_uci.csv.gz');
    known = readPlainly(gunzipSync(readFileSync(path)).toString('utf8'));
    held = temporaryStore();
    const { plan, questions } = inspectFile(path, {}, control);
    expect(questions).toEqual([]);
    batch = importFile(path, plan, held.store, control);
    runAnalysis(held.store, analysisSettingsSchema.parse({}), control);
    run = latestRun(held.store);
  }, 240_000);
  afterAll(() => {
    held.dispose();
  });

  it('accepts every line, and the ledger adds up to the file', () => {
    expect(known.lines).toBe(541_909);
    expect(batch.rowsAccepted).toBe(known.lines);
    const { totals, money } = currentLedger(held.store, control);
    const scale = 10 ** money.digits / UNIT;
    expect(totals.amount).toBe(known.amount * scale);
    expect((totals.amount / 10 ** money.digits).toFixed(2)).toBe('9747747.93');
    const { ordersNet, unlinked, unidentified, notCounted } = totals;
    expect(ordersNet + unlinked + unidentified + notCounted).toBe(totals.amount);
    expect(ordersNet + unlinked).toBe(known.identifiedAmount * scale);
  });

  it('gives every customer the orders, the last day and the net amount of the file', () => {
    const records = [...tableRecords(run, 'customers')].slice(1);
    expect(records).toHaveLength(known.customers);
    const buyers = records.map((record) => record.split(',')).filter((cells) => cells[3] !== '0');
    expect(buyers).toHaveLength(known.buyers.size);
    for (const [id = '', , last, orders, net] of buyers) {
      const expected = known.buyers.get(id);
      expect({ id, orders: Number(orders), net: Math.round(Number(net) * UNIT), last }).toEqual({
        id,
        ...expected,
      });
    }
  });

  it('shows the same totals in every figure', () => {
    const value = run.value.overview();
    const rfm = run.rfm();
    if (!value.realised.ok || !rfm.ok) throw new Error('gated');
    const revenue = rfm.value.grid.flat().reduce((sum, cell) => sum + cell.revenue, 0);
    const buyersNet = [...known.buyers.values()].reduce((sum, buyer) => sum + buyer.net, 0);
    const scale = 10 ** value.run.money.digits / UNIT;
    expect(revenue).toBe(buyersNet * scale);
    expect(value.realised.value.net + value.realised.value.unidentified).toBe(known.amount * scale);
    expect(value.run.customers).toBe(known.buyers.size);
  });

  // The figures below were computed from the file with plain python3, sharing no code with the program.
  it('has the cohorts of the file', () => {
    const answer = run.retention().cohorts({ by: 'month', period: 'month', filter: null }, control);
    if (!answer.ok) throw new Error(answer.reason);
    const { cohorts } = answer.value;
    expect(cohorts.map(({ size }) => size)).toEqual([
      885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 323, 41,
    ]);
    expect(cohorts[0]?.cells.map(({ active }) => active)).toEqual([
      885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235,
    ]);
    expect(cohorts[0]?.cells.map(({ activeLater }) => activeLater)).toEqual([
      885, 766, 753, 741, 724, 713, 696, 672, 652, 621, 583, 510, 235,
    ]);
    expect(cohorts.map(({ cells }) => cells.at(-1)?.complete)).toEqual(cohorts.map(() => false));
  });

  it('has the time to the second order of the file', () => {
    const survival = run
      .retention()
      .survival({ of: 'second_order', by: 'all', filter: null }, control);
    if (!survival.ok) throw new Error(survival.reason);
    const { months, median } = survival.value.everybody;
    expect(months[0]?.survival).toBeCloseTo(0.7729458297293652, 12);
    expect(months[2]?.survival).toBeCloseTo(0.5147883207987528, 12);
    expect(months[5]?.survival).toBeCloseTo(0.32896439670351535, 12);
    expect(median.days).toBe(97);
    const timing = run.retention().churnTiming({ filter: null }, control);
    if (!timing.ok) throw new Error(timing.reason);
    expect(timing.value.secondWithin).toEqual([
      { days: 30, customers: 3370, ended: 760 },
      { days: 60, customers: 3370, ended: 1278 },
      { days: 90, customers: 3370, ended: 1607 },
    ]);
  });
});
