import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, isoDaySchema } from './common.ts';
import { ORDER_MODEL_NAMES } from './contest.ts';
import { rfmSettingsSchema } from './rfmSettings.ts';
import { COST_ALLOCATIONS, STATED_BASES } from '../domain/acquisitionCosts.ts';
import { DEFAULT_LEAST_CONFIDENCE } from '../domain/identity.ts';
import { DEFAULT_STAGE_RULES } from '../domain/stageSchemes.ts';

/** Settings of the analyses; stored with every run and part of its fingerprint. */

const months = z.number().int().min(1).max(120);

export const stageRulesSchema = z
  .strictObject({
    newMonths: months,
    activeMonths: months,
    dormantMonths: months,
    loyalOrders: z.number().int().min(2).max(1000),
    matureOrders: z.number().int().min(2).max(1000),
    matureMonths: months,
    highShare: z.number().min(1).max(99),
    midShare: z.number().min(2).max(100),
    rhythmOrders: z.number().int().min(2).max(1000).default(DEFAULT_STAGE_RULES.rhythmOrders),
    lateFactor: z.number().min(1).max(50).default(DEFAULT_STAGE_RULES.lateFactor),
    goneFactor: z.number().min(1).max(100).default(DEFAULT_STAGE_RULES.goneFactor),
    likelyChance: z.number().min(1).max(100).default(DEFAULT_STAGE_RULES.likelyChance),
    possibleChance: z.number().min(0).max(99).default(DEFAULT_STAGE_RULES.possibleChance),
  })
  .refine((rules) => rules.newMonths <= rules.activeMonths, { path: ['newMonths'] })
  .refine((rules) => rules.activeMonths < rules.dormantMonths, { path: ['dormantMonths'] })
  .refine((rules) => rules.highShare < rules.midShare, { path: ['midShare'] })
  .refine((rules) => rules.lateFactor < rules.goneFactor, { path: ['goneFactor'] })
  .refine((rules) => rules.possibleChance < rules.likelyChance, { path: ['possibleChance'] });

/** Value tiers: by share of revenue as the stage rules say, or by fixed limits of net revenue. */
const tierSettingsSchema = z
  .strictObject({
    kind: z.enum(['share', 'absolute']).default('share'),
    /** Least net revenue of a customer so far, in major units; null = not set. */
    highFrom: z.number().gt(0).nullable().default(null),
    midFrom: z.number().gt(0).nullable().default(null),
  })
  .refine(({ highFrom, midFrom }) => (highFrom === null) === (midFrom === null), {
    path: ['midFrom'],
  })
  .refine(({ highFrom, midFrom }) => highFrom === null || midFrom === null || midFrom < highFrom, {
    path: ['midFrom'],
  })
  .refine(({ kind, highFrom }) => kind === 'share' || highFrom !== null, { path: ['highFrom'] });

/** Contracts that are renewed period by period: how many stay, and what one brings. */
const contractSettingsSchema = z
  .strictObject({
    periodMonths: months,
    /** Net revenue per contract and period, in major units. */
    perPeriod: z.number().gt(0),
    /** Payments that the finite value counts. */
    periods: z.number().int().min(1).max(600).default(36),
    /** Share that renews every time; null where `survivors` tell. */
    retention: z.number().gt(0).max(1).nullable().default(null),
    /** Contracts of one cohort at the start and after each renewal. */
    survivors: z.array(z.number().int().min(0).max(1_000_000)).max(120).default([]),
  })
  .refine(({ retention, survivors }) => retention !== null || survivors.length >= 2, {
    path: ['retention'],
  });

export const analysisSettingsSchema = z.strictObject({
  /** Analysis date; null takes the latest complete day in the data. */
  asOf: isoDaySchema.nullable().default(null),
  stageRules: stageRulesSchema.default({ ...DEFAULT_STAGE_RULES }),
  rfm: rfmSettingsSchema.prefault({}),
  clv: z
    .strictObject({
      /** Model of orders that the expected values come from; null = the one that foretold the past best. */
      model: z.enum(ORDER_MODEL_NAMES).nullable().default(null),
      horizonMonths: z.number().int().min(1).max(120).default(12),
      /** Discount rate per year, 0.1 = 10 %. */
      yearlyRate: z.number().min(0).max(2).default(0.1),
      /** Share of net revenue that is margin; null = unknown, values are then revenue. */
      margin: z.number().gt(0).max(1).nullable().default(null),
      /** Cost to serve of one order, in major units; null = unknown. */
      costPerOrder: z.number().min(0).nullable().default(null),
      /** Acquisition cost per customer, in major units; null = from the imported costs, if any. */
      cac: z.number().min(0).nullable().default(null),
      /** Months after the first order that the simple forward value counts. */
      lifetimeMonths: months.default(60),
      tiers: tierSettingsSchema.prefault({}),
      /**
       * A customer's value is compared with that of so many months ago, and told when it has fallen to
       * this share of it.
       */
      watch: z
        .strictObject({
          months: z.number().int().min(1).max(24).default(3),
          fallTo: z.number().gt(0).lt(1).default(0.6),
        })
        .prefault({}),
      /** Null where customers are under no contract. */
      contract: contractSettingsSchema.nullable().default(null),
      /** The user's own formula of value, empty for none. */
      formula: z.string().max(400).default(''),
    })
    .prefault({}),
  identity: z
    .strictObject({
      /** Two ids are taken for one customer from this confidence on, 0 to 1. */
      leastConfidence: z.number().min(0).max(1).default(DEFAULT_LEAST_CONFIDENCE),
    })
    .default({ leastConfidence: DEFAULT_LEAST_CONFIDENCE }),
  acquisition: z
    .strictObject({
      /** Costs that name no channel: left apart, or shared out by new customers or by their revenue. */
      allocation: z.enum(COST_ALLOCATIONS).default('none'),
      /** Names of channels in costs and leads that orders spell otherwise: name there → name of the orders. */
      names: z.record(z.string(), z.string()).default({}),
      /** What the costs of a channel are charged by, where their rows do not say. */
      bases: z.record(z.string(), z.enum(STATED_BASES)).default({}),
      /** The user's own line: least CLV/CAC and most months to pay back; null = none drawn. */
      target: z
        .strictObject({
          ratio: z.number().gt(0).max(1000).nullable().default(null),
          paybackMonths: z.number().int().min(0).max(120).nullable().default(null),
        })
        .default({ ratio: null, paybackMonths: null }),
    })
    .default({
      allocation: 'none',
      names: {},
      bases: {},
      target: { ratio: null, paybackMonths: null },
    }),
});
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>;

export const settingsContract = {
  'settings.analysis': query(emptySchema, analysisSettingsSchema),
  /** Saves the settings; the figures stay as they are, marked stale, until the next run. */
  'settings.setAnalysis': command(analysisSettingsSchema, analysisSettingsSchema),
};
