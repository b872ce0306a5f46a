import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../numeric/index.ts';
import {
  atRiskBefore,
  kaplanMeier,
  lifeTable,
  lifeTables,
  logRank,
  nelsonAalen,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type Durations,
} from './index.ts';

/** Times of cases; a plus sign in the books, a negative number here, is a censoring. */
function durations(times: readonly number[]): Durations {
  return {
    time: Int32Array.from(times, Math.abs),
    ended: Uint8Array.from(times, (time) => (time > 0 ? 1 : 0)),
  };
}

/**
 * Remission in weeks of 42 leukaemia patients, Freireich et al. (1963), Blood 21, as printed in
 * Kleinbaum and Klein (2012), Survival Analysis, table 2.1: 6-mercaptopurine and placebo.
 */
const TREATED = [
  6, 6, 6, 7, 10, 13, 16, 22, 23, -6, -9, -10, -11, -17, -19, -20, -25, -32, -32, -34, -35,
];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe('the leukaemia patients of the textbook', () => {
  const treated = lifeTable(durations(TREATED));
  const placebo = lifeTable(durations(PLACEBO));

  it('survive as in table 2.3 of Kleinbaum and Klein', () => {
    const points = survivalAt(kaplanMeier(treated), [5, 6, 7, 10, 13, 16, 22, 23]);
    const printed = [1, 0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
    expect(points.map(({ survival }) => Number(survival.toFixed(4)))).toEqual(printed);
    expect(atRiskBefore(treated, 16)).toBe(11);
  });

  it('have medians of 23 and 8 weeks', () => {
    expect(survivalQuantile(kaplanMeier(treated), 0.5).time).toBe(23);
    expect(survivalQuantile(kaplanMeier(placebo), 0.5).time).toBe(8);
  });

  // Exact fractions in python3.
  it.each([
    [35, 23.287394957983192, 2.8274676233714393],
    [30, 21.046498599439776, 2.2438019515594565],
  ])('stay so long within %d weeks, with Greenwood’s error', (span, mean, error) => {
    const found = restrictedMean(treated, span);
    expect(found.mean).toBeCloseTo(mean, 12);
    expect(found.standardError).toBeCloseTo(error, 12);
    expect(found.low).toBeLessThan(found.mean);
    expect(found.high).toBeGreaterThan(found.mean);
  });

  it('differ by a log-rank statistic of 16.79', () => {
    const test = logRank([treated, placebo]);
    expect(test?.chiSquare).toBeCloseTo(16.79, 2);
    expect(test?.degrees).toBe(1);
    expect([...(test?.expected ?? [])].map((e) => Number(e.toFixed(2)))).toEqual([19.25, 10.75]);
    expect(test?.probability).toBeCloseTo(4.17e-5, 7);
  });
});

describe('chi-square tails', () => {
  // Closed forms for whole degrees (erfc and finite sums), computed with python3's math.erfc.
  it.each([
    [3.841458820694124, 1, 0.05000000000000008],
    [16.79, 1, 4.175275138919785e-5],
    [0.5, 1, 0.4795001221869535],
    [0.01, 3, 0.9997348349413444],
    [12.3, 4, 0.015254394655769613],
    [25, 7, 0.0007588002556582503],
    [300, 5, 1.0015302305957848e-62],
    [1200, 2, 2.6503965530043108e-261],
    [5, 11, 0.9311666104706993],
  ])('of %d with %d degrees', (x, degrees, tail) => {
    expect(chiSquareTail(x, degrees) / tail).toBeCloseTo(1, 11);
  });

  it('are 1 at 0 and nothing for what is no number', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(Number.NaN, 3)).toBeNaN();
  });
});

const times = fc.array(
  fc.integer({ min: -30, max: 30 }).filter((time) => time !== 0),
  { minLength: 1, maxLength: 60 },
);

