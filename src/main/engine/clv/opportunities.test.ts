import { expectNear } from '#test/support/near.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bgbbLogLikelihood,
  BgbbOrders,
  fitBgbb,
  fitNbd,
  fitSbg,
  NbdOrders,
  purchaseTable,
  sbgLogLikelihood,
  SbgOrders,
  type OrderModel,
  type PurchaseTable,
} from './index.ts';
import { randomStream } from '../numeric/index.ts';
import type { Outcome } from '../outcome.ts';

/** E[Y (Y - 1)] of a number Y with these chances, from 0 on. */
function pairsOf(chances: readonly number[]): number {
  return chances.reduce((sum, chance, y) => sum + y * (y - 1) * chance, 0);
}

/** The published fit of the donors of Fader, Hardie and Shang (2010), rounded. */
const DONORS = { alpha: 1.2035, beta: 0.7497, gamma: 0.6567, delta: 2.7834 };

function opened<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

function tableOf(rows: readonly (readonly [number, number, number])[]): PurchaseTable {
  const column = (i: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[i]);
  return purchaseTable(column(0), column(1), column(2), 1);
}

describe('pairs of orders', () => {
  it('of sBG are those of the chances to renew so often', () => {
    const [alpha, beta, n, size] = [0.7041, 1.182, 2, 5];
    const staying = Array.from({ length: size + 1 }, (_, k) =>
      Math.exp(sbgLogLikelihood({ alpha, beta }, n + k, n + k)),
    ).map((stay, _, all) => stay / (all[0] ?? NaN));
    const chances = staying.map((stay, k) => stay - (staying[k + 1] ?? 0));
    const orders = new SbgOrders({ alpha, beta });
    expectNear(orders.secondFactorialMoment(n, n, size), pairsOf(chances), 1e-14);
    expectNear(
      orders.expected(n, n, size),
      chances.reduce((sum, chance, k) => sum + k * chance, 0),
      1e-14,
    );
  });

  it('of BG/BB are those of all patterns that may follow', () => {
    // A customer who used the last of three opportunities is there; four more follow.
    const [x, n, size] = [2, 3, 4];
    const past = Math.exp(bgbbLogLikelihood(DONORS, x, n, n));
    const chances = new Array<number>(size + 1).fill(0);
    for (let pattern = 0; pattern < 2 ** size; pattern++) {
      const used = [0, 1, 2, 3].filter((i) => (pattern >> i) & 1);
      const last = used.length > 0 ? n + (used.at(-1) ?? 0) + 1 : n;
      const both = bgbbLogLikelihood(DONORS, x + used.length, last, n + size);
      chances[used.length] = (chances[used.length] ?? 0) + Math.exp(both) / past;
    }
    expectNear(
      chances.reduce((sum, chance) => sum + chance, 0),
      1,
      1e-13,
    );
    expectNear(new BgbbOrders(DONORS).secondFactorialMoment(x, n, size), pairsOf(chances), 1e-13);
  });

  it('of the NBD are those of its chances', () => {
    const orders = new NbdOrders({ r: 0.5, alpha: 4 });
    // Negative binomial: shape 2.5, ratio 3 / 13 of a horizon of 3 at alpha + T = 10.
    const chances = [(10 / 13) ** 2.5];
    for (let y = 1; y < 200; y++) {
      chances.push((((chances[y - 1] ?? NaN) * (2.5 + y - 1)) / y) * (3 / 13));
    }
    expectNear(orders.secondFactorialMoment(2, 6, 3), pairsOf(chances), 1e-13);
  });
});

