import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import { lowerBound } from '../numeric/index.ts';
import { bestCuts } from './bestCuts.ts';
import { addCells, emptyCells, judgeCells, type ForecastQuality } from './cellForecast.ts';
import {
  countCells,
  pastScores,
  quantilesOf,
  type CellCounts,
  type Dimensions,
  type PastScores,
} from './pastScores.ts';
import type { RfmFixedCuts } from './score.ts';

export interface TuningPlan {
  /** Length of the period whose orders are foretold. */
  readonly periodDays: number;
  readonly levels: number;
  /** Customers with an order below which a past day is not used. */
  readonly leastCustomers: number;
}

/** One test: cut points out of earlier periods, judged by a later one. */
export interface TuningFold {
  /** Days from which the earlier periods start, the oldest and the newest. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** The later period: after `testDay`, up to `testEnd`. */
  readonly testDay: Day;
  readonly testEnd: Day;
  readonly customers: number;
  readonly ordered: number;
  readonly quantiles: ForecastQuality;
  readonly tuned: ForecastQuality;
}

export interface Tuning {
  readonly verdict: 'tuned_better' | 'no_better' | 'few_periods';
  /** Oldest first. */
  readonly folds: readonly TuningFold[];
  /** Only when tuning was better. */
  readonly cuts: RfmFixedCuts | undefined;
}

/** Periods looked back at, the newest ending on the day itself. */
const MOST_PERIODS = 5;
const LEAST_FOLDS = 2;
/** Candidates for cut points per past day: its quantiles of this fineness. */
const CANDIDATES = 64;
/** Smallest level that tuning may make. */
const LEAST_SHARE = 0.02;
const LEAST_IN_LEVEL = 10;
/** By so much of the loss tuned cut points must beat quantiles, over all folds, to be used. */
export const LEAST_GAIN = 0.005;

/**
 * Cut points that best foretell who orders in the next period (requirement 4.26), as seen from the end of
 * `day`: per dimension the limits under which past periods' orders are most likely. They are used only if
 * they would have foretold later periods better than quantiles did; each of these was foretold from periods
 * that were over before it began.
 */
export function tuneCuts(
  snapshot: Snapshot,
  day: Day,
  plan: TuningPlan,
  control?: EngineControl,
): Tuning {
  const periods = pastPeriods(snapshot, day, plan, control);
  if (periods.length <= LEAST_FOLDS) return { verdict: 'few_periods', folds: [], cuts: undefined };
  const folds = periods.slice(1).map((test, i) => {
    control?.check();
    return foldOf(periods.slice(0, i + 1), test, plan);
  });
  if (!isBetter(folds)) return { verdict: 'no_better', folds, cuts: undefined };
  return { verdict: 'tuned_better', folds, cuts: asLimits(cutsOf(periods, plan), plan.levels) };
}

/** A past period with what every fold asks of it. */
interface Period {
  readonly past: PastScores;
  readonly candidates: Dimensions<Float64Array>;
  /** Its customers by cell under its own quantiles. */
  readonly quantiles: CellCounts;
}

/** Periods before `day`, oldest first, each with at least its own length of history before it. */
function pastPeriods(
  snapshot: Snapshot,
  day: Day,
  { periodDays, leastCustomers, levels }: TuningPlan,
  control: EngineControl | undefined,
): Period[] {
  const first = snapshot.orders.day.reduce((least, at) => Math.min(least, at), day);
  const periods: Period[] = [];
  for (let back = 1; back <= MOST_PERIODS; back++) {
    control?.check();
    const from = day - back * periodDays;
    if (from - first < periodDays) break;
    const past = pastScores(snapshot, from, from + periodDays);
    const { orderedCount, ordered } = past;
    if (ordered.length < leastCustomers) break;
    if (orderedCount === 0 || orderedCount === ordered.length) break;
    periods.unshift(periodOf(past, levels));
  }
  return periods;
}

