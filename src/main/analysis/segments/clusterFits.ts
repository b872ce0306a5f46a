import { z } from 'zod';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { CLUSTER_FEATURES } from '#shared/domain/clusterFeatures.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { ClusterFit } from '#main/engine/index.ts';
import type { Store } from '#main/store/index.ts';
import { savedSegments } from './savedSegments.ts';

const KEY = 'clusters';

const fitSchema = z.strictObject({
  /** Counts up; rules name a cluster by it. */
  number: z.number().int(),
  asOf: z.string(),
  asked: z.boolean(),
  customers: z.number(),
  sampled: z.number(),
  silhouetteSampled: z.number(),
  leastStability: z.number(),
  trials: z.array(
    z.strictObject({
      k: z.number(),
      silhouette: z.number(),
      reseeded: z.number(),
      resampled: z.number(),
    }),
  ),
  model: z.strictObject({
    scales: z.array(
      z.strictObject({
        feature: z.enum(CLUSTER_FEATURES),
        centre: z.number(),
        spread: z.number(),
      }),
    ),
    centroids: z.array(z.array(z.number())),
  }),
});

/** A grouping as it is kept: what it takes to find each customer's cluster on any day. */
export type KeptFit = z.infer<typeof fitSchema>;

/** All groupings that are kept, the latest last. */
export function keptFits(store: Store): KeptFit[] {
  const saved = store.settings.get(KEY);
  return saved === undefined ? [] : z.array(fitSchema).parse(JSON.parse(saved));
}

/**
 * Keeps a new grouping. Earlier ones stay as long as a saved segment names one of their clusters, so
 * that a segment means the same after grouping again.
 * @returns its number
 */
export function keepFit(
  store: Store,
  fit: ClusterFit,
  made: { readonly asOf: number; readonly asked: boolean; readonly leastStability: number },
): number {
  const before = keptFits(store);
  const number = (before.at(-1)?.number ?? 0) + 1;
  const used = new Set(savedSegments(store).flatMap(({ rule }) => fitsNamed(rule)));
  const kept = before.filter((earlier) => used.has(earlier.number));
  const added = fitSchema.parse({ ...fit, ...made, asOf: formatIsoDay(made.asOf), number });
  store.settings.set(KEY, canonicalJson([...kept, added]));
  return number;
}

function fitsNamed(rule: SegmentRule): number[] {
  if (rule.kind === 'not') return fitsNamed(rule.rule);
  if (rule.kind === 'all' || rule.kind === 'any') return rule.rules.flatMap(fitsNamed);
  if (rule.kind !== 'choice' || rule.field !== 'cluster') return [];
  return rule.values.map((value) => Number(value.split('-', 1)[0]));
}
