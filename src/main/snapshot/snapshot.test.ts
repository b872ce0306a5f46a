import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import { AppError } from '#shared/contract/errors.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { textAt } from '#main/store/index.ts';
import {
  addBatch,
  temporaryStore,
  type TemporaryStore,
  type TestLine,
} from '#test/fixtures/orderStore.ts';
import {
  buildLedger,
  currentLedger,
  defaultAsOf,
  ledgerOfVersion,
  moneyTotalsAt,
  purchaseOrders,
  purchasesAt,
  snapshotAt,
  timelineOf,
  type Ledger,
} from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();

function ledgerOf(...batches: (readonly TestLine[])[]): Ledger {
  for (const lines of batches) addBatch(held.store, lines);
  return buildLedger(held.store, control);
}

function dayOf(iso: string): number {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new RangeError(iso);
  return day;
}

/** Orders and refunds per customer id in words, independent of customer numbers. */
function described(ledger: Ledger, asOf = ledger.totals.lastDay): Record<string, string[]> {
  const { orders, refunds } = snapshotAt(ledger, asOf);
  const out: Record<string, string[]> = {};
  for (let c = 0; c < orders.customers; c++) {
    const rows: string[] = [];
    for (let o = orders.start[c] ?? 0; o < (orders.start[c + 1] ?? 0); o++) {
      const channel = textAt(ledger.channels, orders.channel[o] ?? 0);
      rows.push(`${formatIsoDay(orders.day[o] ?? 0)} ${orders.net[o]} ${channel}`.trim());
    }
    for (let k = refunds.start[c] ?? 0; k < (refunds.start[c + 1] ?? 0); k++) {
      rows.push(`refund ${formatIsoDay(refunds.day[k] ?? 0)} ${refunds.amount[k]}`);
    }
    out[textAt(ledger.customers, c)] = rows;
  }
  return out;
}

function expectReconciled(ledger: Ledger): void {
  const t = ledger.totals;
  expect(t.ordersNet + t.unlinked + t.unidentified + t.notCounted).toBe(t.amount);
  expect(t.orderLines + t.unlinkedLines + t.unidentifiedLines + t.notCountedLines).toBe(t.lines);
  const snapshot = snapshotAt(ledger, t.lastDay);
  const money = moneyTotalsAt(ledger, snapshot);
  const net = snapshot.orders.net.reduce((sum, value) => sum + value, 0);
  expect(net + money.unlinked).toBe(money.net);
  expect(money.net + money.unidentified + t.notCounted).toBe(t.amount);
  let shown = 0;
  for (let c = 0; c < snapshot.orders.customers; c++) {
    for (const entry of timelineOf(ledger, c, t.lastDay)) shown += entry.amount;
  }
  expect(shown).toBe(money.net);
}