function periodOf(past: PastScores, levels: number): Period {
  const candidates = quantilesOf(past, CANDIDATES);
  const quantiles = emptyCells();
  countCells(past, quantilesOf(past, levels), quantiles);
  return { past, candidates, quantiles };
}

function foldOf(earlier: readonly Period[], test: Period, plan: TuningPlan): TuningFold {
  const cuts = levelled(cutsOf(earlier, plan), plan.levels);
  const byQuantiles = emptyCells();
  const [byTuned, happened] = [emptyCells(), emptyCells()];
  for (const { past, quantiles } of earlier) {
    addCells(byQuantiles, quantiles);
    countCells(past, cuts, byTuned);
  }
  countCells(test.past, cuts, happened);
  const { day, end, ordered, orderedCount } = test.past;
  return {
    firstDay: earlier[0]?.past.day ?? day,
    lastDay: earlier.at(-1)?.past.day ?? day,
    testDay: day,
    testEnd: end,
    customers: ordered.length,
    ordered: orderedCount,
    quantiles: judgeCells(byQuantiles, test.quantiles),
    tuned: judgeCells(byTuned, happened),
  };
}

function isBetter(folds: readonly TuningFold[]): boolean {
  let gain = 0;
  let loss = 0;
  let won = 0;
  for (const { customers, quantiles, tuned } of folds) {
    gain += customers * (quantiles.logLoss - tuned.logLoss);
    loss += customers * quantiles.logLoss;
    if (tuned.logLoss < quantiles.logLoss) won++;
  }
  return gain >= LEAST_GAIN * loss && won * 2 > folds.length;
}

/** The best cut points per dimension over several periods together. */
function cutsOf(periods: readonly Period[], plan: TuningPlan): Dimensions<readonly number[]> {
  const customers = periods.reduce((sum, { past }) => sum + past.ordered.length, 0);
  const least = Math.max(LEAST_IN_LEVEL, LEAST_SHARE * customers);
  const of = (dimension: 0 | 1 | 2): number[] => {
    const candidates = merged(periods.map((period) => period.candidates[dimension]));
    const counts = {
      candidates,
      customers: new Float64Array(candidates.length + 1),
      ordered: new Float64Array(candidates.length + 1),
    };
    for (const { past } of periods) {
      const { ordered } = past;
      const column = past.values[dimension];
      for (let i = 0; i < column.length; i++) {
        const at = lowerBound(candidates, column[i] as number);
        counts.customers[at] = (counts.customers[at] as number) + 1;
        counts.ordered[at] = (counts.ordered[at] as number) + (ordered[i] as number);
      }
    }
    return bestCuts(counts, plan.levels, least);
  };
  return [of(0), of(1), of(2)];
}

/** Ascending, each value once. */
function merged(lists: readonly Float64Array[]): Float64Array {
  const all = Float64Array.from(lists.flatMap((list) => [...list])).sort();
  return all.filter((value, i) => i === 0 || value !== all[i - 1]);
}

/**
 * Cut points for `levels` levels out of perhaps fewer: some are then repeated and levels between stay empty,
 * so that the lowest score is still 1 and the highest still the number of levels.
 */
function spread(cuts: readonly number[], levels: number): number[] {
  if (cuts.length === 0) return [];
  return Array.from({ length: levels - 1 }, (_, k) => {
    return cuts[Math.floor((k * cuts.length) / (levels - 1))] as number;
  });
}

function levelled(cuts: Dimensions<readonly number[]>, levels: number): Dimensions<Float64Array> {
  const of = (list: readonly number[]): Float64Array => Float64Array.from(spread(list, levels));
  return [of(cuts[0]), of(cuts[1]), of(cuts[2])];
}

/** Cut points as limits; a silence of whole days lies below a cut point when it is a day less. */
function asLimits(cuts: Dimensions<readonly number[]>, levels: number): RfmFixedCuts {
  return {
    recencyDays: spread(cuts[0], levels)
      .map((cut) => -cut - 1)
      .reverse(),
    frequency: spread(cuts[1], levels),
    monetary: spread(cuts[2], levels),
  };
}
