import { MessageChannel } from 'node:worker_threads';
import type { JobHandle } from '#main/jobs/index.ts';
import { WorkerLink } from '#main/jobs/index.ts';
import { WORKER_ROLES, type WorkerMethodName, type WorkerMethods } from '#main/rpc/index.ts';

/**
 * An open workspace: its workers, from unlocking to locking. The main thread never touches the
 * database; it sends work to one writer and one reader and passes their JSON on. A storer shares the
 * writer's work when a file is imported.
 */
export class Session {
  readonly #writer: WorkerLink;
  readonly #reader: WorkerLink;
  readonly #storer: WorkerLink;

  private constructor(writer: WorkerLink, reader: WorkerLink, storer: WorkerLink) {
    this.#writer = writer;
    this.#reader = reader;
    this.#storer = storer;
  }

  /**
   * Opens the database in all workers; the writer first, since it migrates and sweeps.
   * @throws AppError with the code the opening failed with (WORKSPACE_DAMAGED, WORKSPACE_NEWER, …).
   */
  static async open(options: {
    readonly workerUrl: URL;
    readonly databasePath: string;
    readonly key: Uint8Array;
  }): Promise<Session> {
    const { workerUrl, databasePath, key } = options;
    const { port1, port2 } = new MessageChannel();
    const line = port1;
    const writer = await WorkerLink.start(workerUrl, { role: 'writer', databasePath, key, line });
    // A writer whose storer has died would wait for it for ever.
    const endWriter = (): void => void writer.close();
    const others = await Promise.allSettled([
      WorkerLink.start(workerUrl, { role: 'reader', databasePath, key }),
      WorkerLink.start(workerUrl, { role: 'storer', databasePath, key, line: port2 }, endWriter),
    ]);
    const [reader, storer] = others;
    if (reader.status === 'fulfilled' && storer.status === 'fulfilled') {
      return new Session(writer, reader.value, storer.value);
    }
    for (const other of others) if (other.status === 'fulfilled') await other.value.close();
    await writer.close();
    throw others.find((other) => other.status === 'rejected')?.reason;
  }

  /** Sends a short piece of work; resolves with the JSON text of its value. */
  call<Name extends WorkerMethodName>(
    method: Name,
    input: WorkerMethods[Name]['input'],
  ): Promise<string> {
    return this.#link(method).call(method, input);
  }

  /** Sends the work of a job, tied to the job's cancel flag and progress. */
  run<Name extends WorkerMethodName>(
    job: JobHandle,
    method: Name,
    input: WorkerMethods[Name]['input'],
  ): Promise<string> {
    return this.#link(method).call(method, input, {
      cancel: job.cancel,
      progress: (line) => {
        job.progress(line);
      },
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#writer, this.#reader, this.#storer].map((link) => link.close()));
  }

  #link(method: WorkerMethodName): WorkerLink {
    return WORKER_ROLES[method] === 'writer' ? this.#writer : this.#reader;
  }
}

/** The value in the JSON text of a worker's answer. */
export function valueOf<Name extends WorkerMethodName>(
  _method: Name,
  json: string,
): WorkerMethods[Name]['output'] {
  return JSON.parse(json) as WorkerMethods[Name]['output'];
}
