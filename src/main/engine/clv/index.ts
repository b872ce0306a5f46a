/** Value: realised, how concentrated it is, and expected by buy-till-you-die models. */
export { fitBgnbd, type BgnbdFit } from './bgnbdFit.ts';
export { bgnbdLogLikelihood, type BgnbdParameters } from './bgnbdLikelihood.ts';
export { BgnbdOrders } from './bgnbdOrders.ts';
export { scoreBgnbd, type BgnbdHorizon, type BgnbdScores } from './bgnbdScore.ts';
export { concentration, type Concentration } from './concentration.ts';
export type { Estimate, FitNote } from './estimate.ts';
export {
  DEFAULT_CLV_SETTINGS,
  fitClv,
  type ClvColumns,
  type ClvGate,
  type ClvResult,
  type ClvSettings,
} from './fitClv.ts';
export {
  fitGammaGamma,
  gammaGammaLogLikelihood,
  gammaGammaMean,
  type GammaGammaFit,
  type GammaGammaParameters,
} from './gammaGammaFit.ts';
export { purchaseTable, type PurchaseTable } from './purchaseTable.ts';
export { purchaseSummary, type PurchaseSummary } from './summary.ts';
