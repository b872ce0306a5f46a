import { z } from 'zod';
import { acquisitionBodySchema } from './acquisition.ts';
import { emptySchema, gated, isoMonthSchema, minorSchema } from './common.ts';
import { job, query } from './method.ts';
import { overviewSchema } from './overview.ts';
import { runContextSchema, runSummarySchema } from './run.ts';
import { filterSchema } from './segmentRule.ts';
import { fixedTiersSchema, migrationSchema, stagesSchema } from './stageMonths.ts';
import { stageSchemeSchema } from './stages.ts';
import { valueSchema } from './value.ts';
import { formulaQuery, valueModelsBodySchema } from './valueModels.ts';

/** Results of a run. Small tables come whole; anything per customer is paged (customers.ts). */

export const cohortsSchema = z.object({
  run: runContextSchema,
  cohorts: z.array(
    z.object({
      cohort: isoMonthSchema,
      size: z.number(),
      /** Month 0 first. */
      cells: z.array(
        z.object({
          active: z.number(),
          orders: z.number(),
          revenue: minorSchema,
          /** False while the calendar month has not ended by the analysis date. */
          complete: z.boolean(),
        }),
      ),
    }),
  ),
  /** Mean over complete cells, weighted by cohort size; customers = sum of sizes behind it. */
  mean: z.array(
    z.object({
      retention: z.number().nullable(),
      revenuePerCustomer: z.number().nullable(),
      customers: z.number(),
    }),
  ),
});
export type CohortsView = z.infer<typeof cohortsSchema>;

export const acquisitionSchema = acquisitionBodySchema.extend({ run: runContextSchema });
export type AcquisitionView = z.infer<typeof acquisitionSchema>;

export const valueModelsSchema = valueModelsBodySchema.extend({ run: runContextSchema });
export type ValueModelsView = z.infer<typeof valueModelsSchema>;

export const analysisContract = {
  /** Runs every analysis that the data allow, with the saved settings. */
  'analysis.run': job(emptySchema, runSummarySchema),
  /** The latest run, or null when there is none. */
  'analysis.current': query(emptySchema, runSummarySchema.nullable()),
  /** Home; findings and the changes of the latest import are of everybody whatever the filter. */
  'analysis.overview': query(
    z.strictObject({ filter: filterSchema.default(null) }),
    overviewSchema,
  ),
  'analysis.stages': query(
    z.strictObject({ scheme: stageSchemeSchema, filter: filterSchema }),
    gated(stagesSchema),
  ),
  /** Gated until the settings hold limits. */
  'analysis.fixedTiers': query(z.strictObject({ filter: filterSchema }), gated(fixedTiersSchema)),
  /** From the end of a month to the end of a later one, the last month up to the analysis date. */
  'analysis.migration': query(
    z.strictObject({
      scheme: stageSchemeSchema,
      from: isoMonthSchema,
      to: isoMonthSchema,
      filter: filterSchema,
    }),
    gated(migrationSchema),
  ),
  'analysis.cohorts': query(emptySchema, gated(cohortsSchema)),
  /** Under a filter concentration and tiers are of its customers, all else is of everybody. */
  'analysis.value': query(z.strictObject({ filter: filterSchema.default(null) }), valueSchema),
  /** Value by four models and by groups of customers; the gate tells of a run of an earlier version. */
  'analysis.valueModels': query(emptySchema, gated(valueModelsSchema)),
  /** Checks a formula of value and computes it from the latest run. */
  'analysis.formula': formulaQuery,
  'analysis.acquisition': query(emptySchema, gated(acquisitionSchema)),
};
