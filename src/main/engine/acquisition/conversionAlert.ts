import type { MonthIndex } from '#shared/domain/calendar.ts';

/** A fall of the conversion by this share of its level before is told. */
const NOTABLE_FALL = 0.15;
/** Months that are set against as many months before, where clicks of all of them are known. */
const MOST_MONTHS = 3;
/** Fewest new customers that the months should have brought at the level before: fewer is noise. */
const FEWEST_EXPECTED = 10;
/** Counts differ by chance more often than once in twenty below this many deviations. */
const NOTABLE_DEVIATIONS = 2;

/** A channel whose conversion of the last ended months fell against as many months before. */
export interface ConversionAlert {
  /** First and last month of the fall. */
  readonly from: MonthIndex;
  readonly month: MonthIndex;
  readonly conversion: number;
  /** Conversion of as many months before. */
  readonly before: number;
  /** Change against the level before, -0.2 for a fall by a fifth. */
  readonly change: number;
  readonly clicks: number;
  readonly customers: number;
  /** The fall is no larger than two standard deviations of Poisson counts: it may be chance. */
  readonly chance: boolean;
}

/** New customers and clicks of a month; clicks NaN = unknown. */
export interface MonthOfClicks {
  readonly customers: number;
  readonly clicks: number;
}

/**
 * The alert of a channel: its conversion in the months up to `month` lies 15 % or more below that of as
 * many months before. Three months against three, or two, or one where clicks are not known for longer.
 * None when clicks of the last month or of the one before are unknown or 0, or when the level before
 * would have let fewer than ten new customers be expected.
 */
export function conversionAlert(
  of: (month: MonthIndex) => MonthOfClicks,
  month: MonthIndex,
): ConversionAlert | undefined {
  let known = 0;
  while (known < 2 * MOST_MONTHS && of(month - known).clicks > 0) known++;
  const length = Math.floor(known / 2);
  if (length === 0) return undefined;
  const now = sumOf(of, month - length + 1, month);
  const then = sumOf(of, month - 2 * length + 1, month - length);
  const conversion = conversionOf(now);
  const before = conversionOf(then);
  const change = conversion / before - 1;
  const expected = before * now.clicks;
  // NaN, where nobody came before either, fails the comparison.
  const fell = change <= -NOTABLE_FALL + 1e-12 && expected >= FEWEST_EXPECTED;
  if (!fell) return undefined;
  // Both levels are counts: that before is uncertain too.
  const deviation = Math.sqrt(expected * (1 + now.clicks / then.clicks));
  const chance = expected - now.customers <= NOTABLE_DEVIATIONS * deviation;
  return { from: month - length + 1, month, conversion, before, change, ...now, chance };
}

function sumOf(
  of: (month: MonthIndex) => MonthOfClicks,
  from: MonthIndex,
  to: MonthIndex,
): MonthOfClicks {
  let [customers, clicks] = [0, 0];
  for (let month = from; month <= to; month++) {
    customers += of(month).customers;
    clicks += of(month).clicks;
  }
  return { customers, clicks };
}

/** New customers per click; NaN without clicks. */
export function conversionOf({ customers, clicks }: MonthOfClicks): number {
  return clicks > 0 ? customers / clicks : Number.NaN;
}
