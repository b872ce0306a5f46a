import type { WorkspaceSummary } from '#shared/contract/workspace.ts';

/** Which part of the screen is shown. */
export type UnlockView =
  | { readonly view: 'list' | 'create' | 'restore' }
  | { readonly view: 'unlock' | 'recover'; readonly workspace: WorkspaceSummary };
