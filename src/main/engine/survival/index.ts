/** How long until something ends: the second order, or a customer's time before being lost. */
export { churnTiming, endedWithin, type ChurnTiming, type WatchedShare } from './churnTiming.ts';
export {
  kaplanMeier,
  nelsonAalen,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type CumulativeHazard,
  type RestrictedMean,
  type SurvivalCurve,
  type SurvivalPoint,
  type SurvivalQuantile,
} from './kaplanMeier.ts';
export {
  atRiskBefore,
  lifeTable,
  lifeTables,
  type Durations,
  type LifeTable,
} from './lifeTable.ts';
export { logRank, type LogRank } from './logRank.ts';
export {
  lossDurations,
  NOT_OBSERVED,
  secondOrderDurations,
  type LossDurations,
} from './orderDurations.ts';
