import { Worker } from 'node:worker_threads';
import { AppError, type ErrorBody } from '#shared/contract/errors.ts';
import type { Progress } from './control.ts';
import type { WorkerMessage, WorkerRequest, WorkerRole, WorkerStart } from './protocol.ts';

interface Waiting {
  readonly resolve: (json: string) => void;
  readonly reject: (error: Error) => void;
  readonly progress: (line: Progress) => void;
}

/** An unexpected failure inside a worker; the trace goes to the log, the code to the screens. */
class WorkerFailure extends AppError {
  readonly trace: string;

  constructor(error: ErrorBody, trace: string) {
    super(error.code, {
      ...(error.place && { place: error.place }),
      ...(error.details && { details: error.details }),
    });
    this.trace = trace;
  }
}

/** The main thread's end of one worker: sends work, resolves answers, forgets late messages. */
export class WorkerLink {
  readonly role: WorkerRole;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #closed = false;

  private constructor(role: WorkerRole, worker: Worker) {
    this.role = role;
    this.#worker = worker;
  }

  /**
   * Starts a worker and waits until its database is open; `onEnd` is called when it ends, however.
   * @throws AppError with the code that the worker's opening failed with.
   */
  static async start(
    workerUrl: URL,
    start: WorkerStart,
    onEnd: () => void = () => undefined,
  ): Promise<WorkerLink> {
    const worker = new Worker(workerUrl, {
      workerData: start,
      transferList: start.line === undefined ? [] : [start.line],
      // A worker that outgrows its heap ends with an error instead of taking the program down.
      resourceLimits: { maxOldGenerationSizeMb: 3072 },
    });
    const link = new WorkerLink(start.role, worker);
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'ready') resolve();
        else if (message.kind === 'refused') reject(new WorkerFailure(message.error, 'open'));
        else link.#receive(message);
      });
      worker.on('error', (error) => {
        link.#failAll(new AppError('INTERNAL', { cause: error }));
        reject(new AppError('INTERNAL', { cause: error }));
      });
      worker.on('exit', () => {
        link.#failAll(new AppError('LOCKED'));
        onEnd();
        reject(new AppError('INTERNAL'));
      });
    });
    return link;
  }

  /** Work sent and not yet answered. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Sends one piece of work; resolves with the JSON text of its value. */
  call(
    method: string,
    input: unknown,
    options: { cancel?: SharedArrayBuffer; progress?: (line: Progress) => void } = {},
  ): Promise<string> {
    if (this.#closed) return Promise.reject(new AppError('LOCKED'));
    const request: WorkerRequest = {
      id: this.#nextId,
      method,
      input,
      cancel: options.cancel ?? new SharedArrayBuffer(4),
    };
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, {
        resolve,
        reject,
        progress: options.progress ?? (() => undefined),
      });
      this.#worker.postMessage(request);
    });
  }

  /** Ends the worker after the statement it is in; open work is answered with LOCKED. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker.terminate();
  }

  #receive(message: WorkerMessage): void {
    if (message.kind === 'ready' || message.kind === 'refused') return;
    const waiting = this.#waiting.get(message.id);
    if (!waiting) return;
    if (message.kind === 'progress') {
      waiting.progress(message.line);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.kind === 'done') waiting.resolve(message.json);
    else waiting.reject(new WorkerFailure(message.error, message.trace));
  }

  #failAll(error: Error): void {
    this.#closed = true;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
