import { z } from 'zod';
import { query } from './method.ts';
import { gateSchema, isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';
import { stageSchemeSchema } from './analysis.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '../domain/rfmClasses.ts';

/** Customers, page by page: the screens never hold more than they show. */

const score = z.number().int().min(1).max(5);

/** Every part that is set must hold. */
export const customerFilterSchema = z.strictObject({
  class12: z.enum(RFM_CLASSES_12).optional(),
  class8: z.enum(RFM_CLASSES_8).optional(),
  r: score.optional(),
  f: score.optional(),
  m: score.optional(),
  loyalty: z.enum(LOYALTY_TIERS).optional(),
  /** Grade of the composite score. */
  grade: score.optional(),
  stage: z.strictObject({ scheme: stageSchemeSchema, stage: z.string() }).optional(),
  /** Month of the first order. */
  cohort: z.string().optional(),
  channel: z.string().optional(),
  /** Part of the customer id as stored, or a whole phone, e-mail or id as it stands in the source. */
  search: z.string().max(200).optional(),
});
export type CustomerFilter = z.infer<typeof customerFilterSchema>;

export const CUSTOMER_SORTS = [
  'customer_id',
  'first_order',
  'last_order',
  'recency_days',
  'orders',
  'net_revenue',
  'score',
  'p_order',
  'clv',
] as const;

const customerRowSchema = z.object({
  /** Number of the customer in the run; opens the card. */
  index: z.number().int(),
  /** As stored: a pseudonym, or the id itself where it was imported with the action keep. */
  id: z.string(),
  firstOrder: isoDaySchema.nullable(),
  lastOrder: isoDaySchema.nullable(),
  recencyDays: z.number().nullable(),
  orders: z.number(),
  netRevenue: minorSchema,
  channel: z.string().nullable(),
  /** Three scores as text, such as 5-4-5; null when not scored. */
  score: z.string().nullable(),
  class12: z.string().nullable(),
  /** Probability of at least one order within the CLV horizon. */
  pOrder: z.number().nullable(),
  clv: minorSchema.nullable(),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const customersPageSchema = z.object({
  money: moneyUnitSchema,
  /** Customers that fit the filter. */
  total: z.number(),
  /** Customers in the run. */
  all: z.number(),
  revenue: minorSchema,
  rows: z.array(customerRowSchema),
});

export const customerCardSchema = z.object({
  money: moneyUnitSchema,
  row: customerRowSchema,
  asOf: isoDaySchema,
  class8: z.string().nullable(),
  /** Stage per scheme. */
  stages: z.record(z.string(), z.string().nullable()),
  meanOrderValue: z.number().nullable(),
  medianGapDays: z.number().nullable(),
  /** Expected orders and value within the horizon, with interval; or why not. */
  outlook: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.object({
        horizonMonths: z.number(),
        pAlive: z.number(),
        pOrder: z.number(),
        expectedOrders: z.number(),
        expectedOrdersLow: z.number(),
        expectedOrdersHigh: z.number(),
        clv: minorSchema,
        clvLow: minorSchema,
        clvHigh: minorSchema,
      }),
    }),
    gateSchema,
  ]),
  /** Orders and refunds, newest first, at most 500; `more` counts the rest. */
  timeline: z.array(
    z.object({
      day: isoDaySchema,
      kind: z.enum(['order', 'refund']),
      amount: minorSchema,
      channel: z.string().nullable(),
    }),
  ),
  more: z.number(),
});
export type CustomerCard = z.infer<typeof customerCardSchema>;

export const customersContract = {
  'customers.page': query(
    z.strictObject({
      filter: customerFilterSchema,
      sort: z.strictObject({
        by: z.enum(CUSTOMER_SORTS),
        direction: z.enum(['ascending', 'descending']),
      }),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    customersPageSchema,
  ),
  'customers.card': query(z.strictObject({ index: z.number().int().min(0) }), customerCardSchema),
};
