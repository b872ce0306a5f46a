import type { Clusters } from '#shared/contract/clusters.ts';
import { combineMarks, markCodes, summarise, type Marks } from '#main/engine/index.ts';
import { clusterColumns, type ClusterLabels } from './clusterLabels.ts';
import type { KeptFit } from './clusterFits.ts';
import type { CustomerColumns } from './customerColumns.ts';
import { sizeOf } from './segmentCount.ts';

type ClusterLine = Clusters['clusters'][number];

/** The clusters of a grouping as they are in one run, within a filter. */
export function clusterLines(
  fit: KeptFit,
  source: {
    readonly columns: CustomerColumns;
    readonly labels: ClusterLabels;
    readonly asOf: number;
    readonly hasAmounts: boolean;
  },
  within: Marks,
): ClusterLine[] {
  const { columns, asOf, hasAmounts } = source;
  const labels = source.labels.of(fit.number);
  if (!labels) return [];
  const features = clusterColumns(columns, asOf, hasAmounts);
  return fit.model.centroids.map((centre, k) => {
    const marks = combineMarks('all', [markCodes(labels, [k]), within], within.length);
    return {
      value: `${fit.number}-${k + 1}`,
      size: sizeOf(columns, marks),
      features: fit.model.scales.map(({ feature }, f) => {
        const column = features[feature];
        const { median } = summarise(column ?? [], marks, -1);
        return {
          feature,
          score: centre[f] ?? 0,
          median: Number.isNaN(median) ? null : median,
        };
      }),
    };
  });
}
