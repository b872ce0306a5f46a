import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { protectCohortTable, type CohortCounts } from './cohortTable.ts';
import { isFew } from './heldCells.ts';

/** Cohorts of consecutive periods: the older, the longer; the last cell of each is open. */
const triangle = fc.integer({ min: 1, max: 6 }).chain((rows) =>
  fc
    .tuple(
      ...Array.from({ length: rows }, (_, row) =>
        fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 400 })), {
          minLength: rows - row,
          maxLength: rows - row,
        }),
      ),
    )
    .map((counts) =>
      counts.map((cells, row): CohortCounts => ({
        size: cells[0] ?? 0,
        first: 24_000 + row,
        cells: cells.map((count, n) => ({ count, complete: n < cells.length - 1 })),
      })),
    ),
);

describe('protectCohortTable', () => {
  it('shows no small cell, and no sum with a single one held back', () => {
    fc.assert(
      fc.property(triangle, (cohorts) => {
        const table = protectCohortTable(cohorts);
        const byPeriod = new Map<number, number>();
        const byCalendar = new Map<number, number>();
        const add = (sums: Map<number, number>, key: number): void => {
          sums.set(key, (sums.get(key) ?? 0) + 1);
        };
        cohorts.forEach(({ size, first, cells }, row) => {
          if (isFew(size)) expect(table.cells[row]?.every(Boolean)).toBe(true);
          cells.forEach(({ count, complete }, n) => {
            const hidden = table.cells[row]?.[n] === true;
            if (isFew(count)) expect(hidden).toBe(true);
            if (hidden && complete) add(byPeriod, n);
            if (hidden) add(byCalendar, (first ?? 0) + n);
          });
        });
        for (const [n, hidden] of byPeriod) if (!table.means.has(n)) expect(hidden).not.toBe(1);
        for (const [at, hidden] of byCalendar) {
          if (!table.calendar.has(at)) expect(hidden).not.toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts cells by why they are held back', () => {
    const row = (size: number, count: number): CohortCounts => ({
      size,
      first: null,
      cells: [
        { count: size, complete: true },
        { count, complete: true },
      ],
    });
    const cohorts = [row(100, 3), row(100, 20), row(100, 40), row(100, 50)];
    const dominated = [[], [], [false, true], []];
    const { cells, held } = protectCohortTable(cohorts, dominated);
    expect(cells.map((one) => one[1])).toEqual([true, true, true, false]);
    expect(held).toEqual({ small: 1, dominated: 1, beside: 1 });
  });
});
