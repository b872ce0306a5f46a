import { z } from 'zod';
import { DUPLICATE_CHOICES, DUPLICATE_RULES } from '../domain/duplicates.ts';

/** Rows of one file that are the same by a rule, and what becomes of them. */
export const duplicatesSchema = z.strictObject({
  rule: z.enum(DUPLICATE_RULES),
  keep: z.enum(DUPLICATE_CHOICES),
});
export type Duplicates = z.infer<typeof duplicatesSchema>;

/** Two rows that are the same by the rule: where they are, and what the imported columns say. */
const duplicatePairSchema = z.object({
  firstLine: z.number().int(),
  secondLine: z.number().int(),
  /** Addresses in a workbook (`Sheet1!A12`) of the cells that are the same; null in text. */
  firstCell: z.string().nullable(),
  secondCell: z.string().nullable(),
  /** Masked where the column is personal; `differs` is that of the values themselves. */
  values: z.array(
    z.object({ column: z.string(), first: z.string(), second: z.string(), differs: z.boolean() }),
  ),
});
export type DuplicatePair = z.infer<typeof duplicatePairSchema>;

/** What a check found, whatever is done about it. */
export const foundDuplicatesSchema = z.object({
  rule: z.enum(DUPLICATE_RULES),
  /** Accepted rows that an earlier row of the file is the same as. */
  rows: z.number(),
  /** Orders, or customers, that have more than one row. */
  groups: z.number(),
  /** Part of `rows`: their amount is not that of the first row. */
  different: z.number(),
  /** A few of them, those with different amounts first. */
  pairs: z.array(duplicatePairSchema),
});
export type FoundDuplicates = z.infer<typeof foundDuplicatesSchema>;
