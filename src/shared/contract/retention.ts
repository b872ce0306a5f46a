import { z } from 'zod';
import { query } from './method.ts';
import { runContextSchema } from './run.ts';
import { gated, isoDaySchema, minorSchema } from './common.ts';
import { filterSchema } from './segmentRule.ts';
import { PERIOD_UNITS } from '../domain/periods.ts';
import { COHORT_BYS, SURVIVAL_BYS, SURVIVAL_EVENTS } from '../domain/retention.ts';

/** Cohorts and survival, computed from the run's data for the customers of the global filter. */

/**
 * Sums of a cohort in one period after the first order. `customers` are those whose period has come:
 * all of a cohort by period, fewer of a group whose customers began at different times.
 */
const cohortCellSchema = z.object({
  customers: z.number(),
  /** With an order in the period. */
  active: z.number(),
  /** With an order in the period or a later one. */
  activeLater: z.number(),
  orders: z.number(),
  revenue: minorSchema,
  cumulativeRevenue: minorSchema,
  /** False while the period has not ended by the analysis date. */
  complete: z.boolean(),
});
export type CohortCell = z.infer<typeof cohortCellSchema>;

/** Means of the cohorts' own ratios, each cohort counting the same. */
const plainMeanSchema = z.object({
  cohorts: z.number(),
  active: z.number(),
  activeLater: z.number(),
  orders: z.number(),
  revenue: z.number(),
  cumulativeRevenue: z.number(),
});

export const retentionCohortsSchema = z.object({
  run: runContextSchema,
  by: z.enum(COHORT_BYS),
  period: z.enum(PERIOD_UNITS),
  /** Customers in the cohorts. */
  customers: z.number(),
  /** Cohorts that are older than those listed; they count in the means. */
  earlier: z.number(),
  /** Oldest first for cohorts by period, else in the order of their kind. */
  cohorts: z.array(
    z.object({
      /** First day of the period, name ('' unknown), id of tier or class; null: the other names together. */
      id: z.string().nullable(),
      size: z.number(),
      /** Period 0 first. */
      cells: z.array(cohortCellSchema),
    }),
  ),
  /** Sums over all cohorts by period, complete cells alone: divided by customers, the weighted mean. */
  mean: z.array(cohortCellSchema),
  plainMean: z.array(plainMeanSchema),
  /** Calendar periods from the first order to the analysis date; where they are too many, the newest are listed. */
  periods: z.number(),
  /** Calendar periods, oldest first. */
  calendar: z.array(
    z.object({
      from: isoDaySchema,
      to: isoDaySchema,
      active: z.number(),
      /** Active in this period and in the one before. */
      kept: z.number(),
      complete: z.boolean(),
    }),
  ),
});
export type RetentionCohorts = z.infer<typeof retentionCohortsSchema>;

const bandSchema = z.object({
  /** Share that has not ended. */
  survival: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const survivalGroupSchema = z.object({
  /** Name ('' unknown), id of the tier, year; null: everybody, or the other names together. */
  id: z.string().nullable(),
  customers: z.number(),
  /** Durations that ended; the others are still open. */
  ended: z.number(),
  /** At the first of `days`, as long as enough customers are still observed. */
  curve: z.array(bandSchema),
  /** After 1, 2, … months. */
  months: z.array(bandSchema.extend({ atRisk: z.number() })),
  /** Days by which half has ended; null where the curve (or its band) does not fall so far. */
  median: z.object({
    days: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  /** Mean days within `span`; null for a group that is not observed so long. */
  mean: z.object({ days: z.number(), low: z.number(), high: z.number() }).nullable(),
});
export type SurvivalGroup = z.infer<typeof survivalGroupSchema>;

export const survivalSchema = z.object({
  run: runContextSchema,
  of: z.enum(SURVIVAL_EVENTS),
  by: z.enum(SURVIVAL_BYS),
  /** Months of silence beyond which a customer is lost. */
  limitMonths: z.number(),
  observedTo: isoDaySchema,
  /** Days of the curves. */
  days: z.array(z.number()),
  /** Days over which the means are taken, the same for all groups. */
  span: z.number(),
  everybody: survivalGroupSchema,
  groups: z.array(survivalGroupSchema),
  /** Log-rank test between the groups; null where there is nothing to compare. */
  test: z
    .object({ chiSquare: z.number(), degrees: z.number(), probability: z.number() })
    .nullable(),
});
export type SurvivalView = z.infer<typeof survivalSchema>;

const watchedSchema = z.object({ customers: z.number(), ended: z.number() });

export const churnTimingSchema = z.object({
  run: runContextSchema,
  limitMonths: z.number(),
  newMonths: z.number(),
  /** First seen on or before this day: 90 days before the analysis date. */
  seenBy: isoDaySchema,
  /** With the second order within so many days, of those first seen 90 days ago or earlier. */
  secondWithin: z.array(watchedSchema.extend({ days: z.number() })),
  /** Customers with an order, and those who are mature under the composite scheme. */
  mature: watchedSchema,
  /** Share of the net revenue of twelve months that they brought; null without amounts or revenue. */
  matureRevenue: z.number().nullable(),
  losses: gated(
    z.object({
      observedTo: isoDaySchema,
      observed: z.number(),
      lost: z.number(),
      /** Lost customers who ordered once only. */
      lostAtOnce: z.number(),
      /** By whole months from the first order to the start of the silence. */
      months: z.array(z.object({ lost: z.number(), atRisk: z.number() })),
      /** Lost within the first three months, of those who were observed so long. */
      early: watchedSchema,
      /** Share of new customers lost within the months that one is new; null where nobody was observed so long. */
      newLoss: bandSchema.nullable(),
      /** Expected days as a customer within the span observed. */
      lifetime: z.object({
        days: z.number(),
        low: z.number(),
        high: z.number(),
        span: z.number(),
      }),
    }),
  ),
});
export type ChurnTimingView = z.infer<typeof churnTimingSchema>;

export const retentionContract = {
  'retention.cohorts': query(
    z.strictObject({
      by: z.enum(COHORT_BYS),
      period: z.enum(PERIOD_UNITS),
      filter: filterSchema,
    }),
    gated(retentionCohortsSchema),
  ),
  'retention.survival': query(
    z.strictObject({
      of: z.enum(SURVIVAL_EVENTS),
      by: z.enum(SURVIVAL_BYS),
      filter: filterSchema,
    }),
    gated(survivalSchema),
  ),
  'retention.churnTiming': query(
    z.strictObject({ filter: filterSchema }),
    gated(churnTimingSchema),
  ),
};
