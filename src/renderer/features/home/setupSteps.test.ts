import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '#shared/contract/settings.ts';
import type { WorkspaceSummary } from '#shared/contract/workspace.ts';
import { BATCHES } from '#test/renderer/mockImports.ts';
import { setupSteps } from './setupSteps.ts';

const WORKSPACE: WorkspaceSummary = {
  id: 'w',
  name: 'Shop',
  kind: 'user',
  createdAt: '2024-01-01T00:00:00.000Z',
  backupAt: null,
};
const FACTS = {
  batches: [],
  run: null,
  settings: analysisSettingsSchema.parse({}),
  reports: 0,
  actions: 0,
  workspace: WORKSPACE,
};

const doneOf = (facts: Partial<Parameters<typeof setupSteps>[0]>) =>
  setupSteps({ ...FACTS, ...facts }).flatMap(({ id, done }) => (done ? id : []));

describe('the checklist of Home', () => {
  it('is open in an empty workspace', () => {
    expect(doneOf({})).toEqual([]);
  });

  it('ticks what is really there: undone imports count for nothing', () => {
    const of = (kind: 'orders' | 'surveys', state: 'complete' | 'undone') =>
      BATCHES.slice(0, 1).map((batch) => ({ ...batch, kind, state }));
    const batches = [...of('orders', 'complete'), ...of('surveys', 'undone')];
    expect(doneOf({ batches, actions: 1 })).toEqual(['import', 'action']);
    expect(doneOf({ batches: of('surveys', 'complete') })).toEqual(['import', 'surveys']);
  });
});
