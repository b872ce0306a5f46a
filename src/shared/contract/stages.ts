import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, gated, isoDaySchema, isoMonthSchema, minorSchema } from './common.ts';
import { moneyUnitSchema } from './common.ts';
import { stageNeedSchema } from './stageNeed.ts';
import { filterSchema } from './segmentRule.ts';
import { stageRulesSchema } from './settings.ts';
import { RISK_TIERS } from '../domain/playbook.ts';
import { STAGE_SCHEME_IDS } from '../domain/stageSchemes.ts';

/** Lifecycle stages: now, in motion, side by side, with other limits, and against targets. */

export const stageSchemeSchema = z.enum(STAGE_SCHEME_IDS);

const schemeInput = z.strictObject({ scheme: stageSchemeSchema, filter: filterSchema });

export const stageProfileSchema = z.object({
  scheme: stageSchemeSchema,
  asOf: isoDaySchema,
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  /** Months of the expected value, null where the run has none. */
  horizonMonths: z.number().nullable(),
  stages: z.array(
    z.object({
      id: z.string(),
      /** False: the data hold nothing that could fill this stage (no leads, no visits). */
      hasData: z.boolean(),
      customers: z.number(),
      /** Counting orders so far. */
      orders: z.number(),
      /** Net revenue so far, and of the twelve months up to the analysis date. */
      revenue: minorSchema,
      yearRevenue: minorSchema,
      /** Mean days since the last order; null over nobody. */
      silence: z.number().nullable(),
      /** Mean chance of an order within the horizon; null where the model gives none. */
      chance: z.number().nullable(),
      /** Sum of the expected value; null where the model gives none. */
      value: minorSchema.nullable(),
    }),
  ),
  /** Whom the cadence scheme measures by the rhythm of all; null under other schemes. */
  rhythm: z
    .object({
      own: z.number(),
      common: z.number(),
      /** Days with an order from which the own rhythm counts. */
      leastDays: z.number(),
      /** Median gap of all customers in days; null before anybody ordered on a second day. */
      commonGapDays: z.number().nullable(),
    })
    .nullable(),
});
export type StageProfile = z.infer<typeof stageProfileSchema>;

export const stageFlowSchema = z.object({
  scheme: stageSchemeSchema,
  stages: z.array(z.string()),
  /** Oldest first. `entered[stage]` and `left[stage]` are customers since the end of the month before. */
  months: z.array(
    z.object({
      month: isoMonthSchema,
      complete: z.boolean(),
      entered: z.array(z.number()),
      left: z.array(z.number()),
    }),
  ),
});
export type StageFlow = z.infer<typeof stageFlowSchema>;

export const winBackSchema = z.object({
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  activeMonths: z.number(),
  /** Oldest first. `lost` were lost on a day of the month, `wonBack` of them ordered after that. */
  months: z.array(
    z.object({
      month: isoMonthSchema,
      complete: z.boolean(),
      lost: z.number(),
      wonBack: z.number(),
      revenue: minorSchema,
    }),
  ),
});
export type WinBackView = z.infer<typeof winBackSchema>;

export const stageCrossSchema = z.object({
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  rows: z.object({ scheme: stageSchemeSchema, stages: z.array(z.string()) }),
  columns: z.object({ scheme: stageSchemeSchema, stages: z.array(z.string()) }),
  /** [row][column]; revenue is net revenue so far. */
  customers: z.array(z.array(z.number())),
  revenue: z.array(z.array(minorSchema)),
});
export type StageCross = z.infer<typeof stageCrossSchema>;

const stagePreviewSchema = z.object({
  /** `hasData` is false for a stage before the first order: it holds no customers. */
  stages: z.array(z.object({ id: z.string(), hasData: z.boolean(), customers: z.number() })),
  customers: z.number(),
});
export type StagePreview = z.infer<typeof stagePreviewSchema>;

/** Leads without an order; they are no customers and in no other figure about stages. */
const stagesBeforeOrderSchema = z.object({
  asOf: isoDaySchema,
  /** Days without a contact after which a lead is asleep and in no stage. */
  asleepDays: z.number(),
  /** Open leads with one contact and no further step, and with more than that. */
  awareness: z.number(),
  interest: z.number(),
  /** The same at the end of every month of the stages, oldest first; the last one on the analysis date. */
  months: z.array(z.object({ month: isoMonthSchema, awareness: z.number(), interest: z.number() })),
});
export type StagesBeforeOrder = z.infer<typeof stagesBeforeOrderSchema>;

