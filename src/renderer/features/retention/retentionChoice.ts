import { useCallback, useMemo } from 'react';
import { OWN_FIGURES, type OwnFigure } from '#shared/contract/outsideData.ts';
import { PERIOD_UNITS, type PeriodUnit } from '#shared/domain/periods.ts';
import {
  COHORT_BYS,
  COHORT_MEANS,
  COHORT_MEASURES,
  isPeriodUnit,
  MOST_READOUT_MONTHS,
  RETENTION_DEFINITIONS,
  SURVIVAL_BYS,
  type CohortBy,
  type CohortMeanKind,
  type CohortMeasure,
  type RetentionDefinition,
  type SurvivalBy,
} from '#shared/domain/retention.ts';
import { navigate, useRoute } from '../../app/useRoute.ts';

/** What is chosen on the retention screen; all of it stands in the address. */
export interface RetentionChoice {
  readonly by: CohortBy;
  readonly period: PeriodUnit;
  readonly definition: RetentionDefinition;
  readonly mean: CohortMeanKind;
  readonly measure: CohortMeasure;
  /** Groups whose survival is compared. */
  readonly compare: SurvivalBy;
  /** Months of the read-out. */
  readonly months: number;
  /** Name of the series of outside data; empty for the first. */
  readonly outside: string;
  /** What stands beside it. */
  readonly own: OwnFigure;
}

/** The choice that an address names; what it does not name, or names wrongly, is the default. */
export function choiceOf(query: Readonly<Record<string, string>>): RetentionChoice {
  const by = oneOf(COHORT_BYS, query['by'], 'month');
  const months = Number(query['months']);
  return {
    by,
    period: oneOf(PERIOD_UNITS, query['period'], isPeriodUnit(by) ? by : 'month'),
    definition: oneOf(RETENTION_DEFINITIONS, query['definition'], 'on'),
    mean: oneOf(COHORT_MEANS, query['mean'], 'weighted'),
    measure: oneOf(COHORT_MEASURES, query['measure'], 'share'),
    compare: oneOf(SURVIVAL_BYS, query['compare'], 'all'),
    months: Number.isInteger(months) && months >= 1 ? Math.min(months, MOST_READOUT_MONTHS) : 6,
    outside: query['outside'] ?? '',
    own: oneOf(OWN_FIGURES, query['own'], 'orders'),
  };
}

function oneOf<T extends string>(values: readonly T[], text: string | undefined, other: T): T {
  return values.find((value) => value === text) ?? other;
}

/** The choice of the address, and a way to change a part of it. */
export function useRetentionChoice() {
  const { query } = useRoute();
  const choice = useMemo(() => choiceOf(query), [query]);
  const choose = useCallback(
    (part: Partial<RetentionChoice>) => {
      const texts = Object.entries(part).map(([name, value]) => [name, String(value)]);
      // Cohorts by week are looked at in weeks unless the period is chosen as well.
      const period = part.by !== undefined && isPeriodUnit(part.by) ? { period: part.by } : {};
      navigate('retention', {
        ...query,
        ...period,
        ...(Object.fromEntries(texts) as Record<string, string>),
      });
    },
    [query],
  );
  return { choice, choose };
}
