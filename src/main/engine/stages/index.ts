/** Stage schemes: each customer's stage at a day, month by month, and how customers move. */
export { stageHistory, type StageHistory } from './history.ts';
export { migration, type StageMigration } from './migration.ts';
export { STAGES_WITHOUT_DATA, type ValueTiers } from './rules.ts';
export type { SchemeHistory } from './schemeHistory.ts';
export { stagesAt, type StagesAt } from './stagesAt.ts';
