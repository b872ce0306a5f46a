import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { RfmWeighting } from '#main/engine/index.ts';

/** The chosen way to weigh, out of the settings that hold the details of all ways. */
export function weightingOf(weights: AnalysisSettings['rfm']['weights']): RfmWeighting {
  const { kind, pairs, allowInconsistent, manual } = weights;
  if (kind === 'ahp') return { kind, pairs, allowInconsistent };
  if (kind === 'manual') return { kind, parts: manual };
  return { kind };
}
