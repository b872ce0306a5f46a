import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { ImportScene } from './importScene.ts';

/** The built command line: the program's own session with its storing thread, log and lock. */
const CLI = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));

/** When to kill: so many milliseconds after the program was started, told of rows, or told its result. */
export interface Moment {
  readonly after: 'start' | 'begun' | 'done';
  readonly milliseconds: number;
}

interface Life {
  /** Everything the program said. */
  readonly output: string;
  /** Milliseconds from the start to the first rows, and from there to the result; 0 if never reached. */
  readonly opening: number;
  readonly importing: number;
}

/** Imports the file in a process of its own and kills that at the moment, if it still lives then. */
export async function importAndKill(scene: ImportScene, moment: Moment): Promise<Life> {
  const { temp, workspace, file, plan } = scene;
  // SQLite and Node both look at these for temporary files.
  const env = { ...process.env, TMPDIR: temp, SQLITE_TMPDIR: temp, TEMP: temp, TMP: temp };
  const args = [CLI, 'import', file, '--workspace', workspace, '--template', plan, '--json'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const seen = { start: performance.now(), begun: 0, done: 0 };
  let output = '';
  let errors = '';
  const reached = (event: Moment['after']): void => {
    seen[event] = performance.now();
    if (event === moment.after) setTimeout(() => child.kill('SIGKILL'), moment.milliseconds);
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
    // The first line of progress comes with the first few thousand rows.
    if (seen.begun === 0) reached('begun');
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (seen.done === 0) reached('done');
  });
  reached('start');
  await new Promise((resolve) => child.once('close', resolve));
  const failed = child.signalCode !== 'SIGKILL' && child.exitCode !== 0;
  if (failed || output.includes('"error"')) throw new Error(`the import failed: ${errors}`);
  return {
    output: errors + output,
    opening: seen.begun === 0 ? 0 : seen.begun - seen.start,
    importing: seen.done === 0 ? 0 : seen.done - seen.begun,
  };
}
