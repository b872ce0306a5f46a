import { AppError } from '#shared/contract/errors.ts';
import type { Phase } from '#shared/domain/phases.ts';

/** One line of a job's progress. `total` is undefined while it is not known. */
export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  readonly total?: number;
  /** What is counted. */
  readonly unit: 'rows' | 'bytes' | 'steps';
}

/**
 * What long work gets from the job that runs it. Cancellation is cooperative (a worker thread cannot
 * be stopped while SQLite runs), so every loop asks at least every few milliseconds of work.
 */
export interface JobControl {
  /** Reports progress; cheap, may be called often, the sender thins it out. */
  progress(line: Progress): void;
  /** True once the user asked to stop. */
  readonly cancelled: boolean;
  /** Waits while the user has paused the work; throws CANCELLED once they asked to stop. */
  check(): void;
}

/** A control for callers without a job: never cancelled, progress thrown away. */
export function detachedControl(): JobControl {
  return { progress: () => undefined, cancelled: false, check: () => undefined };
}

/** Shortest time between two progress lines of one phase. */
const PROGRESS_INTERVAL_MS = 50;

/** What the shared flag of a job asks of its work. */
export const ASKED = { nothing: 0, stop: 1, wait: 2 } as const;

/** A control over a shared flag, whose index 0 is one of {@link ASKED}. */
export function flagControl(flag: Int32Array, report: (line: Progress) => void): JobControl {
  let phase = '';
  let reportedAt = 0;
  return {
    progress(line) {
      const now = performance.now();
      const due = line.phase !== phase || now - reportedAt >= PROGRESS_INTERVAL_MS;
      if (!due && line.done !== line.total) return;
      phase = line.phase;
      reportedAt = now;
      report(line);
    },
    get cancelled() {
      return Atomics.load(flag, 0) === ASKED.stop;
    },
    check() {
      // The thread sleeps: whoever else wants something of it waits as long.
      while (Atomics.load(flag, 0) === ASKED.wait) Atomics.wait(flag, 0, ASKED.wait);
      if (Atomics.load(flag, 0) === ASKED.stop) throw new AppError('CANCELLED');
    },
  };
}
