import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import type { StageScheme } from '#shared/domain/stageSchemes.ts';

/** Everybody with a counting order: who most figures are about. */
export const EVERY_BUYER: SegmentRule = { kind: 'number', field: 'orders', least: 1 };

/** The customers in a stage of a scheme on the analysis date. */
export function stageRule(scheme: StageScheme, stage: string): SegmentRule {
  return { kind: 'choice', field: `stage.${scheme}`, values: [stage] };
}

/** The customers whose first order came by a channel, in all its spellings. */
export function channelRule(spellings: readonly string[]): SegmentRule {
  return { kind: 'choice', field: 'channel', values: spellings };
}
