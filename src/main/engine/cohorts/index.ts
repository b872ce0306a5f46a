/** Cohorts by month of the first order. */
export { monthlyCohorts, type CohortMean, type CohortTable } from './cohorts.ts';
