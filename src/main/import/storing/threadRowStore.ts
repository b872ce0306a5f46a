import type { MessagePort } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { BellPort, makeBells } from './bellPort.ts';
import { RowChunk, textMemory } from './rowChunk.ts';
import { chunkShapeOf, type DistinctCounts, type RowShape, type RowStore } from './rowStore.ts';
import { SLOTS, type StorerAnswer, type StorerBegin, type StorerOrder } from './storerMessages.ts';

/** How often a wait looks at the cancel flag. */
const POLL_MS = 50;

/**
 * Hands rows to the storer, a second thread that codes, packs and encrypts them while this one reads on.
 * A failure over there surfaces here at the next chunk.
 */
export class ThreadRowStore implements RowStore {
  readonly #port: MessagePort;
  readonly #batchId: number;
  readonly #control: JobControl;
  readonly #whileWaiting: () => void;
  #line: BellPort<StorerOrder, StorerAnswer> | undefined;
  #chunks: RowChunk[] = [];
  readonly #free: number[] = [];
  /** False once nothing of the batch is open over there. */
  #open = false;

  /** `whileWaiting` is work that waits for nothing, done when the storer is behind. */
  constructor(port: MessagePort, batchId: number, control: JobControl, whileWaiting: () => void) {
    this.#port = port;
    this.#batchId = batchId;
    this.#control = control;
    this.#whileWaiting = whileWaiting;
  }

  begin(shape: RowShape): RowChunk {
    const chunkShape = chunkShapeOf(shape);
    const size = textMemory(chunkShape);
    const slots = Array.from({ length: SLOTS }, () => new SharedArrayBuffer(size));
    const bells = makeBells();
    this.#line = new BellPort(this.#port, bells, 0);
    this.#chunks = slots.map((memory) => new RowChunk(chunkShape, memory));
    for (let slot = 1; slot < SLOTS; slot += 1) this.#free.push(slot);
    const begin: StorerBegin = { kind: 'begin', batchId: this.#batchId, shape, bells, slots };
    this.#port.postMessage(begin);
    this.#open = true;
    return this.#chunk(0);
  }

  store(chunk: RowChunk): RowChunk {
    const slot = this.#chunks.indexOf(chunk);
    this.#begun.send({ kind: 'rows', slot, rows: chunk.rows, numbers: chunk.packNumbers() });
    this.#takeAnswers(0);
    if (this.#free.length === 0) this.#whileWaiting();
    while (this.#free.length === 0) {
      this.#control.check();
      this.#takeAnswers(POLL_MS);
    }
    const next = this.#chunk(this.#free.shift() ?? 0);
    next.empty();
    return next;
  }

  rejects(csv: Uint8Array): void {
    this.#begun.send({ kind: 'rejects', csv });
  }

  finish(): DistinctCounts {
    this.#begun.send({ kind: 'finish' });
    for (;;) {
      this.#control.check();
      const counts = this.#takeAnswers(POLL_MS);
      if (counts !== undefined) {
        this.#open = false;
        return counts;
      }
    }
  }

  /** Gives the batch up; nothing is written over there any more when it returns. */
  abort(): void {
    const line = this.#line;
    if (!this.#open || line === undefined) return;
    this.#open = false;
    line.giveUp();
    line.send({ kind: 'abort' });
    let answer: StorerAnswer | undefined;
    // A storer that had finished before it heard of the end is waiting for the next batch.
    do answer = line.receive(POLL_MS);
    while (answer?.kind !== 'aborted' && answer?.kind !== 'finished');
  }

  /** Takes what has come; the counts if the batch is finished. Waits for the first answer only. */
  #takeAnswers(milliseconds: number): DistinctCounts | undefined {
    for (let wait = milliseconds; ; wait = 0) {
      const answer = this.#begun.receive(wait);
      if (answer === undefined) return undefined;
      if (answer.kind === 'failed') throw new AppError(answer.error.code, answer.error);
      if (answer.kind === 'finished') return answer.counts;
      if (answer.kind === 'free') this.#free.push(answer.slot);
    }
  }

  #chunk(slot: number): RowChunk {
    const chunk = this.#chunks[slot];
    if (chunk === undefined) throw new Error('no such slot');
    return chunk;
  }

  get #begun(): BellPort<StorerOrder, StorerAnswer> {
    if (this.#line === undefined) throw new Error('not begun');
    return this.#line;
  }
}
