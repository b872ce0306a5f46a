import { addMonths, firstDayReaching, formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
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

/** The customers whose first order lies in a month, `YYYY-MM`. */
export function cohortRule(month: string): SegmentRule {
  return { kind: 'choice', field: 'cohort', values: [month] };
}

/** The customers whose first order lies at least so many days before a day, such as the analysis date. */
export function observedRule(isoDay: string, days: number): SegmentRule {
  return { kind: 'day', field: 'first_order', to: formatIsoDay(dayOf(isoDay) - days) };
}

/** The customers who have been silent for longer than some calendar months, but not for longer than others. */
export function silentRule(asOf: string, longerThan: number, upTo: number): SegmentRule {
  const day = dayOf(asOf);
  return lastOrderRule(firstDayReaching(day, upTo), firstDayReaching(day, longerThan) - 1);
}

/** The customers whose silence became longer than some calendar months within as many months as `within`. */
export function fellSilentRule(asOf: string, months: number, within: number): SegmentRule {
  const day = dayOf(asOf);
  return lastOrderRule(
    firstDayReaching(addMonths(day, -within), months),
    firstDayReaching(day, months) - 1,
  );
}

function lastOrderRule(from: number, to: number): SegmentRule {
  return { kind: 'day', field: 'last_order', from: formatIsoDay(from), to: formatIsoDay(to) };
}

function dayOf(isoDay: string): number {
  const day = parseIsoDay(isoDay);
  if (day === undefined) throw new RangeError(isoDay);
  return day;
}
