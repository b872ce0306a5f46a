import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BasketColumns } from '#shared/domain/goods.ts';
import { snapshotOf } from '#test/fixtures/snapshots.ts';
import { goodsByGroup } from './index.ts';

const [CUSTOMERS, NAMES, GROUPS] = [6, 4, 3];

/** Orders of few customers; each holds one to three things with values of either sign. */
const orders = fc.array(
  fc.record({
    customer: fc.nat({ max: CUSTOMERS - 1 }),
    parts: fc.uniqueArray(
      fc.record({ code: fc.nat({ max: NAMES - 1 }), value: fc.integer({ min: -3, max: 9 }) }),
      { selector: ({ code }) => code, minLength: 1, maxLength: 3 },
    ),
  }),
  { maxLength: 20 },
);
type PlainOrder = typeof orders extends fc.Arbitrary<(infer One)[]> ? One : never;

const net = ({ parts }: PlainOrder): number => parts.reduce((sum, { value }) => sum + value, 0);

/** The orders as columns, in the order in which the snapshot keeps them. */
function columnsOf(plain: readonly PlainOrder[]) {
  // Only what has a value above zero is a counting order.
  const counting = plain
    .filter((order) => net(order) > 0)
    .map((order, day) => ({ ...order, day }))
    .sort((a, b) => a.customer - b.customer || a.day - b.day);
  const rows = counting.map((order) => [order.customer, order.day, net(order)] as const);
  const mixed = counting.flatMap(({ parts }, o) => (parts.length > 1 ? [o] : []));
  const held = mixed.map((o) => (counting[o]?.parts ?? []).toSorted((a, b) => a.code - b.code));
  const start = [0];
  for (const parts of held) start.push((start.at(-1) ?? 0) + parts.length);
  const basket: BasketColumns = {
    names: NAMES,
    hasAmounts: true,
    lead: Uint32Array.from(counting, ({ parts }) => parts[0]?.code ?? 0),
    mixed: Uint32Array.from(mixed),
    start: Uint32Array.from(start),
    code: Uint32Array.from(held.flat(), ({ code }) => code),
    value: Float64Array.from(held.flat(), ({ value }) => value),
    again: new Uint32Array(0),
  };
  return { counting, basket, orders: snapshotOf(CUSTOMERS, 100, rows).orders };
}

describe('goodsByGroup', () => {
  it('counts what a plain reading of the orders counts, also of the marked alone', () => {
    const groupsOf = fc.array(fc.constantFrom(0, 1, 2, 255), {
      minLength: CUSTOMERS,
      maxLength: CUSTOMERS,
    });
    const marksOf = fc.array(fc.constantFrom(0, 1), {
      minLength: CUSTOMERS,
      maxLength: CUSTOMERS,
    });
    fc.assert(
      fc.property(orders, groupsOf, fc.option(marksOf), (plain, groups, marked) => {
        const { counting, basket, orders: columns } = columnsOf(plain);
        const found = goodsByGroup(
          columns,
          basket,
          { column: Uint8Array.from(groups), groups: GROUPS },
          marked ? Uint8Array.from(marked) : undefined,
        );
        for (let group = 0; group < GROUPS; group++) {
          const own = counting.filter(
            ({ customer }) => groups[customer] === group && marked?.[customer] !== 0,
          );
          const who = new Set(own.map(({ customer }) => customer));
          const named = new Set<number>();
          for (let code = 0; code < NAMES; code++) {
            const parts = own.flatMap(({ customer, parts: all }) =>
              all.filter((part) => part.code === code).map(({ value }) => ({ customer, value })),
            );
            const buyers = new Set(
              parts.filter(({ value }) => value > 0).map(({ customer }) => customer),
            );
            if (code > 0) for (const buyer of buyers) named.add(buyer);
            const cell = group * NAMES + code;
            expect(found.value[cell]).toBe(parts.reduce((sum, { value }) => sum + value, 0));
            expect(found.buyers[cell]).toBe(buyers.size);
          }
          expect(found.customers[group]).toBe(who.size);
          expect(found.nameless[group]).toBe(who.size - named.size);
        }
      }),
    );
  });
});
