import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import { runStorer } from '#main/import/index.ts';
import type { WorkerStart } from '#main/jobs/index.ts';
import { joinStore } from '#main/store/index.ts';

/** A storer whose disk is full from the second chunk on. */
const { databasePath, key, line } = workerData as WorkerStart;
const store = joinStore({ path: databasePath, key });
const join: typeof store.batches.join = (id) => {
  const columns = store.batches.join(id);
  let chunks = 0;
  return {
    ...columns,
    addChunk(chunk) {
      if ('day' in chunk) chunks += 1;
      if (chunks > 1) throw new AppError('DISK_FULL');
      columns.addChunk(chunk);
    },
  };
};
if (line !== undefined) runStorer(line, { ...store, batches: { ...store.batches, join } });
parentPort?.postMessage({ kind: 'ready' });
