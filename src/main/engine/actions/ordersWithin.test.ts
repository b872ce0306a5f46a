import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import { ordersWithin } from './index.ts';

const AS_OF = dayOf('2024-06-30');

describe('orders within a time', () => {
  // By hand: the days are 2024-05-01 to 2024-05-31, both included; customer 3 is not asked for.
  const rows: readonly Row[] = [
    [0, dayOf('2024-04-30'), 1000],
    [0, dayOf('2024-05-01'), 250],
    [0, dayOf('2024-05-31'), 300],
    [0, dayOf('2024-06-01'), 4000],
    [1, dayOf('2024-05-10'), 80],
    [1, dayOf('2024-05-12'), -30],
    [2, dayOf('2024-03-01'), 500],
    [2, dayOf('2024-05-20'), -200],
    [3, dayOf('2024-05-15'), 9999],
  ];
  const snapshot = snapshotOf(4, AS_OF, rows);
  const ask = (chosen: number[], from: string, to: string) =>
    ordersWithin(snapshot, Uint32Array.from(chosen), dayOf(from), dayOf(to));

  it('are counted with both ends; refunds without an order lower the revenue alone', () => {
    expect(ask([0, 1, 2], '2024-05-01', '2024-05-31')).toEqual({
      customers: 2,
      orders: 3,
      revenue: 250 + 300 + 80 - 30 - 200,
    });
  });

  it('may bring less than nothing, and nothing of nobody', () => {
    expect(ask([2], '2024-05-01', '2024-05-31')).toEqual({
      customers: 0,
      orders: 0,
      revenue: -200,
    });
    expect(ask([], '2024-05-01', '2024-05-31')).toEqual({ customers: 0, orders: 0, revenue: 0 });
    expect(ask([0], '2024-05-02', '2024-05-02')).toEqual({ customers: 0, orders: 0, revenue: 0 });
  });

  it('are those that a list says, and of neighbouring times together those of the whole', () => {
    const anyRows = fc.array(
      fc
        .tuple(fc.nat(7), fc.nat(200), fc.integer({ min: -5, max: 50 }))
        .map(([customer, ago, amount]): Row => [customer, AS_OF - ago, amount === 0 ? 1 : amount]),
      { maxLength: 60 },
    );
    const chosen = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]);
    fc.assert(
      fc.property(anyRows, chosen, fc.nat(200), fc.nat(100), (any, some, ago, length) => {
        const [from, to] = [AS_OF - ago, AS_OF - ago + length];
        const taken = snapshotOf(8, AS_OF, any);
        const within = any.filter(
          ([customer, day]) => some.includes(customer) && day >= from && day <= Math.min(to, AS_OF),
        );
        const orders = within.filter(([, , amount]) => amount > 0);
        const found = ordersWithin(taken, Uint32Array.from(some), from, to);
        expect(found).toEqual({
          customers: new Set(orders.map(([customer]) => customer)).size,
          orders: orders.length,
          revenue: within.reduce((sum, [, , amount]) => sum + amount, 0),
        });
        const cut = from + Math.floor(length / 2);
        const parts = [
          ordersWithin(taken, Uint32Array.from(some), from, cut),
          ordersWithin(taken, Uint32Array.from(some), cut + 1, to),
        ];
        const sum = (of: 'orders' | 'revenue') => parts.reduce((all, part) => all + part[of], 0);
        expect([sum('orders'), sum('revenue')]).toEqual([found.orders, found.revenue]);
      }),
    );
  });
});
