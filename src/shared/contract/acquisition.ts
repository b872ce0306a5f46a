import { z } from 'zod';
import { COST_ALLOCATIONS, COST_BASES } from '../domain/acquisitionCosts.ts';
import { STAGE_SCHEMES } from '../domain/stageSchemes.ts';
import { gated, isoMonthSchema, minorSchema, moneyUnitSchema } from './common.ts';

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

/** What customers cost and are worth. */
const worthSchema = z.object({
  customers: z.number(),
  /** Those that `cost` is divided by. */
  costedCustomers: z.number(),
  cost: figure,
  /** Null when the cost is unknown, and when it brought nobody. */
  cac: figure,
  clv: figure,
  clvToCac: figure,
  /** Calendar months after the month of the first order; null when not reached or not known. */
  paybackMonths: figure,
  /** True below ten customers. */
  few: z.boolean(),
});

/** Customers acquired in some months, and those of them without another order within 90 days. */
const lossSchema = z.object({ customers: z.number(), lost: z.number() });

const figuresSchema = worthSchema.extend({
  /** The part of `cost` that names no channel and was shared out. */
  allocated: minorSchema,
  conversion: figure,
  /** Customers observed for 90 days. */
  observed: z.number(),
  retention: figure,
  /** Mean share of months since the first order with an order, 0 to 1, of the observed. */
  stickiness: figure,
  /** Of the newest three months that are observed whole, and of all before. */
  newestLoss: lossSchema,
  earlierLoss: lossSchema,
  months: z.array(monthSchema),
  /**
   * By calendar month after the first order, from its own month on: mean value that a customer has brought by
   * its end, over the customers observed so long. Empty without amounts.
   */
  recovered: z.array(z.object({ value: z.number(), customers: z.number() })),
});

/** Prices of what is no customer; the click rate is no conversion. */
const pricesSchema = z.object({
  byBasis: z.array(z.object({ basis: z.enum(COST_BASES), cost: minorSchema })),
  impressions: figure,
  clicks: figure,
  clickRate: figure,
  cpc: figure,
  leads: figure,
  cpl: figure,
});

const durationSchema = z.object({
  count: z.number(),
  /** Days. */
  median: figure,
  p90: figure,
});

const stepDurationSchema = durationSchema.extend({
  /** Leads that are at the later step first. */
  backwards: z.number(),
});

const funnelLineSchema = z.object({
  leads: z.number(),
  /** Leads that came to each step or further; never rising. */
  reached: z.array(z.number()),
  ordered: z.number(),
  observed: z.number(),
  returned: z.number(),
  lost: z.number(),
  cycle: durationSchema,
  /** Customers whose first order lies before the first contact. */
  orderedBefore: z.number(),
});

export const funnelSchema = z.object({
  steps: z.array(z.string()),
  /** Most leads first; empty for leads without a channel. */
  channels: z.array(funnelLineSchema.extend({ channel: z.string() })),
  total: funnelLineSchema,
  /** One per step, from the step before; of the first none. Then to the first order. */
  durations: z.array(stepDurationSchema),
  toOrder: stepDurationSchema,
});

const mixGroupSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  revenue: minorSchema,
});

const alertSchema = z.object({
  /** First month of the fall; `month` is the last. */
  from: isoMonthSchema,
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
    allocation: z.enum(COST_ALLOCATIONS),
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
      /** How the orders spell it: names that differ in case, width or spaces are one channel. */
      spellings: z.array(z.string()),
      quadrant: z.enum(['grow', 'keep', 'fix', 'stop']).nullable(),
      alert: alertSchema.nullable(),
      /** Null when no costs were imported. */
      prices: pricesSchema.nullable(),
    }),
  ),
  total: figuresSchema,
  /** By month of the first order, oldest first. */
  cohorts: z.array(worthSchema.extend({ month: isoMonthSchema })),
  /** The value tiers; empty without amounts. */
  tiers: z.array(worthSchema.extend({ tier: z.enum(STAGE_SCHEMES.value), realised: minorSchema })),
  /** Customers of two orders or more by the number of their channels; null without amounts. */
  mix: z
    .object({
      single: mixGroupSchema,
      several: mixGroupSchema,
      /** Mean revenue at an equal number of orders, over those that can be compared. */
      singleMatched: figure,
      severalMatched: figure,
      matchedCustomers: z.number(),
    })
    .nullable(),
  funnel: gated(funnelSchema),
  /** The user's own line, as it was set for the run. */
  target: z.object({ ratio: figure, paybackMonths: figure }),
  split: z.object({ cac: z.number(), clv: z.number() }).nullable(),
});
