/** Lead scores: what a run stores of them, and the list of open leads that is made when asked for. */
export { leadListOf, type LeadList } from './leadList.ts';
export { leadScoresView } from './leadScoresView.ts';
export { scoredLeads } from './scoredLeads.ts';
export { stagesBeforeOrder } from './stagesBeforeOrder.ts';
