import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import {
  collectGarbage,
  flagControl,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerStart,
} from '#main/jobs/index.ts';
import { framesOf } from '#main/log/index.ts';
import { createWorkerHandlers } from './worker/index.ts';
import { runStorer } from '#main/import/index.ts';
import { joinStore, openStore, type Store } from '#main/store/index.ts';

/** Milliseconds without a request after which a worker makes ready what may be asked next. */
const IDLE = 400;
/** Milliseconds from which a request may have left much behind. */
const LONG = 1000;

/** Entry of the workers: opens the database, then answers one request after another. */
function start(): void {
  const port = parentPort;
  if (!port) throw new AppError('INTERNAL');
  const send = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  const { role, databasePath: path, key, line } = workerData as WorkerStart;
  try {
    const store =
      role === 'storer'
        ? joinStore({ path, key })
        : openStore({ path, key, mode: role === 'writer' ? 'write' : 'read' });
    key.fill(0);
    if (role === 'storer') {
      if (line !== undefined) runStorer(line, store);
    } else {
      const idle = new IdleWork();
      const givenUp = (): void => {
        if (role === 'writer') tidyUp(store);
      };
      answer(port, createWorkerHandlers(store, line, idle.add), { idle, send, givenUp });
    }
    send({ kind: 'ready' });
  } catch (thrown) {
    send({ kind: 'refused', error: errorBodyOf(thrown) });
  }
}

function answer(
  port: MessagePort,
  handle: ReturnType<typeof createWorkerHandlers>,
  {
    idle,
    send,
    givenUp,
  }: {
    readonly idle: IdleWork;
    readonly send: (message: WorkerMessage) => void;
    /** Runs after work that was given up, when its answer is on the way. */
    readonly givenUp: () => void;
  },
): void {
  port.on('message', ({ id, method, input, cancel }: WorkerRequest) => {
    idle.wait();
    const began = performance.now();
    const control = flagControl(new Int32Array(cancel), (line) => {
      send({ kind: 'progress', id, line });
    });
    try {
      send({ kind: 'done', id, json: handle(method, input, control) });
    } catch (thrown) {
      const trace =
        thrown instanceof AppError || !(thrown instanceof Error) ? '' : framesOf(thrown);
      send({ kind: 'failed', id, error: errorBodyOf(thrown), trace });
      givenUp();
    }
    // Another thread may be the next to need the memory, before this one has been idle.
    if (performance.now() - began > LONG) collectGarbage();
  });
}

/**
 * Work for the time between requests, in parts: a request that comes meanwhile waits for one of them. It ends
 * with a collection: an import leaves hundreds of megabytes of columns behind, and a worker that nobody asks
 * allocates nothing that would make it collect them.
 */
class IdleWork {
  readonly #works: (() => boolean)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next: ReturnType<typeof setImmediate> | undefined;

  readonly add = (work: () => boolean): void => {
    this.#works.push(work);
  };

  /** Begins to wait anew: something has been asked. */
  wait(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#next);
    this.#timer = setTimeout(() => {
      this.#part();
    }, IDLE);
  }

  #part(): void {
    if (this.#hasMore()) {
      this.#next = setImmediate(() => {
        this.#part();
      });
    } else collectGarbage();
  }

  #hasMore(): boolean {
    try {
      return this.#works.some((work) => work());
    } catch {
      // What fails here fails again when it is asked for, and is told then.
      return false;
    }
  }
}

/** How long the writer tidies before it looks whether somebody waits for it. */
const TIDY_MS = 50;

/** Removes what cancelled or failed work left in the file, between the requests that come meanwhile. */
function tidyUp(store: Store): void {
  setImmediate(() => {
    if (!store.tidy(TIDY_MS)) tidyUp(store);
  });
}

start();
