import { z } from 'zod';
import { command, query } from './method.ts';
import { emptySchema, isoDaySchema } from './common.ts';
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
  })
  .refine((rules) => rules.newMonths <= rules.activeMonths, { path: ['newMonths'] })
  .refine((rules) => rules.activeMonths < rules.dormantMonths, { path: ['dormantMonths'] })
  .refine((rules) => rules.highShare < rules.midShare, { path: ['midShare'] });

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
