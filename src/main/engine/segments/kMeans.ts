import type { EngineControl } from '../control.ts';
import type { RandomStream } from '../numeric/index.ts';

/** Points as rows of equal width, one after the other. */
export interface Points {
  readonly values: Float64Array;
  readonly width: number;
  readonly count: number;
}

/** A partition of points around centroids. */
export interface Partition {
  /** Rows of `width`, one per cluster. */
  readonly centroids: Float64Array;
  /** Cluster of each point. */
  readonly labels: Uint8Array;
  /** Sum of squared distances to the own centroid. */
  readonly inertia: number;
}

/** Rounds after which Lloyd's algorithm is stopped; it seldom takes a third of them. */
const MOST_ROUNDS = 100;

/** Share of the sum of squares below which a further round is not worth it. */
const LEAST_GAIN = 1e-9;

/**
 * k-means: seeds by D² weighting (D. Arthur and S. Vassilvitskii, k-means++, SODA 2007, section 2.2),
 * then Lloyd's algorithm (S. P. Lloyd 1982). The best of `starts` starts.
 *
 * There must be at least `k` distinct points. A cluster that loses all its points takes the point that
 * lies farthest from its centroid.
 */
export function kMeans(
  points: Points,
  k: number,
  starts: number,
  random: RandomStream,
  control?: EngineControl,
): Partition {
  let best = lloyd(points, seeds(points, k, random), control);
  for (let start = 1; start < starts; start++) {
    const next = lloyd(points, seeds(points, k, random), control);
    if (next.inertia < best.inertia) best = next;
  }
  return best;
}

/** Lloyd's algorithm from given centroids on. */
export function lloyd(points: Points, from: Float64Array, control?: EngineControl): Partition {
  let centroids = from;
  let found = nearest(points, centroids);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    control?.check();
    centroids = means(points, found, centroids);
    const next = nearest(points, centroids);
    const gain = found.inertia - next.inertia;
    found = next;
    if (gain <= LEAST_GAIN * found.inertia) break;
  }
  return { centroids, labels: found.labels, inertia: found.inertia };
}

/** The nearest centroid of each point; equal distances go to the first. */
export function nearest(
  { values, width, count }: Points,
  centroids: Float64Array,
): { readonly labels: Uint8Array; readonly distance: Float64Array; readonly inertia: number } {
  const labels = new Uint8Array(count);
  const distance = new Float64Array(count);
  let inertia = 0;
  for (let i = 0; i < count; i++) {
    let least = Infinity;
    for (let at = 0, k = 0; at < centroids.length; at += width, k++) {
      let sum = 0;
      for (let f = 0; f < width; f++) {
        sum += ((values[i * width + f] as number) - (centroids[at + f] as number)) ** 2;
      }
      if (sum >= least) continue;
      least = sum;
      labels[i] = k;
    }
    distance[i] = least;
    inertia += least;
  }
  return { labels, distance, inertia };
}

function means(
  { values, width, count }: Points,
  { labels, distance }: ReturnType<typeof nearest>,
  before: Float64Array,
): Float64Array {
  const sums = new Float64Array(before.length);
  const sizes = new Float64Array(before.length / width);
  for (let i = 0; i < count; i++) {
    const k = labels[i] as number;
    sizes[k] = (sizes[k] as number) + 1;
    for (let f = 0; f < width; f++) {
      sums[k * width + f] = (sums[k * width + f] as number) + (values[i * width + f] as number);
    }
  }
  const far = farthest(distance);
  for (let k = 0; k < sizes.length; k++) {
    const size = sizes[k] as number;
    for (let f = 0; f < width; f++) {
      const at = k * width + f;
      sums[at] = size === 0 ? (values[far * width + f] as number) : (sums[at] as number) / size;
    }
  }
  return sums;
}

function farthest(distance: Float64Array): number {
  let at = 0;
  for (let i = 1; i < distance.length; i++) {
    if ((distance[i] as number) > (distance[at] as number)) at = i;
  }
  return at;
}

/** Centroids to start from: each drawn with a chance that rises with the distance to those before. */
function seeds(points: Points, k: number, random: RandomStream): Float64Array {
  const { values, width, count } = points;
  const out = new Float64Array(k * width);
  let chosen = random.integer(count);
  const least = new Float64Array(count).fill(Infinity);
  for (let seed = 0; seed < k; seed++) {
    out.set(values.subarray(chosen * width, (chosen + 1) * width), seed * width);
    let total = 0;
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let f = 0; f < width; f++) {
        sum += ((values[i * width + f] as number) - (out[seed * width + f] as number)) ** 2;
      }
      if (sum < (least[i] as number)) least[i] = sum;
      total += least[i] as number;
    }
    chosen = drawn(least, random.uniform() * total);
  }
  return out;
}

/** First index at which the running sum of the weights passes `at`. */
function drawn(weights: Float64Array, at: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    sum += weight;
    last = i;
    if (sum > at) break;
  }
  return last;
}
