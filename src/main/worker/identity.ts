import { readAnalysisSettings } from '#main/analysis/index.ts';
import { decideLink, identityRules, IdentityReader } from '#main/snapshot/index.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';

/** Which ids are one customer. One reader serves all questions until the batches change. */
export function identityWorkerHandlers({ store }: WorkerContext) {
  const reader = new IdentityReader(store);
  return {
    'identity.review': (page, control) => {
      const { leastConfidence } = readAnalysisSettings(store).identity;
      return reader.review(identityRules(store, leastConfidence), page, control);
    },
    'identity.decide': ({ a, b, decision }) => {
      decideLink(store, [a, b], decision);
      store.audit.append('identity', `link ${decision}`);
      return {};
    },
  } satisfies Partial<WorkerHandlers>;
}
