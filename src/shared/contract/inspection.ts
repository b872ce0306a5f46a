import { z } from 'zod';
import {
  importFieldSchema,
  importKindSchema,
  importPlanSchema,
  personalKindSchema,
  privacyActionSchema,
  statusMeaningSchema,
} from './importPlan.ts';
import { encodingSchema, readingSchema } from './importReading.ts';
import { NAMED_FIELDS } from '../domain/valueNames.ts';

/**
 * What the import room proposes for a file. Guesses carry an evidence code with its counts, and the screens
 * turn codes into sentences.
 */

/** Why a guess was made: a code with the counts behind it. */
const evidenceSchema = z.object({
  code: z.string(),
  counts: z.record(z.string(), z.number()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A question that only a person can answer; the import refuses until it is. */
const questionSchema = z.object({
  /** Key for `answers` and for `--set KEY=VALUE`. */
  key: z.string(),
  code: z.enum(['DATE_AMBIGUOUS', 'AMOUNT_AMBIGUOUS', 'CURRENCY_MIXED', 'TOTALS_REPEATED']),
  column: z.string(),
  options: z.array(z.string()),
  evidence: evidenceSchema,
});
export type Question = z.infer<typeof questionSchema>;

const encodingCandidateSchema = z.object({
  encoding: encodingSchema,
  /** 0 to 1, comparable between the candidates of one file. */
  score: z.number(),
  /** The same few non-ASCII words of the file as this encoding reads them. */
  words: z.array(z.string()),
});
export type EncodingCandidate = z.infer<typeof encodingCandidateSchema>;

const inspectedColumnSchema = z.object({
  index: z.number().int(),
  name: z.string(),
  /** A few values, masked where the column is personal. */
  samples: z.array(z.string()),
  /** Share of the rows of the whole file with a value, 0 to 1. */
  fill: z.number(),
  /** Different values among the sampled rows. */
  distinct: z.number(),
  type: z.enum(['empty', 'date', 'number', 'text']),
  evidence: z.array(evidenceSchema),
  field: importFieldSchema.nullable(),
  fieldEvidence: evidenceSchema.nullable(),
  personal: personalKindSchema.nullable(),
  personalEvidence: evidenceSchema.nullable(),
  action: privacyActionSchema,
});
export type InspectedColumn = z.infer<typeof inspectedColumnSchema>;

/** A record shown in a preview, with the 1-based line it starts on. */
const previewRowSchema = z.object({
  line: z.number().int(),
  /** Why this row is shown among the hardest. */
  reason: z
    .enum(['non_ascii', 'longest', 'most_cells', 'fewest_cells', 'line_break', 'tail'])
    .optional(),
  cells: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

/** How a file is read, with why. */
const readingReportSchema = z.object({
  reading: readingSchema,
  compression: z.enum(['none', 'gzip', 'zip']),
  /** Sheets of a workbook in their order; empty for text. */
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  why: z.object({
    encoding: evidenceSchema,
    delimiter: evidenceSchema,
    quote: evidenceSchema,
    escape: evidenceSchema,
    skipHead: evidenceSchema,
    headerRows: evidenceSchema,
    skipTail: evidenceSchema,
  }),
  /** Tables one below another, with the line of each header; empty where the file is one. */
  tables: z.array(z.object({ line: z.number().int(), columns: z.array(z.string()) })),
  /** Records left out at the end (totals, notes). */
  skippedTail: z.number().int(),
  candidates: z.array(encodingCandidateSchema),
});
export type ReadingReport = z.infer<typeof readingReportSchema>;

export const warningSchema = z.object({
  code: z.string(),
  count: z.number(),
  /** 1-based line of the first case; null when it concerns the whole file. */
  line: z.number().int().nullable(),
});
export type ImportWarning = z.infer<typeof warningSchema>;

/** A value of the status column, on how many rows it stands, and what it means; null if nothing says it. */
const statusValueSchema = z.object({
  value: z.string(),
  rows: z.number().int(),
  meaning: statusMeaningSchema.nullable(),
});

/** In what a value differs from the one that it is proposed to be stored as. */
const SAME_VALUE_REASONS = ['case', 'width', 'blanks', 'script', 'writing', 'word'] as const;
export type SameValueReason = (typeof SAME_VALUE_REASONS)[number];

/** The values of a column of channels, genders or levels with what they are stored as. */
const namedColumnSchema = z.object({
  column: z.string(),
  field: z.enum(NAMED_FIELDS),
  /** The values are personal: they are shown masked and cannot be named. */
  masked: z.boolean(),
  /** The most frequent ones first. */
  values: z.array(
    z.object({
      value: z.string(),
      rows: z.number().int(),
      /** Its own name unless another one was said. */
      name: z.string(),
      /** Others of this column are remembered, and it is not among them. */
      isNew: z.boolean(),
      /** Nothing of it happens unless it is taken. */
      proposal: z.object({ name: z.string(), why: z.enum(SAME_VALUE_REASONS) }).nullable(),
    }),
  ),
  /** Values that are not shown, and on how many rows they stand. */
  others: z.object({ values: z.number().int(), rows: z.number().int() }),
});
export type NamedColumn = z.infer<typeof namedColumnSchema>;

export const inspectionSchema = z.object({
  file: z.object({ name: z.string(), bytes: z.number(), hash: z.string() }),
  reading: readingReportSchema,
  kind: z.object({
    kind: importKindSchema,
    evidence: evidenceSchema,
    /** Kinds that the columns allow, likeliest first, with their scores. */
    candidates: z.array(z.object({ kind: importKindSchema, score: z.number() })),
  }),
  /** Set if a file of this form was imported before and its choices are taken over. */
  template: z.object({ added: z.array(z.string()), missing: z.array(z.string()) }).nullable(),
  /** Data rows in the file: without head, header, blank and total rows. */
  rows: z.number().int(),
  columns: z.array(inspectedColumnSchema),
  head: z.array(previewRowSchema),
  hardest: z.array(previewRowSchema),
  questions: z.array(questionSchema),
  /** Every value of the status column of orders, the most frequent first; empty without one. */
  statuses: z.array(statusValueSchema),
  /** Columns whose values can be stored under other names. */
  values: z.array(namedColumnSchema),
  warnings: z.array(warningSchema),
  plan: importPlanSchema,
});
export type Inspection = z.infer<typeof inspectionSchema>;
