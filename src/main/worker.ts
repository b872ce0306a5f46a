import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import {
  flagControl,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerStart,
} from '#main/jobs/index.ts';
import { framesOf } from '#main/log/index.ts';
import { createWorkerHandlers } from './worker/index.ts';
import { runStorer } from '#main/import/index.ts';
import { joinStore, openStore, type Store } from '#main/store/index.ts';

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
      answer(port, createWorkerHandlers(store, line), send, () => {
        if (role === 'writer') tidyUp(store);
      });
    }
    send({ kind: 'ready' });
  } catch (thrown) {
    send({ kind: 'refused', error: errorBodyOf(thrown) });
  }
}

function answer(
  port: MessagePort,
  handle: ReturnType<typeof createWorkerHandlers>,
  send: (message: WorkerMessage) => void,
  /** Runs after work that was given up, when its answer is on the way. */
  givenUp: () => void,
): void {
  port.on('message', ({ id, method, input, cancel }: WorkerRequest) => {
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
  });
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
