import { keptKinds } from '#main/snapshot/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** What of the data is masked, and the log of when it was not. */
export function maskingWorkerHandlers({ store }: WorkerContext) {
  return {
    'masking.kept': () => keptKinds(store),
    'masking.log': ({ reason, minutes }) => {
      store.audit.append('unmask', reason, { minutes });
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}
