import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Worker, type MessagePort } from 'node:worker_threads';
import { BellPort } from '../../storing/bellPort.ts';
import { HEAP_MB, MAX_ANSWER_BYTES, patienceFor, RESIDENT_BYTES, WATCH_MS } from './limits.ts';
import { framed, type BookOrder } from './messages.ts';
import type { LibrarySite } from './site.ts';

/** How the library's work ended. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Uint8Array }
  | { readonly kind: 'memory' | 'time' | 'crash' };

/** What the thread that looks after the library is started with. */
export interface SupervisorStart {
  readonly role: 'supervisor';
  readonly site: LibrarySite;
  readonly order: BookOrder;
  readonly bytes: Uint8Array;
  /** Of the processor. */
  readonly milliseconds: number;
  readonly port: MessagePort;
  readonly bells: SharedArrayBuffer;
}

/** What the library's thread is started with, where it has no process. */
export interface ParserStart {
  readonly role: 'parser';
  readonly order: BookOrder;
  readonly bytes: Uint8Array;
}

/**
 * Written to the error stream of a process that ends itself for its memory or its processor time; V8 says the other when
 * its heap is full.
 */
export const MEMORY_MARK = 'memory limit';
export const TIME_MARK = 'time limit';
const HEAP_MARK = 'heap out of memory';
const MAX_ERROR_LENGTH = 10_000;

/** The library at work, and how to end it. */
interface Running {
  readonly outcome: Promise<Outcome>;
  readonly end: () => void;
}

/** Starts the library, ends it in time, and tells how it went; the whole life of the supervising thread. */
export async function supervise(start: SupervisorStart): Promise<void> {
  const line = new BellPort<Outcome, 'stop'>(start.port, start.bells, 1);
  const running = start.site.place === 'process' ? startProcess(start) : startThread(start);
  // Also when the waiting thread is gone.
  start.port.once('message', running.end).once('close', running.end);
  const patience = patienceFor(start.milliseconds);
  const timer = setTimeout(running.end, patience);
  const begin = performance.now();
  const outcome = await running.outcome;
  clearTimeout(timer);
  const late = outcome.kind === 'crash' && performance.now() - begin >= patience;
  line.send(late ? { kind: 'time' } : outcome);
  start.port.close();
}

/** A process without rights: it may read files, which loading the library needs, and nothing else. */
function startProcess({ order, bytes, milliseconds, site: { entry } }: SupervisorStart): Running {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${String(HEAP_MB)}`,
      '--permission',
      '--allow-fs-read=*',
      '--allow-worker',
      fileURLToPath(entry),
      String(milliseconds),
    ],
    { env: systemOnly(), stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  );
  const end = (): void => void child.kill('SIGKILL');
  const parts: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (part: Buffer) => {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) end();
    else parts.push(part);
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    if (errors.length < MAX_ERROR_LENGTH) errors += text.toString();
  });
  // A process that died does not read on; it is told by its end.
  child.stdin.on('error', () => undefined);
  for (const part of framed(order, [bytes])) child.stdin.write(part);
  child.stdin.end();
  const failed = once(child, 'error').then((): Outcome => ({ kind: 'crash' }));
  const closed = once(child, 'close').then(([code]): Outcome => {
    if (code === 0) return { kind: 'answer', answer: Buffer.concat(parts) };
    if (errors.includes(TIME_MARK)) return { kind: 'time' };
    const full = errors.includes(MEMORY_MARK) || errors.includes(HEAP_MARK);
    return { kind: full || length > MAX_ANSWER_BYTES ? 'memory' : 'crash' };
  });
  return { outcome: Promise.race([closed, failed]), end };
}

/**
 * A thread, for a program that can start no process of Node: its heap is limited, its other memory and the processor time
 * are watched, those of the whole program, since a thread's own cannot be asked for while it is busy.
 */
function startThread({ order, bytes, milliseconds, site }: SupervisorStart): Running {
  const start: ParserStart = { role: 'parser', order, bytes };
  const parser = new Worker(new URL(site.entry), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const memoryBefore = process.memoryUsage.rss();
  const timeBefore = process.cpuUsage();
  const watch = setInterval(() => {
    const full = process.memoryUsage.rss() - memoryBefore >= RESIDENT_BYTES;
    if (!full && processorTime(timeBefore) < milliseconds) return;
    resolve({ kind: full ? 'memory' : 'time' });
    void parser.terminate();
  }, WATCH_MS);
  parser.on('message', (answer: Uint8Array) => {
    resolve({ kind: 'answer', answer });
  });
  parser.on('error', (error: NodeJS.ErrnoException) => {
    const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    resolve({ kind: full ? 'memory' : 'crash' });
  });
  parser.on('exit', () => {
    clearInterval(watch);
    resolve({ kind: 'crash' });
  });
  return { outcome: promise, end: () => void parser.terminate() };
}

/** Milliseconds of the processor that this process took since `before`, or since it began. */
export function processorTime(before?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Windows needs this of its environment; nothing else of it is handed on. */
function systemOnly(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot'];
  return root === undefined ? {} : { SystemRoot: root };
}
