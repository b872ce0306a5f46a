import { AppError, errorBodyOf } from '#shared/contract/errors.ts';
import type { JobView } from '#shared/contract/jobs.ts';
import { ASKED, type Progress } from './control.ts';

/** What a running job sees of its queue. */
export interface JobHandle {
  readonly id: number;
  /** Shared flag: its first element is what the user asks of the work, one of `ASKED`. */
  readonly cancel: SharedArrayBuffer;
  progress(line: Progress): void;
  /** Throws CANCELLED once the user asked to stop; for the steps between two calls of a worker. */
  check(): void;
}

/** The work of a job: resolves with the JSON text of its result. */
export type JobWork = (job: JobHandle) => Promise<string>;

interface Entry {
  view: JobView;
  readonly cancel: SharedArrayBuffer;
  readonly work: JobWork;
  startedAt: number;
  phaseStartedAt: number;
  sentAt: number;
  /** When the job was paused, while it is. */
  pausedAt: number;
  readonly settled: Promise<void>;
  readonly settle: () => void;
}

/** Settled jobs that stay listed for a page that was reloaded meanwhile. */
const KEPT = 20;
/** At most ten progress events a second; the last one of a job is always sent. */
const EVENT_INTERVAL_MS = 100;
/** Before any time of the clock, which may itself stand near zero: the process has just begun. */
const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Long work, one at a time: the writer can do no more, and a second import would only make the first
 * one slower. States: queued, running, paused, cancelling, then done, failed or cancelled.
 */
export class JobQueue {
  readonly #entries = new Map<number, Entry>();
  readonly #emit: (view: JobView) => void;
  readonly #failed: (view: JobView, error: unknown) => void;
  #nextId = 1;
  #running = false;

  constructor(
    emit: (view: JobView) => void,
    /** Hears of every failure that is no plain AppError, for the log. */
    failed: (view: JobView, error: unknown) => void,
  ) {
    this.#emit = emit;
    this.#failed = failed;
  }

  /** Queues work; the number is what the caller, the events and `cancel` use. */
  start(method: string, work: JobWork): number {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const entry: Entry = {
      view: {
        id: this.#nextId,
        method,
        state: 'queued',
        phase: null,
        done: 0,
        total: null,
        unit: null,
        rate: null,
        remaining: null,
        elapsed: 0,
      },
      cancel: new SharedArrayBuffer(4),
      work,
      startedAt: 0,
      phaseStartedAt: 0,
      sentAt: NEVER,
      pausedAt: NEVER,
      settled: promise,
      settle: () => {
        resolve(undefined);
      },
    };
    this.#nextId += 1;
    this.#entries.set(entry.view.id, entry);
    this.#emit(entry.view);
    void this.#advance();
    return entry.view.id;
  }

  /** All listed jobs, oldest first. */
  list(): JobView[] {
    return [...this.#entries.values()].map((entry) => entry.view);
  }

  /** Resolves when the job has settled, with its last view. */
  async wait(id: number): Promise<JobView> {
    const entry = this.#entries.get(id);
    if (!entry) throw new AppError('NOT_FOUND');
    await entry.settled;
    return entry.view;
  }

  /** Asks a job to stop; asking twice, or after its end, changes nothing. */
  cancel(id: number): void {
    const entry = this.#entries.get(id);
    if (!entry) throw new AppError('NOT_FOUND');
    ask(entry, ASKED.stop);
    const { state } = entry.view;
    if (state === 'queued') this.#finish(entry, { state: 'cancelled' });
    else if (state === 'running' || state === 'paused')
      this.#update(entry, { state: 'cancelling' });
  }

  /** Lets running work wait, or a paused job go on; changes nothing in any other state. */
  pause(id: number, paused: boolean): void {
    const entry = this.#entries.get(id);
    if (!entry) throw new AppError('NOT_FOUND');
    const { state } = entry.view;
    if (paused && state === 'running') {
      ask(entry, ASKED.wait);
      entry.pausedAt = performance.now();
      this.#update(entry, { state: 'paused' });
    } else if (!paused && state === 'paused') {
      // The time of the pause is not counted to the rate.
      entry.phaseStartedAt += performance.now() - entry.pausedAt;
      ask(entry, ASKED.nothing);
      this.#update(entry, { state: 'running' });
    }
  }

  /** Cancels everything and waits until nothing runs. */
  async drain(): Promise<void> {
    const open = [...this.#entries.values()].filter((entry) => !isSettled(entry.view));
    for (const entry of open) this.cancel(entry.view.id);
    await Promise.all(open.map((entry) => entry.settled));
  }

  async #advance(): Promise<void> {
    if (this.#running) return;
    const next = [...this.#entries.values()].find((entry) => entry.view.state === 'queued');
    if (!next) return;
    this.#running = true;
    next.startedAt = performance.now();
    next.phaseStartedAt = next.startedAt;
    this.#update(next, { state: 'running' });
    try {
      const json = await next.work(this.#handle(next));
      this.#finish(next, { state: 'done', result: JSON.parse(json) as unknown });
    } catch (error) {
      const body = errorBodyOf(error);
      if (body.code === 'CANCELLED') this.#finish(next, { state: 'cancelled' });
      else {
        this.#finish(next, { state: 'failed', error: body });
        this.#failed(next.view, error);
      }
    }
    this.#running = false;
    void this.#advance();
  }

  #handle(entry: Entry): JobHandle {
    const flag = new Int32Array(entry.cancel);
    return {
      id: entry.view.id,
      cancel: entry.cancel,
      progress: (line) => {
        this.#progress(entry, line);
      },
      check: () => {
        if (Atomics.load(flag, 0) === ASKED.stop) throw new AppError('CANCELLED');
      },
    };
  }

  #progress(entry: Entry, line: Progress): void {
    if (isSettled(entry.view)) return;
    const now = performance.now();
    if (line.phase !== entry.view.phase) {
      entry.phaseStartedAt = now;
      entry.sentAt = NEVER;
    }
    const seconds = (now - entry.phaseStartedAt) / 1000;
    const rate = seconds > 0.3 && line.done > 0 ? line.done / seconds : null;
    const total = line.total ?? null;
    entry.view = {
      ...entry.view,
      phase: line.phase,
      done: line.done,
      total,
      unit: line.unit,
      rate,
      remaining: rate !== null && total !== null ? Math.max(0, (total - line.done) / rate) : null,
      elapsed: now - entry.startedAt,
    };
    if (now - entry.sentAt < EVENT_INTERVAL_MS) return;
    entry.sentAt = now;
    this.#emit(entry.view);
  }

  #update(entry: Entry, change: Partial<JobView>): void {
    const elapsed = entry.startedAt === 0 ? 0 : performance.now() - entry.startedAt;
    entry.view = { ...entry.view, elapsed, ...change };
    this.#emit(entry.view);
  }

  #finish(entry: Entry, change: Partial<JobView>): void {
    this.#update(entry, { ...change, remaining: null });
    entry.settle();
    const settled = [...this.#entries.values()].filter((other) => isSettled(other.view));
    for (const old of settled.slice(0, Math.max(0, settled.length - KEPT))) {
      this.#entries.delete(old.view.id);
    }
  }
}

function ask({ cancel }: Entry, what: number): void {
  const flag = new Int32Array(cancel);
  Atomics.store(flag, 0, what);
  Atomics.notify(flag, 0);
}

function isSettled(view: JobView): boolean {
  return view.state === 'done' || view.state === 'failed' || view.state === 'cancelled';
}
