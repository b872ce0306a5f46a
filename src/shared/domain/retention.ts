import type { PeriodUnit } from './periods.ts';

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
  'value',
  'class12',
  'class8',
] as const;
export type CohortBy = (typeof COHORT_BYS)[number];

/** Groups whose survival is compared; `year` is the year of the first order. */
export const SURVIVAL_BYS = ['all', 'channel', 'category', 'product', 'value', 'year'] as const;
export type SurvivalBy = (typeof SURVIVAL_BYS)[number];

/** Durations that end: with the second order, or with the start of the silence of a lost customer. */
export const SURVIVAL_EVENTS = ['second_order', 'loss'] as const;
export type SurvivalEvent = (typeof SURVIVAL_EVENTS)[number];

/** True if cohorts are by the period of the first order. */
export function isPeriodUnit(by: CohortBy): by is PeriodUnit {
  return by === 'week' || by === 'month' || by === 'quarter';
}

/** Values of the first order that are names from the files: the largest have a group of their own. */
const NAMED_BYS = ['channel', 'category', 'product'] as const;
export type NamedBy = (typeof NAMED_BYS)[number];

export function isNamedBy(by: CohortBy | SurvivalBy): by is NamedBy {
  return NAMED_BYS.some((named) => named === by);
}
