/** What the cohort table draws: every text is written already, so one table serves screen and report. */

export interface CohortGridCell {
  /** Position on the colour scale, null for a cell without colour. */
  readonly share: number | null;
  readonly text: string;
  /** What the cell says in full, line by line. */
  readonly label: string;
  /** True while the cell's period has not ended. */
  readonly open: boolean;
  /** True for a cell of too few customers to be read by itself. */
  readonly faded: boolean;
}

export interface CohortGridRow {
  readonly key: string;
  readonly name: string;
  readonly size: string;
  /** Names of the events that lie in the cohort's period. */
  readonly events?: readonly string[];
  readonly cells: readonly CohortGridCell[];
}

export interface CohortGrid {
  readonly rows: readonly CohortGridRow[];
  /** Undefined where a mean would say nothing. */
  readonly mean:
    { readonly name: string; readonly size: string; readonly cells: readonly string[] } | undefined;
  /** Names of the first columns, and what the n-th period is called in full. */
  readonly cohortHead: string;
  readonly sizeHead: string;
  readonly periodName: (period: number) => string;
  /** The ends of the colour scale, written. */
  readonly low: string;
  readonly high: string;
}

/** Least and greatest of the values, for the colour scale; 0 to 1 where there are none. */
export function rangeOf(values: Iterable<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high >= low ? { low, high } : { low: 0, high: 1 };
}
