import { z } from 'zod';
import { command, job, query } from './method.ts';
import { emptySchema, isoDaySchema, languageSchema, ticketSchema } from './common.ts';
import { isTimeZone } from '../domain/timeZone.ts';
import { checkReportSchema, faultGroupSchema, overlapChoiceSchema } from './checkReport.ts';
import { importKindSchema, importPlanSchema, readingOverridesSchema } from './importPlan.ts';
import { inspectionSchema } from './inspection.ts';
import { qualityReportSchema } from './quality.ts';

/** The import wizard and the batches that it leaves. */

const timeZoneSchema = z.strictObject({
  zone: z.string().max(64).refine(isTimeZone).nullable(),
});

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
  /** Rows brought in although a field is at fault, part of the accepted ones, and their counts per rule. */
  rowsMarked: z.number(),
  marks: z.record(z.string(), z.number()),
});
export type BatchView = z.infer<typeof batchViewSchema>;

/** What to do with a file that is in the workspace already, byte for byte. */
const sameFileSchema = z.enum(['refuse', 'add', 'replace']);
export type SameFile = z.infer<typeof sameFileSchema>;

/** What becomes of the rows of a corrected file of rejected rows. */
const correctionSchema = z.object({
  /** The import that they return to; after it was done, with them. */
  batch: batchViewSchema,
  /** Rows of the file = returned + skipped + rejected again + in already + other (emptied, not its rows). */
  rowsRead: z.number(),
  rowsReturned: z.number(),
  rowsSkipped: z.number(),
  rowsRejected: z.number(),
  rowsAlready: z.number(),
  rowsOther: z.number(),
  rejections: z.array(faultGroupSchema),
});
export type CorrectionView = z.infer<typeof correctionSchema>;

/** The proposal, with what the workspace knows of the file and its form. */
const inspectedSchema = inspectionSchema.extend({
  /** The complete batch of this very file. */
  already: batchViewSchema.nullable(),
  /** The latest complete batch of the same columns. */
  previous: batchViewSchema.nullable(),
  /** Set for a file of rejected rows: what returning them to their import would do. */
  correction: correctionSchema.nullable(),
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
  /** Dry run of the whole file under a plan; `skipOverlap` leaves out what earlier batches have. */
  'imports.check': job(
    z.strictObject({
      ticket: ticketSchema,
      plan: importPlanSchema,
      skipOverlap: z.boolean().optional(),
      password: filePasswordSchema.optional(),
    }),
    checkReportSchema,
  ),
  /**
   * Stores the file; ALREADY_IMPORTED for the same file unless `sameFile` says what to do, OVERLAPS for
   * rows that earlier batches have unless `overlap` does.
   */
  'imports.commit': job(
    z.strictObject({
      ticket: ticketSchema,
      plan: importPlanSchema,
      sameFile: sameFileSchema.optional(),
      overlap: overlapChoiceSchema.optional(),
      password: filePasswordSchema.optional(),
    }),
    batchViewSchema,
  ),
  /** Returns the rows of a corrected file of rejected rows to their import. */
  'imports.correct': job(
    z.strictObject({ ticket: ticketSchema, password: filePasswordSchema.optional() }),
    correctionSchema,
  ),
  /** The workspace's time zone: of dates with an offset whose column has said none; null for days as written. */
  'imports.timeZone': query(emptySchema, timeZoneSchema),
  'imports.setTimeZone': command(timeZoneSchema, timeZoneSchema),
  'imports.batches': query(emptySchema, z.array(batchViewSchema)),
  'imports.coverage': query(emptySchema, z.array(coverageSchema)),
  /** Quality of the data by rule, and until when they may be kept. */
  'imports.quality': query(emptySchema, qualityReportSchema),
  'imports.undo': job(z.strictObject({ batchId: z.number().int() }), batchViewSchema),
  /** Remembers the plan of a template for the next file of its form. */
  'imports.loadTemplate': job(
    z.strictObject({ ticket: ticketSchema }),
    z.object({ kind: importKindSchema, columns: z.number().int() }),
  ),
  /** Saves the plan of a batch, without data, for `import --template` and `imports.loadTemplate`; null as below. */
  'imports.saveTemplate': job(
    z.strictObject({ batchId: z.number().int() }),
    z.object({ savedAs: z.string() }).nullable(),
  ),
  /**
   * Saves the rejected rows where the host says; null when the user changed their mind. `format` suggests a name, whose
   * ending decides; `language` is that of the reasons, by default the language of the screens.
   */
  'imports.saveRejects': job(
    z.strictObject({
      batchId: z.number().int(),
      format: z.enum(['csv', 'xlsx']).optional(),
      language: languageSchema.optional(),
    }),
    z.object({ savedAs: z.string(), rows: z.number() }).nullable(),
  ),
  /** Saves the list of the rows that were brought in marked; null as above. */
  'imports.saveMarked': job(
    z.strictObject({ batchId: z.number().int() }),
    z.object({ savedAs: z.string(), rows: z.number() }).nullable(),
  ),
};
