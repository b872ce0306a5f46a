import type { LoyaltyView } from '#shared/contract/rfm.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import { LOYALTY_TIERS } from '#shared/domain/rfmClasses.ts';
import {
  GRADES,
  type CompositeScores,
  type LoyaltyLimits,
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
  return {
    kind: rfm.weights.kind,
    weights: { ...weights },
    ...loyaltyGroups(new GroupSums(scores), composite, rfm.tiers),
  };
}

/** Customers by grade and by tier, whichever customers the sums are of. */
export function loyaltyGroups(
  sums: GroupSums,
  { grade, tier }: Pick<CompositeScores, 'grade' | 'tier'>,
  from: LoyaltyLimits,
): Pick<LoyaltyView, 'grades' | 'tiers'> {
  const grades = sums.by(GRADES + 1, grade);
  const tiers = sums.by(LOYALTY_TIERS.length, tier);
  const limits = { ...from, ordinary: 0 };
  return {
    grades: Array.from({ length: GRADES }, (_, i) => ({
      grade: GRADES - i,
      ...groupAt(grades, GRADES - i),
    })),
    tiers: LOYALTY_TIERS.map((id, i) => ({ id, from: limits[id], ...groupAt(tiers, i) })),
  };
}
