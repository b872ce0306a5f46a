import type { EngineControl } from '../control.ts';
import { randomStream, type RandomStream } from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import {
  clusterPoints,
  featureScales,
  markedCustomers,
  type ClusterColumns,
  type FeatureScale,
} from './clusterPoints.ts';
import { adjustedRandIndex, silhouettes } from './clusterQuality.ts';
import type { Marks } from './combine.ts';
import { kMeans, lloyd, nearest, type Partition, type Points } from './kMeans.ts';

export interface ClusterSettings {
  /** Number of clusters, or null to let the data choose. */
  readonly k: number | null;
  readonly seed: number;
  /** Customers below which no clusters are looked for. */
  readonly leastCustomers: number;
  /** Customers of the sample on which numbers of clusters are compared. */
  readonly sample: number;
  /** Customers of the sample for the silhouette, whose cost is quadratic. */
  readonly silhouetteSample: number;
  /** Starts of each fit, and further fits (from other seeds, and on resamples) that it is set against. */
  readonly starts: number;
  readonly repeats: number;
  /** Adjusted Rand index below which a number of clusters is not stable. */
  readonly leastStability: number;
}

const FEWEST_CLUSTERS = 2;
const MOST_CLUSTERS = 8;

/** Limits of docs/models/clusters.md. */
export const DEFAULT_CLUSTER_SETTINGS: ClusterSettings = {
  k: null,
  seed: 20_240_229,
  leastCustomers: 200,
  sample: 10_000,
  silhouetteSample: 3_000,
  starts: 5,
  repeats: 5,
  leastStability: 0.8,
};

/** One number of clusters as it did. */
export interface ClusterTrial {
  readonly k: number;
  readonly silhouette: number;
  /** Mean adjusted Rand index against fits from other seeds, and against fits on resamples. */
  readonly reseeded: number;
  readonly resampled: number;
}

/** What tells clusters apart; assigns any customer of any day ({@link assignClusters}). */
export interface ClusterModel {
  readonly scales: readonly FeatureScale[];
  /** One row per cluster, largest cluster first, in the coordinates of the scales. */
  readonly centroids: readonly (readonly number[])[];
}

export interface ClusterFit {
  readonly model: ClusterModel;
  readonly trials: readonly ClusterTrial[];
  readonly customers: number;
  /** Customers on which the trials and the silhouette rest. */
  readonly sampled: number;
  readonly silhouetteSampled: number;
}

/** Cluster of a customer who is in none. */
export const NO_CLUSTER = 255;

/**
 * Groups customers by k-means on the logarithms of their features, robustly scaled. The number of
 * clusters is the one with the highest silhouette among those that come out alike from other seeds and
 * on resamples. See docs/models/clusters.md.
 *
 * Gated: `few_customers` below the least; `no_spread` when fewer than two distinct customers are left;
 * `no_stable_clusters` when no number of clusters is stable and none was asked for.
 */
export function findClusters(
  columns: ClusterColumns,
  marks: Marks,
  settings: ClusterSettings = DEFAULT_CLUSTER_SETTINGS,
  control?: EngineControl,
): Outcome<ClusterFit> {
  const customers = markedCustomers(marks);
  if (customers.length < settings.leastCustomers) {
    return gated('TOO_FEW_DATA', 'few_customers', {
      customers: customers.length,
      customersNeeded: settings.leastCustomers,
    });
  }
  const scales = featureScales(columns, marks);
  const random = randomStream(settings.seed);
  const sampled = clusterPoints(columns, scales, sampleOf(customers, settings.sample, random));
  const most = Math.min(settings.k ?? MOST_CLUSTERS, distinctPoints(sampled, MOST_CLUSTERS));
  if (most < (settings.k ?? FEWEST_CLUSTERS)) {
    return gated('CANNOT_FIT', 'no_spread', { distinct: most });
  }
  const { trials, fits } = tryAll(sampled, settings, most, random, control);
  const chosen = settings.k === null ? bestOf(trials, settings.leastStability) : 0;
  if (chosen < 0) {
    const stability = Math.max(...trials.map(stabilityOf));
    return gated('CANNOT_FIT', 'no_stable_clusters', {
      stability: Math.round(stability * 100),
      stabilityNeeded: Math.round(settings.leastStability * 100),
    });
  }
  const all = clusterPoints(columns, scales, customers);
  const { centroids, labels } = lloyd(all, (fits[chosen] as Partition).centroids, control);
  return done({
    model: { scales, centroids: largestFirst(centroids, labels, scales.length) },
    trials,
    customers: customers.length,
    sampled: sampled.count,
    silhouetteSampled: Math.min(sampled.count, settings.silhouetteSample),
  });
}

