import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import { latestRun, type RunReader } from '#main/analysis/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { WORKER_ROLES, type WorkerMethodName } from '#main/rpc/index.ts';
import { actionWorkerHandlers } from './actions.ts';
import { analysisWorkerHandlers } from './analysis.ts';
import type { WorkerContext, WorkerHandlers } from './context.ts';
import { eventWorkerHandlers } from './events.ts';
import { figureWorkerHandlers } from './figures.ts';
import { identityWorkerHandlers } from './identity.ts';
import { importWorkerHandlers } from './imports.ts';
import { maskingWorkerHandlers } from './masking.ts';
import { reportWorkerHandlers } from './reports.ts';
import { segmentWorkerHandlers } from './segments.ts';
import { storeWorkerHandlers } from './store.ts';

/**
 * Answers one request in a worker with the JSON text of the value; throws what went wrong. What could be
 * made ready for later requests is handed to `whenIdle`, as work that tells whether there is more of it.
 */
export function createWorkerHandlers(
  store: Store,
  storer: MessagePort | undefined,
  whenIdle: WorkerContext['whenIdle'] = () => undefined,
): (method: string, input: unknown, control: JobControl) => string {
  let held: RunReader | undefined;
  const reader = (): RunReader => {
    held = latestRun(store, held);
    return held;
  };
  const context: WorkerContext = { store, storer, reader, whenIdle };
  whenIdle(() => held?.prepare() ?? false);
  const handlers: WorkerHandlers = {
    ...importWorkerHandlers(context),
    ...identityWorkerHandlers(context),
    ...maskingWorkerHandlers(context),
    ...analysisWorkerHandlers(context),
    ...segmentWorkerHandlers(context),
    ...figureWorkerHandlers(context),
    ...eventWorkerHandlers(context),
    ...actionWorkerHandlers(context),
    ...reportWorkerHandlers(context),
    ...storeWorkerHandlers(context),
  };
  return (method, input, control) => {
    if (!isWorkerMethod(method)) throw new AppError('BAD_REQUEST', { details: { rule: 'method' } });
    // The main thread sends the input that belongs to the method; TypeScript cannot follow the pair.
    const handler = handlers[method] as (input: unknown, control: JobControl) => unknown;
    return JSON.stringify(handler(input, control));
  };
}

function isWorkerMethod(name: string): name is WorkerMethodName {
  return Object.hasOwn(WORKER_ROLES, name);
}
