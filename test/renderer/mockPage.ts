import type { Preferences } from '#shared/contract/workspace.ts';
import { actionAnswers } from './mockActions.ts';
import { createMockBridge, type MockAnswers, type MockBridge } from './mockBridge.ts';
import { importAnswers } from './mockImports.ts';
import { identityAnswers } from './mockIdentity.ts';
import { overviewAnswers } from './mockOverview.ts';
import { resultAnswers } from './mockResults.ts';
import { segmentAnswers } from './mockSegments.ts';
import { stageAnswers } from './mockStages.ts';
import { touchpointAnswers } from './mockTouchpoints.ts';
import { workspaceAnswers } from './mockWorkspace.ts';

/** How far the user of the mocked page has come. */
export interface MockStage {
  /** No workspace at all, one that is locked, an open empty one, or one with data and figures. */
  readonly stage: 'new' | 'locked' | 'empty' | 'full';
  readonly language: Preferences['language'];
  readonly theme: Preferences['theme'];
  /** Take the place of the canned ones. */
  readonly answers?: MockAnswers;
}

/** A core for a page that is looked at or tested without a host. */
export function mockPage(
  { stage, language, theme, answers = {} }: MockStage,
  jobMs?: number,
): MockBridge {
  const open = stage === 'empty' || stage === 'full';
  return createMockBridge(
    {
      ...workspaceAnswers({ open, known: stage !== 'new', language, theme }),
      ...importAnswers({ empty: stage !== 'full' }),
      ...identityAnswers({ empty: stage !== 'full' }),
      ...overviewAnswers,
      ...resultAnswers,
      ...segmentAnswers,
      ...stageAnswers,
      ...touchpointAnswers,
      ...actionAnswers,
      ...(stage === 'full'
        ? {}
        : { 'analysis.current': null, 'actions.list': { judged: null, actions: [] } }),
      'reports.list': [],
      ...answers,
    },
    jobMs,
  );
}
