import { z } from 'zod';
import { isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { GOODS_KINDS } from '../domain/goods.ts';
import { STAGE_SCHEME_IDS } from '../domain/stageSchemes.ts';

/** What the customers of each stage bought: the mix of categories, or of products where no file has any. */

const partSchema = z.object({
  /** Net value of the counting orders up to the analysis date; without amounts, the orders that hold it. */
  value: minorSchema,
  /**
   * Part of all that is above zero in its row, so that the parts of a row come to 1. Null for a sum below
   * zero, which is no part of anything, and where the row has nothing.
   */
  share: z.number().nullable(),
});
const cellSchema = partSchema.extend({
  /** Customers who bought it. */
  customers: z.number(),
});
export type NeedPart = z.infer<typeof partSchema>;
export type NeedCell = z.infer<typeof cellSchema>;

const lineSchema = z.object({
  customers: z.number(),
  /** Customers who bought nothing that has a name. */
  nameless: z.number(),
  /** Different things that a customer bought, in the mean of those who bought any; null of nobody. */
  breadth: z.number().nullable(),
  /** In the order of `names`. */
  cells: z.array(cellSchema),
  /** What stands behind the listed names, all together; null where nothing does. */
  others: partSchema.nullable(),
  /** What carries no name; null where all carries one. */
  unknown: cellSchema.nullable(),
});
export type NeedLine = z.infer<typeof lineSchema>;

export const stageNeedSchema = z.object({
  scheme: z.enum(STAGE_SCHEME_IDS),
  kind: z.enum(GOODS_KINDS),
  /** The first order of all and the analysis date. */
  firstDay: isoDaySchema,
  asOf: isoDaySchema,
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  /** Those with the greatest value of the customers asked about. */
  names: z.array(z.string()),
  /** How many more were bought. */
  more: z.number(),
  /** Stages that the data can fill. */
  stages: z.array(lineSchema.extend({ id: z.string() })),
  all: lineSchema,
});
export type StageNeed = z.infer<typeof stageNeedSchema>;
