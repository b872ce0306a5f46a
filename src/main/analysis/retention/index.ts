/** Cohorts, survival and churn timing of a run, computed when asked for. */
export { RetentionFigures } from './retentionFigures.ts';
