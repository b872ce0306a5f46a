import type { RunSummary } from '#shared/contract/run.ts';
import type { BatchView } from '#shared/contract/importMethods.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import type { Route } from '../../app/routes.ts';

export interface SetupStep {
  readonly id: 'import' | 'run' | 'margin' | 'report' | 'backup';
  readonly done: boolean;
  readonly to: Route;
}

/** What a workspace needs before its figures can be relied on, read from what is really there. */
export function setupSteps(facts: {
  readonly batches: readonly BatchView[];
  readonly run: RunSummary | null;
  readonly settings: AnalysisSettings;
  readonly reports: number;
  readonly workspace: WorkspaceSummary;
}): SetupStep[] {
  const imported = facts.batches.some(({ state }) => state === 'complete');
  return [
    { id: 'import', done: imported, to: { screen: 'data', query: { import: 'new' } } },
    {
      id: 'run',
      done: facts.run !== null && !facts.run.run.stale,
      to: { screen: 'settings', query: {} },
    },
    {
      id: 'margin',
      done: facts.settings.clv.margin !== null,
      to: { screen: 'value', query: { part: 'expected' } },
    },
    { id: 'report', done: facts.reports > 0, to: { screen: 'reports', query: {} } },
    // Nobody needs a demo back: it can be made anew.
    ...(facts.workspace.kind === 'demo'
      ? []
      : [
          {
            id: 'backup' as const,
            done: facts.workspace.backupAt !== null,
            to: { screen: 'settings' as const, query: {} },
          },
        ]),
  ];
}
