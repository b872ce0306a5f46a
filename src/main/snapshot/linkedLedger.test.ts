import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportField } from '#shared/domain/importKinds.ts';
import { detachedControl } from '#main/jobs/index.ts';
import { textAt } from '#main/store/index.ts';
import { addBatch, temporaryStore, type TemporaryStore } from '#test/fixtures/orderStore.ts';
import { currentLedger, decideLink, identityRules, ledgerVersion, type Ledger } from './index.ts';

let held: TemporaryStore;
beforeEach(() => {
  held = temporaryStore();
});
afterEach(() => {
  held.dispose();
});

const control = detachedControl();

/** Orders per customer of the ledger. */
function orders(ledger: Ledger): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: ledger.customers.count }, (_, c) => [
      textAt(ledger.customers, c),
      (ledger.orders.start[c + 1] ?? 0) - (ledger.orders.start[c] ?? 0),
    ]),
  );
}

function ordersNow(): Record<string, number> {
  return orders(currentLedger(held.store, control));
}

type Action = 'keep' | 'pseudonymise' | 'mask';

/** A plan with nothing but the columns of identity. */
function planOf(columns: Partial<Record<ImportField, Action>>): string {
  return JSON.stringify({
    version: 1,
    kind: 'orders',
    reading: {
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      escape: 'double',
      skipHead: 0,
      headerRows: 1,
    },
    columns: Object.entries(columns).map(([field, action]) => ({
      name: field,
      field,
      action,
      personal: null,
    })),
    money: { digits: 2, currency: null },
    onBadRow: 'skip',
    repeats: 'keep',
  });
}

const SHOP = [
  { customer: 's1', day: 1, amount: 10, phone: 'p1', email: 'e1' },
  { customer: 's1', day: 2, amount: 10, phone: 'p1', email: 'e1' },
  { customer: 's2', day: 3, amount: 10, phone: 'p2' },
];
const TILL = [
  { customer: 't1', day: 4, amount: 10, phone: 'p1' },
  { customer: 't9', day: 5, amount: 10, phone: 'p9' },
];

describe('one customer over several files', () => {
  it('is known by the id of first appearance, by phone or e-mail', () => {
    addBatch(held.store, SHOP);
    addBatch(held.store, TILL);
    expect(ordersNow()).toEqual({ s1: 3, s2: 1, t9: 1 });
    addBatch(held.store, [{ customer: 'web', day: 6, amount: 10, email: 'e1' }]);
    const ledger = currentLedger(held.store, control);
    expect(orders(ledger)).toEqual({ s1: 4, s2: 1, t9: 1 });
    const { texts, customer } = ledger.aliases;
    expect([...customer].map((c, i) => [textAt(texts, i), textAt(ledger.customers, c)])).toEqual([
      ['t1', 's1'],
      ['web', 's1'],
    ]);
  });

  it('is found where a file knows the phone alone, also by way of a file of customers', () => {
    addBatch(held.store, [{ customer: 's2', day: 3, amount: 10 }]);
    addBatch(held.store, [{ customer: 'p2', day: 7, amount: 10 }], {
      plan: planOf({ phone: 'pseudonymise' }),
    });
    expect(ordersNow()).toEqual({ s2: 1, p2: 1 });
    addBatch(held.store, [{ customer: 's2', day: 0, phone: 'p2' }], { kind: 'customers' });
    expect(ordersNow()).toEqual({ s2: 2 });
  });

  it('is never linked by what is masked, at the import or in the file', () => {
    const masked = planOf({ customer_id: 'keep', phone: 'mask' });
    addBatch(held.store, SHOP, { plan: masked });
    addBatch(held.store, TILL, { plan: masked });
    addBatch(held.store, [{ customer: 'a', day: 1, amount: 1, phone: '138****1234' }]);
    addBatch(held.store, [{ customer: 'b', day: 1, amount: 1, phone: '138****1234' }]);
    addBatch(held.store, [{ customer: 'c', day: 1, amount: 1, phone: 'C*7F3K' }]);
    addBatch(held.store, [{ customer: 'd', day: 1, amount: 1, phone: 'C*7F3K' }]);
    expect(Object.keys(ordersNow())).toEqual(['s1', 's2', 't1', 't9', 'a', 'b', 'c', 'd']);
  });

  it('is two within one file until the user links them', () => {
    addBatch(held.store, [
      { customer: 'x', day: 1, amount: 1, phone: 'p' },
      { customer: 'y', day: 2, amount: 1, phone: 'p' },
    ]);
    expect(ordersNow()).toEqual({ x: 1, y: 1 });
    decideLink(held.store, ['y', 'x'], 'together');
    expect(ordersNow()).toEqual({ x: 2 });
    decideLink(held.store, ['x', 'y'], 'default');
    const lower = identityRules(held.store, 0.7);
    expect(orders(currentLedger(held.store, control, lower))).toEqual({ x: 2 });
  });

  it('comes apart when the link is undone and together when it is restored, as it was', () => {
    addBatch(held.store, SHOP);
    addBatch(held.store, TILL);
    const before = currentLedger(held.store, control);
    decideLink(held.store, ['t1', 's1'], 'apart');
    const undone = currentLedger(held.store, control);
    expect(orders(undone)).toEqual({ s1: 2, s2: 1, t1: 1, t9: 1 });
    expect(undone.dataVersion).not.toBe(before.dataVersion);
    decideLink(held.store, ['s1', 't1'], 'default');
    expect(ledgerVersion(held.store, identityRules(held.store))).toBe(before.dataVersion);
    expect(currentLedger(held.store, control)).toEqual(before);
  });
});
