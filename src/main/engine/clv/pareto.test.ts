import { derivativesAt } from '#test/support/derivatives.ts';
import { GOLDEN_BASE, simulatedSnapshot } from '#test/fixtures/snapshots.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitPareto,
  paretoLogLikelihood,
  ParetoOrders,
  purchaseSummary,
  purchaseTable,
  scoreOrders,
  sumOverCustomers,
} from './index.ts';
import { gaussLegendre, randomStream, type Quadrature } from '../numeric/index.ts';
import { paretoObjective, reach } from './paretoLikelihood.ts';

const params = fc.record({
  r: fc.double({ min: 0.05, max: 20, noNaN: true }),
  alpha: fc.double({ min: 0.1, max: 200, noNaN: true }),
  s: fc.double({ min: 0.05, max: 20, noNaN: true }),
  beta: fc.double({ min: 0.1, max: 200, noNaN: true }),
});
/** x, t_x, T of a possible customer. */
const customer = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }))
  .map(([x, tx, silence]) => ({ x, tx: x === 0 ? 0 : tx, T: (x === 0 ? 0 : tx) + silence }));
const anyTime = fc.double({ min: 0.01, max: 500, noNaN: true });

describe('Pareto/NBD', () => {
  // 40-digit arithmetic (mpmath): ordinary, s = 1, alpha = beta, beta huge, s and beta near 0.
  const CDNOW = { r: 0.553276, alpha: 10.577612, s: 0.606214, beta: 11.66791 };
  it.each([
    [CDNOW, 1, 0.142857, 38.86, 39, 0.130569793031705, 0.132987620982602, -4.19841630292651],
    [CDNOW, 365, 51.9, 52, 52, 0.998706315518126, 250.00460100826, 277.421659243986],
    [CDNOW, 3, 20, 38.86, 5200, 0.527006642268942, 25.394646156029, -12.0174010915922],
    [
      { r: 0.55, alpha: 10.58, s: 1, beta: 11.67 },
      300,
      380,
      400,
      52,
      8.72227767355348e-5,
      0.00312655659231232,
      -389.640922262708,
    ],
    [
      { r: 0.55, alpha: 10.58, s: 0.61, beta: 10.58 },
      300,
      380,
      400,
      52,
      1.4518103904146e-4,
      0.00532621099443309,
      -388.818986936661,
    ],
    [
      { r: 0.55, alpha: 10.58, s: 0.61, beta: 5000 },
      300,
      380,
      400,
      52,
      0.00204289314309807,
      0.0775348748924963,
      -389.278324678202,
    ],
    [
      { r: 0.55, alpha: 10.58, s: 0.005, beta: 0.01 },
      300,
      380,
      400,
      52,
      0.0174208938443805,
      0.662914214589571,
      -391.427665012718,
    ],
  ])('%j, x %d, t_x %d, T %d', (parameters, x, tx, T, t, pAlive, expected, logLikelihood) => {
    const orders = new ParetoOrders(parameters);
    const alive = orders.alive(x, tx, T);
    expectNear(alive / pAlive, 1, 1e-10);
    expectNear((alive * orders.expected(x, T, t)) / expected, 1, 1e-10);
    expectNear(paretoLogLikelihood(parameters, x, tx, T) / logLikelihood, 1, 1e-12);
  });

  it('gives probabilities, and expectations that grow with the horizon', () => {
    fc.assert(
      fc.property(params, customer, anyTime, (parameters, { x, tx, T }, t) => {
        const orders = new ParetoOrders(parameters);
        const alive = orders.alive(x, tx, T);
        const any = orders.anyOrder(x, T, t);
        const expected = orders.expected(x, T, t);
        for (const probability of [alive, any]) {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
        }
        expect(orders.expected(x, T, 2 * t)).toBeGreaterThanOrEqual(expected);
        // Markov: at least one order is no likelier than the expected number.
        expect(any).toBeLessThanOrEqual(expected * (1 + 1e-9));
        expect(orders.discounted(x, T, t, 0.01)).toBeLessThanOrEqual(expected * (1 + 1e-9));
        expect(orders.secondFactorialMoment(x, T, t)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('counts orders with the mean that is expected', () => {
    const orders = new ParetoOrders(CDNOW);
    const counts = orders.counts(4, 30, 26);
    // The mean of a count is the sum over n of P(Y > n) = sum of the steps of its quantiles.
    const levels = 20_000;
    let mean = 0;
    for (let i = 0; i < levels; i++) mean += counts.quantile((i + 0.5) / levels) / levels;
    expectNear(mean / orders.expected(4, 30, 26), 1, 2e-3);
  });

  it('grows into the undiscounted number as the rate vanishes, and has a limit for ever', () => {
    const orders = new ParetoOrders({ ...CDNOW, s: 1.5 });
    expectNear(orders.discounted(3, 30, 40, 1e-9) / orders.expected(3, 30, 40), 1, 1e-6);
    const long = orders.discounted(3, 30, 50_000, 0.002);
    expectNear(orders.discounted(3, 30, Infinity, 0.002) / long, 1, 1e-9);
  });
});

describe('fit of Pareto/NBD', () => {
  const summary = purchaseSummary(simulatedSnapshot(GOLDEN_BASE));
  const table = purchaseTable(summary.frequency, summary.recencyDays, summary.ageDays, 7);

  it('has the derivatives that differences give', () => {
    const point = Float64Array.of(-0.2, 2.1, 0.3, 3);
    const { first, second } = derivativesAt(paretoObjective(table), point);
    for (const { stated, difference } of first) expectNear(stated / difference, 1, 1e-6);
    for (const { stated, difference } of second) expectNear(stated / difference, 1, 1e-5);
  });

  it('ends where no start finds more, and scores every row', () => {
    const outcome = fitPareto(table);
    if (!outcome.ok) throw new Error(outcome.reason);
    const { parameters, logLikelihood, converged } = outcome.value;
    expect(converged).toBe(true);
    let single = 0;
    for (let c = 0; c < summary.frequency.length; c++) {
      const [x, tx, T] = [summary.frequency[c], summary.recencyDays[c], summary.ageDays[c]];
      single += paretoLogLikelihood(parameters, x ?? NaN, (tx ?? NaN) / 7, (T ?? NaN) / 7);
    }
    expectNear(logLikelihood / single, 1, 1e-12);
    const scores = scoreOrders(new ParetoOrders(parameters), table, {
      horizon: 52,
      delta: 0.002,
      level: 0.9,
    });
    const { pAlive, pOrder, expectedOrders, discountedOrders, ordersLow, ordersHigh } = scores;
    for (const column of [
      pAlive,
      pOrder,
      expectedOrders,
      discountedOrders,
      ordersLow,
      ordersHigh,
    ]) {
      expect(column.every((value) => Number.isFinite(value))).toBe(true);
    }
  });

  it('says that nobody seems to leave where everybody bought to the end', () => {
    const x = Array.from({ length: 300 }, (_, c) => 2 + (c % 6));
    const at = (value: number): Float64Array => Float64Array.from(x, () => value);
    const outcome = fitPareto(purchaseTable(Int32Array.from(x), at(50), at(50), 1));
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.notes.map(({ code }) => code)).toContain('no_dropout');
    expect(Object.values(outcome.value.parameters).every(Number.isFinite)).toBe(true);
  });
});

describe('pairs of orders', () => {
  // mpmath 1.3.0, the integral over the time stayed at 40 digits.
  it.each([
    [0.55, 10.6, 0.6, 11.7, 4, 30, 26, 8.45336221738967],
    [0.55, 10.6, 1e5, 40, 4, 30, 0.35, 1.50138273440411e-8],
    [2, 10, 3, 1e4, 0, 0, 1, 0.05998800179976003],
    [2, 10, 200, 10, 1, 10, 1, 0.0006087011539437802],
    [2, 10, 2, 10, 1, 10, 500, 55.117393835592495],
    [2, 10, 6000, 10, 1, 10, 500, 6.670001296759419e-7],
  ])('r %d, alpha %d, s %d, beta %d, x %d, T %d, t %d', (r, alpha, s, beta, x, age, t, wanted) => {
    const orders = new ParetoOrders({ r, alpha, s, beta });
    expectNear(orders.secondFactorialMoment(x, age, t) / wanted, 1, 1e-12);
  });
});

describe('the quantiles of the number of orders', () => {
  // scipy 1.17.1: negative binomial over the time stayed, in 200,000 steps of it.
  it.each([
    [0.55, 10.6, 0.6, 11.7, 365, 52, 520, [33, 228, 808, 2820, 3186]],
    [0.55, 10.6, 3, 30, 365, 52, 520, [8, 48, 124, 281, 822]],
    [0.5, 10, 8, 200, 2000, 100, 1000, [35, 199, 494, 1032, 2480]],
    [0.5, 10, 0.6, 11, 3, 20, 5200, [0, 2, 7, 31, 374]],
  ])('r %d, alpha %d, s %d, beta %d, x %d, T %d, t %d', (r, alpha, s, beta, x, age, t, wanted) => {
    const counts = new ParetoOrders({ r, alpha, s, beta }).counts(x, age, t);
    expect([0.05, 0.25, 0.5, 0.75, 0.95].map((level) => counts.quantile(level))).toEqual(wanted);
  });

  // scipy 1.17.1: negative binomial over the time stayed, in 200,000 steps of its logarithm.
  it.each([
    [0.178545, 1, 529.251, 1, 3, 0, [0, 0, 0, 0, 1]],
    [50, 1, 529.251, 1, 3, 0, [0, 0, 1, 1, 3]],
    [1e7, 6.832, 8_518_000, 10, 0, 1e-6, [0, 1, 6, 10, 20]],
    [2, 1, 30, 1, 40, 0, [0, 1, 5, 9, 19]],
  ])('where all leave long before the end: r %d, s %d', (r, alpha, s, beta, x, age, wanted) => {
    const counts = new ParetoOrders({ r, alpha, s, beta }).counts(x, age, 52);
    expect([0.05, 0.5, 0.95, 0.99, 0.9999].map((level) => counts.quantile(level))).toEqual(wanted);
  });
});

describe('the rule that is fine enough', () => {
  const most = gaussLegendre(160);
  /** 10 to the power of a number between two. */
  const scale = (low: number, high: number) =>
    fc.double({ min: low, max: high, noNaN: true }).map((power) => 10 ** power);

  it('gives the odds of having left as 160 nodes do', () => {
    fc.assert(
      fc.property(
        scale(-3, 2.4),
        scale(-3, 1.6),
        scale(-3, 3),
        scale(-60, 4),
        scale(-2, 3),
        (shape, s, a, b, span) => {
          const unit = Math.min(a, b);
          const panels = reach(shape, s, a, b, unit, span);
          const at = (w: number): number => {
            const passed = unit * Math.expm1(w);
            return Math.exp(w - shape * Math.log1p(passed / a) - (s + 1) * Math.log1p(passed / b));
          };
          const over = (from: number, length: number, rule: Quadrature): number =>
            rule.nodes.reduce(
              (sum, node, j) => sum + length * (rule.weights[j] ?? NaN) * at(from + length * node),
              0,
            );
          const found = panels.reduce(
            (sum, { from, length, nodes }) => sum + over(from, length, nodes),
            0,
          );
          const whole = panels.reduce((sum, { length }) => sum + length, 0);
          // So many pieces that none of them is long.
          const pieces = Math.ceil(whole / 10);
          const wanted = Array.from({ length: pieces }, (_, i) =>
            over((i * whole) / pieces, whole / pieces, most),
          ).reduce((sum, value) => sum + value, 0);
          expectNear(found / wanted, 1, 1e-12);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('Pareto/NBD of customers of whom a share leaves at once', () => {
  const random = randomStream(77);
  const rows = Array.from({ length: 400 }, (_, i): [number, number, number] => {
    const age = i < 3 ? 0 : 20 + 40 * random.uniform();
    let [x, at] = [0, 0];
    for (; i % 2 === 0; x++) {
      const next = at - Math.log(random.open()) * 5;
      if (next > age) break;
      at = next;
    }
    return [x, at, age];
  });
  const column = (k: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[k]);
  const table = purchaseTable(column(0), column(1), column(2), 1);
  const fit = fitPareto(table);
  if (!fit.ok) throw new Error(fit.reason);

  it('follows beta towards 0, farther than its powers can be written', () => {
    const { parameters, logLikelihood, converged } = fit.value;
    expect(converged).toBe(true);
    expect(parameters.beta).toBeLessThan(1e-140);
    // The limit: at once with probability p or never, the NBD of those who stay.
    const share = 1 - Math.exp(-parameters.s * Math.log1p(40 / parameters.beta));
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
    const nearer = { ...parameters, beta: parameters.beta * 1e60 };
    const at = (p: typeof parameters): number =>
      sumOverCustomers(table, (...one) => paretoLogLikelihood(p, ...one));
    expectNear(at(parameters), logLikelihood, 1e-8);
    expect(logLikelihood).toBeGreaterThan(at(nearer));
  });

  it('scores everybody, those of the analysis date included', () => {
    const ask = { horizon: 52, delta: 0.002, level: 0.9 };
    const scores = scoreOrders(new ParetoOrders(fit.value.parameters), table, ask);
    for (const figures of Object.values(scores) as Float64Array[]) {
      expect(figures.every((value) => value >= 0 && Number.isFinite(value))).toBe(true);
    }
  });

  it('has derivatives there that agree with differences', () => {
    const point = Float64Array.from([0.7, 4, 0.004, 1e-148], Math.log);
    const { first, second } = derivativesAt(paretoObjective(table), point);
    for (const { stated, difference } of [...first, ...second]) {
      expect(Math.abs(stated - difference)).toBeLessThan(1e-5 * Math.max(1, Math.abs(stated)));
    }
  });
});
