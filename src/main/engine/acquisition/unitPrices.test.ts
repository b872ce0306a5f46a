import { dayOf, snapshotOf } from '#test/fixtures/snapshots.ts';
import { describe, expect, it } from 'vitest';
import { channelMix } from './channelMix.ts';
import { channelAcquisition } from './index.ts';
import { unitPrices } from './unitPrices.ts';

const AS_OF = dayOf('2024-12-31');
const DAY = dayOf('2024-06-15');

function costsOf(
  rows: readonly (readonly [cost: number, clicks: number, impressions: number, basis: number])[],
) {
  return {
    line: new Int32Array(rows.length),
    day: new Float64Array(rows.length).fill(DAY),
    cost: Float64Array.from(rows, ([cost]) => cost),
    clicks: Float64Array.from(rows, (row) => row[1]),
    impressions: Float64Array.from(rows, (row) => row[2]),
    basis: Uint8Array.from(rows, (row) => row[3]),
  };
}
const JUNE = { from: 2024 * 12 + 5, to: 2024 * 12 + 5 };

describe('prices of clicks and leads', () => {
  it('divide like by like: a fixed fee without clicks is in no price of a click', () => {
    const costs = costsOf([
      [300, 100, 4000, 1],
      [500, Number.NaN, Number.NaN, 4],
      [Number.NaN, 20, 1000, 0],
    ]);
    const [prices] = unitPrices(costs, JUNE, AS_OF, 1, Float64Array.of(16));
    expect(prices).toMatchObject({ cpc: 3, clicks: 120, clickRate: 120 / 5000, cpl: 50 });
    expect([...(prices?.byBasis ?? [])]).toEqual([0, 300, 0, 0, 500, 0]);
  });

  it('are none where more was credited than charged', () => {
    const costs = costsOf([[-300, 100, 4000, 1]]);
    const [prices] = unitPrices(costs, JUNE, AS_OF, 1, Float64Array.of(16));
    expect(prices).toMatchObject({ cpc: Number.NaN, cpl: Number.NaN, clickRate: 0.025 });
  });

  it('stay unknown without clicks, leads or a period', () => {
    const costs = costsOf([[300, Number.NaN, Number.NaN, 0]]);
    const [prices] = unitPrices(costs, JUNE, AS_OF, 1, undefined);
    expect(prices).toMatchObject({ cpc: Number.NaN, clicks: Number.NaN, leads: Number.NaN });
    expect(prices?.cpl).toBeNaN();
    expect(unitPrices(costs, undefined, AS_OF, 1, undefined)[0]?.clicks).toBeNaN();
    expect(unitPrices(costs, JUNE, AS_OF, 1, Float64Array.of(0))[0]?.cpl).toBeNaN();
  });
});

/** The seed's cases (2.24): their ratio is what it says, and it is no ROI, which would be one less. */
describe('the worked examples of the source report', () => {
  const ratioOf = (cac: number, clv: number): number => {
    const snapshot = snapshotOf(1, AS_OF, [[0, DAY, clv]]);
    snapshot.orders.channel.fill(1);
    const costs = { ...costsOf([[cac, Number.NaN, Number.NaN, 0]]), line: Int32Array.of(1) };
    const { lines } = channelAcquisition({
      snapshot,
      lineOf: Uint16Array.of(0, 1),
      lines: 2,
      costs,
      leads: undefined,
      allocation: 'none',
      hasAmounts: true,
      margin: 1,
      moneyScale: 1,
      outlook: undefined,
      tierOf: Uint8Array.of(0),
      tiers: 1,
    });
    expect(lines[1]).toMatchObject({ cac, clv });
    return lines[1]?.clvToCac ?? Number.NaN;
  };

  it.each([
    [2800, 36_000, '12.9', '11.9'],
    [800, 12_000, '15.0', '14.0'],
  ])('CAC %d, CLV %d: ratio %s, return %s', (cac, clv, ratio, returned) => {
    const found = ratioOf(cac, clv);
    expect(found.toFixed(1)).toBe(ratio);
    expect(((clv - cac) / cac).toFixed(1)).toBe(returned);
    expect((found - 1).toFixed(1)).toBe(returned);
  });
});

describe('customers of one channel and of several', () => {
  const of = (rows: readonly (readonly [customer: number, line: number, net: number])[]) => {
    const customers = Math.max(0, ...rows.map(([customer]) => customer + 1));
    const snapshot = snapshotOf(
      customers,
      AS_OF,
      rows.map(([customer, , net], i) => [customer, DAY + i, net]),
    );
    const sorted = [...rows].sort((a, b) => a[0] - b[0]);
    snapshot.orders.channel.set(sorted.map(([, line]) => line));
    return channelMix(snapshot, Uint16Array.of(0, 1, 2));
  };

  it('are compared at equal numbers of orders', () => {
    const mix = of([
      [0, 1, 100],
      [0, 2, 140],
      [1, 1, 90],
      [1, 1, 110],
      [2, 2, 50],
      [2, 2, 50],
      // Three orders: nobody to be compared with.
      [3, 1, 500],
      [3, 2, 500],
      [3, 1, 500],
    ]);
    expect(mix.single).toEqual({ customers: 2, orders: 4, revenue: 300 });
    expect(mix.several).toEqual({ customers: 2, orders: 5, revenue: 1740 });
    expect(mix).toMatchObject({ matchedCustomers: 1, severalMatched: 240, singleMatched: 150 });
  });

  it('need two orders and a known channel; an unknown one is no second channel', () => {
    const mix = of([
      [0, 1, 10],
      [1, 0, 10],
      [1, 0, 10],
      [2, 0, 10],
      [2, 2, 10],
    ]);
    expect(mix.single.customers).toBe(1);
    expect(mix.several.customers).toBe(0);
    expect(mix.singleMatched).toBeNaN();
  });
});
