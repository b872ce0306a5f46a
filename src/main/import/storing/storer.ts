import type { MessagePort } from 'node:worker_threads';
import { errorBodyOf } from '#shared/contract/errors.ts';
import { collectGarbage } from '#main/jobs/index.ts';
import type { Store } from '#main/store/index.ts';
import { answerSurvey, type SurveyOrder } from '../detect/surveyAside.ts';
import { BellPort } from './bellPort.ts';
import { textCells } from './rowChunk.ts';
import { chunkShapeOf, RowWriter } from './rowStore.ts';
import type { StorerAnswer, StorerBegin, StorerOrder } from './storerMessages.ts';

/** How long the storer sleeps before it looks again; a message wakes it at once. */
const WAIT_MS = 10_000;

/**
 * Runs the storing half of imports on this thread: for every batch that the reading thread announces on
 * `port`, codes and writes the chunks that come through shared memory until it is finished or given up.
 * Before there is anything to store it surveys large files for the reading thread.
 * @param store a second writing connection; the owner of the first does not write meanwhile
 */
export function runStorer(port: MessagePort, store: Store): void {
  port.on('message', (begin: StorerBegin | SurveyOrder | StorerOrder) => {
    if (begin.kind === 'survey') answerSurvey(port, begin);
    // Anything else is an `abort` that crossed the end of its work.
    if (begin.kind !== 'begin') return;
    const line = new BellPort<StorerAnswer, StorerOrder>(port, begin.bells, 1);
    try {
      storeBatch(line, begin, store);
    } catch (thrown) {
      line.send({ kind: 'failed', error: errorBodyOf(thrown) });
      waitForAbort(line);
    }
    collectGarbage();
  });
}

function storeBatch(
  line: BellPort<StorerAnswer, StorerOrder>,
  { batchId, shape, slots }: StorerBegin,
  store: Store,
): void {
  const writer = new RowWriter(shape, store.pseudonymKey(), store.batches.join(batchId));
  const chunks = slots.map((memory) => textCells(chunkShapeOf(shape), memory));
  for (;;) {
    const order = line.receive(WAIT_MS);
    switch (order?.kind) {
      case 'rows': {
        // What still waits when the batch is given up would only keep the one who cancelled waiting.
        if (!line.givenUp) writer.write(order.rows, chunks[order.slot] ?? [], order.numbers);
        line.send({ kind: 'free', slot: order.slot });
        break;
      }
      case 'rejects':
        writer.rejects(order.csv);
        break;
      case 'finish':
        line.send({ kind: 'finished', counts: writer.finish() });
        return;
      case 'abort':
        line.send({ kind: 'aborted' });
        return;
      case undefined:
        break;
    }
  }
}

/** After a failure the reading thread still gives the batch up; nothing it sent before counts. */
function waitForAbort(line: BellPort<StorerAnswer, StorerOrder>): void {
  for (;;) {
    if (line.receive(WAIT_MS)?.kind !== 'abort') continue;
    line.send({ kind: 'aborted' });
    return;
  }
}
