import fc from 'fast-check';
import { expect, it } from 'vitest';
import { control, fileOf } from '#test/fixtures/importRoom.ts';
import { checkFile, inspectFile } from '../index.ts';

const line = fc.record({
  customer: fc.constantFrom('a', 'b', 'c', ''),
  day: fc.integer({ min: 1, max: 3 }),
  time: fc.constantFrom('00:00:00', '23:59:59', '12:30:00'),
});

/** Orders of a file without order numbers, as the check counts them. */
function ordersOf(rows: readonly string[], header: string): number {
  const path = fileOf(`${header}\n${rows.join('\n')}\n`);
  return checkFile(path, inspectFile(path, {}, control).plan, control).orders;
}

it('counts the lines of a customer at one moment as one order, as the analyses do', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 40 }), (lines) => {
      // A first line keeps the columns what they are, whatever follows.
      const all = [{ customer: 'z', day: 9, time: '10:00:00' }, ...lines];
      const rows = all.map(({ customer, day, time }) => `${customer},2024-03-0${day} ${time},milk`);
      const known = all.filter(({ customer }) => customer !== '');
      const different = new Set(
        known.map(({ customer, day, time }) => `${customer} ${day} ${time}`),
      );
      const expected = different.size + all.length - known.length;
      return ordersOf(rows, 'customer_id,date,product') === expected;
    }),
    { numRuns: 25 },
  );
});

it('grows with the file', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `c${i % 5000},2024-01-0${(i % 2) + 1},x`);
  expect(ordersOf(rows, 'customer_id,date,product')).toBe(5000);
});

it('goes by the order number where there is one', () => {
  const rows = ['a,2024-01-05,1,x', 'a,2024-01-05,2,x', 'a,2024-01-05,2,y'];
  expect(ordersOf(rows, 'customer_id,date,order_id,product')).toBe(2);
});
