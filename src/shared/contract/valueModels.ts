import { z } from 'zod';
import { gated, isoDaySchema, minorSchema } from './common.ts';
import { query } from './method.ts';
import { DATED_SCHEME_IDS } from '../domain/stageSchemes.ts';
import { VALUE_METHODS } from '../domain/valueMethods.ts';

/** Value by four models, by groups of customers, and by a formula of the user's own. */

/** Money or a ratio; means of money are in minor units too, but need not be whole. Null = unknown. */
const figure = z.number().nullable();

/** From net revenue to contribution; each line less the one between is the next. */
const contributionSchema = z.object({
  net: minorSchema,
  goods: figure,
  gross: figure,
  service: figure,
  served: figure,
  acquisition: figure,
  result: figure,
});
export type ContributionView = z.infer<typeof contributionSchema>;

const intervalSchema = z.object({ mean: z.number(), low: z.number(), high: z.number() });

/** What a value rests on beside the orders; the acquisition cost is typed by the user or imported. */
const inputsSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  net: minorSchema,
  orderValue: figure,
  ordersPerCustomer: figure,
  netPerCustomer: figure,
  margin: figure,
  costPerOrder: figure,
  cac: figure,
  cacSource: z.enum(['typed', 'imported', 'unknown']),
  /** Customers whose acquisition cost is known. */
  costedCustomers: z.number(),
});

const realisedModelSchema = z.object({
  contribution: contributionSchema,
  perCustomer: figure,
  /** What is unknown, so that the result is. */
  missing: z.array(z.enum(['margin', 'cost_to_serve', 'cac'])),
});

const forwardModelSchema = z.object({
  customers: z.number(),
  ended: z.number(),
  /** Months of silence after which a customer counts as gone. */
  silenceMonths: z.number(),
  horizonMonths: z.number(),
  months: intervalSchema,
  ordersPerMonth: z.number(),
  orderValue: z.number(),
  gross: intervalSchema,
  net: figure,
});

const contractModelSchema = z.object({
  periodMonths: z.number(),
  /** Contribution per period, or revenue where the margin is unknown. */
  perPeriod: z.number(),
  ratePerPeriod: z.number(),
  retention: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('constant'), rate: z.number() }),
    z.object({
      kind: z.literal('rising'),
      alpha: z.number(),
      beta: z.number(),
      /** Share renewed at the first renewal, the second and so on. */
      rates: z.array(z.number()),
    }),
  ]),
  periods: z.number(),
  /** Values of a new contract before acquisition cost; null for no end. */
  within: z.number(),
  forEver: figure,
  withinNet: figure,
  forEverNet: figure,
});

const probabilisticModelSchema = z.object({
  model: z.string(),
  horizonMonths: z.number(),
  customers: z.number(),
  mean: z.number(),
  total: minorSchema,
  /** Sum without an end to the horizon; null without a discount, and in runs of older versions. */
  totalForEver: minorSchema.nullable(),
});

const groupSchema = z.object({
  id: z.string(),
  customers: z.number(),
  orders: z.number(),
  contribution: contributionSchema,
  /** Sum of the value expected within the horizon. */
  outlook: figure,
});

const tierSchema = groupSchema.extend({
  /** Mean months from the first to the last order. */
  lifeMonths: figure,
  /** Share with two orders and more. */
  repeatShare: figure,
  pOrder: figure,
  /** Customers whose acquisition cost is known, and the sum of theirs. */
  costedCustomers: z.number(),
  knownCost: z.number(),
});
export type ValueTierView = z.infer<typeof tierSchema>;

export const pyramidSchema = z.object({
  /** Which kind the settings make the active one. */
  active: z.enum(['share', 'absolute']),
  share: z.object({ high: z.number(), mid: z.number(), tiers: z.array(tierSchema) }),
  /** Null while the settings hold no limits. */
  absolute: z
    .object({ highFrom: minorSchema, midFrom: minorSchema, tiers: z.array(tierSchema) })
    .nullable(),
});

const yearlySchema = z.object({ customers: z.number(), revenue: minorSchema });

/** What is told of the customers of a cell. */
export const OUTLOOK_MEASURES = ['pOrder', 'pAlive', 'expected'] as const;
export type OutlookMeasure = (typeof OUTLOOK_MEASURES)[number];

export const gridSchema = z.object({
  model: z.string(),
  horizonMonths: z.number(),
  /** Days since the first order, the same in every cell. */
  ageDays: z.number(),
  /** Repeat orders by row, days from the first to the last order by column. */
  frequencies: z.array(z.number()),
  recencies: z.array(z.number()),
  /** Row by row; null where no customer can be. */
  pAlive: z.array(figure),
  pOrder: z.array(figure),
  expected: z.array(figure),
});
export type OutlookGridView = z.infer<typeof gridSchema>;

