/** Cohorts by period of the first order and by group. */
export { activeByPeriod } from './activity.ts';
export { cohortLine, type CohortLine } from './cohortLine.ts';
export { cohortRows, type CohortGroups, type CohortRows } from './cohortRows.ts';
export { monthlyCohorts, type CohortMean, type CohortTable } from './cohorts.ts';
export { periodGrid, type PeriodGrid } from './periodGrid.ts';
