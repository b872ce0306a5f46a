import { z } from 'zod';
import { isoDaySchema } from './common.ts';

/** What the data are like: per batch and over all of them. Every row of a file is accounted for. */

/**
 * Rules in the order in which a file goes through them. The first five leave rows out, the others only point at
 * rows; gaps are counted in months.
 */
const QUALITY_RULES = [
  'rejected',
  'no_data',
  'overlapping',
  'repeated',
  'duplicate',
  'changed',
  'marked',
  'unidentified',
  'missing',
  'outliers',
  'future',
  'gaps',
] as const;
export type QualityRule = (typeof QUALITY_RULES)[number];

const qualityLineSchema = z.object({
  rule: z.enum(QUALITY_RULES),
  /** Code of the rejection or of the mark, or field whose values are missing. */
  detail: z.string().nullable(),
  unit: z.enum(['rows', 'months']),
  /** Looked at, found, and what is left behind the rule: before less what was left out. */
  before: z.number(),
  found: z.number(),
  after: z.number(),
});
export type QualityLine = z.infer<typeof qualityLineSchema>;

const qualitySchema = z.object({
  rowsRead: z.number(),
  rowsAccepted: z.number(),
  /** Rows that the store really holds; sum of their amounts and of those accepted, major units. */
  rowsStored: z.number(),
  sums: z
    .object({ accepted: z.string(), stored: z.string(), currency: z.string().nullable() })
    .nullable(),
  /** Rows without remark: stored with a customer if there is a column of them, no mark, and no date to come. */
  rowsSound: z.number(),
  /** Rows with data that no earlier batch has: those that could have been sound. */
  rowsWithData: z.number(),
  /** True if rows and sums of the store are those that were accepted, and no row is unaccounted for. */
  reconciles: z.boolean(),
  /** Amounts outside are offered for a look, major units; null without amounts or spread. */
  limits: z.object({ low: z.string(), high: z.string() }).nullable(),
  lines: z.array(qualityLineSchema),
});
export type Quality = z.infer<typeof qualitySchema>;

const keepUntilSchema = z.object({
  batchId: z.number().int(),
  until: isoDaySchema,
  /** Days from today, below zero when over. */
  daysLeft: z.number().int(),
  /** Names of the personal columns that are held. */
  columns: z.array(z.string()),
});
export type KeepUntil = z.infer<typeof keepUntilSchema>;

export const qualityReportSchema = z.object({
  /** Complete batches, oldest first. */
  batches: z.array(qualitySchema.extend({ batchId: z.number().int(), cut: z.boolean() })),
  /** Over all of them; null without one. */
  total: qualitySchema.nullable(),
  /** Batches with a day until which they may be kept, the nearest first. */
  keepUntil: z.array(keepUntilSchema),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;
