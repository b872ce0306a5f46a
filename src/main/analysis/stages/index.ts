/** Stages of a run: by month, in motion, side by side, and with other limits. */
export { Lifecycle } from './lifecycle.ts';
export { fixedTiers } from './fixedTiers.ts';
export { outlookMonth } from './outlookMonth.ts';
export { stagesPart } from './stagesPart.ts';
export { readStageTargets, saveStageTargets } from './stageTargets.ts';
