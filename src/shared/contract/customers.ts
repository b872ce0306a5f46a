import { z } from 'zod';
import { ATTRIBUTES, CONTACT_FIELDS } from '../domain/attributes.ts';
import { IMPORT_KINDS } from '../domain/importKinds.ts';
import { query } from './method.ts';
import { GOODS_KINDS } from '../domain/goods.ts';
import { filterSchema } from './segmentRule.ts';
import { gated, gateSchema, isoDaySchema, minorSchema, moneyUnitSchema } from './common.ts';

/** Customers, page by page: the screens never hold more than they show. */

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

/** What a customer goes through, in this order. */
const CUSTOMER_STATES = ['first_contact', 'first_order', 'last_order', 'dormant', 'lost'] as const;

const customerRowSchema = z.object({
  /** Number of the customer in the run; opens the card. */
  index: z.number().int(),
  /** As stored: a pseudonym, or the id itself where it was imported with the action keep; masked if it says so. */
  id: z.string(),
  /** The id is personal data that was kept, and a part of it is hidden. */
  masked: z.boolean(),
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
  /** Customers that fit the filter and the search. */
  total: z.number(),
  /** Customers in the run. */
  all: z.number(),
  revenue: minorSchema,
  rows: z.array(customerRowSchema),
});

/** What counting orders hold, net of the refunds tied to them; each line's amount goes to what it names. */
const needSchema = z.object({
  /** Categories where the files name them, else products. */
  kind: z.enum(GOODS_KINDS),
  /** The greatest by amount, at most twelve; an empty name is unknown. Without amounts by orders. */
  lines: z.array(
    z.object({
      name: z.string(),
      orders: z.number().int(),
      amount: minorSchema.nullable(),
      /** Of all amounts above zero (without amounts: of all orders by what they hold). */
      share: z.number().nullable(),
      lastDay: isoDaySchema,
    }),
  ),
  /** Further ones that are not listed. */
  more: z.number().int(),
  /** Different ones, and their median over all customers of whom any is known. */
  breadth: z.object({
    different: z.number().int().nullable(),
    median: z.number().nullable(),
    customers: z.number().int(),
  }),
  /** Different products; null where the files name none. */
  products: z.number().int().nullable(),
  first: z.object({ category: z.string().nullable(), product: z.string().nullable() }),
});
export type CustomerNeed = z.infer<typeof needSchema>;

export const customerCardSchema = z.object({
  money: moneyUnitSchema,
  row: customerRowSchema,
  asOf: isoDaySchema,
  class8: z.string().nullable(),
  /** Stage per scheme. */
  stages: z.record(z.string(), z.string().nullable()),
  /** In their order; `reached` is false for a day ahead, or not known. */
  states: z.array(
    z.object({
      id: z.enum(CUSTOMER_STATES),
      day: isoDaySchema.nullable(),
      reached: z.boolean(),
    }),
  ),
  /** Each score with the range of values it stands for; null when not scored. */
  scores: z
    .array(
      z.object({
        dimension: z.enum(['recency', 'frequency', 'monetary']),
        score: z.number().int(),
        /** Best score that there is: the number of levels. */
        of: z.number().int(),
        least: z.number().nullable(),
        most: z.number().nullable(),
      }),
    )
    .nullable(),
  /** Orders per window up to the analysis date, earliest first; null without an order. */
  trend: z
    .object({
      windowDays: z.number().int(),
      counts: z.array(z.number()),
      direction: z.enum(['rising', 'falling', 'none']),
    })
    .nullable(),
  /** What the files beside the orders hold of the customer. */
  beside: z.object({
    /** Kinds that were imported at all. */
    kinds: z.array(z.enum(IMPORT_KINDS)),
    attributes: z.array(
      z.object({
        field: z.enum(ATTRIBUTES),
        value: z.string(),
      }),
    ),
    /** Names, phones and e-mails that an import kept as written. */
    contact: z.array(
      z.object({ field: z.enum(CONTACT_FIELDS), value: z.string(), masked: z.boolean() }),
    ),
    firstContact: isoDaySchema.nullable(),
    interactions: z.number(),
    lastInteraction: isoDaySchema.nullable(),
    answers: z.number(),
    meanScore: z.number().nullable(),
    actions: z.number(),
  }),
  /** What the customer buys, by what the files name; or which column would tell. */
  need: gated(needSchema),
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
      filter: filterSchema,
      /** Part of the customer id as stored, or a whole phone, e-mail or id as it stands in the source. */
      search: z.string().max(200).default(''),
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
