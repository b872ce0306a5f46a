/** Which features of customers go together, and which differ between groups. */
export { oneWayAnova, type Anova, type GroupMean, type MeanDifference } from './anova.ts';
export { correlations, type Correlation, type FeaturePair } from './correlation.ts';
export { benjaminiHochberg, holm } from './corrections.ts';
