/** How often something happens, over time. */
export interface EventTrend {
  /** Events per window, the earliest first; the last window ends on the last day. */
  readonly counts: readonly number[];
  /** Standard score of the trend test: above 0 for more and more often, below for less. */
  readonly score: number;
  readonly direction: 'rising' | 'falling' | 'none';
}

/** Standard score from which a trend is called one: two-sided 10 %. */
const LEAST_SCORE = 1.645;

/**
 * Events in windows of `windowDays` up to `asOf`, and whether they come closer together: the trend test
 * of Laplace as in D. R. Cox and P. A. W. Lewis, The Statistical Analysis of Series of Events (1966),
 * chapter 3.3. The first event opens the observation and is not counted in the test: a customer is only
 * known from then on.
 *
 * @param days of the events, ascending, none after `asOf`.
 */
export function eventTrend(
  days: ArrayLike<number>,
  asOf: number,
  windowDays: number,
  mostWindows: number,
): EventTrend {
  const first = days[0] ?? asOf;
  const span = asOf - first + 1;
  const windows = Math.min(mostWindows, Math.max(1, Math.ceil(span / windowDays)));
  const counts = new Array<number>(windows).fill(0);
  let sum = 0;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as number;
    const window = windows - 1 - Math.floor((asOf - day) / windowDays);
    if (window >= 0) counts[window] = (counts[window] as number) + 1;
    if (i > 0) sum += (day - first) / (span - 1);
  }
  const later = days.length - 1;
  const score = later < 1 || span < 2 ? 0 : (sum / later - 0.5) * Math.sqrt(12 * later);
  const direction = score >= LEAST_SCORE ? 'rising' : score <= -LEAST_SCORE ? 'falling' : 'none';
  return { counts, score, direction };
}
