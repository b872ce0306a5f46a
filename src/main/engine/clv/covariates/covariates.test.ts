import { derivativesAt } from '#test/support/derivatives.ts';
import { randomStream } from '#main/engine/index.ts';
import { expectNear } from '#test/support/near.ts';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../numeric/index.ts';
import { bgnbdObjective } from '../bgnbdLikelihood.ts';
import {
  bgnbdLogLikelihood,
  fitBgnbd,
  paretoLogLikelihood,
  purchaseTable,
  scoreOrders,
} from '../index.ts';
import { covariateObjective } from './covariateObjective.ts';
import { covariateDesign, type Covariate } from './design.ts';
import { fitCovariates, type CovariateFit, type CovariateModel } from './fitCovariates.ts';
import { covariateGroups, type PurchaseColumns } from './groups.ts';

describe('the chi-square tail', () => {
  // python3: exp(-v/2) times the finite sum for even degrees, math.erfc(sqrt(v / 2)) for one.
  it.each([
    [1, 1, 0.31731050786291404],
    [3.84, 1, 0.05004352124870509],
    [0.5, 2, 0.7788007830714049],
    [12.3, 4, 0.015254394655769613],
    [30, 10, 0.0008566412107753004],
    [200, 6, 1.8976107553682285e-40],
    [5, 30, 0.9999999308468613],
  ])('of %d with %d degrees', (value, degrees, wanted) => {
    expectNear(chiSquareTail(value, degrees) / wanted, 1, 1e-13);
  });

  it('is 1 at and below 0', () => {
    expect([chiSquareTail(0, 3), chiSquareTail(-1, 3)]).toEqual([1, 1]);
  });
});

interface Truth {
  readonly base: Readonly<Record<string, number>>;
  /** Coefficients of (shop instead of web, one standard deviation of the number) by parameter. */
  readonly effects: Readonly<Record<string, readonly [number, number]>>;
}

const TRUTH: Readonly<Record<CovariateModel, Truth>> = {
  bgnbd: {
    base: { r: 0.8, alpha: 6, a: 0.9, b: 2.5 },
    effects: { alpha: [0.5, 0.3], a: [0.6, 0], b: [0, -0.2] },
  },
  pnbd: {
    base: { r: 0.8, alpha: 6, s: 0.7, beta: 15 },
    effects: { alpha: [0.5, 0.3], beta: [0.6, -0.2] },
  },
};

interface Simulated extends PurchaseColumns {
  readonly covariates: readonly Covariate[];
}

/** Customers of a year and a half, in weeks, whose behaviour follows the truth. */
function simulated(model: CovariateModel, customers: number, seed: number): Simulated {
  const random = randomStream(seed);
  const { base, effects } = TRUTH[model];
  const x = new Int32Array(customers);
  const recency = new Float64Array(customers);
  const age = new Float64Array(customers);
  const shops: string[] = [];
  const numbers = new Float64Array(customers);
  for (let c = 0; c < customers; c++) {
    const shop = random.uniform() < 0.4 ? 1 : 0;
    const z = random.normal();
    shops.push(shop === 1 ? 'shop' : 'web');
    // The user's own unit: the fit is to find it.
    numbers[c] = 40 + 12 * z;
    const log = (name: string): number =>
      (effects[name]?.[0] ?? 0) * shop + (effects[name]?.[1] ?? 0) * z;
    const own = (name: string, sign: number): number =>
      (base[name] ?? 0) * Math.exp(sign * log(name));
    const rate = random.gamma(own('r', 0)) / own('alpha', -1);
    const span = 20 + random.uniform() * 60;
    const p = model === 'bgnbd' ? random.beta(own('a', 1), own('b', 1)) : 0;
    const mu = model === 'pnbd' ? random.gamma(own('s', 0)) / own('beta', -1) : 0;
    const end = model === 'pnbd' ? -Math.log(random.open()) / mu : Number.POSITIVE_INFINITY;
    let at = 0;
    age[c] = span;
    for (;;) {
      at += -Math.log(random.open()) / rate;
      if (at > Math.min(span, end)) break;
      x[c] = (x[c] ?? 0) + 1;
      recency[c] = at;
      if (random.uniform() < p) break;
    }
  }
  return {
    x,
    recency,
    age,
    covariates: [
      { name: 'channel', texts: shops },
      { name: 'years', numbers },
    ],
  };
}