describe('orders out of lines', () => {
  it('sums the lines of one order id and nets its refunds', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 1000, channel: 'web' },
      { customer: 'a', order: '1', day: '2024-01-05', amount: 500 },
      { customer: 'a', order: '1', day: '2024-02-01', amount: -300 },
      { customer: 'a', order: '2', day: '2024-01-03', amount: 700, channel: 'shop' },
    ]);
    expect(described(ledger)).toEqual({ a: ['2024-01-03 700 shop', '2024-01-05 1200 web'] });
    expectReconciled(ledger);
  });

  it('takes lines without an order id at one moment as one order', () => {
    const ledger = ledgerOf([
      { customer: 'a', day: '2024-01-05', second: 60, amount: 1 },
      { customer: 'a', day: '2024-01-05', second: 60, amount: 2 },
      { customer: 'a', day: '2024-01-05', second: 61, amount: 4 },
      { customer: 'b', day: '2024-01-05', second: 60, amount: 8 },
    ]);
    expect(described(ledger)).toEqual({
      a: ['2024-01-05 3', '2024-01-05 4'],
      b: ['2024-01-05 8'],
    });
  });

  it('does not count orders that are fully refunded, free, cancelled, pending or tests', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 100 },
      { customer: 'a', order: '1', day: '2024-01-09', amount: -100 },
      { customer: 'a', order: '2', day: '2024-01-06', amount: 0 },
      { customer: 'a', order: '3', day: '2024-01-07', amount: 50, status: 1 },
      { customer: 'a', order: '4', day: '2024-01-07', amount: 60, status: 2 },
      { customer: 'a', order: '5', day: '2024-01-07', amount: 70, status: 4 },
    ]);
    expect(described(ledger)).toEqual({ a: [] });
    expect(ledger.totals).toMatchObject({ ordersCounting: 0, ordersZero: 2, notCounted: 180 });
    expectReconciled(ledger);
  });

  it('keeps refunds that nothing ties to an order, and orders below zero, as unlinked', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 100 },
      { customer: 'a', order: 'C1', day: '2024-01-08', amount: -40 },
      { customer: 'b', order: '2', day: '2024-01-05', amount: 10 },
      { customer: 'b', order: '2', day: '2024-01-07', amount: -15 },
    ]);
    expect(described(ledger)).toEqual({
      a: ['2024-01-05 100', 'refund 2024-01-08 -40'],
      b: ['refund 2024-01-07 -5'],
    });
    expect(ledger.totals.unlinked).toBe(-45);
    expectReconciled(ledger);
  });

  it('takes a refund told twice, by status and by line, off once', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 100, status: 3 },
      { customer: 'a', order: '1', day: '2024-01-06', amount: -100 },
      { customer: 'b', order: '2', day: '2024-01-05', amount: 100 },
      { customer: 'b', order: '2', day: '2024-01-06', amount: -30, status: 3 },
    ]);
    expect(described(ledger)).toEqual({ a: [], b: ['2024-01-05 70'] });
    expect(ledger.totals.notCounted).toBe(0);
    expectReconciled(ledger);
  });

  it('keeps lines without a customer in the totals alone', () => {
    const ledger = ledgerOf([
      { customer: null, day: '2024-01-05', amount: 100 },
      { customer: null, day: '2024-01-05', amount: -20 },
      { customer: null, day: '2024-01-06', amount: 5, status: 2 },
      { customer: 'a', day: '2024-01-05', amount: 7 },
    ]);
    expect(ledger.customers.count).toBe(1);
    expect(ledger.totals).toMatchObject({ unidentified: 80, unidentifiedLines: 2, notCounted: 5 });
    expectReconciled(ledger);
  });

  it('counts every order when the files carry no amounts', () => {
    addBatch(
      held.store,
      [
        { customer: 'a', day: '2024-01-05' },
        { customer: 'a', day: '2024-01-05' },
        { customer: 'a', day: '2024-01-06' },
        { customer: 'a', day: '2024-01-07', status: 2 },
      ],
      { hasAmounts: false },
    );
    const ledger = buildLedger(held.store, control);
    expect(ledger.hasAmounts).toBe(false);
    expect(described(ledger)).toEqual({ a: ['2024-01-05 0', '2024-01-06 0'] });
  });

  it('is empty without a batch', () => {
    const ledger = buildLedger(held.store, control);
    expect(ledger.customers.count).toBe(0);
    expect(defaultAsOf(ledger)).toBeUndefined();
    expect(snapshotAt(ledger, 0).orders.customers).toBe(0);
  });
});

describe('several batches', () => {
  it('unifies customers and orders and takes the finest money unit', () => {
    addBatch(held.store, [{ customer: 'a', order: '1', day: '2024-01-05', amount: 10 }], {
      digits: 0,
    });
    addBatch(
      held.store,
      [
        { customer: 'b', order: '9', day: '2024-01-01', amount: 5, channel: 'web' },
        { customer: 'a', order: '1', day: '2024-01-06', amount: -2500, channel: 'web' },
      ],
      { digits: 3, currency: 'EUR' },
    );
    const ledger = buildLedger(held.store, control);
    expect(ledger.money).toEqual({ currency: 'EUR', digits: 3 });
    expect(described(ledger)).toEqual({ a: ['2024-01-05 7500 web'], b: ['2024-01-01 5 web'] });
    expectReconciled(ledger);
  });

  it('refuses to add up two currencies', () => {
    addBatch(held.store, [{ customer: 'a', day: 1, amount: 10 }], { currency: 'EUR' });
    addBatch(held.store, [{ customer: 'a', day: 2, amount: 10 }], { currency: 'USD' });
    expect(() => buildLedger(held.store, control)).toThrow(
      new AppError('CURRENCY_MIXED', { details: { currencies: 'EUR, USD' } }),
    );
  });

  it('leaves out an undone batch', () => {
    const first = addBatch(held.store, [{ customer: 'a', day: 1, amount: 10 }]);
    addBatch(held.store, [{ customer: 'b', day: 2, amount: 20 }]);
    held.store.batches.undo(first.id);
    const ledger = buildLedger(held.store, control);
    expect(described(ledger)).toEqual({ b: ['1970-01-03 20'] });
  });

  it('comes back from the cache as it was', () => {
    addBatch(held.store, [
      { customer: 'a', order: '1', day: 1, amount: 10, channel: 'web' },
      { customer: 'a', order: '1', day: 4, amount: -3 },
      { customer: 'a', order: '2', day: 4, amount: -3 },
      { customer: null, day: 4, amount: 3 },
    ]);
    const built = currentLedger(held.store, control);
    expect(currentLedger(held.store, control)).toEqual(built);
    expect(ledgerOfVersion(held.store, built.dataVersion)).toEqual(built);
    expect(ledgerOfVersion(held.store, 'other')).toBeUndefined();
  });
});

