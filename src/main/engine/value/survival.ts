import { addMonths, DAYS_PER_YEAR, type Day } from '#shared/domain/calendar.ts';
import type { CustomerTotals } from '../customerTotals.ts';
import { normalQuantile } from '../numeric/index.ts';

/** Days in a month of a twelfth of 365.25 days. */
export const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;

/** How long customers were seen, and whether their end was seen. */
export interface Lifetimes {
  /** Days from the first order to the end, or to the analysis date; one per customer with an order. */
  readonly days: Int32Array;
  /** 1 where the silence has passed the limit, 0 where the customer may still be there. */
  readonly ended: Uint8Array;
  /** Orders of all of them. */
  readonly orders: number;
}

/**
 * Lifetimes by silence: a customer has ended on the day on which the silence after the last order became
 * longer than `silenceMonths`, which is the day that the churn figure counts; everybody else is censored
 * at the analysis date. Who came back after a longer silence is taken as having stayed.
 */
export function lifetimesOf(totals: CustomerTotals, asOf: Day, silenceMonths: number): Lifetimes {
  const days = new Int32Array(totals.buyers);
  const ended = new Uint8Array(totals.buyers);
  let n = 0;
  let orders = 0;
  for (let c = 0; c < totals.orders.length; c++) {
    const count = totals.orders[c] as number;
    if (count === 0) continue;
    const first = totals.firstDay[c] as number;
    const end = addMonths(totals.lastDay[c] as number, silenceMonths) + 1;
    ended[n] = end <= asOf ? 1 : 0;
    days[n++] = Math.min(end, asOf) - first;
    orders += count;
  }
  return { days, ended, orders };
}

/** The Kaplan-Meier estimate at the days on which somebody ended. */
export interface SurvivalCurve {
  readonly customers: number;
  readonly ended: number;
  /** Days from the first order, ascending. */
  readonly day: Int32Array;
  /** Share still there after that day. */
  readonly survival: Float64Array;
  /** Customers seen up to that day, and of them those who ended on it. */
  readonly atRisk: Float64Array;
  readonly endings: Float64Array;
  /** Longest time that anybody was seen. */
  readonly longest: number;
}

/**
 * Survival with customers who are still there as censored observations; who is censored on a day was at
 * risk on it.
 *
 * Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal of
 * the American Statistical Association 53 (1958), equation 2b.
 */
export function kaplanMeier({ days, ended }: Pick<Lifetimes, 'days' | 'ended'>): SurvivalCurve {
  const longest = days.reduce((most, value) => Math.max(most, value), 0);
  const endings = new Float64Array(longest + 1);
  const leaving = new Float64Array(longest + 1);
  for (let i = 0; i < days.length; i++) {
    const day = days[i] as number;
    leaving[day] = (leaving[day] as number) + 1;
    if (ended[i] === 1) endings[day] = (endings[day] as number) + 1;
  }
  const at: number[] = [];
  const survival: number[] = [];
  const atRisk: number[] = [];
  let here = days.length;
  let share = 1;
  for (let day = 0; day <= longest; day++) {
    const gone = endings[day] as number;
    if (gone > 0) {
      share *= (here - gone) / here;
      at.push(day);
      survival.push(share);
      atRisk.push(here);
    }
    here -= leaving[day] as number;
  }
  return {
    customers: days.length,
    ended: ended.reduce((sum, one) => sum + one, 0),
    day: Int32Array.from(at),
    survival: Float64Array.from(survival),
    atRisk: Float64Array.from(atRisk),
    endings: Float64Array.from(at, (day) => endings[day] as number),
    longest,
  };
}

/** Share still there `day` days after the first order. */
export function survivalAt({ day: days, survival }: SurvivalCurve, day: number): number {
  let share = 1;
  for (let i = 0; i < days.length && (days[i] as number) <= day; i++) share = survival[i] as number;
  return share;
}

export interface MeanLifetime {
  /** Days up to which lifetimes count: what was asked for, or as far as anybody was seen. */
  readonly horizon: number;
  /** Mean days within the horizon. */
  readonly mean: number;
  readonly standardError: number;
  /** Interval at 95 %, within 0 and the horizon. */
  readonly low: number;
  readonly high: number;
}

/**
 * Restricted mean lifetime: the area under the curve up to the horizon, with Greenwood's variance.
 * Beyond what was seen the curve says nothing, so the horizon ends there.
 *
 * Source: J. P. Klein and M. L. Moeschberger, Survival Analysis (2003), equations 4.5.1 and 4.5.2. The
 * variance leaves out the day on which the last one at risk ended, whose term is 0 / 0.
 */
export function restrictedMean(curve: SurvivalCurve, horizonDays: number): MeanLifetime {
  const horizon = Math.min(horizonDays, curve.longest);
  const steps = curve.day.filter((day) => day < horizon).length;
  const areaFrom = new Float64Array(steps + 1);
  for (let i = steps - 1; i >= 0; i--) {
    const until = i + 1 < steps ? (curve.day[i + 1] as number) : horizon;
    const area = (curve.survival[i] as number) * (until - (curve.day[i] as number));
    areaFrom[i] = (areaFrom[i + 1] as number) + area;
  }
  const first = steps > 0 ? (curve.day[0] as number) : horizon;
  const mean = first + (areaFrom[0] as number);
  let variance = 0;
  for (let i = 0; i < steps; i++) {
    const [here, gone] = [curve.atRisk[i] as number, curve.endings[i] as number];
    if (here > gone) variance += ((areaFrom[i] as number) ** 2 * gone) / (here * (here - gone));
  }
  const standardError = Math.sqrt(variance);
  const reach = normalQuantile(0.975) * standardError;
  return {
    horizon,
    mean,
    standardError,
    low: Math.max(0, mean - reach),
    high: Math.min(horizon, mean + reach),
  };
}
