import type { SegmentRule } from '#shared/domain/segmentRule.ts';
import { textOfRule } from './ruleAddress.ts';
import { navigate } from './useRoute.ts';

/** Opens the list of the customers behind a figure; the global filter comes along. */
export function showCustomers(pick: SegmentRule): void {
  navigate('customers', { pick: textOfRule(pick) });
}
