import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import {
  combineMarks,
  countMarks,
  invertMarks,
  keepCustomers,
  markBehaviour,
  markCodes,
  markDayRanges,
  markKnown,
  markRange,
} from './index.ts';

const bits = fc.array(fc.constantFrom(0, 1), { minLength: 9, maxLength: 9 });
const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN));

describe('marks', () => {
  it('combine customer by customer', () => {
    fc.assert(
      fc.property(fc.array(bits, { minLength: 1, maxLength: 4 }), (parts) => {
        const marks = parts.map((part) => Uint8Array.from(part));
        const at = (c: number): number[] => parts.map((part) => part[c] ?? 0);
        const all = [...combineMarks('all', marks, 9)];
        const any = [...combineMarks('any', marks, 9)];
        expect(all).toEqual(all.map((_, c) => Math.min(...at(c))));
        expect(any).toEqual(any.map((_, c) => Math.max(...at(c))));
        expect(marks.map((mark) => [...mark])).toEqual(parts);
        for (const [i, mark] of marks.entries()) {
          expect(countMarks(mark)).toBe(
            (parts[i] ?? []).reduce<number>((sum, one) => sum + one, 0),
          );
        }
      }),
    );
  });

  it('of no condition: all hold for everybody, any for nobody', () => {
    expect([...combineMarks('all', [], 3)]).toEqual([1, 1, 1]);
    expect([...combineMarks('any', [], 3)]).toEqual([0, 0, 0]);
  });

  it('invert among those who are there', () => {
    const marks = Uint8Array.of(1, 0, 1, 0, 0);
    const among = Uint8Array.of(1, 1, 0, 0, 1);
    expect([...invertMarks(marks, among)]).toEqual([0, 1, 0, 0, 1]);
  });

  it('hold for values in a range, never for a missing one', () => {
    fc.assert(
      fc.property(fc.array(value), value, value, (values, least, most) => {
        const inRange = (v: number): number => Number(v !== -1 && v >= least && v <= most);
        expect([...markRange(values, least, most, -1)]).toEqual(values.map(inRange));
        expect([...markKnown(values, -1)]).toEqual(
          values.map((v) => Number(v !== -1 && !Number.isNaN(v))),
        );
      }),
    );
  });

  it('hold for wanted codes and days alone', () => {
    expect([...markCodes([0, 3, 65_535, 3], [3, -1, 65_535])]).toEqual([0, 1, 1, 1]);
    const day = fc.integer({ min: -4, max: 40 });
    const range = fc.tuple(day, fc.nat(5)).map(([from, days]) => [from, from + days] as const);
    fc.assert(
      fc.property(fc.array(day), fc.array(range), (days, ranges) => {
        const wanted = (d: number): number =>
          Number(d !== -1 && ranges.some(([from, to]) => d >= from && d <= to));
        expect([...markDayRanges(days, ranges, -1)]).toEqual(days.map(wanted));
      }),
    );
  });
});

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.nat(4),
  fc.integer({ min: 1, max: 60 }),
  fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: -900, max: -1 })),
);

describe('behaviour in a window', () => {
  it('counts orders and sums their value as a walk over the rows would', () => {
    const day = fc.integer({ min: 0, max: 61 });
    const measure = fc.constantFrom('orders', 'revenue');
    fc.assert(
      fc.property(fc.array(row), day, day, measure, fc.nat(3), (rows, from, to, what, least) => {
        const { orders } = snapshotOf(5, 60, rows);
        const marks = markBehaviour(orders, what, { from, to }, least, 1000);
        const expected = [0, 1, 2, 3, 4].map((customer) => {
          const values = rows
            .filter(([c, d, amount]) => c === customer && amount > 0 && d >= from && d <= to)
            .map(([, , amount]) => (what === 'orders' ? 1 : amount));
          const sum = values.reduce((a, b) => a + b, 0);
          return Number(sum >= least && sum <= 1000);
        });
        expect([...marks]).toEqual(expected);
      }),
    );
  });

  it('looks at the orders of one channel alone', () => {
    const { orders } = snapshotOf(2, 60, [
      [0, 10, 5],
      [0, 20, 5],
      [1, 20, 5],
    ]);
    const channel = Uint16Array.of(1, 2, 1);
    const window = { from: 1, to: 60, channel: 2 };
    expect([...markBehaviour({ ...orders, channel }, 'orders', window, 1, 9)]).toEqual([1, 0]);
  });
});

describe('a snapshot of some customers', () => {
  it('is that of their rows alone', () => {
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(fc.constantFrom(0, 1), { minLength: 5, maxLength: 5 }),
        (rows, kept) => {
          const numbers = kept.map((mark, c) =>
            mark === 1 ? kept.slice(0, c).filter(Boolean).length : -1,
          );
          const few = rows.flatMap(([c, d, amount]): Row[] => {
            const number = numbers[c] ?? -1;
            return number < 0 ? [] : [[number, d, amount]];
          });
          const expected = snapshotOf(kept.filter(Boolean).length, 60, few);
          expect(keepCustomers(snapshotOf(5, 60, rows), Uint8Array.from(kept))).toEqual(expected);
        },
      ),
    );
  });
});
