import { RISK_TIERS, type RiskTier } from '#shared/domain/playbook.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';

const POINTS = 100;

/** The customers of a tier of risk, by the chance of an order that the score is made of. */
export function riskRule(tier: RiskTier): SegmentRule {
  const at = RISK_TIERS.findIndex(({ id }) => id === tier);
  const [from, next] = [RISK_TIERS[at], RISK_TIERS[at + 1]];
  const chanceAt = (score: number): number => (POINTS - score) / POINTS;
  return {
    kind: 'number',
    field: 'p_order',
    ...(next && { least: chanceAt(next.from) }),
    ...(from && from.from > 0 && { most: chanceAt(from.from) }),
  };
}