describe('BG/BB', () => {
  it('comes to an end that can be trusted where everybody buys alike, at the bound of alpha', () => {
    const random = randomStream(322);
    const rows = Array.from({ length: 500 }, (): [number, number, number] => {
      const [buys, leaves] = [random.beta(1000, 1000), random.beta(1, 1)];
      let [x, last] = [0, 0];
      for (let k = 1; k <= 12 && random.uniform() >= leaves; k++) {
        if (random.uniform() >= buys) continue;
        x++;
        last = k;
      }
      return [x, last, 12];
    });
    const fit = opened(fitBgbb(tableOf(rows)));
    expect(fit.converged).toBe(true);
    expect(fit.notes.map(({ code }) => code)).toContain('boundary');
    const { alpha, beta } = fit.parameters;
    expectNear(alpha / (alpha + beta), 0.5, 0.05);
  });

  it('gives probabilities that sum to 1 over all patterns of six opportunities', () => {
    let sum = 0;
    for (let pattern = 0; pattern < 64; pattern++) {
      const used = [0, 1, 2, 3, 4, 5].filter((i) => (pattern >> i) & 1);
      sum += Math.exp(bgbbLogLikelihood(DONORS, used.length, (used.at(-1) ?? -1) + 1, 6));
    }
    expectNear(sum, 1, 1e-13);
  });

  it('agrees with the ratio of the likelihoods of a longer history', () => {
    // Alive and buying at opportunity 7 means that the history of 6 goes on with an order.
    const orders = new BgbbOrders(DONORS);
    for (const [x, last] of [
      [0, 0],
      [1, 1],
      [3, 5],
      [6, 6],
    ] as const) {
      const buys = Math.exp(
        bgbbLogLikelihood(DONORS, x + 1, 7, 7) - bgbbLogLikelihood(DONORS, x, last, 6),
      );
      const alive = orders.alive(x, last, 6);
      expectNear((alive * orders.anyOrder(x, 6, 1)) / buys, 1, 1e-12);
      expectNear((alive * orders.expected(x, 6, 1.7)) / buys, 1, 1e-12);
    }
  });

  it('has moments and a chance of any order that fit its distribution', () => {
    const orders = new BgbbOrders(DONORS);
    const counts = orders.counts(2, 6, 5);
    const below = (level: number): number => counts.quantile(level);
    const none = 1 - orders.anyOrder(2, 6, 5);
    expect([below(none - 1e-9), below(none + 1e-9)]).toEqual([0, 1]);
    expect(below(1 - 1e-12)).toBe(5);
    expect(orders.counts(2, 6, 1e6).quantile(0.5)).toBeNaN();
  });

  it('finds the parameters of a simulated base', () => {
    const random = randomStream(11);
    const rows = Array.from({ length: 6000 }, () => {
      const [p, leave] = [random.beta(1.2, 0.75), random.beta(0.66, 2.8)];
      let [x, last] = [0, 0];
      for (let i = 1; i <= 8 && random.uniform() >= leave; i++) {
        if (random.uniform() < p) [x, last] = [x + 1, i];
      }
      return [x, last, 8] as const;
    });
    const fit = opened(fitBgbb(tableOf(rows)));
    expect([fit.converged, fit.mergedRows < 40]).toEqual([true, true]);
    const truth = [1.2, 0.75, 0.66, 2.8];
    for (const [i, { value, standardError }] of fit.estimates.entries()) {
      expect(Math.abs(value - (truth[i] ?? Number.NaN))).toBeLessThan(4 * standardError);
    }
  });

  it('refuses what is not counted', () => {
    expect(fitBgbb(tableOf([[1, 0.5, 3]]))).toMatchObject({ reason: 'not_whole' });
    expect(fitBgbb(tableOf([[2, 1, 3]]))).toMatchObject({ reason: 'not_whole' });
    expect(fitBgbb(tableOf([[0, 0, 3]]))).toMatchObject({ reason: 'no_repeaters' });
    expect(fitBgbb(tableOf([[1, 1, 20_000]]))).toMatchObject({ reason: 'many_opportunities' });
    expect(fitBgbb(tableOf([]))).toMatchObject({ reason: 'no_customers' });
  });
});

