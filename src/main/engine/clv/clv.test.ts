import {
  dayOf,
  GOLDEN_BASE,
  simulatedSnapshot,
  snapshotOf,
  type Row,
} from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { randomStream } from '../numeric/index.ts';
import {
  DEFAULT_CLV_SETTINGS,
  fitClv,
  purchaseSummary,
  type ClvResult,
  type ClvSettings,
} from './index.ts';

const OPEN: ClvSettings = {
  ...DEFAULT_CLV_SETTINGS,
  gate: { customers: 0, months: 0, repeaters: 0 },
};

function value(snapshot: Snapshot, settings = OPEN): ClvResult {
  const outcome = fitClv(purchaseSummary(snapshot), settings);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('purchase summary', () => {
  const asOf = dayOf('2024-03-31');
  const rows: readonly Row[] = [
    [0, dayOf('2024-03-01'), 3000],
    [0, dayOf('2024-01-01'), 1000],
    [0, dayOf('2024-02-01'), 1500],
    [0, dayOf('2024-02-01'), 500],
    [1, asOf, 700],
    [2, dayOf('2024-02-28'), 100],
    [2, dayOf('2024-03-01'), 200],
    [3, dayOf('2024-03-05'), -50],
  ];
  const summary = purchaseSummary(snapshotOf(4, asOf, rows));

  it('merges a day, leaves the first purchase out of the mean, counts whole days', () => {
    expect([...summary.frequency]).toEqual([2, 0, 1, -1]);
    expect([...summary.recencyDays]).toEqual([60, 0, 2, 0]);
    expect([...summary.ageDays]).toEqual([90, 0, 32, 0]);
    expect([...summary.meanValue]).toEqual([2500, 0, 200, 0]);
    expect([summary.buyers, summary.repeaters]).toEqual([3, 2]);
    expect(summary.meanPurchase).toBe(7000 / 6);
  });

  it('can end earlier; the last day belongs to it', () => {
    const cut = purchaseSummary(snapshotOf(4, asOf, rows), dayOf('2024-02-01'));
    expect([...cut.frequency]).toEqual([1, -1, -1, -1]);
    expect(cut.ageDays[0]).toBe(31);
  });
});

describe('value of a simulated base', () => {
  const snapshot = simulatedSnapshot(GOLDEN_BASE);
  const result = value(snapshot);

  // mpmath 1.3.0 at 40 digits with the parameters that scipy found, see bgnbd.test.ts.
  it.each([
    [0, 1, 0.294485282285, 0.416080537471, 3029.57251108, 1204.68512272],
    [1, 0.351136423174, 0.344571834428, 1.5219946196, 3498.17530647, 5096.07650991],
    [3, 0.00218390898083, 0.00212177246727, 0.00819997915226, 3385.6958989, 26.5459593606],
    [4, 0.590308750222, 0.567284964555, 2.09213372396, 3791.92451941, 7591.53797237],
    [5, 0.146797010646, 0.0741328388074, 0.115083570256, 10595.6304562, 1165.2034118],
  ])('customer %d', (c, alive, pOrder, orders, spend, clv) => {
    const { columns } = result;
    expectNear(columns.pAlive[c], alive, 1e-6);
    expectNear(columns.pOrder[c], pOrder, 1e-6);
    expectNear(columns.expectedOrders[c], orders, 1e-6);
    expectNear(columns.expectedValue[c], spend, 1e-6);
    expectNear(columns.clv[c], clv, 1e-6);
  });

  it('adds up to the totals', () => {
    const sum = (column: Float64Array): number => column.reduce((a, b) => a + b, 0);
    expectNear(result.expectedOrders, sum(result.columns.expectedOrders), 1e-12);
    expectNear(result.clv, sum(result.columns.clv), 1e-12);
  });

  it('does not depend on the order of customers', () => {
    const { start, day, net, customers } = snapshot.orders;
    const rows: Row[] = [];
    for (let c = 0; c < customers; c++) {
      for (let i = start[c] ?? 0; i < (start[c + 1] ?? 0); i++) {
        rows.push([customers - 1 - c, day[i] ?? 0, net[i] ?? 0]);
      }
    }
    const reversed = value(snapshotOf(customers, snapshot.asOf, rows));
    expect([...reversed.columns.expectedOrders].reverse()).toEqual([
      ...result.columns.expectedOrders,
    ]);
    for (let c = 0; c < customers; c++) {
      expectNear(reversed.columns.clv[customers - 1 - c], result.columns.clv[c] ?? NaN, 1e-6);
    }
  });

  it('scales with money', () => {
    const richer = {
      ...snapshot,
      orders: { ...snapshot.orders, net: snapshot.orders.net.map((v) => v * 1000) },
    };
    expectNear(value(richer).clv / result.clv, 1000, 1e-7);
  });

  it('is the same in days and in weeks', () => {
    const days = value(snapshot, { ...OPEN, unit: 'day' });
    const alphaOf = ({ orders }: ClvResult): number =>
      orders.fit.estimates.find(({ name }) => name === 'alpha')?.value ?? NaN;
    expectNear(alphaOf(days) / alphaOf(result), 7, 1e-5);
    expectNear(days.clv / result.clv, 1, 1e-6);
  });

  it('falls with the discount rate and grows with the horizon', () => {
    const dear = value(snapshot, { ...OPEN, yearlyRate: 0.3 });
    const longer = value(snapshot, { ...OPEN, horizonMonths: 24 });
    const free = value(snapshot, { ...OPEN, yearlyRate: 0 });
    expect(dear.clv).toBeLessThan(result.clv);
    expect(longer.clv).toBeGreaterThan(result.clv);
    expect(free.clv).toBeGreaterThan(result.clv);
    expectNear(
      free.columns.clv[1],
      (free.columns.expectedOrders[1] ?? 0) * (free.columns.expectedValue[1] ?? 0),
      1e-9,
    );
  });
});

describe('intervals', () => {
  it('hold about as many outcomes as they say', () => {
    const base = { ...GOLDEN_BASE, customers: 6000, asOf: dayOf('2023-12-31') };
    const later = simulatedSnapshot({ ...base, asOf: base.asOf + 365 });
    const cut = purchaseSummary(later, base.asOf);
    const outcome = fitClv(cut, { ...OPEN, yearlyRate: 0, horizonMonths: 12 });
    if (!outcome.ok) throw new Error(outcome.reason);
    const { columns } = outcome.value;
    let customers = 0;
    let ordersInside = 0;
    let valueInside = 0;
    for (let c = 0; c < base.customers; c++) {
      // Those with a real chance of an order: for the others the interval is trivially zero to zero.
      if (!((columns.expectedOrdersHigh[c] ?? 0) > 0)) continue;
      const days = new Set<number>();
      let spent = 0;
      for (let i = later.orders.start[c] ?? 0; i < (later.orders.start[c + 1] ?? 0); i++) {
        const day = later.orders.day[i] ?? 0;
        if (day <= base.asOf) continue;
        days.add(day);
        spent += later.orders.net[i] ?? 0;
      }
      customers++;
      const [low = NaN, high = NaN] = [columns.expectedOrdersLow[c], columns.expectedOrdersHigh[c]];
      if (days.size >= low && days.size <= high) ordersInside++;
      const [cheap = NaN, dear = NaN] = [columns.clvLow[c], columns.clvHigh[c]];
      if (spent >= cheap && spent <= dear) valueInside++;
    }
    expect(customers).toBeGreaterThan(1500);
    expect(ordersInside / customers).toBeGreaterThan(0.88);
    expect(ordersInside / customers).toBeLessThan(0.98);
    expect(valueInside / customers).toBeGreaterThan(0.87);
    expect(valueInside / customers).toBeLessThan(0.98);
  });
});

describe('gates and poor data', () => {
  const asOf = dayOf('2024-06-30');

  it('name the count that is missing', () => {
    const few = snapshotOf(2, asOf, [
      [0, dayOf('2024-01-01'), 100],
      [1, dayOf('2024-03-01'), 100],
    ]);
    expect(fitClv(purchaseSummary(few))).toEqual({
      ok: false,
      code: 'TOO_FEW_DATA',
      reason: 'few_customers',
      details: {
        customers: 2,
        customersNeeded: 500,
        months: 6,
        monthsNeeded: 6,
        repeaters: 0,
        repeatersNeeded: 100,
      },
    });
  });

  it('count all months, not only those that are needed', () => {
    const long = snapshotOf(1, asOf, [[0, dayOf('2023-01-01'), 100]]);
    expect(fitClv(purchaseSummary(long))).toMatchObject({ details: { months: 18 } });
  });

  it('close on too short a history', () => {
    const gate = { customers: 1, months: 6, repeaters: 0 };
    const rows: Row[] = [[0, dayOf('2024-01-02'), 100]];
    const outcome = fitClv(purchaseSummary(snapshotOf(1, asOf, rows)), { ...OPEN, gate });
    expect(outcome).toMatchObject({
      code: 'TOO_FEW_DATA',
      reason: 'few_months',
      details: { months: 5 },
    });
  });

  it.each([
    ['nobody', snapshotOf(0, asOf, []), 'no_customers'],
    ['one customer', snapshotOf(1, asOf, [[0, asOf - 9, 5]]), 'no_repeaters'],
    [
      'one-time buyers',
      snapshotOf(
        60,
        asOf,
        Array.from({ length: 60 }, (_, c): Row => [c, asOf - c, 500]),
      ),
      'no_repeaters',
    ],
  ])('%s cannot be fitted, and the reason is told', (_, snapshot, reason) => {
    expect(fitClv(purchaseSummary(snapshot), OPEN)).toMatchObject({ code: 'CANNOT_FIT', reason });
  });

  it('never give NaN to a customer with an order, whatever the spend', () => {
    const random = randomStream(11);
    const rows: Row[] = [];
    for (let c = 0; c < 300; c++) {
      const orders = c === 0 ? 900 : 1 + random.integer(4);
      const spread = c === 0 ? 1 : 300;
      for (let k = 0; k < orders; k++) {
        rows.push([c, asOf - k * spread - random.integer(spread), 500]);
      }
    }
    const result = value(snapshotOf(301, asOf, rows));
    expect(result.gammaGamma).toMatchObject({ ok: false, reason: 'constant_spend' });
    for (const column of Object.values(result.columns) as (Float64Array | Int32Array)[]) {
      expect(column.subarray(0, 300).some((v) => Number.isNaN(v))).toBe(false);
    }
    expect(result.columns.clv[300]).toBeNaN();
    expect(result.columns.frequency[300]).toBe(-1);
  });
});
