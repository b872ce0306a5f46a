import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { Durations } from './lifeTable.ts';
import type { LossDurations } from './orderDurations.ts';

/** When customers are lost, by whole calendar months from the first order to the start of the silence. */
export interface ChurnTiming {
  /** Customers who could be observed, and those of them who were lost. */
  readonly observed: number;
  readonly lost: number;
  /** Lost customers who ordered once only: their silence began with the first order. */
  readonly lostAtOnce: number;
  /** Lost customers by month; as long as the last month with one. */
  readonly lostByMonth: Float64Array;
  /** Customers who were not lost before the month began and were still observed then. */
  readonly atRiskByMonth: Float64Array;
}

/** Times of lost customers as a histogram, with the customers at risk in each month. */
export function churnTiming(orders: OrderColumns, losses: LossDurations): ChurnTiming {
  const lost: number[] = [];
  const kept: number[] = [];
  let lostAtOnce = 0;
  for (let c = 0; c < orders.customers; c++) {
    const time = losses.time[c] as number;
    if (time < 0) continue;
    const begin = orders.start[c] as number;
    const first = orders.day[begin] as number;
    const month = wholeMonths(first, first + time);
    const tally = losses.ended[c] === 1 ? lost : kept;
    tally[month] = (tally[month] ?? 0) + 1;
    if (losses.ended[c] === 1 && orders.start[c + 1] === begin + 1) lostAtOnce += 1;
  }
  let atRisk = total(lost) + total(kept);
  const observed = atRisk;
  const atRiskByMonth = Float64Array.from({ length: lost.length }, (_, month) => {
    const before = atRisk;
    atRisk -= (lost[month] ?? 0) + (kept[month] ?? 0);
    return before;
  });
  return {
    observed,
    lost: total(lost),
    lostAtOnce,
    lostByMonth: Float64Array.from({ length: lost.length }, (_, month) => lost[month] ?? 0),
    atRiskByMonth,
  };
}

/** Sum of a list with holes. */
function total(counts: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0;
  return sum;
}

/** Whole calendar months from one day to the same or a later one. */
function wholeMonths(from: Day, to: Day): number {
  let months = Math.floor((to - from) / 28);
  while (addMonths(from, months) > to) months--;
  return months;
}

/** A share of customers as its two counts. */
export interface WatchedShare {
  /** Customers who could be watched for long enough. */
  readonly customers: number;
  /** Of them, with the duration ended in time. */
  readonly ended: number;
}

/**
 * Of the customers whose first order lies on or before `seenBy`: how many reached the end of the
 * duration within `days`.
 */
export function endedWithin(
  orders: OrderColumns,
  durations: Durations,
  seenBy: Day,
  days: number,
): WatchedShare {
  let customers = 0;
  let ended = 0;
  for (let c = 0; c < orders.customers; c++) {
    const time = durations.time[c] as number;
    if (time < 0 || (orders.day[orders.start[c] as number] as number) > seenBy) continue;
    customers += 1;
    if (durations.ended[c] === 1 && time <= days) ended += 1;
  }
  return { customers, ended };
}
