/** RFM: recency, frequency, monetary scores and the classes made of them. */
export { RFM_LEVELS, rfmCell } from './classes.ts';
export {
  DEFAULT_RFM_SETTINGS,
  scoreRfm,
  type RfmDimension,
  type RfmFixedCuts,
  type RfmScores,
  type RfmSettings,
} from './score.ts';
