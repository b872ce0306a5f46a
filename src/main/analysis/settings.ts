import { analysisSettingsSchema, type AnalysisSettings } from '#shared/contract/settings.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import { DEFAULT_RFM_SETTINGS, type RfmSettings } from '#main/engine/index.ts';
import type { Store } from '#main/store/index.ts';

const KEY = 'analysis';

/** The saved settings of the analyses; the defaults in a new workspace. */
export function readAnalysisSettings(store: Store): AnalysisSettings {
  const saved = store.settings.get(KEY);
  return analysisSettingsSchema.parse(saved === undefined ? {} : JSON.parse(saved));
}

/** Saves settings; runs stay as they are and are stale from then on. */
export function saveAnalysisSettings(store: Store, settings: AnalysisSettings): AnalysisSettings {
  const valid = analysisSettingsSchema.parse(settings);
  store.settings.set(KEY, canonicalJson(valid));
  return valid;
}

/** How RFM is scored under the settings. */
export function rfmSettings(settings: AnalysisSettings): RfmSettings {
  return { ...DEFAULT_RFM_SETTINGS, line: settings.rfm.line };
}
