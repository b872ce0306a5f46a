import { z } from 'zod';
import { isoMonthSchema, minorSchema, moneyUnitSchema } from './common.ts';

/** What it costs to win customers by channel, and what they are worth; the run is added by analysis.ts. */

/** Means and ratios of money are in minor units too, but need not be whole. Null = unknown. */
const figure = z.number().nullable();

const monthSchema = z.object({
  month: isoMonthSchema,
  customers: z.number(),
  /** Costs that name the channel; null when none is known. */
  cost: minorSchema.nullable(),
  cac: figure,
  conversion: figure,
});

const figuresSchema = z.object({
  customers: z.number(),
  /** Those acquired in the months that the costs cover. */
  costedCustomers: z.number(),
  cost: minorSchema.nullable(),
  /** The part of `cost` that names no channel and was shared out. */
  allocated: minorSchema,
  /** Null when the cost is unknown, and when it brought nobody. */
  cac: figure,
  conversion: figure,
  /** Customers observed for 90 days. */
  observed: z.number(),
  retention: figure,
  clv: figure,
  clvToCac: figure,
  /** Calendar months after the month of the first order; null when not reached or not known. */
  paybackMonths: figure,
  /** True below ten customers. */
  few: z.boolean(),
  months: z.array(monthSchema),
});

const alertSchema = z.object({
  month: isoMonthSchema,
  conversion: z.number(),
  before: z.number(),
  change: z.number(),
  clicks: z.number(),
  customers: z.number(),
  /** True when the fall lies within two standard deviations of a count. */
  chance: z.boolean(),
});

/** Where the money of every row of costs went; all amounts add up to `spent`. */
const costsSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** Costs in another currency than the orders, or in several: nothing is divided. */
  z.object({ state: z.literal('currency'), costs: z.string(), orders: z.string() }),
  z.object({
    state: z.literal('used'),
    allocation: z.enum(['none', 'by_customers']),
    rows: z.number(),
    spent: minorSchema,
    attributed: minorSchema,
    allocated: minorSchema,
    unallocated: minorSchema,
    leftOut: minorSchema,
    leftOutRows: z.number(),
    undatedRows: z.number(),
    /** Months that costs and customers cover together; null when there is none. */
    period: z.object({ from: isoMonthSchema, to: isoMonthSchema }).nullable(),
  }),
]);

export const acquisitionBodySchema = z.object({
  /** Unit of all amounts here: the finer one of orders and costs. */
  money: moneyUnitSchema,
  costs: costsSchema,
  /** What CLV is made of: realised value and what the model expects, or the first alone. */
  clvBasis: z.enum(['realised_expected', 'realised', 'none']),
  margin: z.number().nullable(),
  horizonMonths: z.number(),
  /** Most customers first. */
  channels: z.array(
    figuresSchema.extend({
      /** Empty for customers whose channel nobody knows. */
      channel: z.string(),
      quadrant: z.enum(['grow', 'keep', 'fix', 'stop']).nullable(),
      alert: alertSchema.nullable(),
    }),
  ),
  total: figuresSchema,
  split: z.object({ cac: z.number(), clv: z.number() }).nullable(),
});
