import { z } from 'zod';
import { job, query } from './method.ts';
import { emptySchema, gated, isoDaySchema, languageSchema, minorSchema } from './common.ts';
import { cohortsSchema } from './analysis.ts';
import { findingSchema, overviewSchema } from './overview.ts';
import { rfmSchema } from './rfm.ts';
import { migrationSchema, stagesSchema } from './stageMonths.ts';
import { valueSchema } from './value.ts';
import { analysisSettingsSchema } from './settings.ts';
import { fourModelsSchema } from './valueModels.ts';
import { stageSchemeSchema } from './stages.ts';

/** The management report: one model, drawn by the print page of the screens, printed by the host. */

export const reportModelSchema = z.object({
  workspaceName: z.string(),
  /** Number of this export, printed on every page and written to the audit log. */
  exportId: z.string(),
  auditHead: z.string(),
  overview: overviewSchema,
  /** Messages of the summary page, most important first. */
  messages: z.array(findingSchema),
  scheme: stageSchemeSchema,
  stages: gated(stagesSchema),
  migration: gated(migrationSchema),
  rfm: gated(rfmSchema),
  cohorts: gated(cohortsSchema),
  value: valueSchema,
  models: gated(fourModelsSchema),
  settings: analysisSettingsSchema,
  quality: z.object({
    batches: z.array(
      z.object({
        id: z.number(),
        fileName: z.string(),
        fileHash: z.string(),
        rowsRead: z.number(),
        rowsAccepted: z.number(),
        rowsRejected: z.number(),
        rowsSkipped: z.number(),
        rowsUnidentified: z.number(),
        hasAmounts: z.boolean(),
        currency: z.string().nullable(),
        amount: z.string(),
        firstDay: isoDaySchema.nullable(),
        lastDay: isoDaySchema.nullable(),
      }),
    ),
    rejections: z.record(z.string(), z.number()),
    unidentifiedShare: z.number().nullable(),
    unlinkedRefunds: minorSchema,
    /** Small cells that were hidden, counted per figure. */
    suppressed: z.record(z.string(), z.number()),
  }),
});
export type ReportModel = z.infer<typeof reportModelSchema>;

export const reportsContract = {
  /** What the print page draws; without a number of its own it is a preview. */
  'reports.model': query(
    z.strictObject({ scheme: stageSchemeSchema, exportId: z.string().max(40).optional() }),
    reportModelSchema,
  ),
  /** Prints the report to a file that the host asks for; null when the user changed their mind. */
  'reports.print': job(
    z.strictObject({ language: languageSchema, scheme: stageSchemeSchema }),
    z
      .object({ savedAs: z.string(), pages: z.number(), bytes: z.number(), exportId: z.string() })
      .nullable(),
  ),
  'reports.list': query(
    emptySchema,
    z.array(
      z.object({ exportId: z.string(), at: z.string(), fileName: z.string(), pages: z.number() }),
    ),
  ),
};
