/** Covariates that do not change with time, in models of orders. */
export type { Covariate, DesignTerm } from './design.ts';
export type { CovariateGroup, PurchaseColumns } from './groups.ts';
export {
  COVARIATE_MODELS,
  fitCovariates,
  type CoefficientEstimate,
  type CovariateFit,
  type CovariateModel,
  type LikelihoodRatio,
} from './fitCovariates.ts';
