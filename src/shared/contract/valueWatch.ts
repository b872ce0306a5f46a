import { z } from 'zod';
import { emptySchema, gated, isoDaySchema } from './common.ts';
import { query } from './method.ts';
import { runContextSchema } from './run.ts';
import { clvModelSchema } from './value.ts';

/** What is watched over time: the value of customers against before, and the age of the models. */

const comparedSchema = z.object({
  /** Customers whose value is known on both days. */
  customers: z.number(),
  /** Sums of their values, minor units. */
  before: z.number(),
  now: z.number(),
});

export const valueChangeSchema = z.object({
  run: runContextSchema,
  /** Day that is compared with, so many months before the analysis date. */
  from: isoDaySchema,
  months: z.number(),
  /** A value at most this share of the earlier one has fallen. */
  limit: z.number(),
  all: comparedSchema,
  /** Customers whose own value has fallen that far. */
  fallen: comparedSchema,
  groups: z.array(
    comparedSchema.extend({
      kind: z.enum(['tier', 'stage', 'segment']),
      /** Id of the tier or stage, or name of the segment. */
      name: z.string(),
      /** Id of a saved segment, null for the others. */
      segment: z.number().nullable(),
      /** True where the value of the group as a whole has fallen that far. */
      fell: z.boolean(),
    }),
  ),
});
export type ValueChangeView = z.infer<typeof valueChangeSchema>;

const fitSchema = z.object({
  runId: z.number(),
  /** Last day of the orders that the models were fitted to. */
  asOf: isoDaySchema,
  createdAt: z.string(),
  engineVersion: z.string(),
  models: z.array(clvModelSchema),
  /** Of all customers within the horizon; null where a run holds no value. */
  expectedOrders: z.number().nullable(),
  total: z.number().nullable(),
  /** What the value rests on: sums of runs with other terms are not compared. */
  terms: z
    .object({
      horizonMonths: z.number(),
      yearlyRate: z.number(),
      margin: z.number().nullable(),
    })
    .nullable(),
});
export type ModelFit = z.infer<typeof fitSchema>;

export const modelAgeSchema = z.object({
  fit: fitSchema,
  /** The latest day of the orders that are there now. */
  dataUpTo: isoDaySchema,
  /** Days of orders that came after the fit. */
  ageDays: z.number(),
  /** From this age on models should be fitted anew. */
  dueDays: z.number(),
  /** The latest earlier run with other orders or another analysis date; null without one. */
  previous: fitSchema.nullable(),
});
export type ModelAgeView = z.infer<typeof modelAgeSchema>;

export const valueWatchContract = {
  'value.change': query(emptySchema, gated(valueChangeSchema)),
  'value.modelAge': query(emptySchema, gated(modelAgeSchema)),
};
