import { parentPort, workerData } from 'node:worker_threads';
import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import {
  flagControl,
  type WorkerMessage,
  type WorkerRequest,
  type WorkerStart,
} from '#main/jobs/index.ts';
import { framesOf } from '#main/log/index.ts';
import { createWorkerHandlers } from './worker/index.ts';
import { openStore } from '#main/store/index.ts';

/** Entry of the writer and of the reader: opens the database, then answers one request after another. */
function start(): void {
  const port = parentPort;
  if (!port) throw new AppError('INTERNAL');
  const send = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  const { role, databasePath, key } = workerData as WorkerStart;
  try {
    const store = openStore({
      path: databasePath,
      key,
      mode: role === 'writer' ? 'write' : 'read',
    });
    key.fill(0);
    const handle = createWorkerHandlers(store);
    port.on('message', (request: WorkerRequest) => {
      const control = flagControl(new Int32Array(request.cancel), (line) => {
        send({ kind: 'progress', id: request.id, line });
      });
      try {
        send({
          kind: 'done',
          id: request.id,
          json: handle(request.method, request.input, control),
        });
      } catch (thrown) {
        const trace =
          thrown instanceof AppError || !(thrown instanceof Error) ? '' : framesOf(thrown);
        send({ kind: 'failed', id: request.id, error: errorBodyOf(thrown), trace });
      }
    });
    send({ kind: 'ready' });
  } catch (thrown) {
    send({ kind: 'refused', error: errorBodyOf(thrown) });
  }
}

start();
