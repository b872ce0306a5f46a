/** Value: realised, how concentrated it is, and expected by buy-till-you-die models. */
export { fitBgnbd, type BgnbdFit } from './bgnbdFit.ts';
export { bgnbdLogLikelihood, type BgnbdParameters } from './bgnbdLikelihood.ts';
export { BgnbdOrders } from './bgnbdOrders.ts';
export { bgbbLogLikelihood, fitBgbb, type BgbbFit, type BgbbParameters } from './bgbbFit.ts';
export { BgbbOrders } from './bgbbOrders.ts';
export { fitCnbd, type CnbdFit, type PurchaseTiming } from './cnbdFit.ts';
export { cnbdLogLikelihood, type CnbdParameters } from './cnbdLikelihood.ts';
export { CnbdOrders, cnbdOrdersFor } from './cnbdOrders.ts';
export * from './calendar/index.ts';
export * from './covariates/index.ts';
export { channelKinds, type CustomerKinds } from './channelKinds.ts';
export { CHANNEL_MODEL, fitByChannel, type ChannelFit } from './channelModel.ts';
export { summaryClock } from './clvTimes.ts';
export { orNbd } from './fallBack.ts';
export {
  fitOrderModel,
  ORDER_MODELS,
  type FittedModelName,
  type FittedOrderModel,
  type OrderModelName,
} from './fitOrderModel.ts';
export { fitNbd, nbdLogLikelihood, type NbdFit, type NbdParameters } from './nbdFit.ts';
export { NbdOrders } from './nbdOrders.ts';
export { fitSbg, sbgLogLikelihood, type SbgFit, type SbgParameters } from './sbgFit.ts';
export { SbgOrders } from './sbgOrders.ts';
export { opportunityFault } from './opportunities.ts';
export type { OrderFit } from './orderFit.ts';
export type { OrderModel, StagedOrderModel } from './orderModel.ts';
export { middleRange, seesNoDifference, type MiddleRange } from './customersAlike.ts';
export { outlookGrid, type OutlookGrid } from './outlookGrid.ts';
export {
  countsOf,
  mixedQuantile,
  scoreOrders,
  type OrderHorizon,
  type OrderScores,
} from './orderScore.ts';
export { fitPareto, type ParetoFit } from './paretoFit.ts';
export { paretoLogLikelihood, type ParetoParameters } from './paretoLikelihood.ts';
export { ParetoOrders } from './paretoOrders.ts';
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
export {
  purchaseTable,
  sumOverCustomers,
  youngestOf,
  type PurchaseTable,
} from './purchaseTable.ts';
export { totalInterval, type TotalInterval, type TotalUncertainty } from './totalUncertainty.ts';
export { valueForEver } from './valueForEver.ts';
export { valueThen } from './valueThen.ts';
export { purchaseSummary, sumOfLogGaps, type PurchaseSummary } from './summary.ts';
