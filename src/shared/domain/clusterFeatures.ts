/** What customers are grouped by into clusters, of those that the data carry. */
export const CLUSTER_FEATURES = ['recency', 'frequency', 'value', 'tenure'] as const;
export type ClusterFeature = (typeof CLUSTER_FEATURES)[number];
