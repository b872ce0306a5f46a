import type { Topic } from '#shared/contract/events.ts';
import type { Handlers, WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';
import { callWorker, changed } from './context.ts';
import type { CoreContext } from './context.ts';

/** Actions and the playbook: passed on to the workers; the screens are told of every change. */
export function actionHandlers(context: CoreContext) {
  const passOn =
    <Name extends WorkerMethodName>(method: Name, topic?: Topic) =>
    async (input: WorkerMethods[Name]['input']): Promise<string> => {
      const json = await callWorker(context, method, input);
      if (topic) changed(context, topic);
      return json;
    };
  return {
    'actions.list': passOn('actions.list'),
    'actions.plan': passOn('actions.plan', 'actions'),
    'actions.decide': passOn('actions.decide', 'actions'),
    'actions.reopen': passOn('actions.reopen', 'actions'),
    'actions.remove': passOn('actions.remove', 'actions'),
    'playbook.edits': passOn('playbook.edits'),
    'playbook.setEdits': passOn('playbook.setEdits', 'playbook'),
  } satisfies Partial<Handlers>;
}
