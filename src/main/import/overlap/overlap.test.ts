import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BatchRecord } from '#main/store/index.ts';
import { codeOf, control, fileOf, store } from '#test/fixtures/importRoom.ts';
import { checkFile, importFile, inspectFile } from '../index.ts';
import type { ImportOptions } from '../commit/importFile.ts';

const HEAD = 'order_no,date,customer_id,amount\n';
const JANUARY = `${HEAD}A1,2024-01-05,c1,20.50
A2,2024-01-06,c2,10.00
A2,2024-01-06,c2,5.00
A3,2024-01-07,c3,7.00
`;
/** Two rows of an order of before, one with another amount, one on another day, one that is new. */
const NEXT = `${HEAD}A2,2024-01-06,c2,10.00
A2,2024-01-06,c2,5.00
A3,2024-01-07,c3,7.50
A1,2024-01-20,c1,20.50
A4,2024-01-21,c4,9.00
`;

function take(text: string, options: ImportOptions = {}): BatchRecord {
  const path = fileOf(text);
  return importFile(path, inspectFile(path, {}, control).plan, store, control, options);
}

function check(text: string, skip = false) {
  const path = fileOf(text);
  const { plan } = inspectFile(path, {}, control);
  return checkFile(path, plan, control, { store, skip });
}

function clear(): void {
  for (const { id, state } of store.batches.list()) {
    if (state === 'complete') store.batches.undo(id);
  }
}

it('tells which rows of a file an earlier batch has, and asks before they count twice', () => {
  const earlier = take(JANUARY);
  const { overlap } = check(NEXT);
  expect(overlap).toEqual({
    rows: 2,
    orders: 1,
    changed: 1,
    byOrder: true,
    asks: true,
    batches: [{ id: earlier.id, fileName: 'orders.csv', rows: 4, covered: 2 }],
  });
  const before = store.batches.dataVersion();
  expect(codeOf(() => take(NEXT, { overlap: 'refuse' }))).toBe('OVERLAPS');
  expect(store.batches.dataVersion()).toBe(before);
  clear();
});

it('leaves the common rows out, adds them or takes the place of the earlier batch', () => {
  const earlier = take(JANUARY);
  const skipping = check(NEXT, true);
  expect(skipping).toMatchObject({ rowsRead: 5, rowsAccepted: 3, rowsSkipped: 2 });
  expect(skipping.skips).toEqual([{ code: 'OVERLAPPING_ROW', count: 2, firstLine: 2 }]);
  const skipped = take(NEXT, { overlap: 'skip' });
  expect(skipped).toMatchObject({ rowsAccepted: 3, rowsSkipped: 2, amountMinor: '3700' });
  store.batches.undo(skipped.id);
  const added = take(NEXT, { overlap: 'add' });
  expect(added).toMatchObject({ rowsAccepted: 5, rowsSkipped: 0 });
  store.batches.undo(added.id);
  const replacing = take(NEXT, { overlap: 'replace' });
  const states = new Map(store.batches.list().map(({ id, state }) => [id, state]));
  expect([states.get(earlier.id), states.get(replacing.id)]).toEqual(['undone', 'complete']);
  expect(codeOf(() => take(`${HEAD}A4,2024-01-21,c4,9.00\n`, { overlap: 'skip' }))).toBe(
    'NOTHING_NEW',
  );
  clear();
});

it('does not take refunds, other days or other kinds for repetitions', () => {
  take(JANUARY);
  expect(check(`${HEAD}A1,2024-03-05,c1,20.50\n`).overlap).toBeNull();
  const refunds = fileOf(
    'order_no,refund date,customer_id,refund amount\nA1,2024-01-05,c1,20.50\n',
  );
  const { plan } = inspectFile(refunds, { kind: 'refunds' }, control);
  expect(checkFile(refunds, plan, control, { store, skip: false }).overlap).toBeNull();
  expect(check(`${JANUARY}\n`).overlap).toMatchObject({ rows: 4, orders: 3 });
  clear();
});

it('tells orders that came again with another amount, and asks where an order is one row', () => {
  take(JANUARY);
  const again = `${HEAD}A1,2024-01-05,c1,25.00\nA8,2024-01-06,c8,1.00\n`;
  expect(check(again).overlap).toMatchObject({ rows: 0, changed: 1, asks: true });
  expect(codeOf(() => take(again, { overlap: 'refuse' }))).toBe('OVERLAPS');
  const path = fileOf(again);
  const { plan } = inspectFile(path, { kind: 'order_lines' }, control);
  const lines = checkFile(path, plan, control, { store, skip: false }).overlap;
  expect(lines).toMatchObject({ rows: 0, changed: 1, asks: false });
  clear();
});

it('without order ids goes by customer, day and amount, and takes single cases for chance', () => {
  const rows = (from: number, count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `138${String(10_000_000 + from + i)},2024-01-05,5.00\n`,
    ).join('');
  const head = 'phone,date,amount\n';
  take(head + rows(0, 200));
  expect(check(head + rows(100, 200)).overlap).toMatchObject({
    rows: 100,
    byOrder: false,
    asks: true,
  });
  expect(check(head + rows(199, 200)).overlap).toMatchObject({ rows: 1, asks: false });
  expect(take(head + rows(199, 200), { overlap: 'refuse' }).rowsAccepted).toBe(200);
  clear();
});

it('for any two files, the rows told are those whose order, day and amount are in both', () => {
  const line = fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1 }), fc.array(line, { minLength: 1 }), (a, b) => {
      const text = (lines: typeof a): string =>
        HEAD + lines.map(([o, d, m]) => `A${o},2024-01-0${d + 1},c${o},${m}.50\n`).join('');
      take(text(a));
      const known = new Set(a.map(String));
      const expected = b.filter((one) => known.has(String(one))).length;
      const found = check(text(b)).overlap;
      // The very same file is another question.
      const same = text(a) === text(b);
      expect(found?.rows ?? 0).toBe(same ? 0 : expected);
      expect(found?.batches[0]?.covered ?? 0).toBe(
        same ? 0 : a.filter((one) => b.some((other) => String(other) === String(one))).length,
      );
      clear();
    }),
    { numRuns: 40 },
  );
});
