import type { RfmView } from '#shared/contract/rfm.ts';
import { medianOf } from '#shared/domain/quantiles.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8, type RfmMethod } from '#shared/domain/rfmClasses.ts';
import type { RfmFixedCuts, RfmScores } from '#main/engine/index.ts';
import type { Body } from './stored.ts';

/** Where the cut points of the scores come from, and the limits where they were set or tuned. */
export interface CutsInForce {
  readonly method: RfmMethod;
  readonly limits: RfmFixedCuts | null;
}

/** The RFM grid and classes out of the scores. `customers` counts everybody, scored or not. */
export function rfmView(scores: RfmScores, customers: number, cuts: CutsInForce): Body<RfmView> {
  const { levels } = scores;
  const sums = new GroupSums(scores);
  const cells = sums.by(levels ** 2, (c) => cellOf(scores, c));
  const medians = medianByCell(scores);
  const range = Array.from({ length: levels }, (_, i) => i);
  const classes12 = sums.by(RFM_CLASSES_12.length, (c) => scores.class12[c] as number);
  const classes8 = sums.by(RFM_CLASSES_8.length, (c) => scores.class8[c] as number);
  return {
    method: cuts.method,
    levels,
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
    scored: scores.scored,
    unscored: customers - scores.scored,
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

function cellOf(scores: RfmScores, c: number): number {
  return ((scores.r[c] as number) - 1) * scores.levels + (scores.f[c] as number) - 1;
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

type Scored = Pick<RfmScores, 'r' | 'frequency' | 'monetary'>;

/** Customers, orders and revenue of the scored customers by any grouping. */
export class GroupSums {
  readonly #scores: Scored;

  constructor(scores: Scored) {
    this.#scores = scores;
  }

  by(groups: number, groupOf: (customer: number) => number): Groups {
    const { r, frequency, monetary } = this.#scores;
    const sums = {
      customers: new Float64Array(groups),
      orders: new Float64Array(groups),
      revenue: new Float64Array(groups),
    };
    for (let c = 0; c < r.length; c++) {
      if (r[c] === 0) continue;
      const group = groupOf(c);
      sums.customers[group] = (sums.customers[group] as number) + 1;
      sums.orders[group] = (sums.orders[group] as number) + (frequency[c] as number);
      sums.revenue[group] = (sums.revenue[group] as number) + (monetary[c] as number);
    }
    return sums;
  }
}

/** Median net revenue per cell of the R x F grid, to the smallest unit; undefined in an empty cell. */
function medianByCell(scores: RfmScores): (number | undefined)[] {
  const size = scores.levels ** 2;
  const start = new Uint32Array(size + 1);
  for (let c = 0; c < scores.r.length; c++) {
    if (scores.r[c] === 0) continue;
    const next = cellOf(scores, c) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let k = 1; k <= size; k++) start[k] = (start[k] as number) + (start[k - 1] as number);
  const place = start.slice();
  const values = new Float64Array(start[size] as number);
  for (let c = 0; c < scores.r.length; c++) {
    if (scores.r[c] === 0) continue;
    const cell = cellOf(scores, c);
    const to = place[cell] as number;
    values[to] = scores.monetary[c] as number;
    place[cell] = to + 1;
  }
  return Array.from({ length: size }, (_, cell) => {
    const inCell = values.subarray(start[cell], start[cell + 1]).sort();
    return inCell.length === 0 ? undefined : Math.round(medianOf(inCell));
  });
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
