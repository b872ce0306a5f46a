import { lastDayOfMonth, monthOfDay, type Day, type MonthIndex } from '#shared/domain/calendar.ts';
import { allocate } from './allocate.ts';

/** Rows of acquisition costs, in any order; all columns are equally long. */
export interface CostColumns {
  /** Line of the channel table that the row's channel is; -1 for a row that names none. */
  readonly line: Int32Array;
  /** Day, the first of the month where only the month is known; NaN = unknown. */
  readonly day: Float64Array;
  /** Minor units; NaN where the amount cannot be used (another currency than the orders'). */
  readonly cost: Float64Array;
  /** Clicks of the row; NaN = unknown. */
  readonly clicks: Float64Array;
  /** Impressions of the row; NaN = unknown. */
  readonly impressions: Float64Array;
  /** What the row is charged by: place in {@link COST_BASES}. */
  readonly basis: Uint8Array;
}

/** Months for which both costs and new customers are known, first and last included. */
export interface CostPeriod {
  readonly from: MonthIndex;
  readonly to: MonthIndex;
}

/** What a channel cost in a month or in all; NaN = unknown, never 0. */
export interface CostCell {
  cost: number;
  clicks: number;
}

export interface LineCosts extends CostCell {
  /** The part of `cost` that came by allocation. */
  readonly allocated: number;
  /** Clicks of rows without a date, NaN without such a row. */
  readonly undatedClicks: number;
  readonly months: ReadonlyMap<MonthIndex, CostCell>;
}

/** Where every row's money went: `spent = attributed + allocated + unallocated + leftOut`. */
export interface CostTotals {
  readonly rows: number;
  readonly spent: number;
  readonly attributed: number;
  readonly allocated: number;
  readonly unallocated: number;
  /** Rows after the analysis date, or of months before anybody was acquired. */
  readonly leftOut: number;
  readonly leftOutRows: number;
  /** Rows without a date: they count in the total of their channel and in no month. */
  readonly undatedRows: number;
}

export interface SummedCosts {
  readonly lines: readonly LineCosts[];
  readonly totals: CostTotals;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A sum that stays unknown until a known number comes. */
function plus(sum: number, value: number): number {
  if (Number.isNaN(value)) return sum;
  return Number.isNaN(sum) ? value : sum + value;
}

/**
 * The months in which costs and new customers can be set against each other: from the later of the
 * first acquisition and the first cost to the earlier of the analysis date and the last cost. A row
 * without a date could belong to any month, so it opens the period to all months of the data.
 * Undefined when there is no row, or no month in common.
 */
export function costPeriod(
  costs: CostColumns,
  firstMonth: MonthIndex,
  asOf: Day,
): CostPeriod | undefined {
  const last = monthOfDay(asOf);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const day of costs.day) {
    if (Number.isNaN(day)) return { from: firstMonth, to: last };
    const month = monthOfDay(day);
    from = Math.min(from, month);
    to = Math.max(to, month);
  }
  const period = { from: Math.max(from, firstMonth), to: Math.min(to, last) };
  return period.from <= period.to ? period : undefined;
}

/** True for the rows of a table of costs that lie within the period; those without a day do. */
export function rowsWithin(
  costs: CostColumns,
  period: CostPeriod | undefined,
  asOf: Day,
): (row: number) => boolean {
  if (period === undefined) return () => false;
  const lastDay = Math.min(asOf, lastDayOfMonth(period.to));
  return (row) => {
    const day = costs.day[row] as number;
    return Number.isNaN(day) || (day <= lastDay && monthOfDay(day) >= period.from);
  };
}

/**
 * Sums costs and clicks by channel and month, up to the analysis date and inside the period.
 *
 * Costs without a channel are shared out by `weights`, one per line: among the channels whose own cost
 * is known, and among all when no row names a channel. Shares are whole minor units that add up to what
 * was spent; what no weight above 0 takes stays unallocated. Undefined weights leave all of it apart.
 */
export function sumCosts(
  costs: CostColumns,
  period: CostPeriod | undefined,
  asOf: Day,
  count: number,
  weights: Float64Array | undefined,
): SummedCosts {
  const lines = Array.from({ length: count }, () => ({
    cost: Number.NaN,
    clicks: Number.NaN,
    allocated: 0,
    undatedClicks: Number.NaN,
    months: new Map<MonthIndex, CostCell>(),
  }));
  const totals = {
    rows: costs.line.length,
    spent: 0,
    attributed: 0,
    allocated: 0,
    unallocated: 0,
    leftOut: 0,
    leftOutRows: 0,
    undatedRows: 0,
  };
  const isWithin = rowsWithin(costs, period, asOf);
  for (let i = 0; i < costs.line.length; i++) {
    const day = costs.day[i] as number;
    const cost = costs.cost[i] as number;
    const clicks = costs.clicks[i] as number;
    const known = Number.isNaN(cost) ? 0 : cost;
    totals.spent += known;
    if (!isWithin(i)) {
      totals.leftOut += known;
      totals.leftOutRows++;
      continue;
    }
    const month = Number.isNaN(day) ? undefined : monthOfDay(day);
    if (month === undefined) totals.undatedRows++;
    const line = lines[costs.line[i] as number];
    if (!line) {
      totals.unallocated += known;
      continue;
    }
    totals.attributed += known;
    line.cost = plus(line.cost, cost);
    line.clicks = plus(line.clicks, clicks);
    if (month === undefined) {
      line.undatedClicks = plus(line.undatedClicks, clicks);
      continue;
    }
    const cell = line.months.get(month) ?? { cost: Number.NaN, clicks: Number.NaN };
    line.months.set(month, {
      cost: plus(cell.cost, cost),
      clicks: plus(cell.clicks, clicks),
    });
  }
  if (weights) shareOut(lines, totals, weights);
  return { lines, totals };
}

/** Moves what no channel is named for to the channels, in proportion to the weights. */
function shareOut(
  lines: readonly Writable<LineCosts>[],
  totals: Writable<CostTotals>,
  offered: Float64Array,
): void {
  const known = lines.map(({ cost }) => !Number.isNaN(cost));
  const anyKnown = known.includes(true);
  const weights = offered.map((weight, k) => (known[k] === anyKnown ? Math.max(weight, 0) : 0));
  const shares = allocate(totals.unallocated, weights);
  for (const [k, line] of lines.entries()) {
    const share = shares[k] as number;
    if (share === 0) continue;
    line.allocated = share;
    line.cost = plus(line.cost, share);
    totals.allocated += share;
  }
  totals.unallocated -= totals.allocated;
}
