import type { MonthIndex } from '#shared/domain/calendar.ts';
import type { HealthPartId } from '#shared/domain/definitions.ts';
import { medianOf } from '#shared/domain/quantiles.ts';
import type { KpiSeries, Kpis } from '../kpis/index.ts';
import type { Outcome } from '../outcome.ts';

/** Earlier months that a month needs to be compared with, and the most that are looked at. */
const LEAST_PAST_MONTHS = 12;
const MOST_PAST_MONTHS = 36;
/** Months of the trend. */
const TREND = 12;
const MONTHS_OF_A_YEAR = 12;

export interface HealthPart {
  readonly id: HealthPartId;
  /** Value of the month, in the unit of the part. */
  readonly value: number;
  /** Median of the earlier months. */
  readonly usual: number;
  /** Share of the earlier months that were not better, 0 to 100; equal months count half. */
  readonly score: number;
  /** Earlier months compared. */
  readonly months: number;
}

export interface CustomerHealth {
  /** The last finished month. */
  readonly month: MonthIndex;
  /** Mean of the parts, 0 to 100. */
  readonly score: number;
  readonly parts: readonly HealthPart[];
  /** Score of each of the last twelve finished months, oldest first; NaN where it has no past. */
  readonly trend: Float64Array;
}

/**
 * Health of the customer base: each part of the last finished month as the share of the business' own
 * earlier months (up to 36) that were not better, and their plain mean. 50 is an ordinary month; no
 * outside benchmark is involved.
 *
 * @param hasAmounts false leaves out the part of revenue.
 * @returns gated with `few_earlier_months` when the month has fewer than twelve earlier ones.
 */
export function customerHealth(series: KpiSeries, hasAmounts: boolean): Outcome<CustomerHealth> {
  const last = series.months.length - (series.lastComplete ? 1 : 2);
  const columns = partColumns(series.months.slice(0, last + 1), hasAmounts);
  const parts = last < 0 ? [] : partsAt(columns, last);
  if (parts.length === 0) {
    const details = { months: Math.max(0, last), monthsNeeded: LEAST_PAST_MONTHS };
    return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_earlier_months', details };
  }
  const trend = Float64Array.from({ length: TREND }, (_, i) => {
    const month = last - TREND + 1 + i;
    return month < 0 ? Number.NaN : meanScore(partsAt(columns, month));
  });
  return {
    ok: true,
    value: { month: series.firstMonth + last, score: meanScore(parts), parts, trend },
  };
}

interface PartColumn {
  readonly id: HealthPartId;
  readonly values: Float64Array;
  readonly lowerIsBetter: boolean;
}

function partColumns(months: readonly Kpis[], hasAmounts: boolean): PartColumn[] {
  const living = livingBefore(months);
  const column = (
    id: HealthPartId,
    value: (month: Kpis, at: number) => number,
    lowerIsBetter = false,
  ): PartColumn => ({ id, values: Float64Array.from(months, value), lowerIsBetter });
  const columns = [
    column('growth', (m, at) => ofLiving(m, m.new + m.wonBack - m.churned, living[at])),
    column('loss', (m, at) => ofLiving(m, m.churned, living[at]), true),
    column('repeat', (m) => m.repeatShare),
    column('frequency', (m) => m.ordersPerCustomer),
  ];
  if (!hasAmounts) return columns;
  const yearChange = (m: Kpis, at: number): number =>
    per(m.netRevenue, months[at - MONTHS_OF_A_YEAR]?.netRevenue) - 1;
  return [...columns, column('revenue', yearChange)];
}

/** Customers not silent beyond the limit on the eve of each month. */
function livingBefore(months: readonly Kpis[]): Float64Array {
  const living = new Float64Array(months.length);
  let now = 0;
  for (const [at, month] of months.entries()) {
    living[at] = now;
    now += month.new + month.wonBack - month.churned;
  }
  return living;
}

/** A share of the living; unknown while nobody can be lost, or early months would all look perfect. */
function ofLiving({ canLose }: Kpis, customers: number, living: number | undefined): number {
  return canLose ? per(customers, living) : Number.NaN;
}

function per(top: number, bottom: number | undefined): number {
  return bottom !== undefined && bottom > 0 ? top / bottom : Number.NaN;
}

/** The parts of a month that are known and have enough earlier months. */
function partsAt(columns: readonly PartColumn[], month: number): HealthPart[] {
  return columns.flatMap(({ id, values, lowerIsBetter }) => {
    const value = values[month] as number;
    const past = values
      .slice(Math.max(0, month - MOST_PAST_MONTHS), month)
      .filter((earlier) => !Number.isNaN(earlier))
      .sort();
    if (Number.isNaN(value) || past.length < LEAST_PAST_MONTHS) return [];
    const below = past.filter((earlier) => earlier < value).length;
    const equal = past.filter((earlier) => earlier === value).length;
    const share = (below + equal / 2) / past.length;
    const score = 100 * (lowerIsBetter ? 1 - share : share);
    return [{ id, value, usual: medianOf(past), score, months: past.length }];
  });
}

/** Mean over the parts; NaN without any. */
function meanScore(parts: readonly HealthPart[]): number {
  return parts.reduce((sum, part) => sum + part.score, 0) / parts.length;
}
