import type { RfmView } from '#shared/contract/rfm.ts';
import { medianOf } from '#shared/domain/quantiles.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8, type RfmMethod } from '#shared/domain/rfmClasses.ts';
import type { Marks, RfmFixedCuts, RfmScores } from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** Where the cut points of the scores come from, and the limits where they were set or tuned. */
export interface CutsInForce {
  readonly method: RfmMethod;
  readonly limits: RfmFixedCuts | null;
}

/** The RFM grid and classes out of the scores. `customers` counts everybody, scored or not. */
export function rfmView(scores: RfmScores, customers: number, cuts: CutsInForce): Body<RfmView> {
  return {
    method: cuts.method,
    levels: scores.levels,
    limits: cuts.limits && {
      recencyDays: [...cuts.limits.recencyDays],
      frequency: [...cuts.limits.frequency],
      monetary: [...cuts.limits.monetary],
    },
    cuts: {
      recency: lowerLimits(scores, scores.r, (c) => scores.recencyDays[c] as number, Math.max),
      frequency: lowerLimits(scores, scores.f, (c) => scores.frequency[c] as number, Math.min),
      monetary: lowerLimits(scores, scores.m, (c) => scores.monetary[c] as number, Math.min),
    },
    levelsFound: {
      recency: scores.recency.levels,
      frequency: scores.frequencies.levels,
      monetary: scores.monetaries.levels,
    },
    ...rfmGroups(scores, scores.levels),
    unscored: customers - scores.scored,
  };
}

/** What the groups of a scoring are summed from; a customer without a score has 0 in `r`. */
export type Scored = Pick<RfmScores, 'r' | 'f' | 'frequency' | 'monetary' | 'class12' | 'class8'>;

/** The scored customers by cell of the grid and by class; with marks the marked alone. */
export function rfmGroups(
  scored: Scored,
  levels: number,
  marks?: Marks,
): Pick<RfmView, 'scored' | 'grid' | 'classes12' | 'classes8'> {
  const sums = new GroupSums(scored, marks);
  const range = Array.from({ length: levels }, (_, i) => i);
  const cellOf = scored.r.map((r, c) => (r - 1) * levels + (scored.f[c] as number) - 1);
  const cells = sums.by(levels ** 2, cellOf);
  const medians = sums.medians(levels ** 2, cellOf);
  const classes12 = sums.by(RFM_CLASSES_12.length, scored.class12);
  const classes8 = sums.by(RFM_CLASSES_8.length, scored.class8);
  return {
    scored: cells.customers.reduce((sum, count) => sum + count, 0),
    grid: range.map((r) =>
      range.map((f) => {
        const cell = r * levels + f;
        return { ...groupAt(cells, cell), medianMonetary: medians[cell] ?? null };
      }),
    ),
    classes12: RFM_CLASSES_12.map((id, i) => ({ id, ...groupAt(classes12, i) })),
    classes8: RFM_CLASSES_8.map((id, i) => ({ id, ...groupAt(classes8, i) })),
  };
}

/** Customers, orders and revenue by group. */
export interface Groups {
  readonly customers: Float64Array;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
}

/** One group of them. */
export function groupAt(
  groups: Groups,
  i: number,
): { customers: number; orders: number; revenue: number } {
  return {
    customers: groups.customers[i] as number,
    orders: groups.orders[i] as number,
    revenue: groups.revenue[i] as number,
  };
}

/** Sums over the scored customers by any grouping; with marks over the marked alone. */
export class GroupSums {
  readonly #scored: Pick<Scored, 'r' | 'frequency' | 'monetary'>;
  /** 1 for each customer who counts. */
  readonly #counts: Uint8Array;

  constructor(scored: Pick<Scored, 'r' | 'frequency' | 'monetary'>, marks?: Marks) {
    this.#scored = scored;
    this.#counts = scored.r.map((r, c) => (r === 0 || marks?.[c] === 0 ? 0 : 1));
  }

  /** Customers, orders and revenue of each group, from the group of every customer. */
  by(groups: number, groupOf: Uint8Array): Groups {
    const { frequency, monetary } = this.#scored;
    const customers = new Float64Array(groups);
    const orders = new Float64Array(groups);
    const revenue = new Float64Array(groups);
    const counts = this.#counts;
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] === 0) continue;
      const group = groupOf[c] as number;
      customers[group] = (customers[group] as number) + 1;
      orders[group] = (orders[group] as number) + (frequency[c] as number);
      revenue[group] = (revenue[group] as number) + (monetary[c] as number);
    }
    return { customers, orders, revenue };
  }

  /** Median net revenue of each group, to the smallest unit; undefined in an empty one. */
  medians(groups: number, groupOf: Uint8Array): (number | undefined)[] {
    const { monetary } = this.#scored;
    const counts = this.#counts;
    const start = new Uint32Array(groups + 1);
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] === 0) continue;
      const next = (groupOf[c] as number) + 1;
      start[next] = (start[next] as number) + 1;
    }
    for (let k = 1; k <= groups; k++) start[k] = (start[k] as number) + (start[k - 1] as number);
    const place = start.slice();
    const values = new Float64Array(start[groups] as number);
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] === 0) continue;
      const group = groupOf[c] as number;
      const to = place[group] as number;
      values[to] = monetary[c] as number;
      place[group] = to + 1;
    }
    return Array.from({ length: groups }, (_, group) => {
      const own = values.subarray(start[group], start[group + 1]).sort();
      return own.length === 0 ? undefined : Math.round(medianOf(own));
    });
  }
}

/**
 * Worst value that still earns score 2, 3, 4, 5, as found in the data; the list ends with the highest
 * score that anybody has.
 */
function lowerLimits(
  scores: RfmScores,
  column: Uint8Array,
  valueOf: (customer: number) => number,
  worse: (a: number, b: number) => number,
): number[] {
  const worst: (number | undefined)[] = [];
  for (let c = 0; c < column.length; c++) {
    const score = column[c] as number;
    if (score < 2 || scores.r[c] === 0) continue;
    const value = valueOf(c);
    const held = worst[score - 2];
    worst[score - 2] = held === undefined ? value : worse(held, value);
  }
  const limits: number[] = [];
  for (let k = worst.length - 1; k >= 0; k--) {
    const value = worst[k] ?? limits[0];
    if (value !== undefined) limits.unshift(value);
  }
  return limits;
}
