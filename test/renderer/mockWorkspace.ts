import { SETTINGS } from './mockSettings.ts';
import type { Preferences, WorkspaceSummary } from '#shared/contract/workspace.ts';
import { MockError, type MockAnswers } from './mockBridge.ts';

const WORKSPACE: WorkspaceSummary = {
  id: 'w1',
  name: '晨曦商贸 Retail',
  kind: 'user',
  createdAt: '2026-10-02T08:15:00.000Z',
  backupAt: '2026-11-14T17:30:00.000Z',
};

const WORDS =
  'orbit lunar canvas maple ribbon quartz stable winter acorn humble pilot copper river solve tulip unify velvet wisdom yellow zebra anchor bridge cradle dragon'.split(
    ' ',
  );

/** Answers about the program and the workspace; `open` says whether a workspace is unlocked. */
export function workspaceAnswers(options: {
  readonly open: boolean;
  readonly known: boolean;
  readonly language: Preferences['language'];
  readonly theme: Preferences['theme'];
}): MockAnswers {
  let preferences: Preferences = {
    language: options.language,
    theme: options.theme,
    lockAfterMinutes: 10,
  };
  let failures = 0;
  let current: WorkspaceSummary | null = options.open ? WORKSPACE : null;
  return {
    'app.info': {
      version: '0.1.0',
      engineVersion: '1',
      host: 'chromium',
      node: '24.21.0',
      platform: 'linux x64',
      dataFolder: '~/.local/share/perennial',
      refusedRequests: 0,
    },
    'app.preferences': () => preferences,
    'app.setPreferences': (input: Partial<Preferences>) => {
      preferences = { ...preferences, ...input };
      return preferences;
    },
    'workspace.list': () =>
      options.known
        ? [WORKSPACE, { ...WORKSPACE, id: 'w2', name: 'Online Retail', backupAt: null }]
        : [],
    'workspace.current': () => current,
    'workspace.create': (input: { name: string }) => ({
      workspace: { ...WORKSPACE, name: input.name },
      recoveryWords: WORDS,
    }),
    'workspace.unlock': (input: { passphrase: string }) => {
      failures += 1;
      if (input.passphrase !== 'open sesame') {
        if (failures > 3) throw new MockError('TOO_MANY_ATTEMPTS', { seconds: 8 });
        throw new MockError('WRONG_PASSPHRASE');
      }
      current = WORKSPACE;
      return WORKSPACE;
    },
    'workspace.recover': WORKSPACE,
    'workspace.changePassphrase': {},
    'workspace.newRecoveryWords': { recoveryWords: WORDS },
    'workspace.lock': {},
    'workspace.openDemo': WORKSPACE,
    'workspace.storage': {
      total: 48_201_728,
      imports: 29_318_144,
      runs: 11_534_336,
      cache: 5_242_880,
      free: 1_048_576,
      other: 1_057_792,
      runCount: 7,
      wholeRuns: 2,
      tabledRuns: 7,
    },
    'workspace.verify': {
      ok: true,
      checks: [
        { name: 'integrity', ok: true, details: { bytes: 48_201_728, full: 1, faults: 0 } },
        { name: 'foreign_keys', ok: true, details: { orphans: 0 } },
        { name: 'migrations', ok: true, details: { applied: 3 } },
        { name: 'audit_chain', ok: true, details: { entries: 24 } },
        { name: 'columns', ok: true, details: { batches: 1, pieces: 84, values: 3_776_000 } },
        { name: 'backup_age', ok: true, details: { days: 8, limit: 30 } },
      ],
    },
    'workspace.backup': { savedAs: 'perennial-2026-11-22.backup' },
    'workspace.restore': WORKSPACE,
    'settings.analysis': SETTINGS,
    'settings.setAnalysis': SETTINGS,
  };
}
