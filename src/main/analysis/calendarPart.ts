import type { CalendarView } from '#shared/contract/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  calendarTrial,
  type Accuracy,
  type CalendarProfile,
  type EngineControl,
} from '#main/engine/index.ts';
import { bestModel, type ContestPart } from './contestPart.ts';
import type { GatedBody } from './views/stored.ts';

export interface CalendarPart {
  readonly view: GatedBody<CalendarView>;
  /** Undefined unless the forecasts with it were better. */
  readonly profile: CalendarProfile | undefined;
}

/**
 * Sees whether the model of the contest foretells better by a calendar profile. Where no contest could be
 * held there is nothing to tell by, and the profile is not used.
 */
export function calendarPart(
  purchases: Snapshot,
  { model, held }: ContestPart,
  control: EngineControl,
): CalendarPart {
  if (!held.ok) return { view: held, profile: undefined };
  const { drawn, result } = held.value;
  const check = { check: () => control.check() };
  // A chosen model that could not be fitted to the past cannot be tried there.
  const wasHeld = result.ranking.some(({ contestant }) => contestant === model);
  const tried = wasHeld ? model : bestModel(result);
  const trial = calendarTrial(purchases, drawn, result, tried, check);
  if (!trial.ok) return { view: trial, profile: undefined };
  const { profile, wins, splits } = trial.value;
  return {
    view: {
      ok: true,
      value: {
        used: wins,
        months: [...profile.months],
        years: profile.years,
        purchases: profile.purchases,
        pValue: profile.pValue,
        splits,
        with: accuracyView(trial.value.with),
        without: accuracyView(trial.value.without),
      },
    },
    profile: wins ? profile : undefined,
  };
}

function accuracyView({
  predicted,
  actual,
  aggregateError,
  rootMeanSquareError,
}: Accuracy): CalendarView['with'] {
  return {
    predicted,
    actual,
    aggregateError: Number.isFinite(aggregateError) ? aggregateError : null,
    rootMeanSquareError,
  };
}
