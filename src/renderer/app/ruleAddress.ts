import { segmentRuleSchema } from '#shared/contract/segmentRule.ts';
import { canonicalJson } from '#shared/domain/canonicalJson.ts';
import type { SegmentRule } from '#shared/domain/segmentRule.ts';

/** The rule that an address names; null for none, or for what is no rule. */
export function ruleOfText(text: string | undefined): SegmentRule | null {
  if (text === undefined || text === '') return null;
  try {
    return segmentRuleSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** A rule as it stands in an address: the same rule has one text. Empty for no rule. */
export function textOfRule(rule: SegmentRule | null): string {
  return rule === null ? '' : canonicalJson(rule);
}