function fitted(model: CovariateModel, data: Simulated): CovariateFit {
  const outcome = fitCovariates(model, data, data.covariates, 1);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

describe.each(['bgnbd', 'pnbd'] as const)('%s with covariates', (model) => {
  const data = simulated(model, 2000, 20260301);
  const fit = fitted(model, data);

  it('finds the truth within three standard errors', () => {
    const { base, effects } = TRUTH[model];
    expect(fit.converged).toBe(true);
    for (const { name, value, standardError } of fit.base) {
      expect(Math.abs(value - (base[name] ?? 0)), name).toBeLessThan(3 * standardError);
    }
    for (const { on, term, value, standardError } of fit.coefficients) {
      const wanted = effects[on]?.[term === 'years' ? 1 : 0] ?? 0;
      expect(standardError, term).toBeGreaterThan(0);
      expect(Math.abs(value - wanted), `${on} ${term}`).toBeLessThan(3 * standardError);
    }
    expect(fit.test.pValue).toBeLessThan(1e-10);
    expect(fit.test.degrees).toBe(model === 'bgnbd' ? 6 : 4);
  });

  it('sums what single customers give at their own parameters', () => {
    const coefficient = (on: string, term: string): number =>
      fit.coefficients.find((one) => one.on === on && one.term === term)?.value ?? Number.NaN;
    const [channel, years] = data.covariates;
    const term = fit.terms.find(({ name }) => name === 'years');
    let sum = 0;
    for (let c = 0; c < data.x.length; c++) {
      const shop = channel && 'texts' in channel && channel.texts[c] === 'shop' ? 1 : 0;
      const number = years && 'numbers' in years ? (years.numbers[c] ?? 0) : 0;
      const z = (number - (term?.mean ?? 0)) / (term?.unit ?? 1);
      const own = (name: string, sign: number): number => {
        const value = fit.base.find((one) => one.name === name)?.value ?? Number.NaN;
        if (sign === 0) return value;
        return (
          value *
          Math.exp(
            sign * (coefficient(name, 'channel=shop') * shop + coefficient(name, 'years') * z),
          )
        );
      };
      const [x, tx, T] = [
        data.x[c] ?? 0,
        data.x[c] === 0 ? 0 : (data.recency[c] ?? 0),
        data.age[c] ?? 0,
      ];
      sum +=
        model === 'bgnbd'
          ? bgnbdLogLikelihood(
              { r: own('r', 0), alpha: own('alpha', -1), a: own('a', 1), b: own('b', 1) },
              x,
              tx,
              T,
            )
          : paretoLogLikelihood(
              { r: own('r', 0), alpha: own('alpha', -1), s: own('s', 0), beta: own('beta', -1) },
              x,
              tx,
              T,
            );
    }
    expectNear(fit.logLikelihood / sum, 1, 1e-11);
  });

  it('scores a customer by the own parameters', () => {
    let expected = 0;
    for (const group of fit.groups) {
      const scores = scoreOrders(fit.ordersOf(group, 26), group.table, {
        horizon: 26,
        delta: 0,
        level: 0.9,
      });
      for (const row of group.table.rowOf) expected += scores.expectedOrders[row] ?? Number.NaN;
    }
    expect(expected).toBeGreaterThan(0);
    expect(fit.groups.reduce((n, { members }) => n + members.length, 0)).toBe(2000);
  });
});

describe('covariates that say nothing', () => {
  const data = simulated('bgnbd', 800, 7);
  const random = randomStream(99);
  const noise = Array.from({ length: 800 }, () => (random.uniform() < 0.5 ? 'a' : 'b'));

  it('do not pass the test', () => {
    const outcome = fitCovariates('bgnbd', data, [{ name: 'noise', texts: noise }], 1);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.test.pValue).toBeGreaterThan(0.01);
    expect(outcome.value.logLikelihood).toBeGreaterThanOrEqual(
      outcome.value.without.logLikelihood - 1e-6,
    );
  });

  it('leave the model without them what it is', () => {
    const outcome = fitCovariates('bgnbd', data, [{ name: 'noise', texts: noise }], 1);
    const plain = fitBgnbd(purchaseTable(data.x, data.recency, data.age, 1), 0);
    if (!outcome.ok || !plain.ok) throw new Error('gated');
    expect(outcome.value.without).toEqual(plain.value);
  });

  it('are constant or follow from others: left out and named', () => {
    const [years] = data.covariates.slice(1);
    const numbers = years && 'numbers' in years ? years.numbers : new Float64Array();
    const design = covariateDesign([
      { name: 'same', texts: noise.map(() => 'x') },
      { name: 'flat', numbers: numbers.map(() => 3) },
      { name: 'years', numbers },
      { name: 'months', numbers: numbers.map((value) => 12 * value + 5) },
      { name: 'noise', texts: noise },
      { name: 'noise again', texts: noise },
    ]);
    if (!design.ok) throw new Error(design.reason);
    expect(design.value.terms.map(({ name }) => name)).toEqual([
      'years',
      noise.filter((text) => text === 'a').length >= 400 ? 'noise=b' : 'noise=a',
    ]);
    expect(design.value.notes).toEqual([
      { code: 'constant_covariate', parameters: ['same', 'flat'] },
      {
        code: 'collinear',
        parameters: ['months', expect.stringMatching(/^noise again=/) as string],
      },
    ]);
    const nothing = fitCovariates(
      'bgnbd',
      data,
      [{ name: 'flat', numbers: numbers.map(() => 1) }],
      1,
    );
    expect(nothing).toMatchObject({ ok: false, reason: 'no_covariates' });
    const names = [{ name: 'id', texts: noise.map((_, i) => `c${String(i)}`) }];
    expect(fitCovariates('bgnbd', data, names, 1)).toMatchObject({
      ok: false,
      reason: 'many_levels',
      details: { levels: 800 },
    });
  });

  it('tell a group apart that never ordered again, without an end of its coefficient', () => {
    const never = Array.from(data.x, (x, c) => (x === 0 && c % 2 === 0 ? 'never' : 'others'));
    const outcome = fitCovariates('bgnbd', data, [{ name: 'group', texts: never }], 1);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(outcome.value.notes).toContainEqual({
      code: 'separated',
      parameters: expect.arrayContaining(['alpha:group=never']) as string[],
    });
    expect(Number.isFinite(outcome.value.logLikelihood)).toBe(true);
  });
});

describe('the likelihood over parameters and coefficients', () => {
  it('has the derivatives that differences give', () => {
    const data = simulated('bgnbd', 300, 3);
    const design = covariateDesign(data.covariates);
    if (!design.ok) throw new Error(design.reason);
    const groups = covariateGroups(data, design.value, 1);
    const objective = covariateObjective(
      groups.map(({ z, table }) => ({ z, objective: bgnbdObjective(table, 0) })),
      4,
      [
        { on: 'alpha', place: 1, sign: -1 },
        { on: 'a', place: 2, sign: 1 },
        { on: 'b', place: 3, sign: 1 },
      ],
    );
    const point = Float64Array.of(-0.3, 1.7, 0.1, 0.8, 0.3, -0.2, 0.1, 0.2, -0.1, 0.4);
    const { first, second } = derivativesAt(objective, point);
    for (const { stated, difference } of [...first, ...second]) {
      expect(Math.abs(stated - difference)).toBeLessThan(1e-5 * (1 + Math.abs(difference)));
    }
  });
});
