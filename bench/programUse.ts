import { readFileSync, readdirSync } from 'node:fs';

/** Memory of the program in MiB: proportional set size, so that pages which processes share count once. */
export interface Memory {
  /** This process: the core and its workers. */
  readonly core: number;
  /** All processes below it: the browser. */
  readonly browser: number;
}

/** Memory now; zeros where the system does not tell it (all but Linux). */
function memoryNow(): Memory {
  const below = descendants(process.pid);
  return { core: pss(process.pid), browser: below.reduce((sum, pid) => sum + pss(pid), 0) };
}

/** Milliseconds of processor that the program has used so far, core and browser together. */
export function processorNow(): number {
  const { user, system } = process.cpuUsage();
  const below = descendants(process.pid).reduce((sum, pid) => sum + processorOf(pid), 0);
  return (user + system) / 1000 + below;
}

/** The highest of some looks at the memory. Looking stops the core for some tens of milliseconds. */
export class MemoryPeak {
  #most: Memory = { core: 0, browser: 0 };

  look(): void {
    const now = memoryNow();
    if (now.core + now.browser > this.#most.core + this.#most.browser) this.#most = now;
  }

  /** The highest since the last call. */
  take(): Memory {
    const most = this.#most;
    this.#most = { core: 0, browser: 0 };
    return most;
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

/** Fields 14 and 15 of the process's line, in hundredths of a second; its name may hold spaces. */
function processorOf(pid: number): number {
  const [, rest = ''] = /\) (.*)$/.exec(read(`/proc/${pid}/stat`).trim()) ?? [];
  const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

/** A process that has just ended has no files: it uses nothing. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
