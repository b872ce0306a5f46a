import { z } from 'zod';
import { IMPORT_FIELDS, IMPORT_KINDS } from '../domain/importKinds.ts';
import { LAWFUL_BASES, PERSONAL_KINDS, PRIVACY_ACTIONS } from '../domain/personalKinds.ts';
import { isTimeZone } from '../domain/timeZone.ts';
import { isValueName, MAX_NAMED_VALUES, MAX_VALUE_LENGTH } from '../domain/valueNames.ts';
import { isoDaySchema } from './common.ts';
import { duplicatesSchema } from './duplicates.ts';
import {
  delimiterSchema,
  encodingSchema,
  escapeSchema,
  quoteSchema,
  readingSchema,
} from './importReading.ts';

/**
 * What the import room decides: every choice of a person or a guess that makes rows of a file. Everything is
 * language-free.
 */

export const importFieldSchema = z.enum(IMPORT_FIELDS);
export const importKindSchema = z.enum(IMPORT_KINDS);

export const personalKindSchema = z.enum(PERSONAL_KINDS);

export const privacyActionSchema = z.enum(PRIVACY_ACTIONS);

/**
 * Order of the parts of an all-numeric date; null is an open question. `republic` is year, month and day, the year
 * one of the Republic of China.
 */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy', 'republic'] as const;
const dateOrderSchema = z.enum(DATE_ORDERS);
export type DateOrder = z.infer<typeof dateOrderSchema>;

const dateFormatSchema = z.strictObject({
  order: dateOrderSchema.nullable(),
  /** Epoch of bare spreadsheet day numbers; null refuses them. */
  serial: z.enum(['1900', '1904']).nullable(),
  /** Six bare digits are a year and a month, `202401`; absent: day, month and short year. */
  digits: z.literal('month').optional(),
  /** Also keep the time of day. */
  time: z.boolean(),
  /** Time zone that moments with an offset, and Unix times, are moved to; absent: days as they are written. */
  zone: z.string().max(64).refine(isTimeZone).optional(),
});
export type DateFormat = z.infer<typeof dateFormatSchema>;

const currencySchema = z.string().regex(/^[A-Z]{3}$/u);

const numberFormatSchema = z.strictObject({
  /** Decimal sign; null is an open question. */
  decimal: z.enum(['.', ',']).nullable(),
  /** Power of ten of the unit in the header: 4 for "金额(万元)", -2 for "(分)". */
  shift: z.number().int().min(-2).max(8),
});
export type NumberFormat = z.infer<typeof numberFormatSchema>;

/** What a status of an order means for the counts. */
export const STATUS_MEANINGS = ['counts', 'pending', 'cancelled', 'refunded', 'test'] as const;
export const statusMeaningSchema = z.enum(STATUS_MEANINGS);
export type StatusMeaning = z.infer<typeof statusMeaningSchema>;

/** What values, as written, are stored as. */
export const valueNamesSchema = z
  .record(z.string().min(1).max(MAX_VALUE_LENGTH), z.string().refine(isValueName))
  .refine((names) => Object.keys(names).length <= MAX_NAMED_VALUES);

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
  /**
   * What the values of a channel, gender or level are stored as, by the value as written. Those under their
   * own name were seen when the others were named: a value that is not here is new.
   */
  values: valueNamesSchema.optional(),
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
  /** Rows with the id of an earlier row; absent: all of them stay, and nobody asked. */
  duplicates: duplicatesSchema.optional(),
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
  /** Which table of several, one below another, from 1; 0 for the whole file as one. */
  table: z.number().int().min(0).optional(),
  kind: importKindSchema.optional(),
  /** Field of a source column by its name; null leaves the column out. */
  map: z.record(z.string(), importFieldSchema.nullable()).optional(),
  privacy: z.record(z.string(), privacyActionSchema).optional(),
  /** Meanings of status values. */
  statuses: z.record(z.string(), statusMeaningSchema).optional(),
  /** What values are stored as, by the name of their source column. */
  values: z.record(z.string(), valueNamesSchema).optional(),
  /** Values of a source column, by its name, that stand for an empty cell. */
  empty: z.record(z.string(), z.array(z.string())).optional(),
  /** Time zone of date columns by their names; empty for days as they are written. */
  zones: z.record(z.string(), z.string().max(64)).optional(),
  /** ISO 4217 of amounts of a file that never says it. */
  currency: currencySchema.optional(),
  /** Answers by question key, such as `date.order` → `dmy`. */
  answers: z.record(z.string(), z.string()).optional(),
  onBadRow: badRowSchema.optional(),
  repeats: z.enum(['keep', 'drop']).optional(),
  duplicates: duplicatesSchema.optional(),
  record: privacyRecordSchema.partial().optional(),
});
export type ImportOverrides = z.infer<typeof readingOverridesSchema>;
