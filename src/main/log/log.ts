import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The program's own log: codes, method names and function names, never a value or a path of the user. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number>>): void;
  error(event: string, thrown: unknown, facts?: Readonly<Record<string, string | number>>): void;
}

const MAX_BYTES = 1_000_000;

/**
 * A log in `folder/perennial.log`, turned over once at 1 MB; a log that cannot be written is dropped.
 * The folder is made with the first line, not before: a workspace is only made in an empty folder.
 */
export function createLog(folder: string): Log {
  const path = join(folder, 'perennial.log');
  const write = (level: string, event: string, facts: object): void => {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > MAX_BYTES) renameSync(path, `${path}.1`);
      const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...facts });
      appendFileSync(path, `${line}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not turn a log line into a second failure.
    }
  };
  return {
    info: (event, facts = {}) => {
      write('info', event, facts);
    },
    error: (event, thrown, facts = {}) => {
      write('error', event, { ...facts, ...describe(thrown) });
    },
  };
}

/** Kind and call path of a thrown value. Messages are left out: they may quote what was imported. */
function describe(thrown: unknown): { name: string; trace: string } {
  if (!(thrown instanceof Error)) return { name: typeof thrown, trace: '' };
  const trace = 'trace' in thrown && typeof thrown.trace === 'string' ? thrown.trace : '';
  const cause = thrown.cause instanceof Error ? ` < ${describe(thrown.cause).trace}` : '';
  return { name: thrown.name, trace: trace || framesOf(thrown) + cause };
}

/** Function names of an error's stack with file names but no folders, innermost first. */
export function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) =>
      line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?[^()\s]*[\\/]([^\\/()]+)\)?$/, '$1'),
    )
    .join(' < ');
}
