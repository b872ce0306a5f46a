import type { HeldCells } from '#shared/contract/reports.ts';
import { allOf, heldTogether, holdCells } from './heldCells.ts';

/** A cohort with its counts, period 0 first. */
export interface CohortCounts {
  readonly size: number;
  /** Number of the calendar period of its first order; null where its customers began at different times. */
  readonly first: number | null;
  readonly cells: readonly { readonly count: number; readonly complete: boolean }[];
}

/** What of a cohort table is held back. */
export interface HeldCohorts {
  /** By cohort, and by cohort and period. */
  readonly sizes: readonly boolean[];
  readonly cells: readonly (readonly boolean[])[];
  /** Periods whose mean would tell a held-back cell. */
  readonly means: ReadonlySet<number>;
  /** Calendar periods whose sum would. */
  readonly calendar: ReadonlySet<number>;
  readonly held: HeldCells;
}

/**
 * Cohorts: the sizes add up to all customers, the complete cells of a period to its mean, and the cells
 * of a calendar period to its customers. A small cohort is held back whole.
 *
 * @param dominated cells in which one or two customers make most of the revenue; none where no money is told.
 */
export function protectCohortTable(
  cohorts: readonly CohortCounts[],
  dominated: readonly (readonly boolean[])[] = [],
): HeldCohorts {
  const sizes = holdCells({
    counts: cohorts.map(({ size }) => size),
    lines: [allOf(cohorts.length)],
  });
  const { starts, means, calendar } = sums(cohorts);
  const table = holdCells(
    {
      counts: cohorts.flatMap(({ cells }) => cells.map(({ count }) => count)),
      unsafe: cohorts.flatMap(({ cells }, row) => cells.map(() => sizes.cells[row] === true)),
      lines: [...means.values(), ...calendar.values()],
    },
    cohorts.flatMap(({ cells }, row) => cells.map((_, n) => dominated[row]?.[n] === true)),
  );
  const open = (keys: Iterable<number>, from: number): ReadonlySet<number> =>
    new Set([...keys].filter((_, at) => table.lines[from + at]));
  return {
    sizes: sizes.cells,
    cells: cohorts.map(({ cells }, row) => {
      const start = starts[row] ?? 0;
      return table.cells.slice(start, start + cells.length);
    }),
    means: open(means.keys(), 0),
    calendar: open(calendar.keys(), means.size),
    held: heldTogether([sizes.held, table.held]),
  };
}

/** Where each cohort's cells begin, and the cells that are summed by period and by calendar period. */
function sums(cohorts: readonly CohortCounts[]) {
  const starts: number[] = [];
  const means = new Map<number, number[]>();
  const calendar = new Map<number, number[]>();
  const put = (lines: Map<number, number[]>, key: number, cell: number): void => {
    const line = lines.get(key);
    if (line) line.push(cell);
    else lines.set(key, [cell]);
  };
  let next = 0;
  for (const { first, cells } of cohorts) {
    starts.push(next);
    cells.forEach(({ complete }, n) => {
      if (complete) put(means, n, next);
      if (first !== null) put(calendar, first + n, next);
      next++;
    });
  }
  return { starts, means, calendar };
}
