import { readFileSync, readdirSync } from 'node:fs';

/** Memory of a program in MiB: proportional set size, so that pages which processes share count once. */
export interface Memory {
  readonly core: number;
  readonly browser: number;
}

/** This process (core and workers) and all below it (the browser); Linux tells it, nothing else does. */
export function memoryNow(): Memory {
  const below = descendants(process.pid);
  return { core: pss(process.pid), browser: below.reduce((sum, pid) => sum + pss(pid), 0) };
}

/** Looks every quarter of a second; tells the moment at which it was most. */
export class MemoryPeak {
  #most: Memory = memoryNow();
  readonly #timer = setInterval(() => this.#look(), 250);

  /** The peak since the last call, or since the beginning. */
  take(): Memory {
    this.#look();
    const most = this.#most;
    this.#most = memoryNow();
    return most;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = memoryNow();
    if (now.core + now.browser > this.#most.core + this.#most.browser) this.#most = now;
  }
}

function descendants(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function pss(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

/** A process that has just ended has no files: it uses nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
