import { DAYS_PER_YEAR } from '#shared/domain/calendar.ts';
import { livedColumns, OperationalClock, type CalendarProfile } from './calendar/profile.ts';
import type { PurchaseColumns } from './covariates/groups.ts';
import type { OrderHorizon } from './orderScore.ts';
import { purchaseTable, type PurchaseTable } from './purchaseTable.ts';
import type { PurchaseSummary } from './summary.ts';

export const DAYS_PER_UNIT = { day: 1, week: 7 } as const;

/** Over which time, and on which clock, a value is asked for. */
export interface ClockSettings {
  /** Time unit of the models' parameters and of recency and age. */
  readonly unit: 'day' | 'week';
  /** Horizon in months of a twelfth of 365.25 days. */
  readonly horizonMonths: number;
  /** Effective yearly discount rate: 0.1 means that money in a year is worth 1 / 1.1. */
  readonly yearlyRate: number;
  /** Share of outcomes that the intervals of orders and value hold. */
  readonly intervalLevel: number;
  /** Busier and quieter months by which time passes; left out where they are not told apart. */
  readonly calendar?: CalendarProfile;
  /** How fast the coming time passes beside the past, 1 unless past forecasts were off the same way. */
  readonly pace: number;
}

/** The clock of a profile from the first purchase of anybody to `ahead` days after the analysis date. */
export function summaryClock(
  { asOf, ageDays }: PurchaseSummary,
  profile: CalendarProfile,
  ahead: number,
): OperationalClock {
  const oldest = ageDays.reduce((most, days) => Math.max(most, days), 0);
  return new OperationalClock(profile, asOf - oldest, asOf + ahead);
}

/** The buyers of a summary as the models see them, and what is asked of the models. */
export interface ClvTimes {
  /** Customers with an order; the columns below are in their order. */
  readonly buyers: Uint32Array;
  /** Days in the time unit of the models. */
  readonly unit: number;
  readonly columns: PurchaseColumns;
  readonly table: PurchaseTable;
  readonly ask: OrderHorizon;
}

/** What the value of the customers of a summary is computed from, on the clock of the settings. */
export function clvTimes(summary: PurchaseSummary, settings: ClockSettings): ClvTimes {
  const buyers = buyersOf(summary);
  const unit = DAYS_PER_UNIT[settings.unit];
  const calendarDays = (settings.horizonMonths * DAYS_PER_YEAR) / 12;
  const lived = livedTimes(summary, buyers, calendarDays, settings.calendar);
  const { columns } = lived;
  const horizonDays = lived.horizonDays * settings.pace;
  return {
    buyers,
    unit,
    columns,
    table: purchaseTable(columns.x, columns.recency, columns.age, unit),
    ask: {
      horizon: horizonDays / unit,
      // Money is discounted by the calendar, at the rate at which the horizon passes it.
      delta:
        (Math.log1p(settings.yearlyRate) / DAYS_PER_YEAR) * unit * (calendarDays / horizonDays),
      level: settings.intervalLevel,
    },
  };
}

/** Purchases of the buyers and the horizon, in days of the calendar or of its profile. */
function livedTimes(
  summary: PurchaseSummary,
  buyers: Uint32Array,
  calendarDays: number,
  profile: CalendarProfile | undefined,
): { columns: PurchaseColumns; horizonDays: number } {
  const of = (column: Int32Array): Int32Array => {
    const result = new Int32Array(buyers.length);
    for (let i = 0; i < buyers.length; i++) result[i] = column[buyers[i] as number] as number;
    return result;
  };
  const [x, recency, age] = [of(summary.frequency), of(summary.recencyDays), of(summary.ageDays)];
  if (profile === undefined) {
    return { columns: { x, recency, age }, horizonDays: calendarDays };
  }
  const { asOf } = summary;
  const clock = summaryClock(summary, profile, Math.ceil(calendarDays));
  const lived = livedColumns(clock, asOf, recency, age);
  return {
    columns: { x, ...lived },
    horizonDays: clock.between(asOf, asOf + calendarDays),
  };
}

/** Customers with an order. */
function buyersOf(summary: PurchaseSummary): Uint32Array {
  const buyers = new Uint32Array(summary.buyers);
  let n = 0;
  for (let c = 0; c < summary.frequency.length; c++) {
    if ((summary.frequency[c] as number) >= 0) buyers[n++] = c;
  }
  return buyers;
}
