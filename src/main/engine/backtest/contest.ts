import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import { done, gated, type Gated, type Outcome } from '../outcome.ts';
import { accuracyOf, deciles } from './accuracy.ts';
import { CONTEST_BASELINES, CONTEST_MODELS, entryOf, likelihoodOf } from './candidates.ts';
import { discrimination } from './chances.ts';
import type { ContestAbsence, ContestEntry, ContestSplit } from './contestSplit.ts';
import { rank, verdictOf, type Ranked, type Verdict } from './ranking.ts';
import { backtestSplits, cohortOf, type Cohort, type SplitPlan } from './splits.ts';

export interface ContestSettings extends SplitPlan {
  /** Time unit of the models. */
  readonly unit: 'day' | 'week';
  /** Customers, and customers with a repeat purchase, that a split needs. */
  readonly customers: number;
  readonly repeaters: number;
}

export const DEFAULT_CONTEST_SETTINGS: ContestSettings = {
  unit: 'week',
  horizonDays: 182,
  stepDays: 91,
  historyDays: 182,
  splits: 3,
  customers: 200,
  repeaters: 50,
};

export interface ContestResult extends Verdict {
  readonly settings: ContestSettings;
  /** Newest first. */
  readonly splits: readonly ContestSplit[];
  /** Contestants with their accuracy over the compared splits taken together, the best first. */
  readonly ranking: readonly Ranked[];
}

const DAYS_PER_UNIT = { day: 1, week: 7 } as const;

/**
 * A contest of models and naive yardsticks: each foretells the purchases of past periods from what was
 * known before them, on splits that slide back from the analysis date. A purchase is a calendar day
 * with an order; customers who came after a split's calibration end are not in it.
 *
 * The measure is described in docs/models/contest.md. Rows may come in any order.
 *
 * @returns `TOO_FEW_DATA` with `few_days` if no split fits into the log, with `few_customers` or
 * `few_repeaters` if none has enough of them.
 */
export function contestModels(
  snapshot: Snapshot,
  settings: ContestSettings = DEFAULT_CONTEST_SETTINGS,
  control?: EngineControl,
): Outcome<ContestResult> {
  const planned = backtestSplits(snapshot, settings);
  if (planned.length === 0) {
    const first = snapshot.orders.day.reduce((least, day) => Math.min(least, day), snapshot.asOf);
    const daysNeeded = settings.historyDays + settings.horizonDays;
    return gated('TOO_FEW_DATA', 'few_days', { days: snapshot.asOf - first, daysNeeded });
  }
  const unit = DAYS_PER_UNIT[settings.unit];
  const splits: ContestSplit[] = [];
  let refusal: Gated | undefined;
  for (const [i, split] of planned.entries()) {
    control?.check();
    const cohort = cohortOf(snapshot, split, unit, control);
    const fault = tooSmall(cohort, settings);
    if (fault === undefined) splits.push(contestOf(cohort, settings, control));
    else refusal ??= fault;
    const [finished, total] = [i + 1, planned.length];
    control?.progress?.({ phase: 'analysing', done: finished, total, unit: 'steps' });
  }
  const [newest] = splits;
  if (newest === undefined) return refusal ?? tooSmallOf(0, 0, settings);
  const upToNow = { calibrationEnd: snapshot.asOf, holdoutEnd: snapshot.asOf };
  let whole: Cohort | undefined;
  const ranking = rank(splits, (model) => {
    whole ??= cohortOf(snapshot, upToNow, unit, control);
    return likelihoodOf(model, whole, unit, control);
  });
  return done({ settings, splits, ranking, ...verdictOf(ranking) });
}

function tooSmall(cohort: Cohort, settings: ContestSettings): Gated | undefined {
  const customers = cohort.customers.length;
  const enough = customers >= settings.customers && cohort.repeaters >= settings.repeaters;
  return enough ? undefined : tooSmallOf(customers, cohort.repeaters, settings);
}

function tooSmallOf(customers: number, repeaters: number, settings: ContestSettings): Gated {
  return gated('TOO_FEW_DATA', customers < settings.customers ? 'few_customers' : 'few_repeaters', {
    customers,
    customersNeeded: settings.customers,
    repeaters,
    repeatersNeeded: settings.repeaters,
  });
}

function contestOf(
  cohort: Cohort,
  settings: ContestSettings,
  control?: EngineControl,
): ContestSplit {
  const entries: ContestEntry[] = [];
  const absent: ContestAbsence[] = [];
  const { byCustomer, cumulative } = cohort.actual;
  for (const contestant of [...CONTEST_MODELS, ...CONTEST_BASELINES]) {
    const outcome = entryOf(contestant, cohort, DAYS_PER_UNIT[settings.unit], control);
    if (!outcome.ok) {
      absent.push({ contestant, why: outcome });
      continue;
    }
    const { forecast, ...what } = outcome.value;
    entries.push({
      contestant,
      ...what,
      accuracy: accuracyOf(forecast.byCustomer, byCustomer),
      discrimination: discrimination(forecast.byCustomer, byCustomer, forecast.stated),
      deciles: deciles(forecast.byCustomer, byCustomer),
      tracking: forecast.cumulative,
    });
  }
  return {
    split: cohort.split,
    customers: cohort.customers.length,
    repeaters: cohort.repeaters,
    grid: cohort.grid,
    tracking: cumulative,
    entries,
    absent,
  };
}
