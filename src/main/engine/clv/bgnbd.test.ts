import { derivativesAt } from '#test/support/derivatives.ts';
import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AliveCounts } from './bgnbdCounts.ts';
import { bgnbdObjective } from './bgnbdLikelihood.ts';
import {
  bgnbdLogLikelihood,
  BgnbdOrders,
  fitBgnbd,
  purchaseSummary,
  purchaseTable,
  scoreOrders,
  type BgnbdFit,
  type BgnbdParameters,
} from './index.ts';

const params = fc.record({
  r: fc.double({ min: 0.05, max: 20, noNaN: true }),
  alpha: fc.double({ min: 0.1, max: 200, noNaN: true }),
  a: fc.double({ min: 0.01, max: 50, noNaN: true }),
  b: fc.double({ min: 0.01, max: 50, noNaN: true }),
});
/** x, t_x, T of a possible customer. */
const customer = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }))
  .map(([x, tx, silence]) => ({ x, tx: x === 0 ? 0 : tx, T: (x === 0 ? 0 : tx) + silence }));
const anyTime = fc.double({ min: 0.01, max: 500, noNaN: true });

function fit(x: number[], tx: number[], T: number[]): BgnbdFit {
  const table = purchaseTable(Int32Array.from(x), Float64Array.from(tx), Float64Array.from(T), 1);
  const outcome = fitBgnbd(table, 0);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('fit of a simulated base', () => {
  const summary = purchaseSummary(simulatedSnapshot(GOLDEN_BASE));
  const table = purchaseTable(summary.frequency, summary.recencyDays, summary.ageDays, 7);

  it('reaches the maximum that scipy 1.17.1 (Nelder-Mead, tolerance 1e-11) finds', () => {
    const outcome = fitBgnbd(table, 0);
    if (!outcome.ok) throw new Error(outcome.reason);
    const { parameters, logLikelihood, converged, notes, repeaters } = outcome.value;
    expectNear(logLikelihood, -36308.78186866904, 1e-12);
    expectNear(parameters.r, 0.5991037426, 1e-6);
    expectNear(parameters.alpha, 5.3295208204, 1e-6);
    expectNear(parameters.a, 0.8884770181, 1e-6);
    expectNear(parameters.b, 2.8005622282, 1e-6);
    expect([converged, notes, repeaters]).toEqual([true, [], 2410]);
  });

  it('has the true parameters within its intervals', () => {
    const outcome = fitBgnbd(table, 0);
    if (!outcome.ok) throw new Error(outcome.reason);
    const truth = [GOLDEN_BASE.r, GOLDEN_BASE.alpha / 7, GOLDEN_BASE.a, GOLDEN_BASE.b];
    for (const [i, { low, high }] of outcome.value.estimates.entries()) {
      expect(truth[i]).toBeGreaterThan(low);
      expect(truth[i]).toBeLessThan(high);
    }
  });

  it.each([0, 1] as const)('sums merged rows to what single customers give, first %i', (first) => {
    const parameters: BgnbdParameters = { r: 0.7, alpha: 6, a: 1, b: 2, first };
    const point = Float64Array.of(Math.log(0.7), Math.log(6), 0, Math.log(2));
    const merged = bgnbdObjective(table, first).evaluate(
      point,
      new Float64Array(4),
      new Float64Array(16),
    );
    let single = 0;
    for (let c = 0; c < summary.frequency.length; c++) {
      const x = summary.frequency[c] ?? NaN;
      const tx = (summary.recencyDays[c] ?? NaN) / 7;
      const T = (summary.ageDays[c] ?? NaN) / 7;
      single += bgnbdLogLikelihood(parameters, x, tx, T);
    }
    expectNear(merged, single, 1e-12);
  });

  it.each([0, 1] as const)('has the derivatives that differences give, first %i', (first) => {
    const { first: slopes, second } = derivativesAt(
      bgnbdObjective(table, first),
      Float64Array.of(-0.4, 1.8, 0.1, 0.9),
    );
    for (const { stated, difference } of [...slopes, ...second]) {
      expectNear(stated, difference, 1e-6);
    }
  });

  it('say that nobody seems to leave', () => {
    const x: number[] = [];
    for (let c = 0; c < 400; c++) x.push(3 + (c % 5));
    const fitted = fit(
      x,
      x.map(() => 50),
      x.map(() => 50),
    );
    const codes = fitted.notes.map((note) => note.code);
    expect(codes).toContain('no_dropout');
    expect(codes).toContain('boundary');
    expect(fitted.parameters.a / (fitted.parameters.a + fitted.parameters.b)).toBeLessThan(1e-4);
  });

  it('give finite parameters where everybody is alike', () => {
    const fitted = fit(
      Array<number>(300).fill(2),
      Array<number>(300).fill(10),
      Array<number>(300).fill(20),
    );
    expect(Object.values(fitted.parameters).every(Number.isFinite)).toBe(true);
    expect(fitted.notes.length).toBeGreaterThan(0);
  });

  it('count few repeaters', () => {
    const fitted = fit([0, 0, 0, 1, 2, 5], [0, 0, 0, 4, 8, 20], [30, 20, 10, 30, 30, 22]);
    expect(fitted.notes).toContainEqual({ code: 'few_repeaters', parameters: [], figure: 3 });
  });

  it('name the reason why there is none', () => {
    const reason = (x: number[], T: number[]): string => {
      const zero = x.map(() => 0);
      const table = purchaseTable(
        Int32Array.from(x),
        Float64Array.from(zero),
        Float64Array.from(T),
        1,
      );
      const outcome = fitBgnbd(table, 0);
      return outcome.ok ? 'fitted' : `${outcome.code} ${outcome.reason}`;
    };
    expect(reason([], [])).toBe('CANNOT_FIT no_customers');
    expect(reason([0, 0], [5, 9])).toBe('CANNOT_FIT no_repeaters');
    expect(reason([1, 2], [0, 0])).toBe('CANNOT_FIT no_time');
  });

  it('survive extreme frequencies and ages', () => {
    const fitted = fit(
      [0, 1, 5000, 3, 0, 20_000],
      [0, 2, 9000, 5, 0, 30_000],
      [1, 3, 9100, 40_000, 40_000, 36_000],
    );
    expect(fitted.estimates.every(({ value }) => Number.isFinite(value) && value > 0)).toBe(true);
    expect(Number.isFinite(fitted.logLikelihood)).toBe(true);
  });
});

// By mpmath 1.3.0 at 40 digits: moments and quantiles summed from equation 8 over 1,200 terms.
describe('orders of a customer who is alive', () => {
  it.each([
    [0, { r: 0.6, alpha: 12, a: 0.9, b: 3 }, 0, 52, 1.64998408340409, 6.616875585405258],
    [6, { r: 0.6, alpha: 20, a: 0.9, b: 3 }, 40, 52, 4.505340104583888, 24.753476405127905],
    [2, { r: 0.5, alpha: 4, a: 0.2, b: -1.5 }, 6, 30, 4.556245351924279, 38.226246369233145],
  ])('x = %d: mean and second factorial moment', (x, parameters, T, t, mean, second) => {
    const orders = new BgnbdOrders(parameters, t, T);
    expectNear(orders.expected(x, T, t), mean, 1e-13);
    expectNear(orders.secondFactorialMoment(x, T, t), second, 1e-12);
    expectNear(orders.discounted(x, T, t, 0), mean, 1e-9);
  });

  it('have the quantiles of their distribution', () => {
    const counts = new AliveCounts({ r: 0.6, alpha: 20, a: 0.9, b: 3 }, 6, 40, 52);
    expect([0.05, 0.5, 0.95, 0.999].map((q) => counts.quantile(q))).toEqual([1, 4, 10, 18]);
    const first = new AliveCounts({ r: 0.6, alpha: 12, a: 0.9, b: 3 }, 0, 0, 52);
    expect([0.36626, 0.36627, 0.64986, 0.64987].map((q) => first.quantile(q))).toEqual([
      0, 1, 1, 2,
    ]);
  });

  it('discounted, match direct integration and never exceed the undiscounted', () => {
    const orders = new BgnbdOrders(
      { r: 0.5991037426, alpha: 5.3295208204, a: 0.8884770181, b: 2.8005622282 },
      365.25 / 7,
      0,
    );
    const delta = (Math.log(1.1) / 365.25) * 7;
    // mpmath: integral of exp(-delta u) (r + x) / A 2F1(r + x + 1, a; a + b + x; -u / A) over u.
    expectNear(orders.discounted(0, 425 / 7, 365.25 / 7, delta), 0.397641950577, 1e-9);
    expect(orders.discounted(0, 425 / 7, Infinity, delta)).toBeGreaterThan(0.3977);
  });

  it('of later periods add up to those of the whole', () => {
    fc.assert(
      fc.property(params, customer, anyTime, (p, { x, T }, t) => {
        const orders = new BgnbdOrders(p, t, T);
        expectNear(
          orders.discountedByPeriod(x, T, t / 12, 12, 0) / orders.expected(x, T, t),
          1,
          1e-9,
        );
      }),
    );
  });
});

describe('properties', () => {
  it('probabilities lie in [0, 1] and no figure is NaN', () => {
    fc.assert(
      fc.property(params, customer, anyTime, (p, { x, tx, T }, t) => {
        const orders = new BgnbdOrders(p, t, T);
        const alive = orders.alive(x, tx, T);
        const any = orders.anyOrder(x, T, t);
        const expected = orders.expected(x, T, t);
        for (const probability of [alive, any]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(expected).toBeGreaterThanOrEqual(any * (1 - 1e-9));
        expect(orders.discounted(x, T, t, 0.01)).toBeLessThanOrEqual(expected * (1 + 1e-7));
        expect(Number.isFinite(bgnbdLogLikelihood(p, x, tx, T))).toBe(true);
      }),
    );
  });

  it('P(alive) rises with the day of the last purchase at equal frequency', () => {
    fc.assert(
      fc.property(
        params,
        fc.integer({ min: 1, max: 40 }),
        fc.nat(300),
        fc.nat(300),
        (p, x, one, two) => {
          const orders = new BgnbdOrders(p, 10, 300);
          const [early, late] = one < two ? [one, two] : [two, one];
          expect(orders.alive(x, early, 300)).toBeLessThanOrEqual(orders.alive(x, late, 300));
        },
      ),
    );
  });

  it('expected orders do not depend on the unit of time', () => {
    fc.assert(
      fc.property(params, customer, anyTime, (p, { x, tx, T }, t) => {
        const weeks = new BgnbdOrders(p, t, T);
        const days = new BgnbdOrders({ ...p, alpha: p.alpha * 7 }, t * 7, T * 7);
        const a = weeks.alive(x, tx, T) * weeks.expected(x, T, t);
        const b = days.alive(x, tx * 7, T * 7) * days.expected(x, T * 7, t * 7);
        expectNear(a, b, 1e-10);
      }),
    );
  });
});

describe('scores of merged rows', () => {
  it('equal the predictions of each customer alone', () => {
    const parameters = { r: 0.6, alpha: 5, a: 0.9, b: 3 };
    const x = Int32Array.of(2, 0, 2, 7, 0);
    const tx = Float64Array.of(10, 0, 10, 30, 0);
    const T = Float64Array.of(40, 12, 40, 31, 5);
    const table = purchaseTable(x, tx, T, 1);
    expect(table.rows).toBe(4);
    const ask = { horizon: 52, delta: 0.002, level: 0.9 };
    const orders = new BgnbdOrders(parameters, 52, 0);
    const scores = scoreOrders(orders, table, ask);
    for (let c = 0; c < 5; c++) {
      const row = table.rowOf[c] ?? -1;
      const [xc = 0, txc = 0, Tc = 0] = [x[c], tx[c], T[c]];
      const alive = orders.alive(xc, txc, Tc);
      expectNear(scores.pAlive[row], alive, 1e-15);
      expectNear(scores.expectedOrders[row], alive * orders.expected(xc, Tc, 52), 1e-12);
      expectNear(scores.pOrder[row], alive * orders.anyOrder(xc, Tc, 52), 1e-15);
      expect(scores.ordersLow[row]).toBeLessThanOrEqual(scores.ordersHigh[row] ?? NaN);
    }
  });

  it('interpolated over many ages, lose nothing that can be seen', () => {
    const parameters = { r: 0.3, alpha: 2, a: 0.4, b: 0.7 };
    const x = Int32Array.from({ length: 3000 }, (_, i) => Math.floor(i / 1000) * 15);
    const tx = Float64Array.from(x, (frequency) => (frequency === 0 ? 0 : 1));
    const T = Float64Array.from(x, (_, i) => 1 + (i % 1000));
    const table = purchaseTable(x, tx, T, 7);
    const orders = new BgnbdOrders(parameters, 52, 1 / 7);
    const scores = scoreOrders(orders, table, { horizon: 52, delta: 0.002, level: 0.9 });
    for (let c = 0; c < x.length; c += 7) {
      const row = table.rowOf[c] ?? -1;
      const frequency = x[c] ?? NaN;
      const age = (T[c] ?? NaN) / 7;
      const alive = orders.alive(frequency, (tx[c] ?? 0) / 7, age);
      const expected = alive * orders.expected(frequency, age, 52);
      const second = alive * orders.secondFactorialMoment(frequency, age, 52);
      const discounted = alive * orders.discounted(frequency, age, 52, 0.002);
      expectNear((scores.expectedOrders[row] ?? NaN) / expected, 1, 1e-10);
      expectNear((scores.secondFactorialMoment[row] ?? NaN) / second, 1, 1e-10);
      expectNear((scores.discountedOrders[row] ?? NaN) / discounted, 1, 1e-10);
    }
  });
});

describe('MBG/NBD', () => {
  // 40-digit arithmetic (mpmath), parameters of the public CDNOW sample and of a published report.
  const cdnow = { r: 0.524838, alpha: 6.182992, a: 0.891356, b: 1.613999, first: 1 } as const;
  const report = { r: 0.1, alpha: 50.16, a: 0.4, b: 0.81, first: 1 } as const;
  it.each([
    [cdnow, 0, 0, 520, 52, 0.149494241406927, 0.00761023385920344, -0.871517724970628],
    [cdnow, 200, 150, 156, 52, 0.105476316562593, 5.97849421952122, -161.356487351393],
    [cdnow, 3, 20, 38.86, 1e-6, 0.433362729136569, 3.39127872529322e-8, -12.0557079789493],
    [report, 700, 700, 730, 365, 2.0940820721548e-9, 6.32807484820196e-7, -762.989532641081],
  ])('%j, x %d, t_x %d, T %d', (parameters, x, tx, T, t, pAlive, expected, logLikelihood) => {
    const orders = new BgnbdOrders(parameters, t, T);
    const alive = orders.alive(x, tx, T);
    expectNear(alive / pAlive, 1, 1e-10);
    expectNear((alive * orders.expected(x, T, t)) / expected, 1, 1e-10);
    expectNear(bgnbdLogLikelihood(parameters, x, tx, T) / logLikelihood, 1, 1e-12);
  });

  it('lets a single buyer leave, the longer the silence the surer', () => {
    fc.assert(
      fc.property(params, anyTime, anyTime, (parameters, a, b) => {
        const orders = new BgnbdOrders({ ...parameters, first: 1 }, 52, 0);
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const [soon, late] = [orders.alive(0, 0, short), orders.alive(0, 0, long)];
        expect(soon).toBeLessThan(1);
        expect(late).toBeLessThanOrEqual(soon);
        expect(late).toBeGreaterThan(0);
      }),
    );
  });
});
