import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GoodsKind } from '#shared/domain/goods.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { customerParts, firstGoods } from '#main/engine/index.ts';
import { textAt } from '#main/store/index.ts';
import {
  addBatch,
  temporaryStore,
  type TemporaryStore,
  type TestLine,
} from '#test/fixtures/orderStore.ts';
import { basketAt, currentLedger, goodsReader, identityRules, snapshotAt } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();

/** What the orders of each customer hold, in words: day, then each thing with its value. */
function described(kind: GoodsKind, asOf?: number) {
  const ledger = currentLedger(held.store, control);
  const goods = goodsReader(held.store, ledger.dataVersion, () => identityRules(held.store))(kind);
  if (!goods) return undefined;
  const day = asOf ?? ledger.totals.lastDay;
  const { orders } = snapshotAt(ledger, day);
  const basket = basketAt(ledger, goods, day);
  const first = firstGoods(orders, basket);
  return Object.fromEntries(
    Array.from(first, (code, customer) => {
      const held: string[][] = [];
      const base = orders.start[customer] ?? 0;
      customerParts(orders, basket, customer, (part, value, order) => {
        (held[order - base] ??= []).push(`${textAt(goods.names, part)} ${value}`);
      });
      const id = textAt(ledger.customers, customer);
      return [id, { first: textAt(goods.names, code), orders: held }] as const;
    }),
  );
}

const line = (order: string, day: number, amount: number, more: Partial<TestLine>): TestLine => ({
  customer: 'a',
  order,
  day,
  amount,
  ...more,
});

describe('what orders hold', () => {
  it('is the greatest sum of the first day; later refunds lower the value and not the first', () => {
    addBatch(held.store, [
      line('1', 5, 300, { product: 'lamp' }),
      line('1', 5, 400, { product: 'desk' }),
      line('1', 5, 200, { product: 'lamp' }),
      line('1', 9, -500, { product: 'lamp' }),
    ]);
    expect(described('product', 8)).toEqual({
      a: { first: 'lamp', orders: [['desk 400', 'lamp 500']] },
    });
    expect(described('product')).toEqual({
      a: { first: 'lamp', orders: [['desk 400', 'lamp 0']] },
    });
  });

  it('is the first by name of equal sums, in any order of the lines', () => {
    const lines = [line('1', 5, 300, { product: 'b' }), line('1', 5, 300, { product: 'a' })];
    addBatch(held.store, lines.toReversed());
    expect(described('product')?.['a']?.first).toBe('a');
  });

  it('leaves orders that do not count, and lines that do not', () => {
    addBatch(held.store, [
      line('1', 1, 100, { product: 'back' }),
      line('1', 2, -100, { product: 'back' }),
      line('2', 3, 900, { product: 'cancelled', status: 2 }),
      line('2', 3, 50, { product: 'kept' }),
    ]);
    expect(described('product')).toEqual({ a: { first: 'kept', orders: [['kept 50']] } });
  });

  it('keeps what names nothing apart, and is nothing where no line names any', () => {
    addBatch(held.store, [line('1', 1, 100, { product: 'lamp' }), line('1', 1, 40, {})]);
    expect(described('product')).toEqual({ a: { first: 'lamp', orders: [[' 40', 'lamp 100']] } });
    expect(described('category')).toBeUndefined();
  });

  it('counts lines where the files carry no amounts', () => {
    const lines = ['lamp', 'desk', 'desk'].map((product) => line('1', 1, 0, { product }));
    addBatch(held.store, lines, { hasAmounts: false });
    expect(described('product')).toEqual({ a: { first: 'desk', orders: [['desk 1', 'lamp 1']] } });
  });

  it('takes the category of a line from the file of products where it has none, the latest one', () => {
    addBatch(held.store, [
      line('1', 1, 100, { product: 'lamp' }),
      line('2', 2, 100, { product: 'lamp', category: 'own' }),
      line('3', 3, 100, { product: 'desk' }),
    ]);
    const catalogue = (category: string): TestLine[] => [
      { customer: null, day: 0, product: 'lamp', category },
      { customer: null, day: 0, product: 'never sold', category: 'none' },
    ];
    addBatch(held.store, catalogue('old'), { kind: 'products' });
    addBatch(held.store, catalogue('lights'), { kind: 'products' });
    expect(described('category')?.['a']).toEqual({
      first: 'lights',
      orders: [['lights 100'], ['own 100'], [' 100']],
    });
  });

  it('is read from the lines again where the cache has lost it', () => {
    addBatch(held.store, [line('1', 1, 100, { product: 'lamp' })]);
    const { dataVersion } = currentLedger(held.store, control);
    held.store.cache.retain([]);
    const goods = goodsReader(held.store, dataVersion, () => identityRules(held.store));
    expect(goods('product')?.lead).toEqual(Uint32Array.of(1));
    expect(goods('category')).toBeUndefined();
  });
});

const anyLine = fc.record({
  customer: fc.constantFrom('a', 'b'),
  order: fc.constantFrom('1', '2', '3'),
  day: fc.integer({ min: 0, max: 6 }),
  amount: fc.integer({ min: -50, max: 60 }),
  product: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 })),
}) as fc.Arbitrary<TestLine>;

describe('for any lines', { timeout: 60_000 }, () => {
  const shuffled = fc.array(anyLine, { minLength: 1, maxLength: 20 }).chain((lines) =>
    fc.record({
      lines: fc.constant(lines),
      order: fc.shuffledSubarray(lines, { minLength: lines.length }),
      cut: fc.integer({ min: 0, max: lines.length }),
      asOf: fc.integer({ min: 0, max: 6 }),
    }),
  );

  it('the parts of every order add up to its net value', () => {
    fc.assert(
      fc.property(shuffled, ({ lines, asOf }) => {
        held.dispose();
        held = temporaryStore();
        addBatch(held.store, lines);
        const ledger = currentLedger(held.store, control);
        const reader = goodsReader(held.store, ledger.dataVersion, () => identityRules(held.store));
        const goods = reader('product');
        if (!goods) return;
        const { orders } = snapshotAt(ledger, asOf);
        const basket = basketAt(ledger, goods, asOf);
        const sums = new Float64Array(orders.net.length);
        for (let c = 0; c < orders.customers; c++) {
          customerParts(orders, basket, c, (_code, value, order) => {
            sums[order] = (sums[order] ?? 0) + value;
          });
        }
        expect(sums).toEqual(orders.net);
      }),
      { numRuns: 40 },
    );
  });

  it('neither the order of rows nor their split into batches changes what was first', () => {
    const firsts = (asOf: number) =>
      Object.entries(described('product', asOf) ?? {})
        .map(([id, { first }]) => `${id} ${first}`)
        .sort();
    fc.assert(
      fc.property(shuffled, ({ lines, order, cut, asOf }) => {
        held.dispose();
        held = temporaryStore();
        addBatch(held.store, lines);
        const whole = firsts(asOf);
        held.dispose();
        held = temporaryStore();
        for (const part of [order.slice(0, cut), order.slice(cut)]) addBatch(held.store, part);
        expect(firsts(asOf)).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});
