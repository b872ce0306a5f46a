/** Rules over the customers of a run, the segments that were saved, and how they compare. */
export { keepFit } from './clusterFits.ts';
export { clusterColumns, withOrders } from './clusterLabels.ts';
export { removeSegment, savedSegments, saveSegment } from './savedSegments.ts';
export type { SegmentMarks } from './segmentMarks.ts';
export { SegmentReader } from './segmentReader.ts';
