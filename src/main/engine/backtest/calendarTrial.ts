import type { Snapshot } from '#shared/domain/orderColumns.ts';
import type { EngineControl } from '../control.ts';
import {
  CHANNEL_MODEL,
  fitOrderModel,
  learnProfile,
  livedColumns,
  OperationalClock,
  purchaseSummary,
  purchaseTable,
  sumOfLogGaps,
  type LearnedProfile,
  type OrderModelName,
} from '../clv/index.ts';
import { done, type Gated, type Outcome } from '../outcome.ts';
import { accuracyOf, pooled, type Accuracy } from './accuracy.ts';
import type { ContestModel } from './candidates.ts';
import type { ContestResult } from './contest.ts';
import type { ContestSplit } from './contestSplit.ts';
import { forecastOrders } from './forecast.ts';
import { isBetter } from './ranking.ts';
import { cohortOf } from './splits.ts';

/** How a model foretold with the calendar profile beside how it did without. */
export interface CalendarTrial {
  /** The profile of the whole log, to be used if `wins`. */
  readonly profile: LearnedProfile;
  readonly wins: boolean;
  readonly with: Accuracy;
  readonly without: Accuracy;
  /** Splits compared. */
  readonly splits: number;
}

const DAYS_PER_UNIT = { day: 1, week: 7 } as const;

/**
 * Lets a model of a contest foretell its splits once more by a calendar profile that was learned from
 * what was known before each, and tells whether that was better by the contest's own rule. Splits before
 * which no profile can be learned are left out of both.
 *
 * BG/NBD by channel is tried as the plain one: channels have no season.
 *
 * @param whole the log from which the profile to be used is learned; `drawn` is what the contest saw.
 * @returns the gate of {@link learnProfile} for the whole log, or for the newest split.
 */
export function calendarTrial(
  whole: Snapshot,
  drawn: Snapshot,
  contest: ContestResult,
  asked: ContestModel,
  control?: EngineControl,
): Outcome<CalendarTrial> {
  const model = asked === CHANNEL_MODEL ? 'bgnbd' : asked;
  const profile = learnProfile(whole, whole.asOf, control);
  if (!profile.ok) return profile;
  const unit = DAYS_PER_UNIT[contest.settings.unit];
  const pairs: { with: Accuracy; without: Accuracy }[] = [];
  let refusal: Gated | undefined;
  for (const split of contest.splits) {
    const entry = split.entries.find(({ contestant }) => contestant === model);
    if (entry === undefined) continue;
    const found = foretold(drawn, split, { model, k: entry.k }, unit, control);
    if (found.ok) pairs.push({ with: found.value, without: entry.accuracy });
    else refusal ??= found;
  }
  if (pairs.length === 0 && refusal) return refusal;
  const accuracy = pooled(pairs.map((pair) => pair.with));
  const plain = pooled(pairs.map((pair) => pair.without));
  return done({
    profile: profile.value,
    wins: pairs.length > 0 && isBetter(accuracy, plain),
    with: accuracy,
    without: plain,
    splits: pairs.length,
  });
}

function foretold(
  snapshot: Snapshot,
  { split }: ContestSplit,
  { model, k }: { readonly model: OrderModelName; readonly k: number | undefined },
  unit: number,
  control?: EngineControl,
): Outcome<Accuracy> {
  const { calibrationEnd, holdoutEnd } = split;
  const profile = learnProfile(snapshot, calibrationEnd, control);
  if (!profile.ok) return profile;
  const cohort = cohortOf(snapshot, split, unit, control);
  const summary = purchaseSummary(snapshot, calibrationEnd, control);
  const oldest = cohort.ageDays.reduce((most, age) => Math.max(most, age), 0);
  const clock = new OperationalClock(profile.value, calibrationEnd - oldest, holdoutEnd);
  const recency = Int32Array.from(cohort.customers, (c) => summary.recencyDays[c] as number);
  const lived = livedColumns(clock, calibrationEnd, recency, cohort.ageDays);
  const table = purchaseTable(cohort.frequency, lived.recency, lived.age, unit);
  const grid = Float64Array.from(cohort.grid, (days) =>
    clock.between(calibrationEnd, calibrationEnd + days),
  );
  const litt = sumOfLogGaps(snapshot, unit, calibrationEnd, control, clock);
  const horizon = (grid.at(-1) ?? 0) / unit;
  // The regularity of the buyers is no season: it stays what the contest found.
  const needs = { horizon, litt, ...(k !== undefined && { k }) };
  const fitted = fitOrderModel(model, table, needs, control);
  if (!fitted.ok) return fitted;
  const forecast = forecastOrders(fitted.value.orders, { table, grid }, unit, control);
  return done(accuracyOf(forecast.byCustomer, cohort.actual.byCustomer));
}
