/** Value models beside the probabilistic one, and value by groups of customers. */
export {
  constantRetentionValue,
  fitSurvivors,
  sbgRetentionValue,
  type ContractTerms,
} from './contractValue.ts';
export { contributionOf, type Contribution, type ContributionTerms } from './contribution.ts';
export {
  absoluteTiers,
  coefficientOfVariation,
  groupSums,
  type GroupColumns,
  type GroupSums,
} from './groupSums.ts';
export { groupProfiles, type GroupProfile } from './groupProfile.ts';
export { lifetimesOf } from './lifetimes.ts';
export { orderValueSplit, type OrderValueSplit } from './orderValueSplit.ts';
export { revenueAtRisk, type RevenueAtRisk } from './revenueAtRisk.ts';
export { simpleForward, type SimpleForward } from './simpleForward.ts';
export { yearByGroup, type GroupYear } from './yearByGroup.ts';
export { yearOverYear, type YearOverYear } from './yearOverYear.ts';
