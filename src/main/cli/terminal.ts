import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Progress } from '#main/jobs/index.ts';

/** Everything the command line prints goes through here: results to stdout, the rest to stderr. */
export interface Terminal {
  /** One line of the result. */
  print(line: string): void;
  /** One line for people beside the result. */
  say(line: string): void;
  /** Progress of long work: a bar on a terminal, one line every few seconds otherwise. */
  progress(label: string, line: Progress): void;
  /** Ends a bar that is being drawn. */
  endProgress(): void;
}

const LINE_INTERVAL_MS = 3000;
const BAR_WIDTH = 24;

/** The process's own terminal; `quiet` drops what is not the result. */
export function processTerminal(quiet: boolean): Terminal {
  const live = process.stderr.isTTY;
  let drawn = false;
  let printedAt = 0;
  let lastPhase = '';
  const endProgress = (): void => {
    if (drawn) process.stderr.write('\n');
    drawn = false;
  };
  return {
    print(line) {
      endProgress();
      process.stdout.write(`${line}\n`);
    },
    say(line) {
      if (quiet) return;
      endProgress();
      process.stderr.write(`${line}\n`);
    },
    progress(label, line) {
      if (quiet) return;
      if (live) {
        process.stderr.write(`\r\u001B[K${drawBar(label, line)}`);
        drawn = true;
        return;
      }
      const now = performance.now();
      if (line.phase === lastPhase && now - printedAt < LINE_INTERVAL_MS) return;
      lastPhase = line.phase;
      printedAt = now;
      process.stderr.write(`${drawCount(label, line)}\n`);
    },
    endProgress,
  };
}

function drawCount(label: string, line: Progress): string {
  const done = line.done.toLocaleString('en-US');
  return line.total === undefined
    ? `${label} ${done}`
    : `${label} ${done} / ${line.total.toLocaleString('en-US')}`;
}

function drawBar(label: string, line: Progress): string {
  if (line.total === undefined || line.total === 0) return drawCount(label, line);
  const filled = Math.min(BAR_WIDTH, Math.round((line.done / line.total) * BAR_WIDTH));
  return `[${'#'.repeat(filled)}${' '.repeat(BAR_WIDTH - filled)}] ${drawCount(label, line)}`;
}

/** Asks for a passphrase without showing it; undefined where nobody can be asked. */
export async function askHidden(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const silent = new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await reader.question('');
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}
