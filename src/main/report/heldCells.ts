import type { HeldCells } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { holdBack, LEAST_COUNT, type HeldBack, type PublishedCells } from '#main/privacy/index.ts';

/**
 * A figure with its small cells held back. A held-back cell has the count {@link HELD_BACK} and zeros
 * beside it, so that the model itself carries nothing to find.
 */
export interface Protected<Figure> {
  readonly figure: Figure;
  /** Cells held back, by why. */
  readonly held: HeldCells;
}

export const NONE_HELD: HeldCells = { small: 0, dominated: 0, beside: 0 };

/**
 * {@link holdBack}, with the cells counted by why they are held back. What is held back for the counts
 * alone stays so when dominated cells come on top: a report may show the same counts twice, once with
 * money and once without, and what the one hides must not follow from the other.
 */
export function holdCells(
  table: PublishedCells,
  dominated: readonly boolean[] = [],
): HeldBack & { readonly held: HeldCells } {
  const plain = holdBack(table);
  const found = dominated.includes(true)
    ? holdBack({ ...table, unsafe: plain.cells.map((is, cell) => is || dominated[cell] === true) })
    : plain;
  const held = { small: 0, dominated: 0, beside: 0 };
  found.cells.forEach((hidden, cell) => {
    if (!hidden) return;
    if (isFew(table.counts[cell] ?? 0)) held.small++;
    else if (dominated[cell] === true) held.dominated++;
    else held.beside++;
  });
  return { ...found, held };
}

/** True if a count is of somebody, but of too few to be published. */
export function isFew(count: number): boolean {
  return count > 0 && count < LEAST_COUNT;
}

/** Cells of several tables together. */
export function heldTogether(parts: readonly HeldCells[]): HeldCells {
  return parts.reduce(
    (sum, part) => ({
      small: sum.small + part.small,
      dominated: sum.dominated + part.dominated,
      beside: sum.beside + part.beside,
    }),
    NONE_HELD,
  );
}

/** All cells held back. */
export function heldCount({ small, dominated, beside }: HeldCells): number {
  return small + dominated + beside;
}

/** So many cells held back for their small number alone. */
export function heldSmall(small: number): HeldCells {
  return { ...NONE_HELD, small };
}

/** 0 to n − 1. */
export const allOf = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Rows and columns of a table stored row by row. */
export function margins(rows: number, columns: number): number[][] {
  return [
    ...allOf(rows).map((r) => allOf(columns).map((c) => r * columns + c)),
    ...allOf(columns).map((c) => allOf(rows).map((r) => r * columns + c)),
  ];
}

export interface Group {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
}

/** The group without its numbers. */
export function hiddenGroup<G extends Group>(group: G): G {
  return { ...group, customers: HELD_BACK, orders: 0, revenue: 0 };
}

/** A list of groups whose total is published. */
export function protectList<G extends { readonly customers: number }>(
  groups: readonly G[],
  dominated: readonly boolean[],
  hide: (group: G) => G,
): Protected<G[]> {
  const { cells, held } = holdCells(
    { counts: groups.map((group) => group.customers), lines: [allOf(groups.length)] },
    dominated,
  );
  return { figure: groups.map((group, i) => (cells[i] ? hide(group) : group)), held };
}

/** A table of movement: from group to group and those who came; both margins are published. */
export function protectMovement(
  matrix: readonly (readonly number[])[],
  arrived: readonly number[],
): Protected<{ readonly matrix: number[][]; readonly arrived: number[] }> {
  const rows = [...matrix, arrived];
  const width = arrived.length;
  const { cells, held } = holdCells({ counts: rows.flat(), lines: margins(rows.length, width) });
  const shown = rows.map((row, r) =>
    row.map((count, c) => (cells[r * width + c] ? HELD_BACK : count)),
  );
  return { figure: { matrix: shown.slice(0, -1), arrived: shown.at(-1) ?? [] }, held };
}
