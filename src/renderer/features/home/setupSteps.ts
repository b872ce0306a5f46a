import type { RunSummary } from '#shared/contract/run.ts';
import type { BatchView } from '#shared/contract/importMethods.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import type { Route } from '../../app/routes.ts';

export interface SetupStep {
  readonly id:
    | 'import'
    | 'run'
    | 'customers'
    | 'interactions'
    | 'surveys'
    | 'margin'
    | 'action'
    | 'report'
    | 'backup';
  readonly done: boolean;
  readonly to: Route;
}

/**
 * What a workspace needs before its figures can be relied on, and the practice points of 3.21 (sources
 * joined, interaction, experience, acting on what is found), read from what is really there.
 */
export function setupSteps(facts: {
  readonly batches: readonly BatchView[];
  readonly run: RunSummary | null;
  readonly settings: AnalysisSettings;
  readonly reports: number;
  readonly actions: number;
  readonly workspace: WorkspaceSummary;
}): SetupStep[] {
  const kinds = new Set(
    facts.batches.filter(({ state }) => state === 'complete').map(({ kind }) => kind),
  );
  const bringIn: Route = { screen: 'data', query: { import: 'new' } };
  return [
    { id: 'import', done: kinds.size > 0, to: bringIn },
    {
      id: 'run',
      done: facts.run !== null && !facts.run.run.stale,
      to: { screen: 'settings', query: {} },
    },
    ...(['customers', 'interactions', 'surveys'] as const).map((kind) => ({
      id: kind,
      done: kinds.has(kind),
      to: bringIn,
    })),
    {
      id: 'margin',
      done: facts.settings.clv.margin !== null,
      to: { screen: 'value', query: { part: 'expected' } },
    },
    { id: 'action', done: facts.actions > 0, to: { screen: 'actions', query: { part: 'plan' } } },
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
