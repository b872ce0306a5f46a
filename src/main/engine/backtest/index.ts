/** Models judged by the past: forecasts of periods that are over, beside what happened. */
export type { Accuracy, Decile } from './accuracy.ts';
export type { Discrimination } from './chances.ts';
export { CONTEST_MODELS, type ContestModel, type Contestant } from './candidates.ts';
export {
  contestModels,
  DEFAULT_CONTEST_SETTINGS,
  type ContestResult,
  type ContestSettings,
} from './contest.ts';
export { INTERVAL_LEVEL } from './forecast.ts';
export { paceOf, pastErrors } from './pace.ts';
export type { ContestAbsence, ContestEntry, ContestSplit } from './contestSplit.ts';
export { comparedSplits, type Ranked, type Verdict } from './ranking.ts';
export { calendarTrial, type CalendarTrial } from './calendarTrial.ts';
