import { firstDayReaching, formatIsoDay, type Day } from './calendar.ts';
import type { SegmentRule } from './segmentRule.ts';
import type { StageRules } from './stageSchemes.ts';

/** Who moved under the time scheme between two days, as rules on the customers of the later day. */
export interface ChangeRules {
  /** Silent beyond the active limit on the earlier day, and ordered since. */
  readonly wokeUp: SegmentRule;
  /** Passed the active or the dormant limit since. */
  readonly fellSilent: SegmentRule;
}

/**
 * The customers behind "what changed since the last import". Undefined where the days lie further apart
 * than the active limit: whoever ordered between them may be silent again.
 */
export function changeRules(
  since: Day,
  asOf: Day,
  { activeMonths, dormantMonths }: Pick<StageRules, 'activeMonths' | 'dormantMonths'>,
): ChangeRules | undefined {
  if (firstDayReaching(asOf, activeMonths) > since + 1) return undefined;
  const day = formatIsoDay;
  const activeFrom = firstDayReaching(since, activeMonths);
  const passed = (months: number): SegmentRule => ({
    kind: 'day',
    field: 'last_order',
    from: day(firstDayReaching(since, months)),
    to: day(firstDayReaching(asOf, months) - 1),
  });
  const activeThen: SegmentRule = {
    kind: 'behaviour',
    measure: 'orders',
    window: { kind: 'between', from: day(activeFrom), to: day(since) },
    least: 1,
  };
  return {
    wokeUp: {
      kind: 'all',
      rules: [
        { kind: 'day', field: 'first_order', to: day(since) },
        { kind: 'not', rule: activeThen },
        { kind: 'day', field: 'last_order', from: day(since + 1) },
      ],
    },
    fellSilent: { kind: 'any', rules: [passed(activeMonths), passed(dormantMonths)] },
  };
}
