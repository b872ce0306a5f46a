import type { Marks } from './combine.ts';

/** Customers, orders and net revenue of everyone who is in exactly the same segments. */
export interface OverlapCell {
  /** Bit i is set for members of part i; 0 is everybody outside all of them. */
  readonly members: number;
  readonly customers: number;
  readonly orders: number;
  /** Minor units. */
  readonly revenue: number;
}

/**
 * Splits customers by the set of segments that they are in; every customer of `among` is in exactly one
 * cell. Only cells with somebody are given, most customers first, then by `members`.
 */
export function overlapCells(
  parts: readonly Marks[],
  among: Marks,
  orders: ArrayLike<number>,
  revenue: ArrayLike<number>,
): OverlapCell[] {
  const cells = 1 << parts.length;
  const customers = new Float64Array(cells);
  const ordered = new Float64Array(cells);
  const earned = new Float64Array(cells);
  for (let c = 0; c < among.length; c++) {
    if (among[c] === 0) continue;
    let members = 0;
    for (let i = 0; i < parts.length; i++) members |= ((parts[i] as Marks)[c] as number) << i;
    customers[members] = (customers[members] as number) + 1;
    ordered[members] = (ordered[members] as number) + (orders[c] as number);
    earned[members] = (earned[members] as number) + (revenue[c] as number);
  }
  return Array.from(customers, (count, members) => ({
    members,
    customers: count,
    orders: ordered[members] as number,
    revenue: earned[members] as number,
  }))
    .filter((cell) => cell.customers > 0)
    .sort((a, b) => b.customers - a.customers || a.members - b.members);
}
