import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { librarySite } from '#main/import/workbook/library/site.ts';
import { supervise, type SupervisorStart } from '#main/import/workbook/library/supervise.ts';

/**
 * Stands in for the entry of the library's process and thread: takes memory without end, in buffers where the file is
 * called `buffers`, else on the heap.
 */
const start = workerData as
  SupervisorStart | { readonly role: 'parser'; readonly order: SupervisorStart['order'] } | null;

if (start?.role === 'supervisor') await supervise(start);
else take(await wantedOf());

async function wantedOf(): Promise<string> {
  if (start !== null) return start.order.file;
  if (isMainThread)
    new Worker(new URL(librarySite().entry), {
      workerData: { role: 'watch', milliseconds: Number(process.argv[2]) },
    }).unref();
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  // The real watch needs a moment to start, as beside the real library.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return Buffer.concat(parts).includes('buffers') ? 'buffers' : 'heap';
}

function take(what: string): void {
  const held: unknown[] = [];
  for (;;)
    held.push(what === 'buffers' ? Buffer.alloc(1 << 20, 1) : new Array<number>(1 << 20).fill(0.5));
}
