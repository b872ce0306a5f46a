import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectNear } from '#test/support/near.ts';
import { benjaminiHochberg, correlations, holm, oneWayAnova } from './index.ts';

// F. J. Anscombe, "Graphs in Statistical Analysis", The American Statistician 27 (1973), first set.
const X = Float64Array.of(10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5);
const Y = Float64Array.of(8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68);

describe('correlations', () => {
  it("hold Anscombe's first set; p and interval by Python's fractions and decimals", () => {
    const [pair] = correlations([X, Y]);
    expect(pair?.n).toBe(11);
    expectNear(pair?.pearson.r, 0.8164205163448398, 1e-14);
    expectNear((pair?.pearson.p ?? 0) / 2.169628873078797e-3, 1, 1e-12);
    expectNear(pair?.pearson.low, 0.42439121339321606, 1e-13);
    expectNear(pair?.pearson.high, 0.9506932537865606, 1e-13);
  });

  it('give equal values their mean rank (rho by Python: 10.25 / sqrt(39.5 * 41))', () => {
    const a = Float64Array.of(1, 2, 2, 3, 3, 3, 8, 9);
    const b = Float64Array.of(5, 5, 1, 7, 2, 9, 9, 4);
    expectNear(correlations([a, b])[0]?.spearman.r, 10.25 / Math.sqrt(39.5 * 41), 1e-14);
  });

  it('leave out a customer without one of the two, pair by pair', () => {
    const gap = Float64Array.from(X, (value, i) => (i === 3 ? Number.NaN : value ** 3));
    const [first, second] = correlations([X, gap, Y]);
    expect([first?.n, second?.n]).toEqual([10, 11]);
    // Cubing keeps the order.
    expectNear(first?.spearman.r, 1, 1e-14);
    expect(first?.pearson.r).toBeLessThan(1);
  });

  it('do not depend on unit, shift or the order of the customers; ranks on no rising change', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.nat(50)), {
      minLength: 4,
      maxLength: 40,
    });
    fc.assert(
      fc.property(list, (rows) => {
        const of = (order: typeof rows, change: (x: number) => number) =>
          correlations([
            Float64Array.from(order, ([x]) => change(x)),
            Float64Array.from(order, ([, y]) => y),
          ])[0];
        const plain = of(rows, (x) => x);
        const moved = of([...rows].reverse(), (x) => 1e6 + 37 * x);
        const cubed = of(rows, (x) => x ** 3);
        if (Number.isNaN(plain?.pearson.r ?? 0)) {
          expect(moved?.pearson.r).toBeNaN();
          return;
        }
        expectNear(moved?.pearson.r, plain?.pearson.r ?? 0, 1e-9);
        expectNear(moved?.spearman.r, plain?.spearman.r ?? 0, 1e-12);
        expectNear(cubed?.spearman.r, plain?.spearman.r ?? 0, 1e-12);
      }),
    );
  });

  it('are open about what cannot be told', () => {
    expect(correlations([])).toEqual([]);
    const [empty] = correlations([new Float64Array(0), new Float64Array(0)]);
    expect(empty?.n).toBe(0);
    expect(empty?.pearson.r).toBeNaN();
    const [constant] = correlations([X, new Float64Array(11).fill(3)]);
    expect(constant?.pearson.p).toBeNaN();
    // The rounded mean of eleven times 0.1 is not 0.1.
    const gap = Float64Array.from(X, (value, i) => (i === 4 ? Number.NaN : value));
    for (const column of [X, gap]) {
      const [equal] = correlations([column, new Float64Array(11).fill(0.1)]);
      expect(equal?.pearson.r).toBeNaN();
      expect(equal?.spearman.r).toBeNaN();
    }
    const [same] = correlations([X, X]);
    expect(same?.pearson).toEqual({ r: 1, low: 1, high: 1, p: 0 });
  });
});

// Yield of plants under two treatments, times 100: A. J. Dobson, An Introduction to Statistical Modelling
// (1983). Expected numbers from Python's fractions; F = 4.846 and p = 0.0159 are the published ones.
const CONTROL = [417, 558, 518, 611, 450, 461, 517, 453, 533, 514];
const FIRST = [481, 417, 441, 359, 587, 383, 603, 489, 432, 469];
const SECOND = [631, 512, 554, 550, 537, 529, 492, 615, 580, 526];
const PLANTS = Float64Array.from([...CONTROL, ...FIRST, ...SECOND]);
const TREATMENT = Uint8Array.from(PLANTS, (_, i) => Math.floor(i / 10));

