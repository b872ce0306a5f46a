import type { CostAllocation } from '#shared/domain/acquisitionCosts.ts';
import { formatIsoMonth, monthOfDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from './allocate.ts';
import { conversionAlert } from './conversionAlert.ts';
import { channelAcquisition, QUADRANTS, type AcquisitionInput, type CostColumns } from './index.ts';
import { weightedMedian } from './quadrants.ts';

/** Line, day (null = unknown), cost, clicks, impressions, place of the basis. */
type CostRow = readonly [
  line: number,
  day: string | number | null,
  cost: number,
  clicks?: number | null,
  impressions?: number,
  basis?: number,
];

function costsOf(rows: readonly CostRow[]): CostColumns {
  const dayNumber = (day: string | number | null): number => {
    if (day === null) return Number.NaN;
    return typeof day === 'number' ? day : dayOf(day);
  };
  return {
    line: Int32Array.from(rows, ([line]) => line),
    day: Float64Array.from(rows, ([, day]) => dayNumber(day)),
    cost: Float64Array.from(rows, ([, , cost]) => cost),
    clicks: Float64Array.from(rows, ([, , , clicks]) => clicks ?? Number.NaN),
    impressions: Float64Array.from(rows, (row) => row[4] ?? Number.NaN),
    basis: Uint8Array.from(rows, (row) => row[5] ?? 0),
  };
}

/** Gives the first order of customer c the channel `channels[c]`. */
function withChannels(snapshot: Snapshot, channels: readonly number[]): Snapshot {
  const channel = new Uint16Array(snapshot.orders.day.length);
  for (const [c, code] of channels.entries()) {
    const first = snapshot.orders.start[c] as number;
    if (first < (snapshot.orders.start[c + 1] as number)) channel[first] = code;
  }
  return { ...snapshot, orders: { ...snapshot.orders, channel } };
}

const AS_OF = dayOf('2024-04-30');
/** Customers 0 and 1 come by the web (line 1), 2 by the shop (line 2), 3 nobody knows how (line 0). */
const ROWS: readonly Row[] = [
  [0, dayOf('2024-01-10'), 1000],
  [0, dayOf('2024-02-20'), 500],
  [1, dayOf('2024-01-31'), 300],
  [1, dayOf('2024-01-31'), 200],
  [1, dayOf('2024-02-15'), -100],
  [2, dayOf('2024-03-05'), 700],
  [2, dayOf('2024-04-10'), 900],
  [3, dayOf('2024-01-05'), 50],
];
const SNAPSHOT = withChannels(snapshotOf(4, AS_OF, ROWS), [1, 1, 2, 0]);
const COSTS = costsOf([
  [1, '2023-12-01', 9999, 50],
  [1, '2024-01-01', 1800, 20],
  [1, '2024-02-01', 600, 20],
  [2, '2024-03-05', 800],
  [-1, '2024-03-01', 301],
  [2, '2024-05-01', 77],
]);

function inputOf(over: Partial<AcquisitionInput> = {}): AcquisitionInput {
  return {
    snapshot: SNAPSHOT,
    lineOf: Uint16Array.of(0, 1, 2),
    lines: 3,
    costs: COSTS,
    leads: undefined,
    tierOf: Uint8Array.of(0, 1, 0, 1),
    tiers: 2,
    allocation: 'none',
    hasAmounts: true,
    margin: 1,
    moneyScale: 1,
    outlook: undefined,
    ...over,
  };
}

describe('figures by channel, computed by hand', () => {
  const found = channelAcquisition(inputOf());
  const [unknown, web, shop] = found.lines;

  it('divide what was spent by the customers won', () => {
    expect(web).toMatchObject({ customers: 2, costedCustomers: 2, cost: 2400, cac: 1200 });
    expect(shop).toMatchObject({ customers: 1, cost: 800, cac: 800 });
    expect(unknown).toMatchObject({ customers: 1, cost: Number.NaN, cac: Number.NaN });
    expect(found.total).toMatchObject({ customers: 4, cost: 3501, cac: 3501 / 4 });
  });

  it('tell where every amount went', () => {
    expect(found.costs).toEqual({
      rows: 6,
      spent: 9999 + 2400 + 800 + 301 + 77,
      attributed: 3200,
      allocated: 0,
      unallocated: 301,
      leftOut: 9999 + 77,
      leftOutRows: 2,
      undatedRows: 0,
    });
  });

  it('count clicks and customers of the same months', () => {
    expect(web?.conversion).toBe(2 / 40);
    expect(shop?.conversion).toBeNaN();
    expect(web?.months.map(({ month, cac }) => [formatIsoMonth(month), cac])).toEqual([
      ['2024-01', 900],
      ['2024-02', Infinity],
    ]);
  });

  it('leave who was not observed for 90 days out of retention', () => {
    // Day 90 of customer 1 is 30 April: observed, and two orders of one day are no return.
    expect(web).toMatchObject({ observed: 2, retention: 0.5 });
    expect(shop).toMatchObject({ observed: 0, retention: Number.NaN });
  });

  it('take the value realised, and that to come where it is known', () => {
    expect(web).toMatchObject({ realised: 1900, clv: 950, clvToCac: 950 / 1200 });
    const outlook = Float64Array.of(100, 300, 400, Number.NaN);
    const [, webToo, shopToo] = channelAcquisition(inputOf({ outlook, margin: 0.5 })).lines;
    expect(webToo?.clv).toBe((1900 * 0.5 + 400) / 2);
    expect(shopToo?.clv).toBe(1600 * 0.5 + 400);
  });

  it('find the month in which a customer has paid back', () => {
    // Web: 750 in the first month, 950 by the second, nothing more. Shop: 700, then 1600.
    expect(web?.recovered).toEqual([750, 950, 950, 950]);
    expect(web?.paybackMonths).toBeNaN();
    expect(shop?.recovered).toEqual([700, 1600]);
    expect([web?.followed, shop?.followed]).toEqual([
      [2, 2, 2, 2],
      [1, 1],
    ]);
    expect(shop?.paybackMonths).toBe(1);
  });

  it('follow to an unfinished month no customer', () => {
    const snapshot = withChannels(snapshotOf(4, dayOf('2024-04-29'), ROWS), [1, 1, 2, 0]);
    const [, webToo, shopToo] = channelAcquisition(inputOf({ snapshot })).lines;
    expect(shopToo?.recovered).toEqual([700]);
    expect(webToo?.observed).toBe(1);
  });

  it('put every channel with a known cost in one quadrant', () => {
    // Split at the heavier channel's CAC 1200 and CLV 950: the web is at both, the shop is better.
    expect(found.split).toEqual({ cac: 1200, clv: 950 });
    expect(found.lines.map(({ quadrant }) => quadrant)).toEqual([undefined, 'grow', 'grow']);
  });

  it('share costs without a channel out among those with known costs', () => {
    const shared = channelAcquisition(inputOf({ allocation: 'by_customers' }));
    expect(shared.lines.map(({ allocated }) => allocated)).toEqual([0, 201, 100]);
    expect(shared.costs).toMatchObject({ allocated: 301, unallocated: 0 });
    const nameless = costsOf([[-1, '2024-01-01', 400]]);
    const [first] = channelAcquisition(
      inputOf({ costs: nameless, allocation: 'by_customers' }),
    ).lines;
    expect(first?.cost).toBe(133);
  });

  it('bring amounts of orders to the unit of the costs', () => {
    const [, webToo] = channelAcquisition(inputOf({ moneyScale: 100 })).lines;
    expect(webToo).toMatchObject({ cac: 1200, clv: 95_000, paybackMonths: 0 });
  });
});

describe('months that the costs do not cover', () => {
  it('bring no customers into CAC', () => {
    const costs = costsOf([[1, '2024-02-01', 100]]);
    const [, web, shop] = channelAcquisition(inputOf({ costs })).lines;
    expect(web).toMatchObject({ customers: 2, costedCustomers: 0, cac: Infinity });
    expect(web?.quadrant).toBe('stop');
    expect(shop?.cac).toBeNaN();
  });

  it('are none when a cost has no date', () => {
    const costs = costsOf([
      [1, null, 500, 10],
      [1, '2024-02-01', 100, 10],
    ]);
    const { lines, costs: totals } = channelAcquisition(inputOf({ costs }));
    expect(lines[1]).toMatchObject({ costedCustomers: 2, cac: 300, conversion: 0.1 });
    expect(totals?.undatedRows).toBe(1);
  });
});

describe('odd data', () => {
  it('have no costs: nothing but CAC is missing', () => {
    const { lines, costs, split, total } = channelAcquisition(inputOf({ costs: undefined }));
    expect([costs, split]).toEqual([undefined, undefined]);
    expect(lines[1]).toMatchObject({
      customers: 2,
      clv: 950,
      cost: Number.NaN,
      quadrant: undefined,
    });
    expect(total.cac).toBeNaN();
  });

  it('cost nothing: paid back at once, but no ratio', () => {
    const [, web] = channelAcquisition(inputOf({ costs: costsOf([[1, null, 0]]) })).lines;
    expect(web).toMatchObject({ cac: 0, paybackMonths: 0, clvToCac: Number.NaN });
  });

  it('credit more than they charge: the sum is told, and no price of a customer', () => {
    const { lines, total } = channelAcquisition(
      inputOf({
        costs: costsOf([
          [1, '2024-01-05', 40],
          [1, '2024-02-05', -100],
        ]),
      }),
    );
    const unknown = { cac: Number.NaN, clvToCac: Number.NaN, paybackMonths: Number.NaN };
    expect(lines[1]).toMatchObject({ cost: -60, quadrant: undefined, ...unknown });
    expect(total).toMatchObject({ cost: -60, ...unknown });
    expect(total.months.map(({ cac }) => cac < 0)).not.toContain(true);
  });

  it('name a channel in costs that no order has: no quadrant and no conversion of 0', () => {
    const costs = costsOf([
      [1, null, 100],
      [3, null, 100, 50],
    ]);
    const { lines } = channelAcquisition(inputOf({ costs, lines: 4 }));
    expect(lines[3]).toMatchObject({ customers: 0, cost: 100, cac: Infinity, clicks: 50 });
    expect(lines[3]).toMatchObject({ quadrant: undefined, conversion: Number.NaN });
    expect(lines[3]?.clv).toBeNaN();
  });

  it('are nobody, or one', () => {
    const nobody = channelAcquisition(inputOf({ snapshot: snapshotOf(0, AS_OF, []) }));
    expect(nobody.lines.map(({ customers }) => customers)).toEqual([0, 0, 0]);
    const snapshot = withChannels(snapshotOf(1, AS_OF, [[0, dayOf('2024-04-30'), 5]]), [1]);
    const one = channelAcquisition(inputOf({ snapshot, costs: costsOf([[1, null, 7]]) }));
    expect(one.lines[1]).toMatchObject({ customers: 1, cac: 7, few: true, quadrant: 'grow' });
  });

  it('carry no amounts: value and payback are unknown', () => {
    const [, web] = channelAcquisition(inputOf({ hasAmounts: false })).lines;
    expect(web).toMatchObject({ cac: 1200, clv: Number.NaN, paybackMonths: Number.NaN });
  });

  it('carry costs in another currency: clicks still count', () => {
    const costs = { ...COSTS, cost: COSTS.cost.map(() => Number.NaN) };
    const [, web] = channelAcquisition(inputOf({ costs })).lines;
    expect(web).toMatchObject({ cost: Number.NaN, cac: Number.NaN, conversion: 0.05 });
  });
});

describe('the alert', () => {
  const month = monthOfDay(AS_OF);
  /** Three months of 100 customers each, then three of `last`. */
  const of = (last: number, clicks = 1000) =>
    conversionAlert((at) => ({ customers: at > month - 3 ? last : 100, clicks }), month);

  it('fires at a fall of 15 % against as many months before, not before', () => {
    expect(of(85)).toMatchObject({ from: month - 2, month, conversion: 0.085, customers: 255 });
    expect(of(85)).toMatchObject({ before: 0.1, clicks: 3000 });
    expect(of(85)?.change).toBeCloseTo(-0.15, 12);
    expect(of(86)).toBeUndefined();
  });

  it('says where the fall may be chance: both levels are counts', () => {
    // Of 300 expected, two deviations of the difference are 2 sqrt(600) = 48.99.
    expect([of(84)?.chance, of(83)?.chance]).toEqual([true, false]);
  });

  it('compares fewer months where clicks are not known for longer', () => {
    const since = (months: number) =>
      conversionAlert(
        (at) => ({
          customers: at === month ? 50 : 100,
          clicks: at > month - months ? 1000 : Number.NaN,
        }),
        month,
      );
    expect(since(2)).toMatchObject({ from: month, conversion: 0.05, before: 0.1 });
    expect(since(5)).toMatchObject({ from: month - 1, conversion: 0.075, before: 0.1 });
    expect(since(1)).toBeUndefined();
  });

  it('is silent without clicks and where fewer than ten customers were to be expected', () => {
    expect(of(0, Number.NaN)).toBeUndefined();
    const few = (at: number) => ({ customers: at > month - 3 ? 0 : 3, clicks: 100 });
    expect(conversionAlert(few, month)).toBeUndefined();
  });
});

describe('shares and medians', () => {
  it('add up, the larger remainder first', () => {
    expect([...allocate(100, Float64Array.of(1, 1, 1))]).toEqual([34, 33, 33]);
    expect([...allocate(-7, Float64Array.of(1, 0, 3))]).toEqual([-2, 0, -5]);
    expect([...allocate(5, Float64Array.of(0, 0))]).toEqual([0, 0]);
  });

  it('weigh the median', () => {
    expect(weightedMedian([5, 1, 9], [1, 1, 5])).toBe(9);
    expect(weightedMedian([5, 1], [2, 2])).toBe(3);
    expect(weightedMedian([], [])).toBeNaN();
  });
});

const FIRST = dayOf('2023-11-01');
const anyOrders = fc.array(
  fc
    .tuple(fc.nat(11), fc.nat(180), fc.integer({ min: -20, max: 90 }))
    .map(([c, day, amount]): Row => [c, FIRST + day, amount || 1]),
  { maxLength: 40 },
);
const anyCosts = fc.array(
  fc.tuple(
    fc.integer({ min: -1, max: 2 }),
    fc.option(fc.nat(260).map((day) => FIRST - 30 + day)),
    fc.nat(1000),
    fc.option(fc.nat(50)),
  ),
  { maxLength: 20 },
);
const anyAllocation = fc.constantFrom<CostAllocation>('none', 'by_customers', 'by_revenue');

/** Equal but for rounding, unknown and infinite included. */
function expectScaled(value: number, wanted: number): void {
  if (Number.isFinite(wanted)) expect(value).toBeCloseTo(wanted, 6);
  else expect(value).toBe(wanted);
}

describe('any data', () => {
  const of = (rows: readonly Row[], costs: readonly CostRow[], allocation: CostAllocation) => {
    const channels = Array.from({ length: 12 }, (_, c) => c % 3);
    const snapshot = withChannels(snapshotOf(12, AS_OF, rows), channels);
    return channelAcquisition(inputOf({ snapshot, costs: costsOf(costs), allocation }));
  };

  it('spend what is attributed, allocated, left over or left out', () => {
    fc.assert(
      fc.property(anyOrders, anyCosts, anyAllocation, (rows, costs, allocation) => {
        const { lines, costs: totals } = of(rows, costs, allocation);
        const spent = costs.reduce((sum, [, , cost]) => sum + cost, 0);
        const onLines = lines.reduce((sum, { cost }) => sum + (Number.isNaN(cost) ? 0 : cost), 0);
        expect(totals?.spent).toBe(spent);
        expect(onLines).toBe((totals?.attributed ?? 0) + (totals?.allocated ?? 0));
        expect(onLines + (totals?.unallocated ?? 0) + (totals?.leftOut ?? 0)).toBe(spent);
        for (const { cac, customers, quadrant } of lines) {
          if (Number.isNaN(cac) || customers === 0) expect(quadrant).toBeUndefined();
          else expect(QUADRANTS).toContain(quadrant);
        }
      }),
    );
  });

  it('do not hang on the order of the rows', () => {
    fc.assert(
      fc.property(anyOrders, anyCosts, anyAllocation, (rows, costs, allocation) => {
        expect(of(rows, [...costs].reverse(), allocation)).toEqual(of(rows, costs, allocation));
      }),
    );
  });

  it('scale with money', () => {
    fc.assert(
      fc.property(anyOrders, anyCosts, fc.integer({ min: 2, max: 9 }), (rows, costs, factor) => {
        const times = (cost: CostRow): CostRow => [
          cost[0],
          cost[1],
          cost[2] * factor,
          cost[3] ?? null,
        ];
        const plain = of(rows, costs, 'none').lines;
        const scaled = of(
          rows.map(([c, day, amount]): Row => [c, day, amount * factor]),
          costs.map(times),
          'none',
        ).lines;
        for (const [k, line] of scaled.entries()) {
          const before = plain[k];
          expectScaled(line.cac, (before?.cac ?? 0) * factor);
          expectScaled(line.clv, (before?.clv ?? 0) * factor);
          expect(line.quadrant).toBe(before?.quadrant);
          expect(line.paybackMonths).toBe(before?.paybackMonths);
        }
      }),
    );
  });
});
