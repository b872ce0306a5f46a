import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { addMonthsTable, calendarTable } from '../calendarTable.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';
import type { Durations } from './lifeTable.ts';

/** Time of a customer who does not take part. */
export const NOT_OBSERVED = -1;

/**
 * Days from the first order to the second; whoever has not ordered again is censored at the analysis
 * date. Two orders of one day are 0 days apart.
 */
export function secondOrderDurations(snapshot: Snapshot, control?: EngineControl): Durations {
  const { start, day, customers } = snapshot.orders;
  const time = new Int32Array(customers).fill(NOT_OBSERVED);
  const ended = new Uint8Array(customers);
  for (let c = 0; c < customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = start[c] as number;
    const orders = (start[c + 1] as number) - begin;
    if (orders === 0) continue;
    const second = orders > 1 ? (day[begin + 1] as number) : snapshot.asOf;
    time[c] = second - (day[begin] as number);
    ended[c] = orders > 1 ? 1 : 0;
  }
  return { time, ended };
}

/** Days until customers were lost, and up to which day that can be told. */
export interface LossDurations extends Durations {
  /**
   * Last day on which a silence could begin and still pass the limit by the analysis date: where
   * observation ends for everybody.
   */
  readonly observedTo: Day;
}

/**
 * Days from the first order to the last order before the first silence of more than `activeMonths`
 * calendar months: how long a customer stayed. A customer who came back later was lost all the same.
 *
 * Whether an order began such a silence is known only if the limit lies before the analysis date.
 * Observation therefore ends on one day for everybody; who was not lost by then is censored there, and
 * who first ordered later is not observed. Censoring at the last order instead would take away just
 * those who are silent now, and make customers look more faithful than they are.
 */
export function lossDurations(
  snapshot: Snapshot,
  activeMonths: number,
  control?: EngineControl,
): LossDurations {
  const { start, day, customers } = snapshot.orders;
  const { asOf } = snapshot;
  const calendar = calendarTable(snapshot);
  const limit = addMonthsTable(calendar, activeMonths);
  const observedTo = lastJudgedDay(asOf, activeMonths);
  const time = new Int32Array(customers).fill(NOT_OBSERVED);
  const ended = new Uint8Array(customers);
  for (let c = 0; c < customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = start[c] as number;
    const end = start[c + 1] as number;
    if (begin === end || (day[begin] as number) > observedTo) continue;
    const first = day[begin] as number;
    time[c] = observedTo - first;
    for (let i = begin; i < end && (day[i] as number) <= observedTo; i++) {
      const next = i + 1 < end ? (day[i + 1] as number) : asOf + 1;
      if (next <= (limit[(day[i] as number) - calendar.firstDay] as number)) continue;
      time[c] = (day[i] as number) - first;
      ended[c] = 1;
      break;
    }
  }
  return { time, ended, observedTo };
}

/** Last day whose limit lies before the analysis date. Month ends make the limit stand still, never fall. */
function lastJudgedDay(asOf: Day, activeMonths: number): Day {
  let day = addMonths(asOf, -activeMonths) + 1;
  while (addMonths(day, activeMonths) >= asOf) day--;
  return day;
}