describe('analysis of variance', () => {
  it('holds the plant growth data of Dobson', () => {
    const found = oneWayAnova(PLANTS, TREATMENT, 3, 255);
    if (!found.ok) throw new Error(found.reason);
    const { f, p, etaSquared, omegaSquared, widest, groups } = found.value;
    expectNear(f, 4.846087862380136, 1e-13);
    expectNear(p, 1.590995832562292e-2, 1e-12);
    expectNear(etaSquared, 0.26414829683211966, 1e-13);
    expectNear(omegaSquared, 0.20407884598997092, 1e-13);
    expect(groups.map(({ mean }) => mean)).toEqual([503.2, 466.1, 552.6]);
    expect([widest?.highest, widest?.lowest]).toEqual([2, 1]);
    expectNear(widest?.difference, 86.5, 1e-13);
    expectNear(widest?.low, 86.5 - 72.205306591386, 1e-10);
  });

  it('leaves out who has no value or no group, and groups of nobody', () => {
    const values = Float64Array.from([...PLANTS, 9999, Number.NaN]);
    const groups = Uint8Array.from([...TREATMENT, 255, 2]);
    const found = oneWayAnova(values, groups, 7, 255);
    expect(found.ok && [found.value.n, found.value.freedomBetween]).toEqual([30, 2]);
    expect(found.ok && found.value.f).toBeCloseTo(4.846087862380136, 12);
  });

  it('gates what is no comparison', () => {
    const reason = (values: number[], groups: number[]) => {
      const found = oneWayAnova(Float64Array.from(values), Uint8Array.from(groups), 3, 255);
      return found.ok ? undefined : found.reason;
    };
    expect(reason([], [])).toBe('few_groups');
    expect(reason([1, 2, 3], [0, 0, 0])).toBe('few_groups');
    expect(reason([1, 2], [0, 1])).toBe('few_groups');
    expect(reason([4, 4, 4], [0, 1, 1])).toBe('constant_feature');
    const tenths = new Array<number>(11).fill(0.1);
    expect(reason(tenths, [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2])).toBe('constant_feature');
  });

  it('explains everything where groups are all alike inside', () => {
    const found = oneWayAnova(Float64Array.of(1, 1, 2, 2), Uint8Array.of(0, 0, 1, 1), 2, 255);
    expect(found.ok && [found.value.f, found.value.p, found.value.etaSquared]).toEqual([
      Infinity,
      0,
      1,
    ]);
  });

  it('with two groups is the square of the t test, and knows no unit', () => {
    const list = fc.array(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.nat(1)), {
      minLength: 6,
      maxLength: 40,
    });
    fc.assert(
      fc.property(list, (rows) => {
        const of = (change: (x: number) => number) =>
          oneWayAnova(
            Float64Array.from(rows, ([x]) => change(x)),
            Uint8Array.from(rows, ([, group]) => group),
            2,
            255,
          );
        const plain = of((x) => x);
        fc.pre(plain.ok && Number.isFinite(plain.value.f));
        const moved = of((x) => 4 * x + 1000);
        if (!moved.ok) throw new Error('gated');
        expectNear(moved.value.f, plain.value.f, 1e-8);
        const side = (group: number) => rows.flatMap(([x, at]) => (at === group ? [x] : []));
        const [a, b] = [side(0), side(1)];
        const mean = (s: number[]) => s.reduce((sum, x) => sum + x, 0) / s.length;
        const squares = (s: number[]) => s.reduce((sum, x) => sum + (x - mean(s)) ** 2, 0);
        const variance = (squares(a) + squares(b)) / (rows.length - 2);
        const t = (mean(a) - mean(b)) / Math.sqrt(variance * (1 / a.length + 1 / b.length));
        expectNear(plain.value.f, t * t, 1e-8);
      }),
    );
  });
});

describe('corrections for many tests', () => {
  it('hold the example of Benjamini and Hochberg (1995), section 4.1', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    // Published: Bonferroni finds three, the false discovery rate four.
    expect(holm(p).filter((value) => value <= 0.05)).toHaveLength(3);
    // By hand: 4 times the least, 3 times the next, and so on, never falling.
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(benjaminiHochberg(p).filter((value) => value <= 0.05)).toHaveLength(4);
    expectNear(benjaminiHochberg(p)[3], (15 * 0.0095) / 4, 1e-15);
  });

  it('keep the order of the tests and never fall below the plain p', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (p) => {
        for (const correct of [holm, benjaminiHochberg]) {
          correct(p).forEach((value, i) => {
            // Less than a rounding below is equal.
            expect(value).toBeGreaterThanOrEqual((p[i] ?? 0) * (1 - 1e-15));
            expect(value).toBeLessThanOrEqual(1);
          });
        }
        const strict = holm(p);
        benjaminiHochberg(p).forEach((value, i) =>
          expect(value).toBeLessThanOrEqual((strict[i] ?? 0) + 1e-15),
        );
      }),
    );
  });
});
