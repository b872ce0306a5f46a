import type { CoreContext } from './context.ts';
import type { WorkspaceDesk } from './workspaceDesk.ts';

const CHECK_INTERVAL_MS = 5_000;

/** Locks the workspace after the idle minutes of the preferences; running jobs count as activity. */
export class IdleLock {
  readonly #context: CoreContext;
  readonly #desk: WorkspaceDesk;
  readonly #timer: NodeJS.Timeout;
  #touchedAt = performance.now();

  constructor(context: CoreContext, desk: WorkspaceDesk) {
    this.#context = context;
    this.#desk = desk;
    this.#timer = setInterval(() => {
      this.#check();
    }, CHECK_INTERVAL_MS);
    this.#timer.unref();
  }

  /** The user did something. */
  touch(): void {
    this.#touchedAt = performance.now();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    const minutes = this.#context.preferences.current.lockAfterMinutes;
    if (minutes === 0 || !this.#context.workspace) return;
    const busy = this.#context.queue
      .list()
      .some((job) => job.state === 'running' || job.state === 'queued');
    if (busy) this.touch();
    if (performance.now() - this.#touchedAt < minutes * 60_000) return;
    void this.#desk.close('idle');
  }
}
