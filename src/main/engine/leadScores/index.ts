/** The chance of leads to become customers: a scorecard, tested on periods that its fit did not see. */
export { leadHistories, type LeadContacts } from './leadHistories.ts';
export {
  LEAD_HORIZON_DAYS,
  leadScores,
  type LeadScoreInput,
  type LeadScores,
  type OpenLeads,
} from './leadScores.ts';
export {
  ASLEEP_DAYS,
  CONTACT_LIMITS,
  DAY_LIMITS,
  LEAD_PARTS,
  levelOf,
  type LeadPart,
} from './leadState.ts';
export { openLeadStages, type OpenLeadStages } from './openLeadStages.ts';
export type { LeadTrial } from './leadTrial.ts';
export { DOUBLING_POINTS, type Scorecard } from './scorecard.ts';