/** A mean over customers with its interval; null where fewer than `least` of them answered. */
const answeredSchema = z.object({
  customers: z.number(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type Answered = z.infer<typeof answeredSchema>;

const relationLineSchema = z.object({
  customers: z.number(),
  /** Points from 0 to 100; null where the run has no such answers. */
  satisfaction: answeredSchema.nullable(),
  /** Promoters less detractors in points from -100 to 100; null where the run has no such answers. */
  recommendation: answeredSchema.nullable(),
  /** Interactions of the last year per customer; null without files of interactions. */
  interactions: z.number().nullable(),
});

export const stageRelationSchema = z.object({
  scheme: stageSchemeSchema,
  asOf: isoDaySchema,
  /** Fewest customers of whom a mean is told. */
  least: z.number(),
  /** What was asked, on which scale; a null scale is in no figure. */
  questions: z.array(
    z.object({
      question: z.enum(['satisfaction', 'recommendation']),
      scale: z.object({ least: z.number(), most: z.number() }).nullable(),
      answers: z.number(),
      known: z.number(),
    }),
  ),
  stages: z.array(relationLineSchema.extend({ id: z.string() })),
  all: relationLineSchema,
});
export type StageRelation = z.infer<typeof stageRelationSchema>;

/** What all customers had answered by a day. */
const answersBeforeSchema = z.object({
  day: isoDaySchema,
  satisfaction: answeredSchema.nullable(),
  recommendation: answeredSchema.nullable(),
});
export type AnswersBefore = z.infer<typeof answersBeforeSchema>;

/** Customers of each stage by tier of risk, the chance of no order within the horizon in points from 0 to 100. */
export const stageRiskSchema = z.object({
  scheme: stageSchemeSchema,
  asOf: isoDaySchema,
  money: moneyUnitSchema,
  hasAmounts: z.boolean(),
  horizonMonths: z.number(),
  stages: z.array(z.string()),
  tiers: z.array(z.enum(RISK_TIERS.map(({ id }) => id))),
  /** By stage and tier; `revenue` is net and so far. */
  customers: z.array(z.array(z.number())),
  revenue: z.array(z.array(minorSchema)),
});
export type StageRisk = z.infer<typeof stageRiskSchema>;

/** What a stage should hold. Without a limit there is no judgement, only the distance. */
export const stageTargetSchema = z
  .strictObject({
    scheme: stageSchemeSchema,
    stage: z.string().max(40),
    /** A share of all customers (0 to 1), or customers. */
    measure: z.enum(['share', 'customers']),
    direction: z.enum(['at_least', 'at_most']),
    target: z.number().min(0),
    /** Beyond it the target is clearly missed. */
    limit: z.number().min(0).nullable(),
  })
  .refine(
    ({ measure, target, limit }) => measure === 'customers' || (target <= 1 && (limit ?? 0) <= 1),
  )
  .refine(
    ({ direction, target, limit }) =>
      limit === null || (direction === 'at_least' ? limit <= target : limit >= target),
    { path: ['limit'] },
  );
export type StageTarget = z.infer<typeof stageTargetSchema>;

export const stageTargetsSchema = z.strictObject({
  targets: z.array(stageTargetSchema).max(200),
});

export const stagesContract = {
  /** Customers, revenue and outlook by stage at the analysis date. */
  'stages.profile': query(schemeInput, gated(stageProfileSchema)),
  /** What customers of each stage answered to surveys, and how often they were in touch. */
  'stages.relation': query(schemeInput, gated(stageRelationSchema)),
  /** The customers of each stage by tier of risk; gated where the run knows no chance of an order. */
  'stages.risk': query(schemeInput, gated(stageRiskSchema)),
  /** What the customers of each stage bought, by category or product. */
  'stages.need': query(schemeInput, gated(stageNeedSchema)),
  /** Answers of all customers by the end of the period before; null where the run does not know. */
  'stages.answersBefore': query(emptySchema, answersBeforeSchema.nullable()),
  /** Who entered and left each stage, month by month. */
  'stages.flow': query(schemeInput, gated(stageFlowSchema)),
  /** Who was lost and came back, month by month. */
  'stages.winBack': query(z.strictObject({ filter: filterSchema }), gated(winBackSchema)),
  /** Customers and revenue under two schemes at once. */
  'stages.cross': query(
    z.strictObject({ rows: stageSchemeSchema, columns: stageSchemeSchema, filter: filterSchema }),
    gated(stageCrossSchema),
  ),
  /** Customers by stage at the analysis date, had the limits been these. */
  'stages.preview': query(
    z.strictObject({ scheme: stageSchemeSchema, rules: stageRulesSchema, filter: filterSchema }),
    gated(stagePreviewSchema),
  ),
  /** Leads by stage before the first order, on the analysis date; no filter of customers chooses them. */
  'stages.beforeOrder': query(emptySchema, gated(stagesBeforeOrderSchema)),
  /** Targets are no setting of the analyses: they change no figure. */
  'stages.targets': query(emptySchema, stageTargetsSchema),
  'stages.setTargets': command(stageTargetsSchema, stageTargetsSchema),
};
