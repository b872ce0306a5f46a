/** How customers moved between the groups of one grouping. */
export interface Movement {
  /**
   * Customers by start group (row) and end group (column), `(groups + 1) x groups`, row by row. The last
   * row holds those who were in no group at the start. Each row sums to its start count.
   */
  readonly customers: Float64Array;
  /** Customers per start group, the last element those who were in none. */
  readonly fromCounts: Float64Array;
  /** Customers per end group. */
  readonly toCounts: Float64Array;
}

/**
 * Movement matrix of two columns of group numbers by customer; whoever has no group at the end is left
 * out.
 *
 * @param none number that stands for no group.
 * @param marks customers that count, 1 each; all without.
 */
export function movement(
  before: Uint8Array,
  after: Uint8Array,
  groups: number,
  none: number,
  marks?: Uint8Array,
): Movement {
  const customers = new Float64Array((groups + 1) * groups);
  const fromCounts = new Float64Array(groups + 1);
  const toCounts = new Float64Array(groups);
  for (let c = 0; c < after.length; c++) {
    const to = after[c] as number;
    if (to === none || marks?.[c] === 0) continue;
    const from = before[c] === none ? groups : (before[c] as number);
    const cell = from * groups + to;
    customers[cell] = (customers[cell] as number) + 1;
    fromCounts[from] = (fromCounts[from] as number) + 1;
    toCounts[to] = (toCounts[to] as number) + 1;
  }
  return { customers, fromCounts, toCounts };
}
