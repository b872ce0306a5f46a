import type { JobHandle } from '#main/jobs/index.ts';
import { WorkerLink } from '#main/jobs/index.ts';
import { WORKER_ROLES, type WorkerMethodName, type WorkerMethods } from '#main/rpc/index.ts';

/**
 * An open workspace: its workers, from unlocking to locking. The main thread never touches the
 * database; it sends work to one writer and one reader and passes their JSON on.
 */
export class Session {
  readonly #writer: WorkerLink;
  readonly #reader: WorkerLink;

  private constructor(writer: WorkerLink, reader: WorkerLink) {
    this.#writer = writer;
    this.#reader = reader;
  }

  /**
   * Opens the database in both workers; the writer first, since it migrates and sweeps.
   * @throws AppError with the code the opening failed with (WORKSPACE_DAMAGED, WORKSPACE_NEWER, …).
   */
  static async open(options: {
    readonly workerUrl: URL;
    readonly databasePath: string;
    readonly key: Uint8Array;
  }): Promise<Session> {
    const { workerUrl, databasePath, key } = options;
    const writer = await WorkerLink.start(workerUrl, { role: 'writer', databasePath, key });
    try {
      const reader = await WorkerLink.start(workerUrl, { role: 'reader', databasePath, key });
      return new Session(writer, reader);
    } catch (error) {
      await writer.close();
      throw error;
    }
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
    await Promise.all([this.#writer.close(), this.#reader.close()]);
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
