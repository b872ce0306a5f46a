import { describe, expect, it } from 'vitest';
import { addMonths, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { DayCondition, SegmentRule } from '#shared/domain/segmentRule.ts';
import { fellSilentRule, observedRule, silentRule } from './behindRules.ts';

const day = (iso: string): number => parseIsoDay(iso) ?? Number.NaN;

/** The days of three years before a date that a rule takes. */
function daysOf(rule: SegmentRule, asOf: string): string[] {
  const { from, to } = rule as DayCondition;
  return Array.from({ length: 1200 }, (_, back) => formatIsoDay(day(asOf) - back)).filter(
    (iso) => (from === undefined || iso >= from) && (to === undefined || iso <= to),
  );
}

describe('the customers behind silence', () => {
  // Month ends, where calendar months are clamped, and a leap day.
  it.each(['2024-02-29', '2024-05-31', '2024-03-31', '2024-12-31', '2023-02-28'])(
    'are those whom the engine counts, on %s',
    (asOf) => {
      const all = daysOf({ kind: 'day', field: 'last_order' }, asOf);
      const risk = all.filter(
        (iso) => day(asOf) > addMonths(day(iso), 3) && addMonths(day(iso), 6) + 1 > day(asOf),
      );
      expect(daysOf(silentRule(asOf, 3, 6), asOf)).toEqual(risk);
      const yearAgo = addMonths(day(asOf), -12);
      const lost = all.filter((iso) => {
        const on = addMonths(day(iso), 6) + 1;
        return on <= day(asOf) && on > yearAgo;
      });
      expect(daysOf(fellSilentRule(asOf, 6, 12), asOf)).toEqual(lost);
    },
  );

  it('are observed from the day on that lies as many days back', () => {
    expect(observedRule('2024-12-31', 90)).toEqual({
      kind: 'day',
      field: 'first_order',
      to: '2024-10-02',
    });
  });
});
