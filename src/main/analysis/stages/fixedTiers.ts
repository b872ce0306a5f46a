import type { FixedTiersView } from '#shared/contract/stageMonths.ts';
import type { AnalysisSettings } from '#shared/contract/settings.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { historyFrom, MonthsBase, type Marks } from '#main/engine/index.ts';
import { stagesView } from '../views/stagesView.ts';
import {
  NO_AMOUNTS,
  NO_LIMITS,
  type Body,
  type GatedBody,
  type RunFacts,
} from '../views/stored.ts';

/**
 * The value tiers month by month by the fixed limits of the settings: unlike those by share, the part of
 * customers in the high tier can rise and fall (3.23, B26).
 */
export function fixedTiers(
  snapshot: Snapshot,
  { stageRules, clv }: AnalysisSettings,
  { hasAmounts, money }: RunFacts,
  marks: Marks | undefined,
): GatedBody<Body<FixedTiersView>> {
  if (!hasAmounts) return NO_AMOUNTS;
  const { highFrom, midFrom } = clv.tiers;
  if (highFrom === null || midFrom === null) return NO_LIMITS;
  const minor = 10 ** money.digits;
  const limits = { highFrom: highFrom * minor, midFrom: midFrom * minor };
  const base = new MonthsBase(snapshot, stageRules, limits);
  const history = historyFrom(base, ['value'], undefined, marks);
  const view = stagesView(history, history.schemes.value, 'value', stageRules);
  return { ok: true, value: { ...view, limits } };
}
