import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { AppError } from '#shared/contract/errors.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { ENGINE_VERSION } from '#main/engine/index.ts';
import { detachedControl } from '#main/jobs/index.ts';
import {
  buildLedger,
  identityRules,
  ledgerOfVersion,
  ledgerVersion,
  type IdentityRules,
  type Ledger,
} from '#main/snapshot/index.ts';
import type { RunRecord, Store } from '#main/store/index.ts';
import { readAnalysisSettings, runSettings } from './settings.ts';

/** Settings that a run was made with; what an earlier version did not know has its default. */
export function settingsOfRun(record: RunRecord): AnalysisSettings {
  return analysisSettingsSchema.parse(JSON.parse(record.settings));
}

/** True when data, settings or engine changed after the run. */
export function isStale(store: Store, record: RunRecord): boolean {
  return (
    record.dataVersion !== ledgerVersion(store, rulesOfRun(store, record)) ||
    record.engineVersion !== ENGINE_VERSION ||
    record.settings !== canonicalJson(runSettings(readAnalysisSettings(store)))
  );
}

/**
 * The ledger that a run was made from.
 * @throws AppError NO_RUN when its data are gone (an import was undone).
 */
export function ledgerOfRun(store: Store, record: RunRecord): Ledger {
  const held = ledgerOfVersion(store, record.dataVersion);
  if (held) return held;
  const rules = rulesOfRun(store, record);
  if (record.dataVersion !== ledgerVersion(store, rules)) throw new AppError('NO_RUN');
  return buildLedger(store, detachedControl(), rules);
}

/** The run's confidence with the decisions as they are now. */
export function rulesOfRun(store: Store, record: RunRecord): IdentityRules {
  return identityRules(store, settingsOfRun(record).identity.leastConfidence);
}
