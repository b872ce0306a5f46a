import { join } from 'node:path';
import type { InputOf, MethodName, NamesOfKind, OutputOf } from '#shared/contract/index.ts';
import type { Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { CoreEvent } from '#shared/contract/events.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { JobQueue, type Progress } from '#main/jobs/index.ts';
import { createLog } from '#main/log/index.ts';
import { createRouter, type WorkerMethodName, type WorkerMethods } from '#main/rpc/index.ts';
import { valueOf } from '#main/session/index.ts';
import { actionHandlers } from './actionHandlers.ts';
import { analysisHandlers } from './analysisHandlers.ts';
import { appHandlers } from './appHandlers.ts';
import { runWorker, type CoreContext, type CoreOptions } from './context.ts';
import { figureHandlers } from './figureHandlers.ts';
import { IdleLock } from './idleLock.ts';
import { importHandlers } from './importHandlers.ts';
import { maskingHandlers } from './maskingHandlers.ts';
import { PreferencesFile } from './preferencesFile.ts';
import { reportHandlers } from './reportHandlers.ts';
import { FileTickets } from './tickets.ts';
import { Unmasking } from './unmasking.ts';
import { WorkspaceDesk } from './workspaceDesk.ts';
import { workspaceHandlers } from './workspaceHandlers.ts';

/** What the hosts and the command line hold of the program. */
export interface Core {
  /** The request pipe: JSON text of a request in, JSON text of the reply out. */
  handle(requestJson: string): Promise<string>;
  /** The event pipe: JSON text of every event. Returns the way to stop listening. */
  onEvent(listener: (eventJson: string) => void): () => void;
  /** Ticket of a file that the user picked. */
  registerFile(path: string): string;
  /** Workspaces by folder, for the command line. */
  readonly desk: WorkspaceDesk;
  /** A typed call of the contract from inside the process. @throws AppError */
  request<Name extends MethodName>(method: Name, input: InputOf<Name>): Promise<unknown>;
  /** Starts a job and waits for its end. @throws AppError with the code that it failed with. */
  runJob<Name extends NamesOfKind<'job'>>(
    method: Name,
    input: InputOf<Name>,
    progress: (line: JobView) => void,
  ): Promise<OutputOf<Name>>;
  /** Work of the worker that is no method of the contract, as a job. */
  work<Name extends WorkerMethodName>(
    method: Name,
    input: WorkerMethods[Name]['input'],
    progress: (line: Progress) => void,
  ): Promise<WorkerMethods[Name]['output']>;
  /** Asks everything that runs to stop. */
  cancelAll(): void;
  /** The computer goes to sleep or the screen is locked. */
  suspend(): Promise<void>;
  close(): Promise<void>;
}

/** Wires the rooms together; knows no host beyond the few functions of `CoreHost`. */
export function createCore(options: CoreOptions): Core {
  const log = createLog(join(options.dataFolder, 'logs'));
  const listeners = new Set<(eventJson: string) => void>();
  const jobListeners = new Set<(view: JobView) => void>();
  const emit = (event: CoreEvent): void => {
    const json = JSON.stringify(event);
    for (const listener of listeners) listener(json);
  };
  const queue = new JobQueue(
    (job) => {
      emit({ type: 'job', job });
      for (const listener of jobListeners) listener(job);
    },
    (job, thrown) => {
      log.error('job failed', thrown, { method: job.method });
    },
  );
  const context: CoreContext = {
    options,
    log,
    preferences: new PreferencesFile(
      join(options.dataFolder, 'preferences.json'),
      options.systemLocale,
    ),
    tickets: new FileTickets(),
    queue,
    unmasking: new Unmasking(() => emit({ type: 'changed', topics: ['masking'] })),
    workspace: null,
    emit,
  };
  const desk = new WorkspaceDesk(context);
  const idle = new IdleLock(context, desk);
  const route = createRouter({
    handlers: {
      ...appHandlers(context),
      ...workspaceHandlers(context, desk),
      ...importHandlers(context),
      ...analysisHandlers(context),
      ...maskingHandlers(context),
      ...actionHandlers(context),
      ...figureHandlers(context),
      ...reportHandlers(context),
    },
    failed: (method, correlationId, thrown) => {
      log.error('request failed', thrown, { method, correlationId });
    },
  });
  const request = async (method: string, input: unknown): Promise<unknown> => {
    const reply = JSON.parse(await route(JSON.stringify({ method, input }))) as Reply;
    if (reply.ok) return reply.value;
    throw new AppError(reply.error.code, {
      ...(reply.error.place && { place: reply.error.place }),
      ...(reply.error.details && { details: { ...reply.error.details } }),
    });
  };
  const finish = async (jobId: number, progress: (view: JobView) => void): Promise<unknown> => {
    const listen = (view: JobView): void => {
      if (view.id === jobId) progress(view);
    };
    jobListeners.add(listen);
    try {
      return resultOf(await queue.wait(jobId));
    } finally {
      jobListeners.delete(listen);
    }
  };
  return {
    handle: (requestJson) => {
      idle.touch();
      return route(requestJson);
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    registerFile: (path) => context.tickets.issue(path),
    desk,
    request,
    async runJob(method, input, progress) {
      const { jobId } = (await request(method, input)) as { jobId: number };
      // The queue holds what the contract's output schema of this job describes.
      return (await finish(jobId, progress)) as OutputOf<typeof method>;
    },
    async work(method, input, progress) {
      const jobId = queue.start(method, (job) => runWorker(context, job, method, input));
      const result = await finish(jobId, (view) => {
        if (view.phase === null || view.unit === null) return;
        const { phase, done, total, unit } = view;
        progress({ phase, done, unit, ...(total !== null && { total }) });
      });
      return valueOf(method, JSON.stringify(result));
    },
    cancelAll() {
      for (const job of queue.list()) queue.cancel(job.id);
    },
    suspend: () => desk.close('suspend'),
    async close() {
      idle.stop();
      await desk.close('quit');
      listeners.clear();
    },
  };
}

function resultOf(view: JobView): unknown {
  if (view.state === 'done') return view.result;
  if (view.state === 'cancelled') throw new AppError('CANCELLED');
  throw new AppError(view.error?.code ?? 'INTERNAL', {
    ...(view.error?.place && { place: view.error.place }),
    ...(view.error?.details && { details: view.error.details }),
  });
}
