import { z } from 'zod';
import { job, query } from './method.ts';
import {
  emptySchema,
  gateSchema,
  gated,
  isoDaySchema,
  isoMonthSchema,
  minorSchema,
  moneyUnitSchema,
} from './common.ts';
import { acquisitionBodySchema } from './acquisition.ts';
import { KPI_IDS } from '../domain/definitions.ts';
import { STAGE_SCHEME_IDS } from '../domain/stageSchemes.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '../domain/rfmClasses.ts';
import { stageRulesSchema } from './settings.ts';

/** Results of a run. Small tables come whole; anything per customer is paged (customers.ts). */

export const stageSchemeSchema = z.enum(STAGE_SCHEME_IDS);

/** What every figure needs to say where it comes from. */
export const runContextSchema = z.object({
  runId: z.number().int(),
  asOf: isoDaySchema,
  /** Day of the latest row in the data. */
  dataAsOf: isoDaySchema,
  firstDay: isoDaySchema,
  money: moneyUnitSchema,
  /** False when no file carried amounts: money figures are then gated. */
  hasAmounts: z.boolean(),
  customers: z.number(),
  orders: z.number(),
  fingerprint: z.string(),
  engineVersion: z.string(),
  /** True when data or settings changed after the run. */
  stale: z.boolean(),
  createdAt: z.string(),
});
export type RunContext = z.infer<typeof runContextSchema>;

const kpiSchema = z.object({
  id: z.enum(KPI_IDS),
  unit: z.enum(['count', 'money', 'ratio', 'number']),
  /** Null with a gate when there are not enough data. */
  value: z.number().nullable(),
  gate: gateSchema.nullable(),
  /** Same length of time before. */
  previous: z.number().nullable(),
  /** Same period one year before. */
  lastYear: z.number().nullable(),
  /** Customers (or orders) behind the value. */
  n: z.number(),
  /** Twelve months up to the analysis date, oldest first; null where there is nothing. */
  series: z.array(z.number().nullable()),
});
export type Kpi = z.infer<typeof kpiSchema>;