const termSchema = z.object({
  id: z.string(),
  dimension: z.object({
    money: z.number(),
    order: z.number(),
    customer: z.number(),
    time: z.number(),
  }),
  /** Money in minor units. */
  value: figure,
});
export type FormulaDimension = z.infer<typeof termSchema>['dimension'];

const orderGroupSchema = z.object({
  /** Empty for an unknown channel; null for several small groups together. */
  channel: z.string().nullable(),
  kind: z.enum(['first', 'again']).nullable(),
  ordersBefore: z.number(),
  ordersNow: z.number(),
  valueBefore: figure,
  valueNow: figure,
  mix: z.number(),
  price: z.number(),
});

/** Why the average order value changed between two equal periods; mix + price is the change. */
const orderValueSchema = z.object({
  months: z.number(),
  from: isoDaySchema,
  to: isoDaySchema,
  beforeFrom: isoDaySchema,
  beforeTo: isoDaySchema,
  ordersBefore: z.number(),
  ordersNow: z.number(),
  valueBefore: z.number(),
  valueNow: z.number(),
  mix: z.number(),
  price: z.number(),
  /** The change of revenue by the number of orders, and by their mean value. */
  volume: z.number(),
  value: z.number(),
  /** Those that moved the mean most first. */
  groups: z.array(orderGroupSchema),
});
export type OrderValueView = z.infer<typeof orderValueSchema>;

const moneyPartSchema = z.object({
  inputs: inputsSchema,
  realised: realisedModelSchema,
  forward: gated(forwardModelSchema),
  contract: gated(contractModelSchema),
  probabilistic: gated(probabilisticModelSchema),
  orderValue: gated(orderValueSchema),
  /** Standard deviation over mean of net revenue per customer. */
  variation: figure,
  pyramid: pyramidSchema,
  /** Groups by stage, scheme by scheme; the last one, `none`, holds customers without an order. */
  stages: z.record(z.enum(DATED_SCHEME_IDS), z.array(groupSchema)),
  risk: z.object({
    atRisk: yearlySchema,
    lost: yearlySchema,
    lastYear: minorSchema,
    activeMonths: z.number(),
    dormantMonths: z.number(),
  }),
  /** What another retention rate would bring; of the last twelve months against the twelve before. */
  whatIf: gated(
    z.object({
      /** Customers who ordered in the earlier twelve months, and of them in the later. */
      before: z.number(),
      stayed: z.number(),
      /** Net revenue of the later twelve months per customer who ordered in them. */
      revenuePerCustomer: z.number(),
    }),
  ),
  terms: z.array(termSchema),
});
export type ValueMoneyView = z.infer<typeof moneyPartSchema>;

/** The four models beside what they rest on: figures of all customers together. */
export const fourModelsSchema = moneyPartSchema.pick({
  inputs: true,
  realised: true,
  forward: true,
  contract: true,
  probabilistic: true,
});
export type FourModelsView = z.infer<typeof fourModelsSchema>;

export const valueModelsBodySchema = z.object({
  money: gated(moneyPartSchema),
  grid: gated(gridSchema),
  /** What each method needs and what there is; `met` is null for what cannot be counted. */
  advisor: z.array(
    z.object({
      method: z.enum(VALUE_METHODS),
      needs: z.array(
        z.object({ what: z.string(), has: z.number().nullable(), needed: z.number() }),
      ),
      ready: z.boolean(),
    }),
  ),
});

const faultSchema = z.object({
  code: z.enum([
    'empty',
    'too_long',
    'unknown_term',
    'unexpected',
    'unclosed',
    'unfinished',
    'adds_unlike',
    'not_value',
  ]),
  /** Part of the text that is wrong. */
  from: z.number(),
  to: z.number(),
  left: termSchema.shape.dimension.nullable(),
  right: termSchema.shape.dimension.nullable(),
});
export type FormulaFaultView = z.infer<typeof faultSchema>;

const formulaResultSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Minor units per customer; null where a term is unknown, something is divided by 0 or too large. */
    value: figure,
    /** Terms used, in the order of their first use, and those of them that are not known. */
    terms: z.array(z.string()),
    unknown: z.array(z.string()),
    dividesByZero: z.boolean(),
  }),
  z.object({ ok: z.literal(false), fault: faultSchema }),
]);
export type FormulaResultView = z.infer<typeof formulaResultSchema>;
/** A formula whose units fit. */
export type FormulaValueView = Extract<FormulaResultView, { ok: true }>;

export const formulaQuery = query(
  z.strictObject({ text: z.string().max(1000) }),
  formulaResultSchema,
);
