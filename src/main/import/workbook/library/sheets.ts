import { writeSync } from 'node:fs';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { RESIDENT_BYTES, WATCH_MS } from './limits.ts';
import { answerOf, unframed, type BookOrder } from './messages.ts';
import { parseBook } from './parseBook.ts';
import {
  MEMORY_MARK,
  processorTime,
  supervise,
  TIME_MARK,
  type ParserStart,
  type SupervisorStart,
} from './supervise.ts';

/** By its number: the stream of a thread goes through the main one, which is busy. */
const STANDARD_ERROR = 2;

/** Entry of the process that reads XLS, XLSB and ODS, and of the threads around it. */
type Start = SupervisorStart | ParserStart | WatchStart;

/** What the thread beside the process's work is started with. */
export interface WatchStart {
  readonly role: 'watch';
  /** Of the processor. */
  readonly milliseconds: number;
}

async function run(): Promise<void> {
  if (isMainThread) {
    await readFromPipe();
    return;
  }
  const start = workerData as Start;
  if (start.role === 'supervisor') await supervise(start);
  else if (start.role === 'watch') watch(start);
  else {
    const answer = Buffer.concat(answerOf(() => parseBook(start.order, start.bytes)));
    parentPort?.postMessage(answer);
  }
}

/** One order from the standard input, its answer to the standard output. */
async function readFromPipe(): Promise<void> {
  const start: WatchStart = { role: 'watch', milliseconds: Number(process.argv[2]) };
  new Worker(new URL(import.meta.url), { workerData: start }).unref();
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const { json, bytes } = unframed(Buffer.concat(parts));
  for (const part of answerOf(() => parseBook(json as BookOrder, bytes)))
    process.stdout.write(part);
}

/**
 * Ends the process when it holds or works too much. V8 limits its heap itself, but not the buffers beside it, and the
 * thread that reads never looks up.
 */
function watch({ milliseconds }: WatchStart): void {
  setInterval(() => {
    const full = process.memoryUsage.rss() >= RESIDENT_BYTES;
    if (!full && processorTime() < milliseconds) return;
    writeSync(STANDARD_ERROR, full ? MEMORY_MARK : TIME_MARK);
    process.kill(process.pid, 'SIGKILL');
  }, WATCH_MS);
}

await run();
