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
}

/**
 * Makes the change that the standard input names, as JSON. Tells on the standard output when the workspace is
 * open (`begun`) and when the change is made (`done`); whoever started it may kill it at any moment.
 */
const STANDARD_INPUT = 0;
const WORKER = new URL('../../../out/main/worker.js', import.meta.url);
const change = JSON.parse(readFileSync(STANDARD_INPUT, 'utf8')) as Change;
const session = await Session.open({
  workerUrl: WORKER,
  databasePath: change.databasePath,
  key: Buffer.from(change.key, 'hex'),
});
process.stdout.write('begun\n');
await session.call(change.method, change.input);
process.stdout.write('done\n');
await session.close();
