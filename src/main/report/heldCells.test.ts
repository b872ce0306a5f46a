import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, heldCount, holdCells, margins } from './heldCells.ts';

const table = fc
  .record({ rows: fc.integer({ min: 1, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) => {
    const cells = { minLength: rows * columns, maxLength: rows * columns };
    return fc.record({
      counts: fc.array(fc.oneof(fc.integer({ min: 0, max: 15 }), fc.nat(500)), cells),
      dominated: fc.array(fc.boolean(), cells),
      lines: fc.constant(margins(rows, columns)),
    });
  });

describe('holdCells', () => {
  it('with dominated cells hides all that it hides without, so that two showings tell no more', () => {
    fc.assert(
      fc.property(table, ({ counts, dominated, lines }) => {
        const plain = holdCells({ counts, lines });
        const both = holdCells({ counts, lines }, dominated);
        plain.cells.forEach((hidden, cell) => {
          if (hidden) expect(both.cells[cell]).toBe(true);
        });
        dominated.forEach((is, cell) => {
          if (is) expect(both.cells[cell]).toBe(true);
        });
        expect(heldCount(both.held)).toBe(both.cells.filter(Boolean).length);
      }),
      { numRuns: 300 },
    );
  });

  it('says why', () => {
    const found = holdCells({ counts: [3, 20, 40, 80], lines: [allOf(4)] }, [
      false,
      false,
      false,
      true,
    ]);
    expect(found.held).toEqual({ small: 1, dominated: 1, beside: 1 });
  });
});
