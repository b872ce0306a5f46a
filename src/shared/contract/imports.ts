import { z } from 'zod';
import { IMPORT_FIELDS, IMPORT_KINDS } from '../domain/importKinds.ts';
import { isTimeZone } from '../domain/timeZone.ts';
import { LAWFUL_BASES, PERSONAL_KINDS } from '../domain/personalKinds.ts';
import { isoDaySchema } from './common.ts';

/**
 * What the import room proposes, decides and reports. Everything is language-free: guesses carry an
 * evidence code with its counts, and the screens turn codes into sentences.
 */

export const importFieldSchema = z.enum(IMPORT_FIELDS);
export const importKindSchema = z.enum(IMPORT_KINDS);

const personalKindSchema = z.enum(PERSONAL_KINDS);

/** What happens to the values of an imported column. */
export const PRIVACY_ACTIONS = ['keep', 'pseudonymise', 'mask', 'drop'] as const;
export const privacyActionSchema = z.enum(PRIVACY_ACTIONS);
export type PrivacyAction = z.infer<typeof privacyActionSchema>;

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
  'ibm437',
] as const;
const encodingSchema = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof encodingSchema>;

/** Between cells; a comma or semicolon may have a space that belongs to it. */
export const DELIMITERS = [',', ';', '\t', '|', ' ', ', ', '; ', '，', '^', '~'] as const;
const delimiterSchema = z.enum(DELIMITERS);
export type Delimiter = z.infer<typeof delimiterSchema>;

const quoteSchema = z.enum(['"', "'"]);
const escapeSchema = z.enum(['double', 'backslash']);

