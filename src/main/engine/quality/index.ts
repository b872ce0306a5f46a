export { robustLimits, type RobustLimits } from './robustLimits.ts';
