import type { JobView } from '#shared/contract/jobs.ts';

/** What the page knows of the core's jobs, by number; fed by events, read by hooks. */
export interface JobStore {
  /** All jobs known, oldest first; the same array until something changes. */
  readonly all: () => readonly JobView[];
  readonly put: (job: JobView) => void;
  /** Numbers of the jobs that the present page shows by itself. */
  readonly shown: () => ReadonlySet<number>;
  /** Says that the page shows a job; the returned function takes it back. */
  readonly show: (id: number) => () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const ENDED: readonly JobView['state'][] = ['done', 'failed', 'cancelled'];

/** True once nothing more will come from the job. */
export function hasEnded(job: JobView): boolean {
  return ENDED.includes(job.state);
}

/** An empty store. An ended job never goes back to running: events may overtake the list. */
export function createJobStore(): JobStore {
  let jobs: readonly JobView[] = [];
  let shown: ReadonlySet<number> = new Set();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    all: () => jobs,
    put(job) {
      const known = jobs.find(({ id }) => id === job.id);
      if (known && hasEnded(known)) return;
      jobs = [...jobs.filter(({ id }) => id !== job.id), job].sort((a, b) => a.id - b.id);
      tell();
    },
    shown: () => shown,
    show(id) {
      shown = new Set([...shown, id]);
      tell();
      return () => {
        shown = new Set([...shown].filter((one) => one !== id));
        tell();
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
