import { z } from 'zod';
import { gated, isoDaySchema, moneyUnitSchema } from './common.ts';
import { job, query } from './method.ts';
import { filterSchema } from './segmentRule.ts';
import { segmentSizeSchema } from './segmentCompare.ts';
import { CLUSTER_FEATURES } from '../domain/clusterFeatures.ts';

/** Groups of customers that the data form by themselves; see docs/models/clusters.md. */

export const clustersSchema = z.object({
  money: moneyUnitSchema,
  /** Number of the grouping: part of the choices that name its clusters. */
  fit: z.number().int(),
  /** Analysis date of the run that it was made from. */
  asOf: isoDaySchema,
  /** True when the number of clusters was asked for instead of found. */
  asked: z.boolean(),
  customers: z.number(),
  /** Customers that numbers of clusters were compared on, and those of the silhouette. */
  sampled: z.number(),
  silhouetteSampled: z.number(),
  /** Adjusted Rand index that a number of clusters needs to be called stable. */
  leastStability: z.number(),
  trials: z.array(
    z.object({
      k: z.number().int(),
      silhouette: z.number(),
      reseeded: z.number(),
      resampled: z.number(),
    }),
  ),
  /** As assigned in the latest run, within the filter. */
  clusters: z.array(
    z.object({
      /** The choice that names it in a rule, such as `2-3`. */
      value: z.string(),
      size: segmentSizeSchema,
      /** `score` is the centre in spreads from the median of all; `median` in days, orders, minor units. */
      features: z.array(
        z.object({
          feature: z.enum(CLUSTER_FEATURES),
          score: z.number(),
          median: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type Clusters = z.infer<typeof clustersSchema>;

export const clustersContract = {
  /** The latest grouping; null before the first. */
  'segments.clusters': query(z.strictObject({ filter: filterSchema }), clustersSchema.nullable()),
  /** Groups the customers of the latest run anew; the earlier grouping stays while segments use it. */
  'segments.cluster': job(
    z.strictObject({ k: z.number().int().min(2).max(8).nullable() }),
    gated(z.object({ fit: z.number().int() })),
  ),
};
