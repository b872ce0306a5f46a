import type { PeriodUnit } from './periods.ts';
import { ATTRIBUTE_FIELDS } from './segmentRule.ts';

/** What the retention screen can sort customers by. */

/**
 * Cohorts: by period of the first order, by what it was (channel, category, product), or by what is known
 * of the customer at the analysis date.
 */
export const COHORT_BYS = [
  'week',
  'month',
  'quarter',
  'channel',
  'category',
  'product',
  ...ATTRIBUTE_FIELDS,
  'value',
  'class12',
  'class8',
] as const;
export type CohortBy = (typeof COHORT_BYS)[number];

/** What a cell of the cohort table tells. */
export const COHORT_MEASURES = ['share', 'count', 'revenue', 'value', 'orders'] as const;
export type CohortMeasure = (typeof COHORT_MEASURES)[number];

/** Ordered in that very period, or then or later. */
export const RETENTION_DEFINITIONS = ['on', 'later'] as const;
export type RetentionDefinition = (typeof RETENTION_DEFINITIONS)[number];

/** Over all customers, or each cohort counting the same. */
export const COHORT_MEANS = ['weighted', 'plain'] as const;
export type CohortMeanKind = (typeof COHORT_MEANS)[number];

/** Longest read-out of the survival curves, in months. */
export const MOST_READOUT_MONTHS = 60;

/** Groups whose survival is compared; `year` is the year of the first order. */
export const SURVIVAL_BYS = [
  'all',
  'channel',
  'category',
  'product',
  ...ATTRIBUTE_FIELDS,
  'value',
  'year',
] as const;
export type SurvivalBy = (typeof SURVIVAL_BYS)[number];

/** Durations that end: with the second order, or with the start of the silence of a lost customer. */
export const SURVIVAL_EVENTS = ['second_order', 'loss'] as const;
export type SurvivalEvent = (typeof SURVIVAL_EVENTS)[number];

/** True if cohorts are by the period of the first order. */
export function isPeriodUnit(by: CohortBy): by is PeriodUnit {
  return by === 'week' || by === 'month' || by === 'quarter';
}

/** Values that are names from the files, of the first order or the customer: the largest have a group of their own. */
const NAMED_BYS = ['channel', 'category', 'product', ...ATTRIBUTE_FIELDS] as const;
export type NamedBy = (typeof NAMED_BYS)[number];

export function isNamedBy(by: CohortBy | SurvivalBy): by is NamedBy {
  return NAMED_BYS.some((named) => named === by);
}
