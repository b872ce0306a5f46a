/** Stage schemes: each customer's stage at a day, month by month, and how customers move. */
export { historyFrom, stageHistory, type StageHistory, type StageMonths } from './history.ts';
export { revenueBetween } from './revenueBetween.ts';
export { migration, type StageMigration } from './migration.ts';
export { STAGES_WITHOUT_DATA, type ValueTiers } from './rules.ts';
export type { SchemeHistory } from './schemeHistory.ts';
export { StageBase } from './stageBase.ts';
export { riskColumn } from './riskColumn.ts';
export { outlookColumn, stageColumn } from './stageColumn.ts';
export { MonthsBase } from './monthsBase.ts';
export { StageLogMaker, type StageLog } from './stageLog.ts';
export { stagesAt, type StagesAt } from './stagesAt.ts';
export { crossStages, sumByStage } from './sumByStage.ts';
export { winBacks, type WinBacks } from './winBacks.ts';
