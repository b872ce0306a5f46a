import type { Day } from '#shared/domain/calendar.ts';
import type { OrderColumns, Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import {
  channelKinds,
  purchaseSummary,
  purchaseTable,
  sumOfLogGaps,
  type CustomerKinds,
  type PurchaseSummary,
  type PurchaseTable,
} from '../clv/index.ts';

/** A past date from which the days up to a later one are foretold. */
export interface Split {
  /** Last day that the models see. */
  readonly calibrationEnd: Day;
  /** Last day that they foretell. */
  readonly holdoutEnd: Day;
}

/** The customers of a split, who bought up to its calibration end, and what they did then. */
export interface Cohort {
  readonly split: Split;
  /** Their numbers in the snapshot, ascending; all columns below are in this order. */
  readonly customers: Uint32Array;
  readonly repeaters: number;
  /** Repeat purchases, time from the first to the last of them, and age, in days at the calibration end. */
  readonly frequency: Int32Array;
  readonly recencyDays: Int32Array;
  readonly ageDays: Int32Array;
  /** Channels of their first orders; undefined where all are of one. */
  readonly kinds: CustomerKinds | undefined;
  /** The same as the models take them. */
  readonly table: PurchaseTable;
  /** Sum of the logarithms of the times between their purchases, in the models' unit. */
  readonly litt: number;
  /** Days from the calibration end to each point at which forecasts are compared; weekly. */
  readonly grid: Int32Array;
  readonly actual: Purchases;
  /** The same days a year earlier; undefined if the log does not go back so far. */
  readonly yearAgo: Purchases | undefined;
}

/** Purchases (days with an order) of a cohort within a window. */
export interface Purchases {
  readonly byCustomer: Float64Array;
  /** Of all customers, up to each point of the grid. */
  readonly cumulative: Float64Array;
}

const DAYS_PER_WEEK = 7;
/** Fifty-two weeks: a window of the year before begins on the same weekday. */
const YEAR_AGO = 364;

/** Days of a holdout from which all seasons are in it. */
export const WHOLE_YEAR = 364;

/** Days of the holdout. */
export function lengthOf({ calibrationEnd, holdoutEnd }: Split): number {
  return holdoutEnd - calibrationEnd;
}

/** How the splits of a log are laid out, in days. */
export interface SplitPlan {
  /** Length of each holdout. */
  readonly horizonDays: number;
  /** How far each is moved back from the one before. */
  readonly stepDays: number;
  /** Least time from the first order of anybody to a calibration end. */
  readonly historyDays: number;
  /** How many splits at most. */
  readonly splits: number;
}

/** Splits that slide back from the analysis date, newest first, as far as the history allows. */
export function backtestSplits({ orders, asOf }: Snapshot, plan: SplitPlan): Split[] {
  const first = orders.day.reduce((least, day) => Math.min(least, day), asOf);
  const splits: Split[] = [];
  for (let i = 0; i < plan.splits; i++) {
    const holdoutEnd = asOf - i * plan.stepDays;
    const calibrationEnd = holdoutEnd - plan.horizonDays;
    if (calibrationEnd - first < plan.historyDays) break;
    splits.push({ calibrationEnd, holdoutEnd });
  }
  return splits;
}

/**
 * The cohort of a split.
 *
 * @param unit days in a time unit of the models.
 */
export function cohortOf(
  snapshot: Snapshot,
  split: Split,
  unit: number,
  control?: EngineControl,
): Cohort {
  const { calibrationEnd } = split;
  const summary = purchaseSummary(snapshot, calibrationEnd, control);
  const customers = buyersOf(summary);
  const of = (column: Int32Array): Int32Array =>
    Int32Array.from(customers, (c) => column[c] as number);
  const [frequency, recencyDays, ageDays] = [
    of(summary.frequency),
    of(summary.recencyDays),
    of(summary.ageDays),
  ];
  const horizon = lengthOf(split);
  const grid = Int32Array.from({ length: Math.ceil(horizon / DAYS_PER_WEEK) }, (_, week) =>
    Math.min((week + 1) * DAYS_PER_WEEK, horizon),
  );
  const oldest = ageDays.reduce((most, age) => Math.max(most, age), 0);
  const kinds = channelKinds(snapshot.orders);
  const purchases = (from: Day): Purchases =>
    purchasesWithin(snapshot.orders, customers, from, grid);
  return {
    split,
    customers,
    repeaters: summary.repeaters,
    frequency,
    recencyDays,
    ageDays,
    kinds: kinds && { ...kinds, code: kinds.code.filter((_, c) => summary.frequency[c] !== -1) },
    table: purchaseTable(frequency, recencyDays, ageDays, unit),
    litt: sumOfLogGaps(snapshot, unit, calibrationEnd, control),
    grid,
    actual: purchases(calibrationEnd),
    yearAgo:
      oldest >= YEAR_AGO && horizon <= YEAR_AGO ? purchases(calibrationEnd - YEAR_AGO) : undefined,
  };
}

function buyersOf({ frequency, buyers }: PurchaseSummary): Uint32Array {
  const result = new Uint32Array(buyers);
  let n = 0;
  for (let c = 0; c < frequency.length; c++) {
    if ((frequency[c] as number) >= 0) result[n++] = c;
  }
  return result;
}

/** Purchases after the day `from`, up to the last point of the grid. */
function purchasesWithin(
  { start, day }: OrderColumns,
  customers: Uint32Array,
  from: Day,
  grid: Int32Array,
): Purchases {
  const byCustomer = new Float64Array(customers.length);
  const cumulative = new Float64Array(grid.length);
  const until = from + (grid.at(-1) ?? 0);
  for (let i = 0; i < customers.length; i++) {
    const c = customers[i] as number;
    let last = from;
    for (let k = start[c] as number; k < (start[c + 1] as number); k++) {
      const at = day[k] as number;
      if (at > until) break;
      if (at <= last) continue;
      last = at;
      byCustomer[i] = (byCustomer[i] as number) + 1;
      const week = Math.ceil((at - from) / DAYS_PER_WEEK) - 1;
      cumulative[week] = (cumulative[week] as number) + 1;
    }
  }
  for (let week = 1; week < grid.length; week++) {
    cumulative[week] = (cumulative[week] as number) + (cumulative[week - 1] as number);
  }
  return { byCustomer, cumulative };
}
