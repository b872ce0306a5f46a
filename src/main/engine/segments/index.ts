/** Choosing customers by columns: one byte per customer, 1 where a condition holds. */
export { combineMarks, countMarks, invertMarks, type Marks } from './combine.ts';
export { markCodes, markDayRanges, markKnown, markRange, type DayRange } from './marks.ts';
export { markBehaviour, type BehaviourWindow } from './behaviour.ts';
export { keepCustomers } from './keepCustomers.ts';
export { overlapCells, type OverlapCell } from './overlap.ts';
export {
  meanDifference,
  shareDifference,
  summarise,
  type Difference,
  type NumberSummary,
} from './contrast.ts';
export { eventTrend, type EventTrend } from './trend.ts';
export type { ClusterColumns } from './clusterPoints.ts';
export {
  assignClusters,
  DEFAULT_CLUSTER_SETTINGS,
  findClusters,
  NO_CLUSTER,
  type ClusterFit,
  type ClusterModel,
} from './clusters.ts';
