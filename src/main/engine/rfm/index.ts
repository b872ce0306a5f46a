/** RFM: recency, frequency, monetary scores and the classes made of them. */
export { RFM_MOST_LEVELS, rfmCell } from './classes.ts';
export {
  compositeScores,
  GRADES,
  NO_TIER,
  rfmWeights,
  scoreColumns,
  type CompositeScores,
  type LoyaltyLimits,
  type RfmWeighting,
  type RfmWeights,
} from './composite.ts';
export { orderedWithin, rfmBacktest, type RepurchaseRate, type RfmBacktest } from './repurchase.ts';
export {
  DEFAULT_RFM_SETTINGS,
  NO_CLASS,
  scoreRfm,
  scoreRfmAt,
  type RfmDimension,
  type RfmFixedCuts,
  type RfmScores,
  type RfmSettings,
} from './score.ts';
export { LEAST_GAIN, tuneCuts, type Tuning, type TuningFold } from './tuneCuts.ts';
