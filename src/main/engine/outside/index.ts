/** Outside data beside the own figures: months of a series, and how changes go together. */
export { monthMeans, type MonthMean, type MonthMeans } from './monthMeans.ts';
export { changesTogether, type ChangesTogether } from './changesTogether.ts';
