import { z } from 'zod';
import { RFM_METHODS, RFM_WEIGHTINGS } from '../domain/rfmClasses.ts';

/** Settings of the RFM scores, their weights and the loyalty tiers. */

/** Limits of one dimension. There are always four; with fewer levels the first ones hold. */
function limits(value: z.ZodNumber) {
  return z.tuple([value, value, value, value]);
}

/** One judgement of two measures: how many times the first counts as much, from a ninth to nine. */
const judgement = z
  .number()
  .min(1 / 9)
  .max(9);
const part = z.number().min(0).max(100);
const benefit = z.number().min(0).max(1e9).nullable();
const points = z.number().min(1).max(100);

export const pairsSchema = z.strictObject({
  monetaryToFrequency: judgement,
  monetaryToRecency: judgement,
  frequencyToRecency: judgement,
});
export type WeightPairs = z.infer<typeof pairsSchema>;

const rfmFieldsSchema = z.strictObject({
  method: z.enum(RFM_METHODS).default('quantiles'),
  /** Levels of each score. */
  levels: z.number().int().min(3).max(5).default(5),
  /** Limits of the method `fixed`. */
  fixed: z
    .strictObject({
      recencyDays: limits(z.number().int().min(0).max(10_000)),
      /** Orders. */
      frequency: limits(z.number().int().min(0).max(100_000)),
      /** Net revenue in main units of the currency. */
      monetary: limits(z.number().min(0).max(1e12)),
    })
    .default({
      recencyDays: [30, 90, 180, 365],
      frequency: [1, 2, 4, 8],
      monetary: [100, 250, 500, 1000],
    }),
  /** What parts high from low in the eight classes. */
  line: z.enum(['mean', 'median']).default('mean'),
  /** Length of the period that repurchase is looked at over, and that cut points are tuned for. */
  periodDays: z.number().int().min(7).max(365).default(90),
  weights: z
    .strictObject({
      kind: z.enum(RFM_WEIGHTINGS),
      pairs: pairsSchema,
      /** Judgements that contradict each other are used all the same. */
      allowInconsistent: z.boolean(),
      manual: z
        .strictObject({ recency: part, frequency: part, monetary: part })
        .refine(({ recency, frequency, monetary }) => recency + frequency + monetary > 0),
    })
    .default({
      kind: 'equal',
      pairs: { monetaryToFrequency: 1.5, monetaryToRecency: 1.8, frequencyToRecency: 1.2 },
      allowInconsistent: false,
      manual: { recency: 25, frequency: 30, monetary: 45 },
    }),
  /** Points of the composite score, 0 to 100, from which on a customer has a tier. */
  tiers: z
    .strictObject({ diamond: points, gold: points, silver: points })
    .refine((tiers) => tiers.silver < tiers.gold, { path: ['gold'] })
    .refine((tiers) => tiers.gold < tiers.diamond, { path: ['diamond'] })
    .default({ diamond: 90, gold: 70, silver: 40 }),
  /** What the benefits of a tier cost per member and year, in main units; null = unknown. */
  benefits: z
    .strictObject({ diamond: benefit, gold: benefit, silver: benefit, ordinary: benefit })
    .default({ diamond: null, gold: null, silver: null, ordinary: null }),
});

export const rfmSettingsSchema = rfmFieldsSchema.superRefine(
  ({ method, fixed, levels }, context) => {
    // Limits that no score is cut at bind nobody, and the form does not show them.
    if (method !== 'fixed') return;
    for (const dimension of ['recencyDays', 'frequency', 'monetary'] as const) {
      const held = fixed[dimension].slice(0, levels - 1);
      if (held.every((limit, i) => i === 0 || limit > (held[i - 1] ?? limit))) continue;
      context.addIssue({ code: 'custom', path: ['fixed', dimension], message: 'not ascending' });
    }
  },
);
