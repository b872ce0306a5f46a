import {
  decideAction,
  listActions,
  planAction,
  readPlaybookEdits,
  reopenAction,
  savePlaybookEdits,
  type RunReader,
} from '#main/analysis/index.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { Store } from '#main/store/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Actions and the playbook. Names and owners are the user's own words, so the audit log holds numbers alone. */
export function actionWorkerHandlers({ store, reader }: WorkerContext) {
  return {
    'actions.list': () => listActions(store, currentRun(store, reader)),
    'actions.plan': (input) => {
      const { id } = planAction(store, reader(), input);
      store.audit.append('action', `plan ${id}`);
      return { id };
    },
    'actions.decide': (input) => {
      decideAction(store, reader(), input);
      store.audit.append('action', `decide ${input.id}`);
      return {};
    },
    'actions.reopen': ({ id }) => {
      reopenAction(store, id);
      store.audit.append('action', `reopen ${id}`);
      return {};
    },
    'actions.remove': ({ id }) => {
      store.actions.remove(id);
      store.audit.append('action', `remove ${id}`);
      return {};
    },
    'playbook.edits': () => readPlaybookEdits(store),
    'playbook.setEdits': (edits) => {
      const saved = savePlaybookEdits(store, edits);
      store.audit.append('settings', 'playbook');
      return saved;
    },
  } satisfies Partial<WorkerHandlers>;
}

/**
 * The run that actions are judged by; without one, or once its data are gone, they are shown unjudged. The
 * orders are only read where an action needs them: Home asks too.
 */
function currentRun(store: Store, reader: () => RunReader): RunReader | undefined {
  try {
    const run = reader();
    if (store.actions.list().length > 0) run.ledger();
    return run;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'NO_RUN') return undefined;
    throw thrown;
  }
}
