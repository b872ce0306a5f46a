import { AppError } from '#shared/contract/errors.ts';
import type { CoreEvent, Topic } from '#shared/contract/events.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import type { JobHandle, JobQueue } from '#main/jobs/index.ts';
import type { Log } from '#main/log/index.ts';
import type { WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';
import type { Session } from '#main/session/index.ts';
import type { PreferencesFile } from './preferencesFile.ts';
import type { FileTickets } from './tickets.ts';
import type { Unmasking } from './unmasking.ts';

/** What the core asks of the host it runs in; the hosts differ in nothing else that it can see. */
export interface CoreHost {
  readonly name: 'electron' | 'chromium' | 'headless';
  /** Where to save a file; null when the user changed their mind. */
  chooseSavePath(suggestedName: string): Promise<string | null>;
  /** PDF of a route of the screens, drawn in a hidden page. @throws AppError NO_PRINTER. */
  printRoute(route: string): Promise<Uint8Array>;
  /** Requests that left the allowed set and were refused since the start. */
  refusedRequests(): number;
}

export interface CoreOptions {
  readonly version: string;
  /** Folder of all workspaces, preferences and logs. */
  readonly dataFolder: string;
  readonly workerUrl: URL;
  readonly systemLocale: string;
  readonly host: CoreHost;
}

/** An unlocked workspace. The key stays here, for re-wrapping, and is wiped when it is locked. */
export interface OpenWorkspace {
  readonly summary: WorkspaceSummary;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly session: Session;
  /** Gives up the exclusive use of the folder. */
  readonly release: () => void;
}

/** What the handlers of the core share. */
export interface CoreContext {
  readonly options: CoreOptions;
  readonly log: Log;
  readonly preferences: PreferencesFile;
  readonly tickets: FileTickets;
  readonly queue: JobQueue;
  readonly unmasking: Unmasking;
  workspace: OpenWorkspace | null;
  emit(event: CoreEvent): void;
}

/** The open workspace. @throws AppError LOCKED when none is open. */
export function requireWorkspace(context: CoreContext): OpenWorkspace {
  if (!context.workspace) throw new AppError('LOCKED');
  return context.workspace;
}

/** Tells the screens which answers are out of date. */
export function changed(context: CoreContext, ...topics: Topic[]): void {
  context.emit({ type: 'changed', topics });
}

/** Passes a short piece of work to the open workspace's worker. */
export function callWorker<Name extends WorkerMethodName>(
  context: CoreContext,
  method: Name,
  input: WorkerMethods[Name]['input'],
): Promise<string> {
  return requireWorkspace(context).session.call(method, input);
}

/** Passes the work of a job to the open workspace's worker. */
export function runWorker<Name extends WorkerMethodName>(
  context: CoreContext,
  job: JobHandle,
  method: Name,
  input: WorkerMethods[Name]['input'],
): Promise<string> {
  return requireWorkspace(context).session.run(job, method, input);
}

/** JSON text of the reply to a job's request. */
export function jobReference(jobId: number): string {
  return JSON.stringify({ jobId });
}
