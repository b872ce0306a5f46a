import { z } from 'zod';
import { isoDaySchema, isoMonthSchema, minorSchema } from './common.ts';
import { runContextSchema } from './run.ts';
import { stageRulesSchema } from './settings.ts';
import { stageSchemeSchema } from './stages.ts';

/** Stages month by month, and movement between two of their months. */

export const stagesSchema = z.object({
  run: runContextSchema,
  scheme: stageSchemeSchema,
  rules: stageRulesSchema,
  /** False: known on the analysis date alone, which is then the one month. */
  dated: z.boolean(),
  stages: z.array(
    z.object({
      id: z.string(),
      /** False: the data hold nothing that could fill this stage (no leads, no visits). */
      hasData: z.boolean(),
    }),
  ),
  /** Oldest first; counts[stage] and revenue[stage] (net revenue of the month by customers of the stage). */
  months: z.array(
    z.object({
      month: isoMonthSchema,
      complete: z.boolean(),
      customers: z.array(z.number()),
      revenue: z.array(minorSchema),
    }),
  ),
});
export type StagesView = z.infer<typeof stagesSchema>;

/** The value tiers of the customers by fixed limits of net revenue so far, the same in every month (B26). */
export const fixedTiersSchema = stagesSchema.extend({
  limits: z.object({ highFrom: minorSchema, midFrom: minorSchema }),
});
export type FixedTiersView = z.infer<typeof fixedTiersSchema>;

export const migrationSchema = z.object({
  run: runContextSchema,
  scheme: stageSchemeSchema,
  from: isoDaySchema,
  to: isoDaySchema,
  stages: z.array(z.string()),
  /** matrix[from][to], customers; row sums are the counts at `from`. */
  matrix: z.array(z.array(z.number())),
  /** Customers whose first order came after `from`, by stage at `to`. */
  arrived: z.array(z.number()),
});
export type MigrationView = z.infer<typeof migrationSchema>;
