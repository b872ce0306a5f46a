/** Rules over the customers of a run, and the segments that were saved. */
export { removeSegment, savedRule, savedSegments, saveSegment } from './savedSegments.ts';
export { segmentCount } from './segmentCount.ts';
export { SegmentMarks, type SegmentSource } from './segmentMarks.ts';
