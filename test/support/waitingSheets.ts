import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { timeFor } from '#main/import/workbook/library/limits.ts';
import { answerOf, unframed, type BookOrder } from '#main/import/workbook/library/messages.ts';
import { parseBook } from '#main/import/workbook/library/parseBook.ts';
import { librarySite } from '#main/import/workbook/library/site.ts';
import {
  supervise,
  type ParserStart,
  type SupervisorStart,
} from '#main/import/workbook/library/supervise.ts';

/**
 * Stands in for the entry of the library's process and thread on a machine that gives it nothing for a while: by the
 * clock of the wall it takes longer than the processor time that it has.
 */
const start = workerData as SupervisorStart | ParserStart | null;

if (start?.role === 'supervisor') await supervise(start);
else if (start === null) await answerPipe();
else {
  await sleepTooLong(start.bytes);
  parentPort?.postMessage(Buffer.concat(answerOf(() => parseBook(start.order, start.bytes))));
}

async function answerPipe(): Promise<void> {
  if (!isMainThread) throw new Error('a thread without an order');
  new Worker(new URL(librarySite().entry), {
    workerData: { role: 'watch', milliseconds: Number(process.argv[2]) },
  }).unref();
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const { json, bytes } = unframed(Buffer.concat(parts));
  await sleepTooLong(bytes);
  for (const part of answerOf(() => parseBook(json as BookOrder, bytes)))
    process.stdout.write(part);
}

async function sleepTooLong({ length }: Uint8Array): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, timeFor(length) + 500));
}
