export { backup, inspectBackup, restore, restoreAt } from './backup.ts';
export {
  changePassphrase,
  replaceRecoveryWords,
  unlockDemo,
  unlockVault,
  unlockWithRecovery,
} from './vault.ts';
export { isLocked, lockWorkspace } from './workspaceLock.ts';
export {
  acceptRestored,
  createWorkspace,
  createWorkspaceAt,
  databasePath,
  listWorkspaces,
  readWorkspace,
  removeWorkspace,
  type NewWorkspace,
  type NewWorkspaceOptions,
  type Workspace,
} from './workspaces.ts';
export { wipe } from './wrapping.ts';
