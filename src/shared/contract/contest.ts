import { z } from 'zod';
import { gateSchema, isoDaySchema } from './common.ts';

/** Models of orders that can give a run its expected values. */
export const ORDER_MODEL_NAMES = [
  'nbd',
  'bgnbd',
  'mbgnbd',
  'pnbd',
  'mbgcnbdk',
  'bgnbd_channel',
] as const;
export type OrderModel = (typeof ORDER_MODEL_NAMES)[number];
const contestantSchema = z.enum([...ORDER_MODEL_NAMES, 'same_rate', 'same_as_year_ago']);

/** Models and naive yardsticks on past periods, see docs/models/contest.md. Counts are purchases. */
export const contestSchema = z.object({
  winner: contestantSchema,
  verdict: z.enum(['model_wins', 'model_hardly_better', 'baseline_wins']),
  notes: z.array(z.enum(['total_off', 'one_split', 'set_back'])),
  /** The model that the expected values of this run come from: the best of the models, or the one chosen. */
  model: z.enum(ORDER_MODEL_NAMES),
  /** Share of the customers that took part, 1 for all. */
  drawnShare: z.number(),
  horizonDays: z.number(),
  /** Share of customers whose orders the stated intervals should hold. */
  intervalLevel: z.number(),
  /** How fast the coming time is taken to pass, 1 unless all past totals were off the same way. */
  pace: z.number(),
  /** Periods that the ranking sums up, newest first; those that not every contestant could foretell are left out. */
  splits: z.array(z.object({ from: isoDaySchema, to: isoDaySchema, customers: z.number() })),
  /** Over all periods together, the best first. */
  ranking: z.array(
    z.object({
      contestant: contestantSchema,
      predicted: z.number(),
      actual: z.number(),
      aggregateError: z.number().nullable(),
      meanAbsoluteError: z.number(),
      rootMeanSquareError: z.number(),
      /** For "ordered at least once"; null where all or none did. */
      auc: z.number().nullable(),
      /** Null for a yardstick, which states no chance; so is the coverage. */
      brier: z.number().nullable(),
      spearman: z.number().nullable(),
      coverage: z.number().nullable(),
    }),
  ),
  /** Who is not ranked in the newest period: the model it has become there, or why it took no part. */
  unranked: z
    .array(
      z.object({
        contestant: contestantSchema,
        same: z.enum(ORDER_MODEL_NAMES).nullable(),
        why: gateSchema.nullable(),
      }),
    )
    .default([]),
  /** Means per customer by tenths of the forecast of `model`, lowest first, newest period. */
  deciles: z.array(
    z.object({
      customers: z.number(),
      predicted: z.number().nullable(),
      actual: z.number().nullable(),
    }),
  ),
  /** Purchases of all customers so far by day of the newest period. */
  tracking: z.object({
    days: z.array(z.number()),
    actual: z.array(z.number()),
    predicted: z.array(z.number()),
  }),
});
export type ContestView = z.infer<typeof contestSchema>;
