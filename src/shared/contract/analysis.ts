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
import { calendarSchema } from './calendar.ts';
import { contestSchema } from './contest.ts';
import { formulaQuery, valueModelsBodySchema } from './valueModels.ts';
import { HEALTH_PARTS, KPI_IDS } from '../domain/definitions.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8, RFM_METHODS } from '../domain/rfmClasses.ts';
import { filterSchema } from './segmentRule.ts';
import { stageRulesSchema } from './settings.ts';
import { stageSchemeSchema } from './stages.ts';

/** Results of a run. Small tables come whole; anything per customer is paged (customers.ts). */

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

/** The last finished month against the own past; docs/models/health.md. Scores 0 to 100. */
const healthSchema = z.object({
  month: isoMonthSchema,
  score: z.number(),
  parts: z.array(
    z.object({
      id: z.enum(HEALTH_PARTS),
      value: z.number(),
      usual: z.number(),
      score: z.number(),
      /** Earlier months compared. */
      months: z.number(),
    }),
  ),
  /** The last twelve finished months, oldest first; null where a month has no past. */
  trend: z.array(z.number().nullable()),
});
export type HealthView = z.infer<typeof healthSchema>;

/** What moved since the day that the data ended on before the latest import of orders. */
const changesSchema = z.object({
  since: isoDaySchema,
  newCustomers: z.number(),
  /** Customers of before who ordered since. */
  returning: z.number(),
  orders: z.number(),
  revenue: minorSchema,
  /** Under the time scheme: towards active, towards lost, and of the latter those now lost. */
  movedUp: z.number(),
  movedDown: z.number(),
  newlyLost: z.number(),
});

export const overviewSchema = z.object({
  run: runContextSchema,
  period: z.object({ from: isoDaySchema, to: isoDaySchema }),
  previousPeriod: z.object({ from: isoDaySchema, to: isoDaySchema }),
  months: z.array(isoMonthSchema),
  /** False when the last month of the series has not ended by the analysis date. */
  lastMonthComplete: z.boolean(),
  kpis: z.array(kpiSchema),
  findings: z.array(findingSchema),
  health: gated(healthSchema),
  /** Null after a first import, or one that brought no later orders. */
  changes: changesSchema.nullable(),
});
export type Overview = z.infer<typeof overviewSchema>;

/** A group of customers. */
export const groupSchema = z.object({
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

export const stagesSchema = z.object({
  run: runContextSchema,
  scheme: stageSchemeSchema,
  rules: stageRulesSchema,
  /** False: known on the analysis date alone, which is then the one month. */
  dated: z.boolean(),
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

export const acquisitionSchema = acquisitionBodySchema.extend({ run: runContextSchema });
export type AcquisitionView = z.infer<typeof acquisitionSchema>;

export const valueModelsSchema = valueModelsBodySchema.extend({ run: runContextSchema });
export type ValueModelsView = z.infer<typeof valueModelsSchema>;

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
  'analysis.stages': query(
    z.strictObject({ scheme: stageSchemeSchema, filter: filterSchema }),
    gated(stagesSchema),
  ),
  /** From the end of a month to the end of a later one, the last month up to the analysis date. */
  'analysis.migration': query(
    z.strictObject({
      scheme: stageSchemeSchema,
      from: isoMonthSchema,
      to: isoMonthSchema,
      filter: filterSchema,
    }),
    gated(migrationSchema),
  ),
  'analysis.cohorts': query(emptySchema, gated(cohortsSchema)),
  'analysis.value': query(emptySchema, valueSchema),
  /** Value by four models and by groups of customers; the gate tells of a run of an earlier version. */
  'analysis.valueModels': query(emptySchema, gated(valueModelsSchema)),
  /** Checks a formula of value and computes it from the latest run. */
  'analysis.formula': formulaQuery,
  'analysis.acquisition': query(emptySchema, gated(acquisitionSchema)),
};
