import { removeSegment, savedSegments, saveSegment } from '#main/analysis/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Saved segments; what counts customers is asked of the run (analysis.ts). */
export function segmentWorkerHandlers({ store }: WorkerContext) {
  return {
    'segments.list': () => ({ segments: savedSegments(store) }),
    'segments.save': ({ id, name, rule }) => {
      const saved = saveSegment(store, id, name, rule);
      store.audit.append('segment', `save ${saved.id}`);
      return saved;
    },
    'segments.remove': ({ id }) => {
      removeSegment(store, id);
      store.audit.append('segment', `remove ${id}`);
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}
