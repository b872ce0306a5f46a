import type { MessagePort } from 'node:worker_threads';
import type { RunReader } from '#main/analysis/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import type { WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';

/** One method in a worker: synchronous, with the job's control for whatever runs long. */
export type WorkerHandler<Name extends WorkerMethodName> = (
  input: WorkerMethods[Name]['input'],
  control: JobControl,
) => WorkerMethods[Name]['output'];

export type WorkerHandlers = { readonly [Name in WorkerMethodName]: WorkerHandler<Name> };

/** What the handlers of one worker share. */
export interface WorkerContext {
  readonly store: Store;
  /** The reader of the latest run; one serves all questions, for it keeps what it has read. */
  readonly reader: () => RunReader;
  /** To the thread that stores the rows of imports; readers have none. */
  readonly storer: MessagePort | undefined;
  /**
   * Asks for work to be done whenever nothing has been asked of the worker for a moment: in short parts, each
   * telling whether there is more of it.
   */
  readonly whenIdle: (work: () => boolean) => void;
}
