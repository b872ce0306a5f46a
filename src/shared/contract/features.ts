import { z } from 'zod';
import { runContextSchema } from './run.ts';
import { gated } from './common.ts';
import { query } from './method.ts';
import { FEATURE_GROUPINGS, FEATURES } from '../domain/features.ts';

/** Which features of customers go together, and in which ones groups differ. */

const featureSchema = z.enum(FEATURES);

/** How two features are compared: by rank, or by value. */
export const CORRELATIONS = ['spearman', 'pearson'] as const;
export type Correlation = (typeof CORRELATIONS)[number];

export const correlationSchema = z.object({
  /** Null where one of the two does not vary. */
  r: z.number().nullable(),
  /** Interval of 95 %. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  p: z.number().nullable(),
});
export type CorrelationView = z.infer<typeof correlationSchema>;

const testSchema = z.object({
  n: z.number(),
  groups: z.number(),
  /** Null where the groups explain everything. */
  f: z.number().nullable(),
  freedomBetween: z.number(),
  freedomWithin: z.number(),
  p: z.number(),
  /** Corrected for all tests of the table together. */
  holm: z.number(),
  benjaminiHochberg: z.number(),
  etaSquared: z.number(),
  omegaSquared: z.number(),
  /** Highest and lowest mean of groups with ten customers and more, with a simultaneous interval. */
  widest: z
    .object({
      /** Ids of the groups; names of channels, null for an unknown one. */
      highest: z.string().nullable(),
      lowest: z.string().nullable(),
      difference: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
});
export type FeatureTest = z.infer<typeof testSchema>;

export const featuresSchema = z.object({
  run: runContextSchema,
  features: z.array(featureSchema),
  pairs: z.array(
    z.object({
      first: featureSchema,
      second: featureSchema,
      n: z.number(),
      pearson: correlationSchema,
      spearman: correlationSchema,
    }),
  ),
  grouping: z.enum(FEATURE_GROUPINGS),
  /** One per feature. */
  tests: z.array(
    z.object({
      feature: featureSchema,
      /** True where the groups are made from this feature: they then differ by rule. */
      byRule: z.boolean(),
      result: gated(testSchema),
    }),
  ),
});
export type FeaturesView = z.infer<typeof featuresSchema>;

export const featuresContract = {
  /** Computed over all customers with an order, never over a sample. */
  'analysis.features': query(
    z.strictObject({ grouping: z.enum(FEATURE_GROUPINGS) }),
    gated(featuresSchema),
  ),
};
