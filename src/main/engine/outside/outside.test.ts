import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dayOfCivil, monthOfDay } from '#shared/domain/calendar.ts';
import { expectNear } from '#test/support/near.ts';
import { changesTogether, monthMeans } from './index.ts';

const JAN_1 = dayOfCivil(2024, 1, 1);
const daily = (from: number, to: number, skip = (_: number) => false): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((day) => !skip(day));
const ones = (days: readonly number[]): Float64Array => new Float64Array(days.length).fill(1);
/** Day 0 of the calendar, 1 January 1970, was a Thursday. */
const isWeekend = (day: number): boolean => (day + 3) % 7 >= 5;

function complete(days: readonly number[], asOf: number): boolean[] {
  return monthMeans(days, ones(days), asOf).months.map((month) => month.complete);
}

describe('months of a series', () => {
  it('are the means of their values, and unknown without one', () => {
    const days = [JAN_1, JAN_1 + 10, dayOfCivil(2024, 3, 5), dayOfCivil(2024, 5, 1)];
    const found = monthMeans(days, Float64Array.of(1, 4, -7, 99), dayOfCivil(2024, 4, 30));
    expect(found.firstMonth).toBe(monthOfDay(JAN_1));
    expect(found.months.map(({ values, mean }) => [values, mean])).toEqual([
      [2, 2.5],
      [0, Number.NaN],
      [1, -7],
    ]);
  });

  it('are unfinished where a daily series begins or ends within them, or they have not ended', () => {
    const asOf = dayOfCivil(2024, 6, 30);
    expect(complete(daily(JAN_1 + 9, dayOfCivil(2024, 3, 20)), asOf)).toEqual([false, true, false]);
    expect(complete(daily(JAN_1, dayOfCivil(2024, 3, 31)), asOf)).toEqual([true, true, true]);
    expect(complete(daily(JAN_1, asOf), asOf - 1).at(-1)).toBe(false);
  });

  it('do not wait for the weekend of a series of working days, nor for a second value of the month', () => {
    const asOf = dayOfCivil(2024, 7, 31);
    // 30 and 31 March 2024 are a Saturday and a Sunday.
    const working = daily(JAN_1, dayOfCivil(2024, 3, 29), isWeekend);
    expect(complete(working, asOf)).toEqual([true, true, true]);
    const monthly = Array.from({ length: 6 }, (_, i) => addMonths(JAN_1, i));
    expect(complete(monthly, asOf)).toEqual(monthly.map(() => true));
    expect(complete([JAN_1 + 3], asOf)).toEqual([true]);
  });

  it('are none of a series that begins after the analysis date', () => {
    expect(monthMeans([JAN_1 + 1], Float64Array.of(1), JAN_1).months).toEqual([]);
  });
});

const NONE = Number.NaN;
const OWN = Float64Array.of(
  ...[120, 131, 125, 140, 158, 149, NONE, 162, 171, 155, 180, 199, 176, 188, 201],
);
const OUTSIDE = Float64Array.of(
  ...[3.1, 4, 7.2, 11.5, 16, 19.4, 22.1, 21.5, 17, 12.2, 7.1, NONE, 2.4, 4.4, 8],
);

describe('changes together', () => {
  it('hold values of scipy (r and rho) and of plain Python (intervals)', () => {
    const found = changesTogether(OWN, OUTSIDE);
    expect([found.months, found.n]).toEqual([13, 10]);
    expectNear(found.pearson.r, 0.06664475506677683, 1e-14);
    expectNear(found.pearson.low, -0.5876396640155165, 1e-13);
    expectNear(found.pearson.high, 0.6682312114226646, 1e-13);
    expectNear(found.spearman.r, 0.2606060606060606, 1e-14);
    expectNear(found.spearman.low, -0.45144297825098373, 1e-13);
    expectNear(found.spearman.high, 0.7698780082711574, 1e-13);
  });

  it('say nothing of a series that does not change', () => {
    const found = changesTogether(OWN, new Float64Array(OWN.length).fill(5));
    expect(found.pearson.r).toBeNaN();
    expect(changesTogether(new Float64Array(0), new Float64Array(0))).toMatchObject({ n: 0 });
  });

  it('do not hang on a common trend, unit or level', () => {
    const number = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 14, maxLength: 40 }), (pairs) => {
        const a = Float64Array.from(pairs, ([x]) => x);
        const b = Float64Array.from(pairs, ([, y]) => y);
        const plain = changesTogether(a, b).pearson.r;
        const moved = changesTogether(
          a.map((x, i) => x + 50 * i),
          b.map((y, i) => 2 * y + 300 * i + 7),
        ).pearson.r;
        if (Number.isNaN(plain)) expect(moved).toBeNaN();
        else expectNear(moved, plain, 1e-9);
      }),
    );
  });
});
