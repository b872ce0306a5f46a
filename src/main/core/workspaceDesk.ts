import { AppError } from '#shared/contract/errors.ts';
import type { CoreEvent } from '#shared/contract/events.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { Session, valueOf } from '#main/session/index.ts';
import {
  acceptRestored,
  createWorkspaceAt,
  databasePath,
  lockWorkspace,
  readWorkspace,
  restoreAt,
  unlockDemo,
  unlockVault,
  wipe,
  type NewWorkspaceOptions,
  type Workspace,
} from '#main/vault/index.ts';
import type { JobControl } from '#main/jobs/index.ts';
import { changed, type CoreContext, type OpenWorkspace } from './context.ts';

type LockReason = Extract<CoreEvent, { type: 'locked' }>['reason'];

const STOP_PATIENCE_MS = 2_000;

/** Opens and closes workspaces; one is open at a time. */
export class WorkspaceDesk {
  readonly #context: CoreContext;
  /** Opening and closing wait for each other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: CoreContext) {
    this.#context = context;
  }

  /**
   * Opens the workspace in a folder by its passphrase; a demo workspace is opened without one.
   * @throws AppError NO_WORKSPACE, WRONG_PASSPHRASE, WORKSPACE_IN_USE and what opening the store throws
   */
  async openFolder(folder: string, passphrase: () => Promise<string>): Promise<WorkspaceSummary> {
    const workspace = readWorkspace(folder);
    const key =
      workspace.kind === 'demo'
        ? unlockDemo(folder)
        : await unlockVault(folder, await passphrase());
    return this.openWithKey(workspace, key);
  }

  /** Makes a workspace in a folder, opens it, and yields the words that are shown once. */
  async createFolder(
    folder: string,
    options: NewWorkspaceOptions,
  ): Promise<{ workspace: WorkspaceSummary; recoveryWords: readonly string[] }> {
    const { workspace, key, recoveryWords } = await createWorkspaceAt(folder, options);
    return { workspace: await this.openWithKey(workspace, key), recoveryWords };
  }

  /** Makes a workspace out of a backup file; it stays locked. */
  async restoreFolder(
    file: string,
    folder: string,
    control?: JobControl,
  ): Promise<WorkspaceSummary> {
    const workspace = await restoreAt(file, folder, control);
    changed(this.#context, 'workspace');
    return summaryOf(workspace);
  }

  /** Opens a workspace whose key is known; takes the key over and closes what was open before. */
  openWithKey(workspace: Workspace, key: Uint8Array): Promise<WorkspaceSummary> {
    return this.#inTurn(async () => {
      await this.#close('user');
      const lock = lockWorkspace(workspace.folder);
      try {
        const session = await this.#openSession(workspace, key);
        const open: OpenWorkspace = {
          folder: workspace.folder,
          summary: summaryOf(await this.#checkRestored(workspace, session)),
          key,
          session,
          release: () => {
            lock.release();
          },
        };
        this.#context.workspace = open;
        this.#context.log.info('workspace opened', { kind: workspace.kind });
        changed(this.#context, 'workspace', 'batches', 'runs', 'settings', 'reports');
        return open.summary;
      } catch (error) {
        lock.release();
        wipe(key);
        throw error;
      }
    });
  }

  /** Locks: running work is asked to stop, the workers end, the key is wiped. Nothing open is fine. */
  async close(reason: LockReason): Promise<void> {
    // Work that does not stop in time (a dialog that nobody answers) must not keep the data open.
    const patience = new Promise((resolve) => setTimeout(resolve, STOP_PATIENCE_MS).unref());
    await Promise.race([this.#context.queue.drain(), patience]);
    await this.#inTurn(() => this.#close(reason));
  }

  /** Locks at once, for a job that failed half way through making a workspace. */
  abandon(): Promise<void> {
    return this.#inTurn(() => this.#close('user'));
  }

  /** Facts of the open workspace may have changed (a backup was made). */
  refresh(): void {
    const open = this.#context.workspace;
    if (!open) return;
    this.#context.workspace = { ...open, summary: summaryOf(readWorkspace(open.folder)) };
    changed(this.#context, 'workspace');
  }

  async #close(reason: LockReason): Promise<void> {
    const open = this.#context.workspace;
    if (!open) return;
    this.#context.workspace = null;
    this.#context.unmasking.hide();
    await open.session.close();
    wipe(open.key);
    open.release();
    this.#context.tickets.clear();
    this.#context.emit({ type: 'locked', reason });
    changed(this.#context, 'workspace');
  }

  /** A workspace fresh from a backup that cannot be opened shows a fault of the backup. */
  async #openSession(workspace: Workspace, key: Uint8Array): Promise<Session> {
    const { workerUrl } = this.#context.options;
    try {
      return await Session.open({ workerUrl, databasePath: databasePath(workspace.folder), key });
    } catch (error) {
      const damaged = error instanceof AppError && error.body.code === 'WORKSPACE_DAMAGED';
      if (!workspace.unchecked || !damaged) throw error;
      throw new AppError('BACKUP_DAMAGED', { details: { rule: 'open' } });
    }
  }

  /** A workspace fresh from a backup is looked through once before it counts as whole. */
  async #checkRestored(workspace: Workspace, session: Session): Promise<Workspace> {
    if (!workspace.unchecked) return workspace;
    try {
      const json = await session.call('store.verify', {});
      return acceptRestored(workspace.folder, valueOf('store.verify', json));
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(step, step);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

/** What the screens know of a workspace: never its folder. */
export function summaryOf({ id, name, kind, createdAt, backupAt }: Workspace): WorkspaceSummary {
  return { id, name, kind, createdAt, backupAt };
}

/** The workspace with a number among those of the data folder. @throws AppError NO_WORKSPACE */
export function findWorkspace(workspaces: readonly Workspace[], id: string): Workspace {
  const found = workspaces.find((workspace) => workspace.id === id);
  if (!found) throw new AppError('NO_WORKSPACE');
  return found;
}
