import type { LoyaltyView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { LOYALTY_TIERS } from '#shared/domain/rfmClasses.ts';
import {
  GRADES,
  type CompositeScores,
  type RfmScores,
  type RfmWeights,
} from '#main/engine/index.ts';
import { GroupSums, groupAt } from './rfmView.ts';
import type { Body } from './stored.ts';

/** Grades and loyalty tiers of the weighted score, the best first. */
export function loyaltyView(
  scores: RfmScores,
  composite: CompositeScores,
  weights: RfmWeights,
  rfm: AnalysisSettings['rfm'],
): Omit<Body<LoyaltyView>, 'benefits'> {
  const sums = new GroupSums(scores);
  const grades = sums.by(GRADES, (c) => (composite.grade[c] as number) - 1);
  const tiers = sums.by(LOYALTY_TIERS.length, (c) => composite.tier[c] as number);
  const limits = { ...rfm.tiers, ordinary: 0 };
  return {
    kind: rfm.weights.kind,
    weights: { ...weights },
    grades: Array.from({ length: GRADES }, (_, i) => ({
      grade: GRADES - i,
      ...groupAt(grades, GRADES - 1 - i),
    })),
    tiers: LOYALTY_TIERS.map((id, i) => ({ id, from: limits[id], ...groupAt(tiers, i) })),
  };
}
