import { normalQuantile } from '../numeric/index.ts';
import type { LifeTable } from './lifeTable.ts';

/** Share of intervals that hold the true value. */
const CONFIDENCE = 0.95;
const Z = normalQuantile((1 + CONFIDENCE) / 2);

/** A curve by the times of its life table; it holds from its time until just before the next. */
export interface SurvivalCurve {
  readonly time: Float64Array;
  /** Share that has not ended by the time, that time included; it never rises. */
  readonly survival: Float64Array;
  /** Greenwood's standard error of `survival`; NaN once everybody has ended. */
  readonly standardError: Float64Array;
  /** Ends of the 95 % interval, between 0 and 1; NaN where there is none. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Kaplan and Meier's estimate of the share that has not ended, with Greenwood's variance and the
 * interval on the scale log(-log S), which stays between 0 and 1.
 *
 * Sources: Kaplan and Meier (1958), JASA 53; Greenwood (1926); Kalbfleisch and Prentice (2002), 1.4.2.
 */
export function kaplanMeier(table: LifeTable): SurvivalCurve {
  const { time, atRisk, ended } = table;
  const survival = new Float64Array(time.length);
  const standardError = new Float64Array(time.length);
  const low = new Float64Array(time.length);
  const high = new Float64Array(time.length);
  let share = 1;
  let sum = 0;
  for (let i = 0; i < time.length; i++) {
    const n = atRisk[i] as number;
    const d = ended[i] as number;
    share *= 1 - d / n;
    if (d > 0) sum += d / (n * (n - d));
    survival[i] = share;
    standardError[i] = share === 0 ? Number.NaN : share * Math.sqrt(sum);
    const [bottom, top] = interval(share, sum);
    low[i] = bottom;
    high[i] = top;
  }
  return { time, survival, standardError, low, high };
}

/** Interval of a share whose relative variance (Greenwood's sum) is given. */
function interval(share: number, sum: number): readonly [number, number] {
  if (share === 1) return [1, 1];
  if (share === 0) return [Number.NaN, Number.NaN];
  const width = (Z * Math.sqrt(sum)) / Math.log(share);
  return [share ** Math.exp(-width), share ** Math.exp(width)];
}

/** A curve's values at one time. */
export interface SurvivalPoint {
  readonly survival: number;
  readonly low: number;
  readonly high: number;
}

/** The curve at times in rising order; before its first time it is 1. */
export function survivalAt(curve: SurvivalCurve, times: readonly number[]): SurvivalPoint[] {
  let next = 0;
  return times.map((time) => {
    while (next < curve.time.length && (curve.time[next] as number) <= time) next++;
    if (next === 0) return { survival: 1, low: 1, high: 1 };
    return {
      survival: curve.survival[next - 1] as number,
      low: curve.low[next - 1] as number,
      high: curve.high[next - 1] as number,
    };
  });
}

/** A time with its interval; undefined where the curve (or its band) does not come down so far. */
export interface SurvivalQuantile {
  readonly time: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * First time by which a share of the cases has ended; 0.5 is the median. The interval holds the times
 * at which the band of the curve contains the level.
 *
 * Source: Brookmeyer and Crowley (1982), Biometrics 38.
 */
export function survivalQuantile(curve: SurvivalCurve, share: number): SurvivalQuantile {
  const level = 1 - share;
  const first = (column: Float64Array): number | undefined => {
    const at = column.findIndex((value) => value <= level + ROUNDING);
    return at < 0 ? undefined : curve.time[at];
  };
  return { time: first(curve.survival), low: first(curve.low), high: first(curve.high) };
}

/** A product of ratios may miss a level that it meets in exact arithmetic. */
const ROUNDING = 1e-12;

/** Mean duration within a span, with its interval. */
export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean duration up to `span`: the area under the curve. What happens after the span is not guessed.
 *
 * Source: Klein and Moeschberger (2003), 4.5.1 and 4.5.2.
 */
export function restrictedMean(table: LifeTable, span: number): RestrictedMean {
  const { survival } = kaplanMeier(table);
  let mean = 0;
  let variance = 0;
  let end = span;
  // From the right: the area still to come after each time.
  for (let i = table.time.length - 1; i >= 0; i--) {
    const time = table.time[i] as number;
    if (time >= span) continue;
    mean += (survival[i] as number) * (end - time);
    end = time;
    const n = table.atRisk[i] as number;
    const d = table.ended[i] as number;
    if (d > 0 && d < n) variance += (mean * mean * d) / (n * (n - d));
  }
  mean += end;
  const standardError = Math.sqrt(variance);
  return {
    mean,
    standardError,
    low: Math.max(0, mean - Z * standardError),
    high: Math.min(span, mean + Z * standardError),
  };
}

/** Cumulative hazard by the times of the life table. */
export interface CumulativeHazard {
  readonly time: Float64Array;
  readonly hazard: Float64Array;
  readonly standardError: Float64Array;
}

/** Nelson and Aalen's cumulative hazard. Source: Aalen (1978), Annals of Statistics 6. */
export function nelsonAalen({ time, atRisk, ended }: LifeTable): CumulativeHazard {
  let sum = 0;
  let variance = 0;
  const hazard = new Float64Array(time.length);
  const standardError = new Float64Array(time.length);
  for (let i = 0; i < time.length; i++) {
    const n = atRisk[i] as number;
    const d = ended[i] as number;
    sum += d / n;
    variance += d / (n * n);
    hazard[i] = sum;
    standardError[i] = Math.sqrt(variance);
  }
  return { time, hazard, standardError };
}
