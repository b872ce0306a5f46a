import { derivativesAt } from '#test/support/derivatives.ts';
import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream, type RandomStream } from '../numeric/index.ts';
import { cnbdObjective } from './cnbdLikelihood.ts';
import {
  BgnbdOrders,
  bgnbdLogLikelihood,
  cnbdLogLikelihood,
  CnbdOrders,
  fitBgnbd,
  fitCnbd,
  purchaseTable,
  scoreOrders,
  type CnbdFit,
  type CnbdParameters,
  type OrderScores,
  type PurchaseTable,
} from './index.ts';

function single(x: number, recency: number, age: number): PurchaseTable {
  return purchaseTable(Int32Array.of(x), Float64Array.of(recency), Float64Array.of(age), 1);
}

function scoresOf(
  params: CnbdParameters,
  table: PurchaseTable,
  horizon: number,
  delta: number,
): OrderScores {
  return scoreOrders(new CnbdOrders(params), table, { horizon, delta, level: 0.9 });
}

interface Base {
  readonly table: PurchaseTable;
  readonly litt: number;
  /** By customer. */
  readonly future: Float64Array;
  readonly alive: Uint8Array;
}

/** Customers of (M)BG/CNBD-k, observed up to their ages and for a horizon after them. */
function simulated(params: CnbdParameters, customers: number, horizon: number, seed: number): Base {
  const random = randomStream(seed);
  const x = new Int32Array(customers);
  const recency = new Float64Array(customers);
  const age = new Float64Array(customers);
  const future = new Float64Array(customers);
  const alive = new Uint8Array(customers);
  let litt = 0;
  for (let c = 0; c < customers; c++) {
    const end = 20 + 40 * random.uniform();
    const { orders, leftAt } = lifeOf(random, params, end + horizon);
    const known = orders.filter((order) => order <= end);
    age[c] = end;
    x[c] = known.length;
    recency[c] = known.at(-1) ?? 0;
    future[c] = orders.length - known.length;
    alive[c] = leftAt > end ? 1 : 0;
    known.forEach((order, i) => (litt += Math.log(order - (known[i - 1] ?? 0))));
  }
  return { table: purchaseTable(x, recency, age, 1), litt, future, alive };
}

/** Times of the repeat purchases up to `end`, and when the customer left. */
function lifeOf(
  random: RandomStream,
  { r, alpha, a, b, k, first }: CnbdParameters,
  end: number,
): { orders: number[]; leftAt: number } {
  const rate = random.gamma(r) / alpha;
  const leave = random.beta(a, b);
  const orders: number[] = [];
  let at = 0;
  if (first === 1 && random.uniform() < leave) return { orders, leftAt: 0 };
  for (;;) {
    at += random.gamma(k) / rate;
    if (at > end) return { orders, leftAt: Number.POSITIVE_INFINITY };
    orders.push(at);
    if (random.uniform() < leave) return { orders, leftAt: at };
  }
}

const REGULAR = { r: 1.2, alpha: 8, a: 0.9, b: 3, k: 3, first: 1 } as const;

// Python with scipy 1.17: likelihood and orders integrated over the rate (trapezoid over its logarithm,
// 1,401 points), the probability of leaving (Gauss-Jacobi, 150 nodes) and the first gap (Gauss-Legendre,
// 400 nodes), from the densities of Erlang gaps, without any count of stages.
describe('figures of one customer', () => {
  it.each([
    [REGULAR, 4, 30, 38, 52, 7.5, -14.08220000587, 0.792914319235, 4.435266197062, 20.36719875787],
    [REGULAR, 0, 0, 38, 26, 0, -0.686253698972, 0.541632204329, 0.423375269189, 0.112419268592],
    [
      { r: 2.5, alpha: 3, a: 0.4, b: 2, k: 6, first: 1 } as const,
      ...[9, 47, 50.5, 20, 14.2, -21.27865389351, 0.955825118176, 3.646366505079, 10.91644479379],
    ],
    [
      { r: 1.2, alpha: 8, a: 0.7, b: 1.5, k: 4, first: 0 } as const,
      ...[5, 33, 39, 52, 8.2, -18.92482014835, 0.831072711717, 5.120700349244, 27.2100842434],
    ],
    [
      { ...REGULAR, k: 2, first: 0 } as const,
      ...[0, 0, 38, 26, 0, -1.41024995058, 1, 0.476576868523, 0.195751921928],
    ],
  ] as const)('%j, x %d, t_x %d, T %d', (params, x, tx, T, t, litt, ln, pAlive, mean, second) => {
    expectNear(cnbdLogLikelihood(params, x, tx, T, litt), ln, 1e-11);
    const scores = scoresOf(params, single(x, tx, T), t, 0.01);
    expectNear(scores.pAlive[0], pAlive, 1e-11);
    expectNear(scores.expectedOrders[0], pAlive * mean, 1e-11);
    expectNear(scores.secondFactorialMoment[0], pAlive * second, 1e-10);
  });

  it('discounts by the time of the orders', () => {
    const at = (horizon: number): number => {
      const scores = scoresOf(REGULAR, single(4, 30, 38), horizon, 0.01);
      return (scores.discountedOrders[0] ?? NaN) / (scores.pAlive[0] ?? NaN);
    };
    // From the same integration.
    expectNear(at(52), 3.5495300825, 1e-10);
    // For ever by another way, the transform of the gaps: the discount of 3,900 weeks is exp(-39).
    expectNear(at(3900) / at(Infinity), 1, 1e-11);
  });

  it('lasts for ever only where leaving is sure enough', () => {
    const scores = (a: number): OrderScores =>
      scoresOf({ ...REGULAR, a }, single(4, 30, 38), Infinity, 0.01);
    expect(scores(0.9).expectedOrders[0]).toBe(Infinity);
    expectNear(
      (scores(2.5).expectedOrders[0] ?? NaN) / (scores(2.5).pAlive[0] ?? NaN),
      9.5 / 1.5,
      1e-12,
    );
    const second = (scores(2.5).secondFactorialMoment[0] ?? NaN) / (scores(2.5).pAlive[0] ?? NaN);
    expectNear(second, (2 * 8 * 9.5) / (1.5 * 0.5), 1e-12);
  });
});

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const parameters = fc.record({
  r: positive(0.05, 20),
  alpha: positive(0.1, 200),
  a: positive(0.05, 50),
  b: positive(0.05, 50),
  k: fc.integer({ min: 1, max: 12 }),
  first: fc.constantFrom(0 as const, 1 as const),
});
const customer = fc
  .tuple(fc.nat(60), positive(1, 300), positive(0, 300))
  .map(([x, tx, silence]) => ({ x, tx: x === 0 ? 0 : tx, T: (x === 0 ? 0 : tx) + silence }));