describe('the curve', () => {
  it('never rises, stays inside its band, and its area grows with the span', () => {
    fc.assert(
      fc.property(times, (cases) => {
        const table = lifeTable(durations(cases));
        const curve = kaplanMeier(table);
        let before = 1;
        for (let i = 0; i < curve.time.length; i++) {
          const share = curve.survival[i] ?? Number.NaN;
          expect(share).toBeLessThanOrEqual(before);
          before = share;
          if (Number.isNaN(curve.low[i])) continue;
          expect(curve.low[i]).toBeLessThanOrEqual(share);
          expect(curve.high[i]).toBeGreaterThanOrEqual(share);
        }
        const area = (span: number): number => restrictedMean(table, span).mean;
        expect(area(10)).toBeLessThanOrEqual(10);
        expect(area(20)).toBeGreaterThanOrEqual(area(10));
      }),
    );
  });

  it('without censoring is the share still going, and its area the mean', () => {
    fc.assert(
      fc.property(
        times.map((cases) => cases.map(Math.abs)),
        (cases) => {
          const table = lifeTable(durations(cases));
          const curve = kaplanMeier(table);
          for (let i = 0; i < curve.time.length; i++) {
            const left = cases.filter((time) => time > (curve.time[i] ?? 0)).length;
            expect(curve.survival[i]).toBeCloseTo(left / cases.length, 12);
          }
          const mean = cases.reduce((sum, time) => sum + time, 0) / cases.length;
          expect(restrictedMean(table, 31).mean).toBeCloseTo(mean, 10);
        },
      ),
    );
  });

  it('agrees with a walk over the cases', () => {
    fc.assert(
      fc.property(times, (cases) => {
        const table = lifeTable(durations(cases));
        let share = 1;
        let hazard = 0;
        for (const time of [...new Set(cases.map(Math.abs))].sort((a, b) => a - b)) {
          const risk = cases.filter((one) => Math.abs(one) >= time).length;
          const ended = cases.filter((one) => one === time).length;
          share *= 1 - ended / risk;
          hazard += ended / risk;
          expect(survivalAt(kaplanMeier(table), [time])[0]?.survival).toBeCloseTo(share, 12);
          const at = table.time.indexOf(time);
          expect(nelsonAalen(table).hazard[at]).toBeCloseTo(hazard, 12);
        }
      }),
    );
  });

  it('of nobody is 1 and has no median', () => {
    const curve = kaplanMeier(lifeTable(durations([])));
    expect(survivalAt(curve, [0, 10])).toEqual([
      { survival: 1, low: 1, high: 1 },
      { survival: 1, low: 1, high: 1 },
    ]);
    expect(survivalQuantile(curve, 0.5).time).toBeUndefined();
  });
});

describe('the log-rank test', () => {
  it('does not depend on the order of the groups', () => {
    fc.assert(
      fc.property(times, times, times, (a, b, c) => {
        const all = durations([...a, ...b, ...c]);
        const group = Uint8Array.from([...a.map(() => 0), ...b.map(() => 1), ...c.map(() => 2)]);
        const [x, y, z] = lifeTables(all, group, 3);
        if (!x || !y || !z) throw new Error('no table');
        const one = logRank([x, y, z]);
        const other = logRank([z, x, y]);
        expect(one?.degrees).toBe(other?.degrees);
        expect(one?.chiSquare ?? 0).toBeCloseTo(other?.chiSquare ?? 0, 8);
        const sum = (values: Float64Array | undefined): number =>
          (values ?? new Float64Array()).reduce((total, value) => total + value, 0);
        expect(sum(one?.observed)).toBeCloseTo(sum(one?.expected), 9);
      }),
    );
  });

  it('finds nothing between equal groups, and none with one group or no end', () => {
    const table = lifeTable(durations(PLACEBO));
    expect(logRank([table, table])?.chiSquare).toBeCloseTo(0, 12);
    expect(logRank([table])).toBeUndefined();
    expect(logRank([lifeTable(durations([])), table])).toBeUndefined();
    const open = lifeTable(durations([-1, -5]));
    expect(logRank([open, open])).toBeUndefined();
  });
});
