/** Actions and the playbook: what is planned for whom, and what came of it. */
export { ActionOutcomes } from './actionOutcomes.ts';
export { readPlaybookEdits, savePlaybookEdits } from './playbookEdits.ts';
export {
  decideAction,
  frozenLists,
  listActions,
  planAction,
  reopenAction,
} from './savedActions.ts';
