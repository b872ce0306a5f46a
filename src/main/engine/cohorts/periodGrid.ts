import type { Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import {
  lastDayOfPeriod,
  periodOfDay,
  type PeriodIndex,
  type PeriodUnit,
} from '#shared/domain/periods.ts';
import { firstDayOf } from '../calendarTable.ts';

/** The periods from the first row of a snapshot to its analysis date, counted from 0. */
export interface PeriodGrid {
  readonly unit: PeriodUnit;
  readonly firstDay: Day;
  /** Number of the first period in the unit's own count. */
  readonly first: PeriodIndex;
  /** Number of periods, 0 if there is no row. */
  readonly count: number;
  /** Period of each day, at `day - firstDay`. */
  readonly periodOf: Int32Array;
  /** False if the analysis date is not the last day of its period. */
  readonly lastComplete: boolean;
}

/** The period grid of a snapshot, so that no loop over orders does calendar arithmetic. */
export function periodGrid(snapshot: Snapshot, unit: PeriodUnit): PeriodGrid {
  const { asOf } = snapshot;
  const firstDay = firstDayOf(snapshot) ?? asOf + 1;
  const first = periodOfDay(unit, Math.min(firstDay, asOf));
  const count = firstDay > asOf ? 0 : periodOfDay(unit, asOf) - first + 1;
  const periodOf = new Int32Array(asOf - firstDay + 1);
  let begin = firstDay;
  for (let period = 0; period < count; period++) {
    const end = Math.min(lastDayOfPeriod(unit, first + period), asOf);
    periodOf.fill(period, begin - firstDay, end - firstDay + 1);
    begin = end + 1;
  }
  const lastComplete = count > 0 && lastDayOfPeriod(unit, first + count - 1) === asOf;
  return { unit, firstDay, first, count, periodOf, lastComplete };
}
