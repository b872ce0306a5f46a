import { addMonths } from '#shared/domain/calendar.ts';
import { dayOf, snapshotOf, type Row } from '#test/fixtures/snapshots.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  churnTiming,
  endedWithin,
  lossDurations,
  NOT_OBSERVED,
  secondOrderDurations,
} from './index.ts';

const AS_OF = dayOf('2024-06-30');
const MONTHS = 3;

const anyRows = fc.array(
  fc.tuple(fc.nat(5), fc.nat(500)).map(([customer, ago]): Row => [customer, AS_OF - ago, 10]),
  { maxLength: 40 },
);

/** Days of the orders of a customer, rising. */
function daysOf(rows: readonly Row[], customer: number): number[] {
  return rows
    .filter(([c]) => c === customer)
    .map(([, day]) => day)
    .sort((a, b) => a - b);
}

describe('days to the second order', () => {
  it('are the first gap, or open until the analysis date', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { time, ended } = secondOrderDurations(snapshotOf(6, AS_OF, rows));
        for (let c = 0; c < 6; c++) {
          const [first, second] = daysOf(rows, c);
          if (first === undefined) {
            expect([time[c], ended[c]]).toEqual([NOT_OBSERVED, 0]);
          } else {
            expect([time[c], ended[c]]).toEqual([
              (second ?? AS_OF) - first,
              second === undefined ? 0 : 1,
            ]);
          }
        }
      }),
    );
  });
});

describe('days until being lost', () => {
  it('end with the last order before the first silence beyond the limit', () => {
    const { time, ended, observedTo } = lossDurations(
      snapshotOf(4, AS_OF, [
        // Returns after a silence beyond the limit: lost all the same.
        [0, dayOf('2023-01-01'), 10],
        [0, dayOf('2023-02-01'), 10],
        [0, dayOf('2023-09-01'), 10],
        // Silent exactly as long as the limit allows, then lost with the last order.
        [1, dayOf('2023-05-31'), 10],
        [1, dayOf('2023-08-31'), 10],
        // Ordered after the last day that can be judged.
        [2, dayOf('2024-01-15'), 10],
        [2, dayOf('2024-04-10'), 10],
        [2, dayOf('2024-06-20'), 10],
        // First seen too late.
        [3, dayOf('2024-05-01'), 10],
      ]),
      MONTHS,
    );
    expect(observedTo).toBe(dayOf('2024-03-29'));
    expect([...time]).toEqual([31, 92, dayOf('2024-03-29') - dayOf('2024-01-15'), NOT_OBSERVED]);
    expect([...ended]).toEqual([1, 1, 0, 0]);
  });

  it('agree with a walk over the orders', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { time, ended, observedTo } = lossDurations(snapshotOf(6, AS_OF, rows), MONTHS);
        expect(addMonths(observedTo, MONTHS)).toBeLessThan(AS_OF);
        expect(addMonths(observedTo + 1, MONTHS)).toBeGreaterThanOrEqual(AS_OF);
        for (let c = 0; c < 6; c++) {
          const days = daysOf(rows, c);
          const [first] = days;
          if (first === undefined || first > observedTo) {
            expect(time[c]).toBe(NOT_OBSERVED);
            continue;
          }
          const lostAt = days.find(
            (day, i) => day <= observedTo && (days[i + 1] ?? AS_OF + 1) > addMonths(day, MONTHS),
          );
          expect([time[c], ended[c]]).toEqual([
            (lostAt ?? observedTo) - first,
            lostAt === undefined ? 0 : 1,
          ]);
        }
      }),
    );
  });

  it('do not exist where the data are shorter than the limit', () => {
    const snapshot = snapshotOf(1, AS_OF, [[0, AS_OF - 20, 10]]);
    expect([...lossDurations(snapshot, MONTHS).time]).toEqual([NOT_OBSERVED]);
  });
});

describe('churn timing', () => {
  it('counts every loss once and everybody at risk before', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const snapshot = snapshotOf(6, AS_OF, rows);
        const losses = lossDurations(snapshot, MONTHS);
        const timing = churnTiming(snapshot.orders, losses);
        const lost = timing.lostByMonth.reduce((sum, n) => sum + n, 0);
        expect(lost).toBe(losses.ended.reduce((sum, n) => sum + n, 0));
        expect(timing.lost).toBe(lost);
        for (const [month, n] of timing.lostByMonth.entries()) {
          const before = timing.atRiskByMonth[month] ?? 0;
          expect(n).toBeLessThanOrEqual(before);
          expect(timing.atRiskByMonth[month + 1] ?? 0).toBeLessThanOrEqual(before - n);
        }
      }),
    );
  });

  it('tells who ordered once only from who left within the first month', () => {
    const snapshot = snapshotOf(3, AS_OF, [
      [0, dayOf('2023-01-01'), 10],
      [1, dayOf('2023-01-01'), 10],
      [1, dayOf('2023-01-31'), 10],
      [2, dayOf('2023-01-01'), 10],
      [2, dayOf('2023-02-01'), 10],
    ]);
    const timing = churnTiming(snapshot.orders, lossDurations(snapshot, MONTHS));
    expect(timing).toMatchObject({ observed: 3, lost: 3, lostAtOnce: 1 });
    expect([...timing.lostByMonth]).toEqual([2, 1]);
    expect([...timing.atRiskByMonth]).toEqual([3, 1]);
  });

  it('shares of the first days leave out who was seen too late', () => {
    const snapshot = snapshotOf(3, AS_OF, [
      [0, AS_OF - 100, 10],
      [0, AS_OF - 70, 10],
      [1, AS_OF - 100, 10],
      [2, AS_OF - 10, 10],
      [2, AS_OF - 9, 10],
    ]);
    const seconds = secondOrderDurations(snapshot);
    const share = (days: number) => endedWithin(snapshot.orders, seconds, AS_OF - 90, days);
    expect(share(30)).toEqual({ customers: 2, ended: 1 });
    expect(share(29)).toEqual({ customers: 2, ended: 0 });
  });
});