/** A finding as a code with numbers; the catalogue's `findings` makes the sentence. */
export const findingSchema = z.object({
  code: z.string(),
  /** Where it leads: a route of the screens. */
  route: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Finding = z.infer<typeof findingSchema>;

export const overviewSchema = z.object({
  run: runContextSchema,
  period: z.object({ from: isoDaySchema, to: isoDaySchema }),
  previousPeriod: z.object({ from: isoDaySchema, to: isoDaySchema }),
  months: z.array(isoMonthSchema),
  /** False when the last month of the series has not ended by the analysis date. */
  lastMonthComplete: z.boolean(),
  kpis: z.array(kpiSchema),
  findings: z.array(findingSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

const groupSchema = z.object({
  customers: z.number(),
  orders: z.number(),
  revenue: minorSchema,
});

export const rfmSchema = z.object({
  run: runContextSchema,
  levels: z.number(),
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

export const stagesSchema = z.object({
  run: runContextSchema,
  scheme: stageSchemeSchema,
  rules: stageRulesSchema,
  stages: z.array(
    z.object({
      id: z.string(),
      /** False: the data hold nothing that could fill this stage (no leads, no visits). */
      hasData: z.boolean(),
    }),
  ),
  /** Oldest first; counts[stage] and revenue[stage] (net revenue of the month by customers of the stage). */
  months: z.array(
    z.object({
      month: isoMonthSchema,
      complete: z.boolean(),
      customers: z.array(z.number()),
      revenue: z.array(minorSchema),
    }),
  ),
});
export type StagesView = z.infer<typeof stagesSchema>;

export const migrationSchema = z.object({
  run: runContextSchema,
  scheme: stageSchemeSchema,
  from: isoDaySchema,
  to: isoDaySchema,
  stages: z.array(z.string()),
  /** matrix[from][to], customers; row sums are the counts at `from`. */
  matrix: z.array(z.array(z.number())),
  /** Customers whose first order came after `from`, by stage at `to`. */
  arrived: z.array(z.number()),
});
export type MigrationView = z.infer<typeof migrationSchema>;

export const cohortsSchema = z.object({
  run: runContextSchema,
  cohorts: z.array(
    z.object({
      cohort: isoMonthSchema,
      size: z.number(),
      /** Month 0 first. */
      cells: z.array(
        z.object({
          active: z.number(),
          orders: z.number(),
          revenue: minorSchema,
          /** False while the calendar month has not ended by the analysis date. */
          complete: z.boolean(),
        }),
      ),
    }),
  ),
  /** Mean over complete cells, weighted by cohort size; customers = sum of sizes behind it. */
  mean: z.array(
    z.object({
      retention: z.number().nullable(),
      revenuePerCustomer: z.number().nullable(),
      customers: z.number(),
    }),
  ),
});
export type CohortsView = z.infer<typeof cohortsSchema>;

const parameterSchema = z.object({
  name: z.string(),
  estimate: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

const clvModelSchema = z.object({
  model: z.enum(['nbd', 'bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk', 'gamma_gamma']),
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
  mean: z.number(),
  median: z.number(),
  /** Histogram of CLV: `edges` is one longer than `counts`; minor units. */
  histogram: z.object({ edges: z.array(z.number()), counts: z.array(z.number()) }),
  frequencySpendCorrelation: z.number().nullable(),
});
export type ClvView = z.infer<typeof clvSchema>;

const ORDER_MODEL_NAMES = ['nbd', 'bgnbd', 'mbgnbd', 'pnbd', 'mbgcnbdk'] as const;
const contestantSchema = z.enum([...ORDER_MODEL_NAMES, 'same_rate', 'same_as_year_ago']);

/** Models and naive yardsticks on past periods, see docs/models/contest.md. Counts are purchases. */
const contestSchema = z.object({
  winner: contestantSchema,
  verdict: z.enum(['model_wins', 'model_hardly_better', 'baseline_wins']),
  notes: z.array(z.enum(['total_off', 'one_split'])),
  /** The model that the expected values of this run come from: the best of the models. */
  model: z.enum(ORDER_MODEL_NAMES),
  /** Share of the customers that took part, 1 for all. */
  drawnShare: z.number(),
  horizonDays: z.number(),
  /** Periods that were foretold, newest first. */
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
    }),
  ),
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
});
export type ValueView = z.infer<typeof valueSchema>;

export const acquisitionSchema = acquisitionBodySchema.extend({ run: runContextSchema });
export type AcquisitionView = z.infer<typeof acquisitionSchema>;

export const runSummarySchema = z.object({
  run: runContextSchema,
  seconds: z.number(),
  done: z.array(z.string()),
  gated: z.array(z.object({ analysis: z.string(), gate: gateSchema })),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const analysisContract = {
  /** Runs every analysis that the data allow, with the saved settings. */
  'analysis.run': job(emptySchema, runSummarySchema),
  /** The latest run, or null when there is none. */
  'analysis.current': query(emptySchema, runSummarySchema.nullable()),
  'analysis.overview': query(emptySchema, overviewSchema),
  'analysis.rfm': query(emptySchema, gated(rfmSchema)),
  'analysis.stages': query(z.strictObject({ scheme: stageSchemeSchema }), gated(stagesSchema)),
  'analysis.migration': query(
    z.strictObject({
      scheme: stageSchemeSchema,
      /** Months back from the analysis date. */
      monthsBack: z.number().int().min(1).max(36),
    }),
    gated(migrationSchema),
  ),
  'analysis.cohorts': query(emptySchema, gated(cohortsSchema)),
  'analysis.value': query(emptySchema, valueSchema),
  'analysis.acquisition': query(emptySchema, gated(acquisitionSchema)),
};