describe('properties', () => {
  it('is BG/NBD or MBG/NBD at k = 1', () => {
    fc.assert(
      fc.property(parameters, customer, positive(0.01, 20), (params, { x, tx, T }, share) => {
        const t = share * (params.alpha + T);
        const one = { ...params, k: 1 };
        expectNear(
          cnbdLogLikelihood(one, x, tx, T, 7),
          bgnbdLogLikelihood(params, x, tx, T),
          1e-12,
        );
        const table = single(x, tx, T);
        const ask = { horizon: t, delta: 0.005, level: 0.9 };
        const mine = scoreOrders(new CnbdOrders(one), table, ask);
        const theirs = scoreOrders(new BgnbdOrders(params, t, T), table, ask);
        for (const key of Object.keys(mine) as (keyof OrderScores)[]) {
          expectNear(mine[key][0], theirs[key][0] ?? NaN, 1e-9);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it.each([100, 1000])('is BG/NBD at k = 1 for %i purchases and a long horizon', (x) => {
    const params = { r: 0.5, alpha: 5, a: 0.8, b: 2.5 };
    const [mine] = new CnbdOrders({ ...params, k: 1 }).stages;
    const theirs = new BgnbdOrders(params, 500, 20);
    for (const t of [50, 500]) {
      expectNear((mine?.expected(x, 20, t) ?? NaN) / theirs.expected(x, 20, t), 1, 1e-9);
      const second = theirs.secondFactorialMoment(x, 20, t);
      expectNear((mine?.secondFactorialMoment(x, 20, t) ?? NaN) / second, 1, 1e-9);
    }
  });

  it('has probabilities in [0, 1], orders that need one, and no unit of time', () => {
    fc.assert(
      fc.property(parameters, customer, positive(0.01, 20), (params, { x, tx, T }, share) => {
        const t = share * (params.alpha + T);
        const scores = scoresOf(params, single(x, tx, T), t, 0.01);
        const [alive = NaN, any = NaN, mean = NaN] = [
          scores.pAlive[0],
          scores.pOrder[0],
          scores.expectedOrders[0],
        ];
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        expect(any).toBeLessThanOrEqual(alive);
        expect(mean).toBeGreaterThanOrEqual(any * (1 - 1e-12));
        expect(scores.discountedOrders[0]).toBeLessThanOrEqual(mean * (1 + 1e-9));
        const days = { ...params, alpha: params.alpha * 7 };
        const other = scoresOf(days, single(x, tx * 7, T * 7), t * 7, 0.01 / 7);
        expectNear(other.expectedOrders[0], mean, 1e-10);
        expectNear(other.discountedOrders[0], scores.discountedOrders[0] ?? NaN, 1e-9);
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  it('finds the silence of a regular buyer the more telling the larger k', () => {
    const alive = [1, 2, 4, 8].map((k) => {
      const params = { ...REGULAR, alpha: 8 / k, k };
      return scoresOf(params, single(10, 30, 40), 52, 0).pAlive[0] ?? NaN;
    });
    expect(alive).toEqual([...alive].sort((p, q) => q - p));
  });
});

describe('against a simulation of 60,000 customers, seed 5', () => {
  const customers = 60_000;
  const horizon = 30;
  const { table, future, alive } = simulated(REGULAR, customers, horizon, 5);
  const scores = scoresOf(REGULAR, table, horizon, 0);
  /** Sums over the customers whose row `keep` keeps, and z of what happened against what was expected. */
  const z = (
    column: Float64Array,
    happened: (c: number) => number,
    keep: (row: number) => boolean,
  ) => {
    let [difference, square] = [0, 0];
    for (let c = 0; c < customers; c++) {
      const row = table.rowOf[c] ?? -1;
      if (!keep(row)) continue;
      const gap = happened(c) - (column[row] ?? NaN);
      difference += gap;
      square += gap * gap;
    }
    return Math.abs(difference) / Math.sqrt(square);
  };
  const frequency = (row: number): number => table.xLevels[table.x[row] ?? -1] ?? NaN;

  it.each([
    ['all', () => true],
    ['one-time buyers', (row: number) => frequency(row) === 0],
    ['buyers of two or three', (row: number) => frequency(row) === 1 || frequency(row) === 2],
    ['heavy buyers', (row: number) => frequency(row) > 6],
    ['doubtful', (row: number) => Math.abs((scores.pAlive[row] ?? NaN) - 0.5) < 0.3],
  ] as const)('%s: alive, an order, their number, its second moment', (_, keep) => {
    const orders = (c: number): number => future[c] ?? NaN;
    expect(z(scores.pAlive, (c) => alive[c] ?? NaN, keep)).toBeLessThan(4);
    expect(z(scores.pOrder, (c) => (orders(c) > 0 ? 1 : 0), keep)).toBeLessThan(4);
    expect(z(scores.expectedOrders, orders, keep)).toBeLessThan(4);
    const pairs = (c: number): number => orders(c) * (orders(c) - 1);
    expect(z(scores.secondFactorialMoment, pairs, keep)).toBeLessThan(4);
  });

  it('intervals hold at least what they state', () => {
    let inside = 0;
    for (let c = 0; c < customers; c++) {
      const row = table.rowOf[c] ?? -1;
      const orders = future[c] ?? NaN;
      if (orders >= (scores.ordersLow[row] ?? NaN) && orders <= (scores.ordersHigh[row] ?? NaN)) {
        inside++;
      }
    }
    expect(inside / customers).toBeGreaterThan(0.9 - 4 * Math.sqrt(0.09 / customers));
  });
});

function fitted(outcome: ReturnType<typeof fitCnbd>): CnbdFit {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe('fit', () => {
  const { table, litt } = simulated(REGULAR, 3000, 0, 8);

  it('finds the stages of a simulated base, and its parameters within their intervals', () => {
    const fit = fitted(fitCnbd(table, 1, { litt }));
    expect(fit.parameters.k).toBe(3);
    expect([fit.converged, fit.notes]).toEqual([true, []]);
    for (const { name, value, low, high } of fit.estimates) {
      if (name === 'k') expect(value).toBe(3);
      else {
        expect(REGULAR[name as 'r']).toBeGreaterThan(low);
        expect(REGULAR[name as 'r']).toBeLessThan(high);
      }
    }
    expectNear(fit.logLikelihood, sumOfLikelihoods(fit.parameters, table, litt), 1e-12);
  });

  it('is MBG/NBD where nothing is known of the timing, and says so', () => {
    const fit = fitted(fitCnbd(table, 1, {}));
    const plain = fitBgnbd(table, 1);
    if (!plain.ok) throw new Error(plain.reason);
    expect(fit.parameters.k).toBe(1);
    expect(fit.notes.map(({ code }) => code)).toContain('timing_unknown');
    expectNear(fit.logLikelihood, plain.value.logLikelihood, 1e-9);
    expectNear(fit.parameters.alpha / plain.value.parameters.alpha, 1, 1e-6);
  });

  it('takes k as given', () => {
    expect(fitted(fitCnbd(table, 0, { litt, k: 5 })).parameters.k).toBe(5);
  });

  it.each([
    [0, 2],
    [1, 3],
    [1, 12],
  ] as const)('has the derivatives that differences give, first %i, k %i', (first, k) => {
    const { first: slopes, second } = derivativesAt(
      cnbdObjective(table, first, k),
      Float64Array.of(-0.4, 1.8, 0.1, 0.9),
    );
    for (const { stated, difference } of [...slopes, ...second]) {
      expectNear(stated, difference, 1e-6);
    }
  });
});

function sumOfLikelihoods(params: CnbdParameters, table: PurchaseTable, litt: number): number {
  let sum = (params.k - 1) * litt;
  for (let row = 0; row < table.rows; row++) {
    const x = table.xLevels[table.x[row] ?? -1] ?? NaN;
    const tx = table.recencyLevels[table.recency[row] ?? -1] ?? NaN;
    const T = table.ageLevels[table.age[row] ?? -1] ?? NaN;
    sum += (table.weight[row] ?? NaN) * cnbdLogLikelihood(params, x, tx, T, 0);
  }
  return sum;
}