/** Why a guess was made: a code with the counts behind it. */
const evidenceSchema = z.object({
  code: z.string(),
  counts: z.record(z.string(), z.number()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** Kinds of files whose cells have places of their own: no delimiter is looked for. */
const gridFormatSchema = z.enum(['xlsx', 'xls', 'xlsb', 'ods', 'html']);
export type GridFormat = z.infer<typeof gridFormatSchema>;

/** How bytes become records. */
const readingSchema = z.strictObject({
  /** Absent for delimited text. */
  format: gridFormatSchema.optional(),
  /** Sheet of a workbook, or file of an archive with several, by its name. */
  sheet: z.string().optional(),
  encoding: encodingSchema,
  delimiter: delimiterSchema,
  quote: quoteSchema,
  escape: escapeSchema,
  /** Records before the header (title lines, `sep=;`). */
  skipHead: z.number().int().min(0).max(1000),
  /** Records that together are the header; 0 when the first record is data. */
  headerRows: z.number().int().min(0).max(5),
});
export type Reading = z.infer<typeof readingSchema>;

/** Order of the parts of an all-numeric date; null is an open question. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
const dateOrderSchema = z.enum(DATE_ORDERS);
export type DateOrder = z.infer<typeof dateOrderSchema>;

const dateFormatSchema = z.strictObject({
  order: dateOrderSchema.nullable(),
  /** Epoch of bare spreadsheet day numbers; null refuses them. */
  serial: z.enum(['1900', '1904']).nullable(),
  /** Also keep the time of day. */
  time: z.boolean(),
  /** Time zone that moments with an offset, and Unix times, are moved to; absent: days as they are written. */
  zone: z.string().max(64).refine(isTimeZone).optional(),
});
export type DateFormat = z.infer<typeof dateFormatSchema>;

const numberFormatSchema = z.strictObject({
  /** Decimal sign; null is an open question. */
  decimal: z.enum(['.', ',']).nullable(),
  /** Power of ten of the unit in the header: 4 for "金额(万元)", -2 for "(分)". */
  shift: z.number().int().min(-2).max(8),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** What a status of an order means for the counts. */
export const STATUS_MEANINGS = ['counts', 'pending', 'cancelled', 'refunded', 'test'] as const;
const statusMeaningSchema = z.enum(STATUS_MEANINGS);
export type StatusMeaning = z.infer<typeof statusMeaningSchema>;

const planColumnSchema = z.strictObject({
  name: z.string(),
  /** Null: the column is not imported. */
  field: importFieldSchema.nullable(),
  action: privacyActionSchema,
  personal: personalKindSchema.nullable(),
  date: dateFormatSchema.optional(),
  number: numberFormatSchema.optional(),
  /** A numeric id that is written as `17850.0` throughout. */
  dropPointZero: z.boolean().optional(),
  /** Meaning of each status value, by the value as written. */
  statuses: z.record(z.string(), statusMeaningSchema).optional(),
  /** Values, as written, that stand for an empty cell. */
  empty: z.array(z.string()).optional(),
});
export type PlanColumn = z.infer<typeof planColumnSchema>;

/** Why the personal data of a file may be processed, and until when. */
const privacyRecordSchema = z.strictObject({
  purpose: z.string().max(500),
  basis: z.enum(LAWFUL_BASES).nullable(),
  keepUntil: isoDaySchema.nullable(),
  /** Where the separate consent to sensitive data is documented; empty without one. */
  consent: z.string().max(500),
});
export type PrivacyRecord = z.infer<typeof privacyRecordSchema>;

/**
 * What happens to a row with a fault: `skip` leaves it out and keeps it with its reason, `stop` ends at
 * the first one, `mark` brings it in with the field at fault empty and its rule beside it, where the row
 * still says something without that field.
 */
export const BAD_ROW_CHOICES = ['skip', 'stop', 'mark'] as const;
const badRowSchema = z.enum(BAD_ROW_CHOICES);
export type BadRowChoice = z.infer<typeof badRowSchema>;

/** Everything that decides how a file becomes rows; the same file and plan give the same batch. */
export const importPlanSchema = z.strictObject({
  version: z.literal(1),
  kind: importKindSchema,
  reading: readingSchema,
  /** In the order of the file. */
  columns: z.array(planColumnSchema),
  money: z.strictObject({
    digits: z.number().int().min(2).max(6),
    /** ISO 4217, or null when the file never says. */
    currency: z.string().nullable(),
  }),
  onBadRow: badRowSchema,
  /** Rows that repeat an earlier row byte for byte. */
  repeats: z.enum(['keep', 'drop']),
  /** Absent where nothing was said; without it no sensitive column is imported. */
  privacy: privacyRecordSchema.optional(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

/** What the user settled; everything left out is proposed. */
export const readingOverridesSchema = z.strictObject({
  /** Sheet by its name or its number from 1. */
  sheet: z.string().optional(),
  encoding: encodingSchema.optional(),
  delimiter: delimiterSchema.optional(),
  quote: quoteSchema.optional(),
  escape: escapeSchema.optional(),
  skipHead: z.number().int().min(0).max(1000).optional(),
  headerRows: z.number().int().min(0).max(5).optional(),
  kind: importKindSchema.optional(),
  /** Field of a source column by its name; null leaves the column out. */
  map: z.record(z.string(), importFieldSchema.nullable()).optional(),
  privacy: z.record(z.string(), privacyActionSchema).optional(),
  /** Meanings of status values. */
  statuses: z.record(z.string(), statusMeaningSchema).optional(),
  /** Values of a source column, by its name, that stand for an empty cell. */
  empty: z.record(z.string(), z.array(z.string())).optional(),
  /** Time zone of date columns by their names; empty for days as they are written. */
  zones: z.record(z.string(), z.string().max(64)).optional(),
  /** Answers by question key, such as `date.order` → `dmy`. */
  answers: z.record(z.string(), z.string()).optional(),
  onBadRow: badRowSchema.optional(),
  repeats: z.enum(['keep', 'drop']).optional(),
  record: privacyRecordSchema.partial().optional(),
});
export type ImportOverrides = z.infer<typeof readingOverridesSchema>;

/** A question that only a person can answer; the import refuses until it is. */
const questionSchema = z.object({
  /** Key for `answers` and for `--set KEY=VALUE`. */
  key: z.string(),
  code: z.enum(['DATE_AMBIGUOUS', 'AMOUNT_AMBIGUOUS', 'CURRENCY_MIXED']),
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
  /** Records left out at the end (totals, notes). */
  skippedTail: z.number().int(),
  candidates: z.array(encodingCandidateSchema),
});
export type ReadingReport = z.infer<typeof readingReportSchema>;

const warningSchema = z.object({
  code: z.string(),
  count: z.number(),
  /** 1-based line of the first case; null when it concerns the whole file. */
  line: z.number().int().nullable(),
});
export type ImportWarning = z.infer<typeof warningSchema>;

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
  warnings: z.array(warningSchema),
  plan: importPlanSchema,
});
export type Inspection = z.infer<typeof inspectionSchema>;

/** Rows with one fault in one column. */
export const faultGroupSchema = z.object({
  rule: z.string(),
  /** Null for a fault of the whole row. */
  column: z.string().nullable(),
  count: z.number(),
  firstLine: z.number().int(),
  /** Address of the first cell in a workbook (`Sheet1!C1025`); null in text. */
  cell: z.string().nullable(),
  /** The first few different values at fault, masked where the column is personal. */
  values: z.array(z.string()),
});
export type FaultGroup = z.infer<typeof faultGroupSchema>;

/** What a person should know of the rows that go in; the place is null when it is the whole file. */
const noticeSchema = warningSchema.extend({
  column: z.string().nullable(),
  cell: z.string().nullable(),
  values: z.array(z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

/** What a file has in common with earlier batches, row by row. */
const overlapSchema = z.object({
  /** Rows of the file that an earlier batch has, and their orders. */
  rows: z.number(),
  orders: z.number(),
  /** Further rows with the order id and day of an earlier batch, but another amount. */
  changed: z.number(),
  /** Found by order id; otherwise by customer, day and amount. */
  byOrder: z.boolean(),
  /** Too many to be chance: somebody must say what to do. */
  asks: z.boolean(),
  /** The earlier batches: how many rows they have and how many of them are in the file. */
  batches: z.array(
    z.object({
      id: z.number().int(),
      fileName: z.string(),
      rows: z.number(),
      covered: z.number(),
    }),
  ),
});
export type Overlap = z.infer<typeof overlapSchema>;

/**
 * What to do with rows that earlier batches have: ask first, leave them out, count them again, or let the
 * file take the place of those batches.
 */
export const overlapChoiceSchema = z.enum(['refuse', 'skip', 'add', 'replace']);
export type OverlapChoice = z.infer<typeof overlapChoiceSchema>;

/** Result of a dry run: the same figures that the import would store. */
export const checkReportSchema = z.object({
  rowsRead: z.number(),
  rowsAccepted: z.number(),
  rowsChanged: z.number(),
  rowsSkipped: z.number(),
  rowsRejected: z.number(),
  rowsDuplicate: z.number(),
  rowsUnidentified: z.number(),
  customers: z.number(),
  orders: z.number(),
  hasAmounts: z.boolean(),
  currency: z.string().nullable(),
  moneyDigits: z.number().int(),
  /** Decimal text of integers in minor units: all readable amounts = accepted + rejected. */
  sourceMinor: z.string(),
  amountMinor: z.string(),
  rejectedMinor: z.string(),
  /** Part of the accepted sum below zero. */
  refundMinor: z.string(),
  firstDay: isoDaySchema.nullable(),
  lastDay: isoDaySchema.nullable(),
  rejections: z.array(faultGroupSchema),
  skips: z.array(z.object({ code: z.string(), count: z.number(), firstLine: z.number().int() })),
  warnings: z.array(noticeSchema),
  seconds: z.number(),
  /** Rows brought in although a field is at fault; part of the accepted ones. */
  rowsMarked: z.number(),
  marks: z.array(faultGroupSchema),
  /** Null if no earlier batch has a row of the file. */
  overlap: overlapSchema.nullable(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