describe('an analysis date', () => {
  it('hides everything dated later, refunds of earlier orders included', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 100 },
      { customer: 'a', order: '1', day: '2024-02-05', amount: -100 },
      { customer: 'a', order: '2', day: '2024-03-01', amount: 50 },
      { customer: 'a', order: 'C', day: '2024-03-02', amount: -5 },
      { customer: null, day: '2024-03-02', amount: 9 },
    ]);
    expect(described(ledger, dayOf('2024-01-31'))).toEqual({ a: ['2024-01-05 100'] });
    expect(described(ledger, dayOf('2024-02-05'))).toEqual({ a: [] });
    expect(described(ledger)).toEqual({ a: ['2024-03-01 50', 'refund 2024-03-02 -5'] });
    const early = snapshotAt(ledger, dayOf('2024-03-01'));
    expect(moneyTotalsAt(ledger, early)).toMatchObject({ net: 50, unidentified: 0 });
  });

  it('counts what was free of charge as a purchase, but no refunded order', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 0 },
      { customer: 'a', order: '2', day: '2024-01-06', amount: 100 },
      { customer: 'a', order: '3', day: '2024-01-07', amount: 50 },
      { customer: 'a', order: '3', day: '2024-01-08', amount: -50 },
    ]);
    const snapshot = snapshotAt(ledger, ledger.totals.lastDay);
    expect([...snapshot.orders.net]).toEqual([100]);
    expect([...purchasesAt(ledger, snapshot).orders.net]).toEqual([0, 100]);
    expect([...purchaseOrders(ledger, snapshot.asOf).net]).toEqual([0, 100]);
  });

  it('copies no orders where none was free of charge', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '2', day: '2024-01-06', amount: 100 },
      { customer: 'a', order: '3', day: '2024-01-07', amount: 50 },
      { customer: 'a', order: '3', day: '2024-01-08', amount: -50 },
    ]);
    const snapshot = snapshotAt(ledger, ledger.totals.lastDay);
    expect(purchasesAt(ledger, snapshot)).toBe(snapshot);
  });

  it('shows the timeline newest first with every refund on its day', () => {
    const ledger = ledgerOf([
      { customer: 'a', order: '1', day: '2024-01-05', amount: 100, channel: 'web' },
      { customer: 'a', order: '1', day: '2024-01-05', amount: -10 },
      { customer: 'a', order: '2', day: '2024-01-03', amount: 30 },
      { customer: 'a', order: '2', day: '2024-02-03', amount: -30 },
    ]);
    const rows = timelineOf(ledger, 0, dayOf('2024-01-31'));
    expect(rows.map(({ day, amount }) => [formatIsoDay(day), amount])).toEqual([
      ['2024-01-05', -10],
      ['2024-01-05', 100],
      ['2024-01-03', 30],
    ]);
  });
});

const anyLine = fc.record({
  customer: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c') }, fc.constant(null)),
  order: fc.option(fc.constantFrom('1', '2', '3', '4'), { nil: undefined }),
  day: fc.integer({ min: 0, max: 12 }),
  second: fc.integer({ min: 0, max: 2 }),
  amount: fc.integer({ min: -50, max: 100 }),
  channel: fc.option(fc.constantFrom('web', 'shop', '門市'), { nil: undefined }),
  status: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 4 })),
}) as fc.Arbitrary<TestLine>;

describe('for any lines', { timeout: 60_000 }, () => {
  it('the totals reconcile, and the cut keeps net values at any date', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 40 }),
        fc.integer({ min: 0, max: 12 }),
        (lines, day) => {
          held.dispose();
          held = temporaryStore();
          const ledger = ledgerOf(lines);
          expectReconciled(ledger);
          const late = snapshotAt(ledger, day);
          const only = lines.filter((line) => (line.day as number) <= day);
          const net = late.orders.net.reduce((sum, value) => sum + value, 0);
          const money = moneyTotalsAt(ledger, late);
          expect(net + money.unlinked).toBe(money.net);
          expect(late.orders.net.every((value) => value > 0)).toBe(true);
          expect(late.orders.day.every((value) => value <= day)).toBe(true);
          const unidentified = only.filter((line) => line.customer === null && line.status === 0);
          expect(money.unidentified).toBe(
            unidentified.reduce((s, line) => s + (line.amount ?? 0), 0),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('neither the order of rows nor their split into batches changes the result', () => {
    const shuffled = fc.array(anyLine, { maxLength: 25 }).chain((lines) =>
      fc.record({
        lines: fc.constant(lines),
        order: fc.shuffledSubarray(lines, { minLength: lines.length }),
        cut: fc.integer({ min: 0, max: lines.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ lines, order, cut }) => {
        held.dispose();
        held = temporaryStore();
        const whole = described(ledgerOf(lines), 20);
        held.dispose();
        held = temporaryStore();
        const split = described(ledgerOf(order.slice(0, cut), order.slice(cut)), 20);
        expect(split).toEqual(whole);
      }),
      { numRuns: 40 },
    );
  });
});
