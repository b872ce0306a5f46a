import { z } from 'zod';
import { calendarSchema } from './calendar.ts';
import { gated, minorSchema } from './common.ts';
import { contestSchema } from './contest.ts';
import { runContextSchema } from './run.ts';

/** Realised value, its concentration, and the expected value by the fitted models. */

const parameterSchema = z.object({
  name: z.string(),
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** A fitted model with its parameters. */
export const clvModelSchema = z.object({
  model: z.enum(['nbd', 'bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk', 'bgnbd_channel', 'gamma_gamma']),
  parameters: z.array(parameterSchema),
  logLikelihood: z.number(),
  n: z.number(),
  unit: z.string(),
  converged: z.boolean(),
  /** Codes of what the data cannot tell; keys of the catalogue's `modelNotes`. */
  notes: z.array(z.string()),
});

const clvSchema = z.object({
  models: z.array(clvModelSchema),
  horizonMonths: z.number(),
  yearlyRate: z.number(),
  margin: z.number().nullable(),
  customers: z.number(),
  repeatCustomers: z.number(),
  expectedOrders: z.number(),
  /** Sums over all customers. */
  total: minorSchema,
  /** Where these sums come to lie in a share `level` of cases; null where that cannot be told. */
  interval: z
    .object({
      level: z.number(),
      orders: z.object({ low: z.number(), high: z.number() }),
      /** Null where no spend model was fitted. */
      total: z.object({ low: minorSchema, high: minorSchema }).nullable(),
      /** Past periods whose errors are in it. */
      periods: z.number(),
    })
    .nullable(),
  /** Expected orders of the customers at 5 and at 95 in a hundred, by rising number. */
  ordersRange: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** The model expects all but the same of everybody, so that nobody can be ranked by it. */
  alike: z.boolean(),
  mean: z.number(),
  /** Sum without an end to the horizon; null without a discount, and in runs of older versions. */
  totalForEver: minorSchema.nullable(),
  median: z.number(),
  /** Histogram of CLV: `edges` is one longer than `counts`; minor units. */
  histogram: z.object({ edges: z.array(z.number()), counts: z.array(z.number()) }),
  frequencySpendCorrelation: z.number().nullable(),
});
export type ClvView = z.infer<typeof clvSchema>;

export const valueSchema = z.object({
  run: runContextSchema,
  realised: gated(
    z.object({
      net: minorSchema,
      gross: minorSchema,
      refunds: minorSchema,
      unidentified: minorSchema,
      perCustomer: z.number(),
    }),
  ),
  concentration: gated(
    z.object({
      gini: z.number(),
      /** Share of customers and of revenue, both rising from 0 to 1, poorest first. */
      lorenz: z.array(z.tuple([z.number(), z.number()])),
      top: z.array(z.object({ share: z.number(), customers: z.number(), revenue: z.number() })),
      negative: z.number(),
    }),
  ),
  tiers: gated(
    z.array(
      z.object({ id: z.string(), customers: z.number(), revenue: minorSchema, orders: z.number() }),
    ),
  ),
  clv: gated(clvSchema),
  contest: gated(contestSchema),
  calendar: gated(calendarSchema),
});
export type ValueView = z.infer<typeof valueSchema>;
