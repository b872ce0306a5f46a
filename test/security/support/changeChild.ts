import { readFileSync } from 'node:fs';
import type { WorkerMethodName, WorkerMethods } from '#main/rpc/index.ts';
import { Session } from '#main/session/index.ts';

/** One change of a workspace, by the program's own session. */
export interface Change<Name extends WorkerMethodName = WorkerMethodName> {
  readonly databasePath: string;
  /** Hex. */
  readonly key: string;
  readonly method: Name;
  readonly input: WorkerMethods[Name]['input'];
  /** Milliseconds after which the process kills itself, counted from when the change was asked for; null for never. */
  readonly killAfter: number | null;
}

/**
 * Makes the change that the standard input names, as JSON, and tells on the standard output when it is made
 * and how long it took (`done 12.5`). It dies by its own hand: a change of a few milliseconds would be over
 * before another process could strike it.
 */
const STANDARD_INPUT = 0;
const WORKER = new URL('../../../out/main/worker.js', import.meta.url);
const change = JSON.parse(readFileSync(STANDARD_INPUT, 'utf8')) as Change;
const session = await Session.open({
  workerUrl: WORKER,
  databasePath: change.databasePath,
  key: Buffer.from(change.key, 'hex'),
});
const began = performance.now();
const made = session.call(change.method, change.input);
const die = (): boolean => process.kill(process.pid, 'SIGKILL');
if (change.killAfter === 0) die();
else if (change.killAfter !== null) setTimeout(die, change.killAfter);
await made;
process.stdout.write(`done ${String(performance.now() - began)}\n`);
await session.close();
