import type { MessagePort } from 'node:worker_threads';
import type { ErrorBody } from '#shared/contract/errors.ts';
import type { Progress } from './control.ts';

/** What a worker is started with. The key is copied into the worker and wiped here afterwards. */
export interface WorkerStart {
  readonly role: WorkerRole;
  readonly databasePath: string;
  readonly key: Uint8Array;
  /** One end of the line between the writer and the storer. */
  readonly line?: MessagePort;
}

/**
 * The writer owns the writing and runs jobs; readers answer queries; the storer writes the rows of an
 * import for the writer while that reads on.
 */
export type WorkerRole = 'writer' | 'reader' | 'storer';

/** One piece of work. `cancel` is a shared flag whose first element is set to 1 to stop it. */
export interface WorkerRequest {
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
  readonly cancel: SharedArrayBuffer;
}

/**
 * What comes back. Values travel as JSON text: the main thread only passes them on, so it never
 * pays for building the object.
 */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly error: ErrorBody }
  | { readonly kind: 'progress'; readonly id: number; readonly line: Progress }
  | { readonly kind: 'done'; readonly id: number; readonly json: string }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly error: ErrorBody;
      /** Names of the functions an unexpected error passed through; never its message. */
      readonly trace: string;
    };
