import { z } from 'zod';
import { command, job, query } from './method.ts';
import { emptySchema, gated, isoDaySchema, languageSchema, minorSchema } from './common.ts';
import { cohortsSchema } from './analysis.ts';
import { keyFigureSchema, keyValueChangeSchema, lastReportSchema } from './keyFigures.ts';
import { findingSchema, overviewSchema } from './overview.ts';
import { rfmSchema } from './rfm.ts';
import { migrationSchema, stagesSchema } from './stageMonths.ts';
import { valueSchema } from './value.ts';
import { analysisSettingsSchema } from './settings.ts';
import { fourModelsSchema } from './valueModels.ts';
import { stageSchemeSchema } from './stages.ts';
import { reportAnswerSchema, reportFigureSchema } from './reportFigures.ts';
import {
  LONGEST_MESSAGE,
  LONGEST_NOTE,
  MOST_REPORT_FIGURES,
  REPORT_PAGES,
} from '../domain/reportPages.ts';

/** The management report: one model, drawn by the print page of the screens, printed by the host. */

/** A page of the standard report, or a figure that was added, with what the user wrote. */
const outlineEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('page'), page: z.enum(REPORT_PAGES), shown: z.boolean() }),
  z.strictObject({
    kind: z.literal('figure'),
    /** Number of the figure within the outline. */
    id: z.number().int().min(1),
    figure: reportFigureSchema,
    /** Stands as the title in the place of the figure's own; empty for none. */
    message: z.string().max(LONGEST_MESSAGE),
    note: z.string().max(LONGEST_NOTE),
    shown: z.boolean(),
  }),
]);
export type OutlineEntry = z.infer<typeof outlineEntrySchema>;

/** The workspace's report in its order: every page once, and the added figures between them. */
export const reportOutlineSchema = z.strictObject({
  entries: z
    .array(outlineEntrySchema)
    .max(REPORT_PAGES.length + MOST_REPORT_FIGURES)
    .refine((entries) => {
      const pages = entries.flatMap((entry) => (entry.kind === 'page' ? entry.page : []));
      return pages.length === REPORT_PAGES.length && new Set(pages).size === pages.length;
    })
    .refine((entries) => {
      const ids = entries.flatMap((entry) => (entry.kind === 'figure' ? entry.id : []));
      return ids.length <= MOST_REPORT_FIGURES && new Set(ids).size === ids.length;
    }),
});
export type ReportOutline = z.infer<typeof reportOutlineSchema>;

/** Cells that are held back, by why: few customers, one or two who make the sum, or beside such a cell. */
const heldCellsSchema = z.object({
  small: z.number(),
  dominated: z.number(),
  beside: z.number(),
});
export type HeldCells = z.infer<typeof heldCellsSchema>;

const addedFigureSchema = z.object({
  id: z.number().int(),
  answer: reportAnswerSchema,
  /** Customers whom the figure's filter leaves; null where the figure is not shown for their number. */
  customers: z.number().nullable(),
  held: heldCellsSchema,
});
export type AddedFigure = z.infer<typeof addedFigureSchema>;

export const reportModelSchema = z.object({
  workspaceName: z.string(),
  /** Number of this export, printed on every page and written to the audit log. */
  exportId: z.string(),
  auditHead: z.string(),
  outline: reportOutlineSchema,
  /** The figures of the outline, answered by this run. */
  added: z.array(addedFigureSchema),
  /** Saved segments, which filters may name. */
  segments: z.array(z.object({ id: z.number().int(), name: z.string() })),
  /** What the latest import changed is told on Home alone. */
  overview: overviewSchema.omit({ changes: true }).extend({ kpis: z.array(keyFigureSchema) }),
  /** Null where the value has no past, or one of few customers. */
  valueChange: keyValueChangeSchema.nullable(),
  /** Null if no report of an earlier analysis date was printed. */
  lastReport: lastReportSchema.nullable(),
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
    /** Cells that were held back on the standard pages, counted per figure. */
    suppressed: z.record(z.string(), heldCellsSchema),
  }),
});
export type ReportModel = z.infer<typeof reportModelSchema>;

export const reportsContract = {
  'reports.outline': query(emptySchema, reportOutlineSchema),
  'reports.setOutline': command(reportOutlineSchema, reportOutlineSchema),
  /** Puts a figure at the end of the added ones; its number is new. */
  'reports.addFigure': command(
    z.strictObject({ figure: reportFigureSchema }),
    z.object({ id: z.number().int() }),
  ),
  /** Takes a figure out again. */
  'reports.removeFigure': command(z.strictObject({ id: z.number().int().min(1) }), emptySchema),
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
