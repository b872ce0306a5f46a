import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RepeatedRows } from './repeats.ts';

const row = fc.record({ key: fc.integer({ min: 0, max: 30 }), rest: fc.constantFrom('a', 'b') });

/** What {@link RepeatedRows} says of each row, against a set of the texts. */
function agrees(rows: readonly { key: number; rest: string }[]): boolean {
  const repeats = new RepeatedRows();
  const seen = new Set<string>();
  return rows.every(({ key, rest }) => {
    const text = `${key},${rest}`;
    const bytes = Buffer.from(text);
    const found = repeats.seen(bytes, 0, bytes.length, bytes, 0, String(key).length);
    const expected = seen.has(text);
    seen.add(text);
    return found === expected;
  });
}

it('finds the rows that a set of texts finds, sorted or not', () => {
  const rows = fc.array(row, { maxLength: 300 });
  fc.assert(fc.property(rows, agrees));
  fc.assert(fc.property(rows, (some) => agrees(some.toSorted((a, b) => a.key - b.key))));
  fc.assert(fc.property(rows, (some) => agrees(some.toSorted((a, b) => b.key - a.key))));
  fc.assert(
    fc.property(rows, row, (some, last) =>
      agrees([...some.toSorted((a, b) => a.key - b.key), last, ...some]),
    ),
  );
});

it('copes with more rows of one key than it compares one by one', () => {
  const many = Array.from({ length: 5000 }, (_, i) => ({ key: 7, rest: `${i % 2500}` }));
  expect(agrees([{ key: 1, rest: 'x' }, ...many])).toBe(true);
});