describe('shifted beta-geometric', () => {
  // Fader and Hardie (2007): of 1,000 customers, those left after each renewal.
  it.each([
    [[1000, 631, 468, 382, 326, 289, 262, 241], 0.70407732, 1.1820431, -1680.26519, 0.17003745],
    [[1000, 869, 743, 653, 593, 551, 517, 491], 0.66808839, 3.8060955, -1611.15815, 0.37799908],
  ])('of %j', (survivors, alpha, beta, logLikelihood, after12) => {
    const rows = survivors.flatMap((n, x) =>
      Array.from({ length: n - (survivors[x + 1] ?? 0) }, () => [x, x, 7] as const),
    );
    const fit = opened(fitSbg(tableOf(rows)));
    expect(Math.abs(fit.logLikelihood - logLikelihood)).toBeLessThan(1e-5);
    expectNear(fit.parameters.alpha / alpha, 1, 1e-6);
    expectNear(fit.parameters.beta / beta, 1, 1e-6);
    const orders = new SbgOrders({ alpha, beta });
    let survival = 1;
    for (let n = 0; n < 12; n++) survival *= orders.anyOrder(n, n, 1);
    expectNear(survival, after12, 1e-7);
    expectNear(Math.exp(sbgLogLikelihood({ alpha, beta }, 12, 12)), after12, 1e-7);
  });

  it('knows who is there, and cannot be fitted where all are', () => {
    const orders = new SbgOrders({ alpha: 1, beta: 2 });
    expect([orders.alive(3, 3, 3), orders.alive(2, 2, 3)]).toEqual([1, 0]);
    expect(orders.counts(0, 0, 3).quantile(0.34)).toBe(1);
    expect(
      fitSbg(
        tableOf([
          [3, 3, 3],
          [1, 1, 1],
        ]),
      ),
    ).toMatchObject({ reason: 'nobody_left' });
    expect(fitSbg(tableOf([[0, 0, 0]]))).toMatchObject({ reason: 'no_time' });
    expect(fitSbg(tableOf([]))).toMatchObject({ reason: 'no_customers' });
  });
});

describe('NBD', () => {
  it('finds the parameters of a simulated base', () => {
    const random = randomStream(12);
    const rows = Array.from({ length: 4000 }, () => {
      const rate = random.gamma(0.7) / 9;
      const age = 20 + random.integer(40);
      let [x, last] = [0, 0];
      for (let at = 0; ; x++, last = at) {
        at -= Math.log(random.open()) / rate;
        if (at > age) break;
      }
      return [x, last, age] as const;
    });
    const fit = opened(fitNbd(tableOf(rows)));
    const truth = [0.7, 9];
    for (const [i, { value, standardError }] of fit.estimates.entries()) {
      expect(Math.abs(value - (truth[i] ?? Number.NaN))).toBeLessThan(4 * standardError);
    }
  });

  it('is negative binomial', () => {
    const orders = new NbdOrders({ r: 1, alpha: 10 });
    // With r = 1 and t = alpha the number is geometric with one half.
    const quantiles = [0.49, 0.51, 0.76].map((level) => orders.counts(0, 0, 10).quantile(level));
    expect(quantiles).toEqual([0, 1, 2]);
    expectNear(orders.anyOrder(0, 0, 10), 0.5, 1e-15);
    expectNear(orders.expected(0, 0, 10), 1, 1e-15);
    expectNear(orders.secondFactorialMoment(0, 0, 10), 2, 1e-15);
  });
});

describe('every model without a hidden clock', () => {
  const positive = fc.double({ min: 0.05, max: 50, noNaN: true });
  const history = fc.tuple(fc.nat(8), fc.nat(8), fc.nat(8)).map((parts) => {
    const [x, t, n] = parts.sort((a, b) => a - b);
    return [x, t, n] as const;
  });

  it('keeps probabilities in [0, 1] and grows with the horizon', () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, history, (a, b, c, d, [x, t, n]) => {
        const models: OrderModel[] = [
          new NbdOrders({ r: a, alpha: b }),
          new BgbbOrders({ alpha: a, beta: b, gamma: c, delta: d }),
          new SbgOrders({ alpha: a, beta: b }),
        ];
        for (const model of models) {
          for (const p of [model.alive(x, t, n), model.anyOrder(x, n, 3)]) {
            expect(p).toBeGreaterThanOrEqual(0);
            expect(p).toBeLessThanOrEqual(1);
          }
          const expected = [1, 3, 9].map((horizon) => model.expected(x, n, horizon));
          expect(expected).toEqual([...expected].sort((p, q) => p - q));
          expectNear(model.discounted(x, n, 9, 0), model.expected(x, n, 9), 1e-12);
          expect(model.discounted(x, n, Infinity, 0.1)).toBeLessThan(
            model.discounted(x, n, Infinity, 0.05),
          );
        }
      }),
    );
  });
});
