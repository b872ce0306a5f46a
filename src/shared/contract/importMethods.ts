import { z } from 'zod';
import { job, query } from './method.ts';
import { emptySchema, isoDaySchema, ticketSchema } from './common.ts';
import {
  checkReportSchema,
  importKindSchema,
  importPlanSchema,
  inspectionSchema,
  readingOverridesSchema,
} from './imports.ts';
import { qualityReportSchema } from './quality.ts';

/** The import wizard and the batches that it leaves. */

const batchViewSchema = z.object({
  id: z.number().int(),
  state: z.enum(['complete', 'undone']),
  kind: importKindSchema,
  fileName: z.string(),
  fileBytes: z.number(),
  importedAt: z.string(),
  rowsRead: z.number(),
  rowsAccepted: z.number(),
  rowsChanged: z.number(),
  rowsSkipped: z.number(),
  rowsRejected: z.number(),
  rowsDuplicate: z.number(),
  rowsUnidentified: z.number(),
  customers: z.number(),
  hasAmounts: z.boolean(),
  currency: z.string().nullable(),
  /** Sum of the accepted amounts, decimal text in major units. */
  amount: z.string(),
  /** Sum of the accepted amounts below zero, same form. */
  refunds: z.string(),
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
  rejections: z.record(z.string(), z.number()),
  warnings: z.record(z.string(), z.number()),
  seconds: z.number(),
});
export type BatchView = z.infer<typeof batchViewSchema>;

/** What to do with a file that is in the workspace already, byte for byte. */
const sameFileSchema = z.enum(['refuse', 'add', 'replace']);
export type SameFile = z.infer<typeof sameFileSchema>;

/** The proposal, with what the workspace knows of the file and its form. */
const inspectedSchema = inspectionSchema.extend({
  /** The complete batch of this very file. */
  already: batchViewSchema.nullable(),
  /** The latest complete batch of the same columns. */
  previous: batchViewSchema.nullable(),
});
export type InspectedFile = z.infer<typeof inspectedSchema>;

/** A calendar month of one batch, for the coverage calendar. */
const coverageSchema = z.object({
  batchId: z.number().int(),
  months: z.array(z.object({ month: z.string(), rows: z.number() })),
});

/** Password of a protected file: for this one request, kept nowhere. */
const filePasswordSchema = z.string().min(1).max(1024);

export const importsContract = {
  /**
   * Reads the file once and proposes everything; `overrides` answers what the user changed. A protected file is
   * refused with FILE_PASSWORD_MISSING until `password` comes with the request.
   */
  'imports.inspect': job(
    z.strictObject({
      ticket: ticketSchema,
      overrides: readingOverridesSchema,
      password: filePasswordSchema.optional(),
    }),
    inspectedSchema,
  ),
  /** Dry run of the whole file under a plan. */
  'imports.check': job(
    z.strictObject({
      ticket: ticketSchema,
      plan: importPlanSchema,
      password: filePasswordSchema.optional(),
    }),
    checkReportSchema,
  ),
  /** Stores the file; ALREADY_IMPORTED for the same file unless `sameFile` says what to do. */
  'imports.commit': job(
    z.strictObject({
      ticket: ticketSchema,
      plan: importPlanSchema,
      sameFile: sameFileSchema.optional(),
      password: filePasswordSchema.optional(),
    }),
    batchViewSchema,
  ),
  'imports.batches': query(emptySchema, z.array(batchViewSchema)),
  'imports.coverage': query(emptySchema, z.array(coverageSchema)),
  /** Quality of the data by rule, and until when they may be kept. */
  'imports.quality': query(emptySchema, qualityReportSchema),
  'imports.undo': job(z.strictObject({ batchId: z.number().int() }), batchViewSchema),
  /** Saves the plan of a batch, without data, for `import --template`; null as below. */
  'imports.saveTemplate': job(
    z.strictObject({ batchId: z.number().int() }),
    z.object({ savedAs: z.string() }).nullable(),
  ),
  /** Saves the rejected rows where the host says; null when the user changed their mind. */
  'imports.saveRejects': job(
    z.strictObject({ batchId: z.number().int() }),
    z.object({ savedAs: z.string(), rows: z.number() }).nullable(),
  ),
};
