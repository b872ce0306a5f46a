import { useCallback, useMemo } from 'react';
import { PERIOD_UNITS, type PeriodUnit } from '#shared/domain/periods.ts';
import {
  COHORT_BYS,
  isPeriodUnit,
  SURVIVAL_BYS,
  type CohortBy,
  type SurvivalBy,
} from '#shared/domain/retention.ts';
import { navigate, useRoute } from '../../app/useRoute.ts';

export const COHORT_MEASURES = ['share', 'count', 'revenue', 'value', 'orders'] as const;
export type CohortMeasure = (typeof COHORT_MEASURES)[number];

/** Ordered in that very period, or then or later. */
export const RETENTION_DEFINITIONS = ['on', 'later'] as const;
export type RetentionDefinition = (typeof RETENTION_DEFINITIONS)[number];

export const COHORT_MEANS = ['weighted', 'plain'] as const;
export type CohortMeanKind = (typeof COHORT_MEANS)[number];

/** Longest read-out of the survival curves. */
const MOST_MONTHS = 60;

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
    months: Number.isInteger(months) && months >= 1 ? Math.min(months, MOST_MONTHS) : 6,
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
      navigate(
        'retention',
        { ...query, ...period, ...(Object.fromEntries(texts) as Record<string, string>) },
        { replace: true },
      );
    },
    [query],
  );
  return { choice, choose };
}
