import { join } from 'node:path';
import { flagControl, type JobControl, type JobHandle } from '#main/jobs/index.ts';
import type { Handlers } from '#main/rpc/index.ts';
import {
  backup,
  changePassphrase,
  createWorkspace,
  listWorkspaces,
  removeWorkspace,
  replaceRecoveryWords,
  restore,
  unlockDemo,
  unlockVault,
  unlockWithRecovery,
  wipe,
} from '#main/vault/index.ts';
import { answer } from './appHandlers.ts';
import {
  callWorker,
  changed,
  jobReference,
  requireWorkspace,
  runWorker,
  type CoreContext,
} from './context.ts';
import { findWorkspace, summaryOf, type WorkspaceDesk } from './workspaceDesk.ts';

const DEMO_NAME = 'Demo';

/** Workspaces: list, make, open, lock, keys, backup. */
export function workspaceHandlers(context: CoreContext, desk: WorkspaceDesk) {
  const folder = join(context.options.dataFolder, 'workspaces');
  return {
    'workspace.list': () => answer(listWorkspaces(folder).map(summaryOf)),
    'workspace.current': () => answer(context.workspace?.summary ?? null),
    'workspace.create': async ({ name, passphrase }) => {
      const made = await createWorkspace(folder, { kind: 'user', name, passphrase });
      const workspace = await desk.openWithKey(made.workspace, made.key);
      return JSON.stringify({ workspace, recoveryWords: made.recoveryWords });
    },
    'workspace.unlock': async ({ id, passphrase }) => {
      const workspace = findWorkspace(listWorkspaces(folder), id);
      return answer(await desk.openFolder(workspace.folder, () => Promise.resolve(passphrase)));
    },
    'workspace.recover': async ({ id, words, passphrase }) => {
      const workspace = findWorkspace(listWorkspaces(folder), id);
      const key = await unlockWithRecovery(workspace.folder, words);
      await changePassphrase(workspace.folder, key, passphrase);
      return answer(await desk.openWithKey(workspace, key));
    },
    'workspace.changePassphrase': async ({ current, next }) => {
      const open = requireWorkspace(context);
      wipe(await unlockVault(open.folder, current));
      await changePassphrase(open.folder, open.key, next);
      return answer({});
    },
    'workspace.newRecoveryWords': async ({ passphrase }) => {
      const open = requireWorkspace(context);
      wipe(await unlockVault(open.folder, passphrase));
      return answer({ recoveryWords: replaceRecoveryWords(open.folder, open.key) });
    },
    'workspace.lock': async () => {
      await desk.close('user');
      return answer({});
    },
    'workspace.openDemo': () =>
      jobReference(
        context.queue.start('workspace.openDemo', async (job) => {
          const found = listWorkspaces(folder).find((workspace) => workspace.kind === 'demo');
          if (found) return answer(await desk.openWithKey(found, unlockDemo(found.folder)));
          return answer(await makeDemo(context, desk, folder, job));
        }),
      ),
    'workspace.verify': () => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('workspace.verify', (job) =>
          runWorker(context, job, 'store.verify', {}),
        ),
      );
    },
    'workspace.storage': () => callWorker(context, 'workspace.storage', {}),
    'workspace.backup': () => {
      requireWorkspace(context);
      return jobReference(
        context.queue.start('workspace.backup', async (job) => {
          const open = requireWorkspace(context);
          const { host, version } = context.options;
          const day = new Date().toISOString().slice(0, 10);
          const path = await host.chooseSavePath(`perennial-backup-${day}.perennial`);
          if (path === null) return 'null';
          const source = {
            copyTo: async (to: string) => {
              await runWorker(context, job, 'store.copyTo', { path: to });
            },
          };
          await backup(source, open.folder, path, version, controlOf(job));
          desk.refresh();
          return answer({ savedAs: path });
        }),
      );
    },
    'workspace.restore': ({ ticket }) => {
      const path = context.tickets.pathOf(ticket);
      return jobReference(
        context.queue.start('workspace.restore', async (job) => {
          const workspace = await restore(path, folder, controlOf(job));
          changed(context, 'workspace');
          return answer(summaryOf(workspace));
        }),
      );
    },
  } satisfies Partial<Handlers>;
}

/** The demo workspace: made, filled and analysed at the first time; a half-made one is thrown away. */
async function makeDemo(context: CoreContext, desk: WorkspaceDesk, folder: string, job: JobHandle) {
  const made = await createWorkspace(folder, { kind: 'demo', name: DEMO_NAME });
  const summary = await desk.openWithKey(made.workspace, made.key);
  try {
    await runWorker(context, job, 'demo.fill', {});
    await runWorker(context, job, 'analysis.run', {});
  } catch (error) {
    await desk.abandon();
    removeWorkspace(made.workspace.folder);
    throw error;
  }
  changed(context, 'batches', 'runs');
  return summary;
}

/** The job's flag and progress as the control that the rooms take. */
function controlOf(job: JobHandle): JobControl {
  return flagControl(new Int32Array(job.cancel), (line) => {
    job.progress(line);
  });
}
