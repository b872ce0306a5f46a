import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { orderValueSplit } from './orderValueSplit.ts';
import { yearByGroup } from './yearByGroup.ts';

const day = (text: string): number => parseIsoDay(text) ?? Number.NaN;
const AS_OF = day('2024-12-31');

type Row = readonly [day: number, net: number, channel: number];

/** Each list is the orders of a customer, by day. */
function snapshotOf(customers: readonly (readonly Row[])[]): Snapshot {
  const rows = customers.flat();
  const start = [0];
  for (const own of customers) start.push((start.at(-1) ?? 0) + own.length);
  return {
    asOf: AS_OF,
    orders: {
      customers: customers.length,
      start: Uint32Array.from(start),
      day: Int32Array.from(rows, ([when]) => when),
      net: Float64Array.from(rows, (row) => row[1]),
      channel: Uint16Array.from(rows, (row) => row[2]),
    },
    refunds: {
      start: new Uint32Array(customers.length + 1),
      day: new Int32Array(0),
      amount: new Float64Array(0),
    },
  };
}

const once = (when: string, net: number, channel: number, times: number): Row[][] =>
  Array.from({ length: times }, () => [[day(when), net, channel]]);

function splitOf(snapshot: Snapshot) {
  const outcome = orderValueSplit(snapshot);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('the split of the average order value', () => {
  it('by hand: the shares move, the means stay', () => {
    const found = splitOf(
      snapshotOf([
        ...once('2022-12-30', 1, 0, 1),
        ...once('2023-06-01', 100, 1, 30),
        ...once('2023-06-01', 200, 2, 10),
        ...once('2024-06-01', 100, 1, 20),
        ...once('2024-06-01', 200, 2, 20),
      ]),
    );
    expect(found).toMatchObject({ months: 12, ordersBefore: 40, ordersNow: 40, volume: 0 });
    // 125 before, 150 now.
    expect(found.mix).toBeCloseTo(25, 9);
    expect(found.price).toBeCloseTo(0, 9);
    expect(found.value).toBeCloseTo(25 * 40, 9);
  });

  it('by hand: the means move, the shares stay; more orders are volume', () => {
    const found = splitOf(
      snapshotOf([
        ...once('2022-12-30', 1, 0, 1),
        ...once('2023-06-01', 100, 1, 20),
        ...once('2024-06-01', 110, 1, 30),
      ]),
    );
    expect(found.mix).toBeCloseTo(0, 9);
    expect(found.price).toBeCloseTo(10, 9);
    expect(found.volume).toBeCloseTo(10 * 105, 9);
  });

  it('tells first orders from later ones, and counts a channel that is new as mix', () => {
    const regular: Row[] = [
      [day('2022-12-30'), 1, 0],
      ...Array.from({ length: 12 }, (): Row => [day('2023-05-01'), 300, 1]),
      ...Array.from({ length: 12 }, (): Row => [day('2024-05-01'), 300, 1]),
    ];
    const found = splitOf(snapshotOf([regular, ...once('2024-07-01', 60, 3, 12)]));
    const fresh = found.groups.find(({ channel }) => channel === 3);
    expect(fresh).toMatchObject({ kind: 'first', ordersBefore: 0, ordersNow: 12, price: 0 });
    expect(found.price).toBeCloseTo(0, 9);
    expect(found.mix).toBeCloseTo(-120, 9);
  });

  it('always adds up, group by group, and scales with money', () => {
    const row = fc.tuple(
      fc.integer({ min: AS_OF - 720, max: AS_OF }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 0, max: 4 }),
    );
    const base = fc.array(
      fc.array(row, { minLength: 1, maxLength: 6 }).map((rows) => rows.sort((a, b) => a[0] - b[0])),
      { minLength: 40, maxLength: 80 },
    );
    fc.assert(
      fc.property(base, (customers) => {
        const all = [...once('2022-12-30', 5, 0, 1), ...customers];
        const outcome = orderValueSplit(snapshotOf(all));
        if (!outcome.ok) return;
        const { mix, price, valueBefore, valueNow, volume, value, ordersBefore, ordersNow } =
          outcome.value;
        expect(mix + price).toBeCloseTo(valueNow - valueBefore, 6);
        expect(volume + value).toBeCloseTo(ordersNow * valueNow - ordersBefore * valueBefore, 3);
        const tripled = all.map((own) => own.map(([when, net, at]): Row => [when, 3 * net, at]));
        const again = splitOf(snapshotOf(tripled));
        expect(again.mix).toBeCloseTo(3 * mix, 6);
      }),
    );
  });

  it('is refused without two months, and with too few orders', () => {
    expect(orderValueSplit(snapshotOf([]))).toMatchObject({ reason: 'few_months' });
    expect(orderValueSplit(snapshotOf(once('2024-12-01', 5, 1, 50)))).toMatchObject({
      reason: 'few_months',
    });
    expect(
      orderValueSplit(
        snapshotOf([...once('2022-12-30', 5, 1, 1), ...once('2024-06-01', 5, 1, 50)]),
      ),
    ).toMatchObject({ reason: 'few_orders', details: { orders: 0 } });
  });
});

describe('the last twelve months by group', () => {
  it('take orders and refunds of the year, and leave out who is in no group', () => {
    const snapshot: Snapshot = {
      ...snapshotOf([
        [
          [day('2023-12-31'), 100, 1],
          [day('2024-01-01'), 40, 1],
        ],
        [[day('2024-12-31'), 7, 1]],
        [[day('2024-03-01'), 1000, 1]],
      ]),
      refunds: {
        start: Uint32Array.of(0, 2, 2, 2),
        day: Int32Array.of(day('2023-12-31'), day('2024-02-01')),
        amount: Float64Array.of(-90, -15),
      },
    };
    expect(yearByGroup(snapshot, Uint8Array.of(0, 1, 255), 2)).toEqual([
      { orders: 1, net: 25 },
      { orders: 1, net: 7 },
    ]);
  });
});
