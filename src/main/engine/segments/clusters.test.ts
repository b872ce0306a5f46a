import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../numeric/index.ts';
import { adjustedRandIndex, silhouettes } from './clusterQuality.ts';
import { assignClusters, DEFAULT_CLUSTER_SETTINGS, findClusters, NO_CLUSTER } from './clusters.ts';
import { kMeans, nearest, type Points } from './kMeans.ts';

/** Three corners of three points each, and one between. */
const CORNERS = [0, 0, 0, 1, 1, 0, 8, 8, 8, 9, 9, 8, 0, 9, 1, 9, 0, 8, 4, 4];
const points: Points = { values: Float64Array.from(CORNERS), width: 2, count: 10 };

/** Labels renamed by first appearance: partitions are alike whatever their numbers. */
function renamed(labels: Uint8Array): number[] {
  const names = new Map<number, number>();
  return Array.from(labels, (label) => {
    const name = names.get(label) ?? names.size;
    names.set(label, name);
    return name;
  });
}

// Golden values: best of all partitions by exhaustive search with fractions, silhouette by its
// definition, both in plain Python (docs/models/clusters.md).
describe('k-means', () => {
  it.each([
    [2, 117.61904761904762, [0, 0, 0, 1, 1, 1, 1, 1, 1, 1]],
    [3, 24.166666666666668, [0, 0, 0, 1, 1, 1, 2, 2, 2, 0]],
  ])('finds the best %i clusters of ten points', (k, inertia, labels) => {
    const found = kMeans(points, k, 10, randomStream(1));
    expect(found.inertia).toBeCloseTo(inertia, 10);
    expect(renamed(found.labels)).toEqual(labels);
  });

  it('gives every point its nearest centroid, and no cluster is empty', () => {
    const coordinate = fc.integer({ min: -9, max: 9 });
    const rows = fc.uniqueArray(fc.tuple(coordinate, coordinate), {
      minLength: 6,
      maxLength: 30,
      selector: ([x, y]) => `${x} ${y}`,
    });
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 5 }), fc.integer(), (given, k, seed) => {
        const some: Points = {
          values: Float64Array.from(given.flat()),
          width: 2,
          count: given.length,
        };
        const { centroids, labels, inertia } = kMeans(some, k, 2, randomStream(seed));
        expect(new Set(labels).size).toBe(k);
        expect(nearest(some, centroids).inertia).toBe(inertia);
      }),
    );
  });
});

describe('the quality of clusters', () => {
  it('is the silhouette of the definition', () => {
    const two = { labels: Uint8Array.from([0, 0, 0, 1, 1, 1, 1, 1, 1, 1]), k: 2 };
    const three = { labels: Uint8Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, 0]), k: 3 };
    const [first, second] = silhouettes(points, [two, three]);
    expect(first).toBeCloseTo(0.5111407868460863, 12);
    expect(second).toBeCloseTo(0.7345304126591496, 12);
  });

  it('is the adjusted Rand index of Hubert and Arabie', () => {
    const a = Uint8Array.from([0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
    const b = Uint8Array.from([0, 0, 1, 1, 1, 1, 2, 2, 2, 0]);
    expect(adjustedRandIndex(a, b, 3)).toBeCloseTo(19 / 44, 14);
    const other = a.map((label) => (label + 1) % 3);
    expect(adjustedRandIndex(a, other, 3)).toBe(1);
    expect(adjustedRandIndex(new Uint8Array(5), new Uint8Array(5), 1)).toBe(1);
  });
});

/** Customers around some centres of recency, frequency, value and tenure. */
function customersAround(centres: readonly (readonly number[])[], each: number, seed: number) {
  const random = randomStream(seed);
  const of = centres.flatMap((_, k) => new Array<number>(each).fill(k));
  const column = (f: number): Float64Array =>
    Float64Array.from(of, (k) => (centres[k]?.[f] ?? 1) * Math.exp(random.normal() * 0.1));
  const columns = {
    recency: column(0),
    frequency: column(1),
    value: column(2),
    tenure: column(3),
  };
  return { of, columns, marks: new Uint8Array(of.length).fill(1) };
}

const THREE = [
  [10, 12, 9000, 900],
  [400, 2, 2000, 1100],
  [60, 1, 3000, 60],
];

describe('clusters of customers', () => {
  it('are as many as the data have, the same from another seed, largest first', () => {
    const { of, columns, marks } = customersAround(THREE, 120, 3);
    const found = findClusters(columns, marks);
    const again = findClusters(columns, marks, { ...DEFAULT_CLUSTER_SETTINGS, seed: 77 });
    if (!found.ok || !again.ok) throw new Error('gated');
    const labels = assignClusters(found.value.model, columns, marks);
    expect(adjustedRandIndex(labels, Uint8Array.from(of), 3)).toBe(1);
    const other = assignClusters(again.value.model, columns, marks);
    expect(adjustedRandIndex(labels, other, 3)).toBe(1);
    expect(found.value.trials.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const best = found.value.trials.find(({ k }) => k === 3);
    expect(best?.reseeded).toBe(1);
    expect(best?.silhouette).toBe(Math.max(...found.value.trials.map((t) => t.silhouette)));
  });

  it('are as many as asked for, and the same input gives the same bytes', () => {
    const { columns, marks } = customersAround(THREE, 100, 5);
    const asked = { ...DEFAULT_CLUSTER_SETTINGS, k: 4 };
    const found = findClusters(columns, marks, asked);
    expect(found).toEqual(findClusters(columns, marks, asked));
    expect(found.ok && found.value.model.centroids.length).toBe(4);
    expect(found.ok && found.value.trials.length).toBe(1);
  });

  it('leave out customers without orders and features that do not vary', () => {
    const { columns, marks } = customersAround(THREE, 100, 5);
    marks.fill(0, 0, 40);
    const flat = { ...columns, value: new Float64Array(300).fill(5) };
    const found = findClusters(flat, marks);
    if (!found.ok) throw new Error('gated');
    expect(found.value.customers).toBe(260);
    expect(found.value.model.scales.map(({ feature }) => feature)).not.toContain('value');
    const labels = assignClusters(found.value.model, flat, marks);
    expect([...labels.subarray(0, 40)]).toEqual(new Array(40).fill(NO_CLUSTER));
  });

  it('are not given for few customers, for customers all alike, or where nothing is stable', () => {
    const few = customersAround(THREE, 10, 1);
    expect(findClusters(few.columns, few.marks)).toMatchObject({ reason: 'few_customers' });
    const alike = new Float64Array(300).fill(7);
    const marks = new Uint8Array(300).fill(1);
    expect(findClusters({ recency: alike, frequency: alike }, marks)).toMatchObject({
      reason: 'no_spread',
    });
    expect(findClusters({}, new Uint8Array(0))).toMatchObject({ reason: 'few_customers' });
    const strict = { ...DEFAULT_CLUSTER_SETTINGS, leastStability: 1.01 };
    const { columns } = customersAround(THREE, 100, 5);
    expect(findClusters(columns, marks, strict)).toMatchObject({ reason: 'no_stable_clusters' });
  });

  it('hold for extreme values', () => {
    const { columns, marks } = customersAround(THREE, 100, 5);
    const value = columns.value.slice();
    value[0] = Number.MAX_SAFE_INTEGER;
    value[1] = 0;
    const found = findClusters({ ...columns, value }, marks);
    const numbers = found.ok ? found.value.model.centroids.flat() : [Number.NaN];
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});
