import { z } from 'zod';
import { gated, isoDaySchema, minorSchema } from './common.ts';
import { query } from './method.ts';
import { pairsSchema } from './rfmSettings.ts';
import { runContextSchema } from './run.ts';
import { filterSchema } from './segmentRule.ts';
import {
  LOYALTY_TIERS,
  RFM_CLASSES_12,
  RFM_CLASSES_8,
  RFM_METHODS,
  RFM_WEIGHTINGS,
} from '../domain/rfmClasses.ts';

/** RFM, and what stands on its scores: repurchase, loyalty tiers, movement, weights. */

/** A group of customers. */
const groupSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  revenue: minorSchema,
});

const limitsSchema = z.array(z.number());

export const rfmSchema = z.object({
  run: runContextSchema,
  /** Where the cut points come from; tuned ones that are no better leave the quantiles in place. */
  method: z.enum(RFM_METHODS),
  levels: z.number(),
  /** Limits of fixed or tuned scores: silence up to one earns the better score, the others the lower. */
  limits: z
    .object({ recencyDays: limitsSchema, frequency: limitsSchema, monetary: limitsSchema })
    .nullable(),
  /** Lower limits of score 2 and up; recency in days (falling), frequency in orders, monetary in minor units. */
  cuts: z.object({
    recency: z.array(z.number()),
    frequency: z.array(z.number()),
    monetary: z.array(z.number()),
  }),
  /** Scores that really occur per dimension: ties stay together, so there may be fewer than asked for. */
  levelsFound: z.object({ recency: z.number(), frequency: z.number(), monetary: z.number() }),
  scored: z.number(),
  /** Customers without a counting order up to the analysis date. */
  unscored: z.number(),
  /** grid[r - 1][f - 1]. */
  grid: z.array(z.array(groupSchema.extend({ medianMonetary: minorSchema.nullable() }))),
  classes12: z.array(groupSchema.extend({ id: z.enum(RFM_CLASSES_12) })),
  classes8: z.array(groupSchema.extend({ id: z.enum(RFM_CLASSES_8) })),
});
export type RfmView = z.infer<typeof rfmSchema>;

/** Customers of a group at the start of a period, who of them ordered in it, and the interval of 95 %. */
const rateSchema = z.object({
  customers: z.number(),
  ordered: z.number(),
  low: z.number(),
  high: z.number(),
});
export type RepurchaseRate = z.infer<typeof rateSchema>;

export const backtestSchema = z.object({
  /** Day on which the scores stand; the period is the days after it, up to `to`. */
  from: isoDaySchema,
  to: isoDaySchema,
  days: z.number(),
  all: rateSchema,
  /** grid[r - 1][f - 1]. */
  grid: z.array(z.array(rateSchema)),
  classes12: z.array(rateSchema.extend({ id: z.enum(RFM_CLASSES_12) })),
});
export type BacktestView = z.infer<typeof backtestSchema>;

const qualitySchema = z.object({ logLoss: z.number(), auc: z.number() });

const tuningSchema = z.object({
  verdict: z.enum(['tuned_better', 'no_better', 'few_periods']),
  periodDays: z.number(),
  /** By so much of the loss tuned cut points must be better, over all periods. */
  leastGain: z.number(),
  /** Each later period foretold from earlier ones that were over by then; oldest first. */
  folds: z.array(
    z.object({
      /** First and last day of the periods learnt from. */
      learntFrom: isoDaySchema,
      learntTo: isoDaySchema,
      from: isoDaySchema,
      to: isoDaySchema,
      customers: z.number(),
      ordered: z.number(),
      quantiles: qualitySchema,
      tuned: qualitySchema,
    }),
  ),
});
export type TuningView = z.infer<typeof tuningSchema>;

export const repurchaseSchema = z.object({
  run: runContextSchema,
  backtest: gated(backtestSchema),
  /** Null unless tuned cut points were asked for. */
  tuning: tuningSchema.nullable(),
});
export type RepurchaseView = z.infer<typeof repurchaseSchema>;

const weightsSchema = z.object({
  recency: z.number(),
  frequency: z.number(),
  monetary: z.number(),
});
export type WeightShares = z.infer<typeof weightsSchema>;

/** Null = unknown, because the margin, the cost to serve or the cost of the benefits is. */
const unknownOr = z.number().nullable();

/** Contribution of the last twelve months by loyalty tier, and what the tier's benefits cost a year. */
const benefitsSchema = z.object({
  from: isoDaySchema,
  to: isoDaySchema,
  tiers: z.array(
    z.object({
      id: z.enum(LOYALTY_TIERS),
      customers: z.number(),
      orders: z.number(),
      net: minorSchema,
      /** Net revenue × margin, and that less the cost to serve. */
      gross: unknownOr,
      served: unknownOr,
      cost: unknownOr,
      after: unknownOr,
    }),
  ),
});

export const loyaltySchema = z.object({
  run: runContextSchema,
  kind: z.enum(RFM_WEIGHTINGS),
  weights: weightsSchema,
  /** Best first; a grade is twenty points of the composite score. */
  grades: z.array(groupSchema.extend({ grade: z.number() })),
  /** Best first; `from` is the least number of points. */
  tiers: z.array(groupSchema.extend({ id: z.enum(LOYALTY_TIERS), from: z.number() })),
  /** Null in a run of an earlier version. */
  benefits: benefitsSchema.nullable(),
});
export type LoyaltyView = z.infer<typeof loyaltySchema>;

export const rfmMovementSchema = z.object({
  run: runContextSchema,
  from: isoDaySchema,
  to: isoDaySchema,
  classes: z.array(z.enum(RFM_CLASSES_12)),
  /** matrix[from][to], customers. */
  matrix: z.array(z.array(z.number())),
  /** Customers whose first order came after `from`, by class at `to`. */
  arrived: z.array(z.number()),
});
export type RfmMovementView = z.infer<typeof rfmMovementSchema>;

export const rfmWeightsSchema = z.object({
  run: runContextSchema,
  /** Customers whose scores the computed weights come from. */
  customers: z.number(),
  ahp: z.object({
    weights: weightsSchema,
    consistencyRatio: z.number(),
    /** Above it judgements contradict each other too much. */
    most: z.number(),
  }),
  pca: gated(
    z.object({
      weights: weightsSchema,
      /** Per component, the one that explains most first. */
      components: z.array(z.object({ explained: z.number(), loadings: weightsSchema })),
      /** False when the first component sets the measures against each other. */
      sameDirection: z.boolean(),
    }),
  ),
  entropy: gated(z.object({ weights: weightsSchema, entropy: weightsSchema })),
});
export type RfmWeightsView = z.infer<typeof rfmWeightsSchema>;

/** Within a filter scores, cut points and limits stay those of all customers. */
const filteredSchema = z.strictObject({ filter: filterSchema });

export const rfmContract = {
  'analysis.rfm': query(filteredSchema, gated(rfmSchema)),
  /** What tuning found is of all customers, whatever the filter. */
  'analysis.repurchase': query(filteredSchema, repurchaseSchema),
  'analysis.loyalty': query(filteredSchema, gated(loyaltySchema)),
  'analysis.rfmMovement': query(
    z.strictObject({
      /** Months back from the analysis date. */
      monthsBack: z.number().int().min(1).max(36),
      filter: filterSchema,
    }),
    gated(rfmMovementSchema),
  ),
  /** All ways to weigh the scores of the latest run; `pairs` are judgements that need not be saved. */
  'analysis.weights': query(z.strictObject({ pairs: pairsSchema }), gated(rfmWeightsSchema)),
};
