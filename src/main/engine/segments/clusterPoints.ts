import { CLUSTER_FEATURES, type ClusterFeature } from '#shared/domain/clusterFeatures.ts';
import { quantileOf } from '#shared/domain/quantiles.ts';
import type { Marks } from './combine.ts';
import type { Points } from './kMeans.ts';

/** One column per feature, in the order of CLUSTER_FEATURES; not below 0 where a customer is marked. */
export type ClusterColumns = Readonly<Partial<Record<ClusterFeature, ArrayLike<number>>>>;

/** How a feature becomes a coordinate: `(ln(1 + x) − centre) / spread`. */
export interface FeatureScale {
  readonly feature: ClusterFeature;
  readonly centre: number;
  readonly spread: number;
}

/**
 * Scales of the features that vary: median and interquartile range of ln(1 + x), so that a few very
 * large customers do not stretch the axis. Where half of the customers and more share one value the
 * range is 0 and the standard deviation takes its place; a constant feature is left out.
 */
export function featureScales(columns: ClusterColumns, marks: Marks): FeatureScale[] {
  return CLUSTER_FEATURES.flatMap((feature) => {
    const column = columns[feature];
    if (!column) return [];
    const logs = logsOf(column, marks).sort();
    if (logs[0] === logs.at(-1)) return [];
    const spread = quantileOf(logs, 0.75) - quantileOf(logs, 0.25) || deviation(logs);
    return [{ feature, centre: quantileOf(logs, 0.5), spread }];
  });
}

/** Coordinates of the customers with the given numbers. */
export function clusterPoints(
  columns: ClusterColumns,
  scales: readonly FeatureScale[],
  customers: Uint32Array,
): Points {
  const width = scales.length;
  const values = new Float64Array(customers.length * width);
  for (const [f, { feature, centre, spread }] of scales.entries()) {
    const column = columns[feature];
    if (!column) throw new TypeError(`no column for ${feature}`);
    for (let i = 0; i < customers.length; i++) {
      values[i * width + f] =
        (Math.log1p(Math.max(0, column[customers[i] as number] as number)) - centre) / spread;
    }
  }
  return { values, width, count: customers.length };
}

/** Numbers of the marked customers. */
export function markedCustomers(marks: Marks): Uint32Array {
  const out = new Uint32Array(marks.length);
  let n = 0;
  for (let c = 0; c < marks.length; c++) if (marks[c] === 1) out[n++] = c;
  return out.slice(0, n);
}

function logsOf(column: ArrayLike<number>, marks: Marks): Float64Array {
  return Float64Array.from(markedCustomers(marks), (c) =>
    Math.log1p(Math.max(0, column[c] as number)),
  );
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / values.length);
}
