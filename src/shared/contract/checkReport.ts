import { z } from 'zod';
import { isoDaySchema } from './common.ts';
import { foundDuplicatesSchema } from './duplicates.ts';
import { warningSchema } from './inspection.ts';

/** What the rows of a file are like under a plan: faults, sums, and what earlier imports have. */

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
  /** Decimal text of integers in minor units: all readable amounts = accepted + rejected + duplicate. */
  sourceMinor: z.string(),
  amountMinor: z.string(),
  rejectedMinor: z.string(),
  /** Amounts that do not count because an earlier or later row is the same, and their rows. */
  duplicateMinor: z.string(),
  rowsSame: z.number(),
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
  /** Null if no row is the same as another, or nobody asked in a file where that is usual. */
  duplicates: foundDuplicatesSchema.nullable(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
