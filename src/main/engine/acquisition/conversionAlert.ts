import type { MonthIndex } from '#shared/domain/calendar.ts';

/** A fall of the conversion by this share of its level before is told. */
const NOTABLE_FALL = 0.15;
/** Months before that make up the level. */
const MONTHS_BEFORE = 3;
/** Fewest new customers that the month should have brought at the level before: fewer is noise. */
const FEWEST_EXPECTED = 10;

/** Counts differ by chance more often than once in twenty below this many deviations. */
const NOTABLE_DEVIATIONS = 2;

/** A channel whose conversion of the last complete month fell. */
export interface ConversionAlert {
  readonly month: MonthIndex;
  readonly conversion: number;
  /** Mean of the three months before. */
  readonly before: number;
  /** Change against the mean, -0.2 for a fall by a fifth. */
  readonly change: number;
  readonly clicks: number;
  readonly customers: number;
  /** The fall is no larger than two standard deviations of a Poisson count: it may be chance. */
  readonly chance: boolean;
}

/** New customers and clicks of a month; clicks NaN = unknown. */
export interface MonthOfClicks {
  readonly customers: number;
  readonly clicks: number;
}

/**
 * The alert of a channel: its conversion in `month` lies 15 % or more below the mean of the three
 * months before. None when clicks of any of the four months are unknown or 0, or when the mean would
 * have let fewer than ten new customers be expected of the month's clicks.
 */
export function conversionAlert(
  of: (month: MonthIndex) => MonthOfClicks,
  month: MonthIndex,
): ConversionAlert | undefined {
  const now = of(month);
  const conversion = conversionOf(now);
  let before = 0;
  for (let n = 1; n <= MONTHS_BEFORE; n++) before += conversionOf(of(month - n)) / MONTHS_BEFORE;
  const change = conversion / before - 1;
  // NaN, of a month without clicks, fails the comparison.
  const expected = before * now.clicks;
  const fell = change <= -NOTABLE_FALL + 1e-12 && expected >= FEWEST_EXPECTED;
  const chance = expected - now.customers <= NOTABLE_DEVIATIONS * Math.sqrt(expected);
  return fell ? { month, conversion, before, change, ...now, chance } : undefined;
}

/** New customers per click; NaN without clicks. */
export function conversionOf({ customers, clicks }: MonthOfClicks): number {
  return clicks > 0 ? customers / clicks : Number.NaN;
}