/** Cluster of each marked customer: the nearest centroid; `NO_CLUSTER` for all others. */
export function assignClusters(
  model: ClusterModel,
  columns: ClusterColumns,
  marks: Marks,
): Uint8Array {
  const customers = markedCustomers(marks);
  const points = clusterPoints(columns, model.scales, customers);
  const { labels } = nearest(points, Float64Array.from(model.centroids.flat()));
  const out = new Uint8Array(marks.length).fill(NO_CLUSTER);
  for (let i = 0; i < customers.length; i++) out[customers[i] as number] = labels[i] as number;
  return out;
}

interface Trials {
  readonly trials: ClusterTrial[];
  readonly fits: Partition[];
}

function tryAll(
  points: Points,
  settings: ClusterSettings,
  most: number,
  random: RandomStream,
  control: EngineControl | undefined,
): Trials {
  const first = settings.k ?? FEWEST_CLUSTERS;
  const numbers = Array.from({ length: most - first + 1 }, (_, i) => first + i);
  const steps = numbers.length + 1;
  const fits: Partition[] = [];
  const stability = numbers.map((k, step) => {
    control?.progress?.({ phase: 'analysing', done: step, total: steps, unit: 'steps' });
    const fit = kMeans(points, k, settings.starts, random, control);
    fits.push(fit);
    return stabilityTrial(points, k, fit, settings, random, control);
  });
  control?.progress?.({ phase: 'analysing', done: steps - 1, total: steps, unit: 'steps' });
  // The sample is in random order: its beginning is a sample of it.
  const count = Math.min(points.count, settings.silhouetteSample);
  const part = { ...points, count };
  const partitions = fits.map(({ labels }, i) => ({
    labels: labels.subarray(0, count),
    k: numbers[i] as number,
  }));
  const found = silhouettes(part, partitions, control);
  return {
    fits,
    trials: stability.map((trial, i) => ({ ...trial, silhouette: found[i] as number })),
  };
}

function stabilityTrial(
  points: Points,
  k: number,
  fit: Partition,
  { starts, repeats }: ClusterSettings,
  random: RandomStream,
  control: EngineControl | undefined,
): Omit<ClusterTrial, 'silhouette'> {
  let reseeded = 0;
  let resampled = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const again = kMeans(points, k, starts, random, control);
    reseeded += adjustedRandIndex(fit.labels, again.labels, k);
    const other = kMeans(resample(points, random), k, starts, random, control);
    resampled += adjustedRandIndex(fit.labels, nearest(points, other.centroids).labels, k);
  }
  return { k, reseeded: reseeded / repeats, resampled: resampled / repeats };
}

/** Index of the stable trial with the highest silhouette, fewer clusters first; −1 if none is stable. */
function bestOf(trials: readonly ClusterTrial[], least: number): number {
  let best = -1;
  for (const [i, trial] of trials.entries()) {
    if (stabilityOf(trial) < least) continue;
    if (best < 0 || trial.silhouette > (trials[best] as ClusterTrial).silhouette) best = i;
  }
  return best;
}

function stabilityOf({ reseeded, resampled }: ClusterTrial): number {
  return Math.min(reseeded, resampled);
}

/** As many of the customers as asked for, drawn without replacement, in random order. */
function sampleOf(customers: Uint32Array, most: number, random: RandomStream): Uint32Array {
  const out = customers.slice();
  const count = Math.min(most, out.length);
  for (let i = 0; i < count; i++) {
    const other = i + random.integer(out.length - i);
    const held = out[i] as number;
    out[i] = out[other] as number;
    out[other] = held;
  }
  return out.slice(0, count);
}

/** As many points again, drawn with replacement. */
function resample({ values, width, count }: Points, random: RandomStream): Points {
  const out = new Float64Array(values.length);
  for (let i = 0; i < count; i++) {
    const from = random.integer(count) * width;
    for (let f = 0; f < width; f++) out[i * width + f] = values[from + f] as number;
  }
  return { values: out, width, count };
}

/** Number of different points, counted no further than `most`. */
function distinctPoints({ values, width, count }: Points, most: number): number {
  const seen = new Set<string>();
  for (let i = 0; i < count && seen.size < most; i++) {
    seen.add(values.subarray(i * width, (i + 1) * width).join());
  }
  return width === 0 ? 0 : seen.size;
}

function largestFirst(centroids: Float64Array, labels: Uint8Array, width: number): number[][] {
  const sizes = new Float64Array(centroids.length / width);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return Array.from(sizes, (size, k) => ({ size, k }))
    .sort((a, b) => b.size - a.size || a.k - b.k)
    .map(({ k }) => [...centroids.subarray(k * width, (k + 1) * width)]);
}
