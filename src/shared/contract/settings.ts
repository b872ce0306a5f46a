import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, isoDaySchema } from './common.ts';
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

export const analysisSettingsSchema = z.strictObject({
  /** Analysis date; null takes the latest complete day in the data. */
  asOf: isoDaySchema.nullable().default(null),
  stageRules: stageRulesSchema.default({ ...DEFAULT_STAGE_RULES }),
  rfm: z
    .strictObject({ line: z.enum(['mean', 'median']).default('mean') })
    .default({ line: 'mean' }),
  clv: z
    .strictObject({
      horizonMonths: z.number().int().min(1).max(120).default(12),
      /** Discount rate per year, 0.1 = 10 %. */
      yearlyRate: z.number().min(0).max(2).default(0.1),
      /** Share of net revenue that is margin; null = unknown, values are then revenue. */
      margin: z.number().gt(0).max(1).nullable().default(null),
    })
    .default({ horizonMonths: 12, yearlyRate: 0.1, margin: null }),
  identity: z
    .strictObject({
      /** Two ids are taken for one customer from this confidence on, 0 to 1. */
      leastConfidence: z.number().min(0).max(1).default(DEFAULT_LEAST_CONFIDENCE),
    })
    .default({ leastConfidence: DEFAULT_LEAST_CONFIDENCE }),
  acquisition: z
    .strictObject({
      /** Costs that name no channel: left apart, or shared out by new customers. */
      allocation: z.enum(['none', 'by_customers']).default('none'),
      /** Names of channels in costs that orders spell otherwise: name there → name of the orders. */
      names: z.record(z.string(), z.string()).default({}),
    })
    .default({ allocation: 'none', names: {} }),
});
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>;

export const settingsContract = {
  'settings.analysis': query(emptySchema, analysisSettingsSchema),
  /** Saves the settings; the figures stay as they are, marked stale, until the next run. */
  'settings.setAnalysis': command(analysisSettingsSchema, analysisSettingsSchema),
};
