import { gaussLegendre } from '../numeric/index.ts';
import { chancesToLeave } from './bgnbdLikelihood.ts';
import { BgnbdOrders } from './bgnbdOrders.ts';
import { discountedForEver } from './cnbdForEver.ts';
import type { CnbdParameters } from './cnbdLikelihood.ts';
import type { AliveOrders, CountDistribution } from './orderModel.ts';
import {
  areTooMany,
  meanOverStages,
  stageChances,
  type StageChances,
  type StayingSums,
} from './stageSums.ts';

interface Asked {
  readonly x: number;
  readonly age: number;
  readonly horizon: number;
  readonly chances: StageChances;
}

/** Orders of a customer alive by (M)BG/CNBD-k who has passed `stage` stages since the last purchase. */
export class StageOrders implements AliveOrders {
  readonly ageOffset: number;
  readonly #params: CnbdParameters;
  readonly #stage: number;
  readonly #staying: (x: number) => StayingSums;
  #last: Asked | undefined;

  constructor(params: CnbdParameters, stage: number, staying: (x: number) => StayingSums) {
    this.#params = params;
    this.ageOffset = params.alpha;
    this.#stage = stage;
    this.#staying = staying;
  }

  /** Nobody leaves without an order. */
  anyOrder(x: number, age: number, horizon: number): number {
    if (!Number.isFinite(horizon)) return 1;
    const heavy = this.#heavy(x, age, horizon);
    if (heavy) return heavy.anyOrder(0, 0, horizon);
    return Math.min(
      this.#mean(x, age, horizon, (due) => (due > 0 ? 1 : 0)),
      1,
    );
  }

  /** With `horizon` Infinity E[1/p], which is finite where a is above 1. */
  expected(x: number, age: number, horizon: number): number {
    const { a, b } = this.#params;
    if (!Number.isFinite(horizon)) {
      const sum = a + b + chancesToLeave(this.#params, x);
      return a > 1 ? (sum - 1) / (a - 1) : Number.POSITIVE_INFINITY;
    }
    const heavy = this.#heavy(x, age, horizon);
    if (heavy) return heavy.expected(0, 0, horizon);
    const staying = this.#staying(x);
    return this.#mean(x, age, horizon, (due) => staying.orders(due));
  }

  /** With `horizon` Infinity 2 E[(1 - p)/p^2], which is finite where a is above 2. */
  secondFactorialMoment(x: number, age: number, horizon: number): number {
    const { a, b } = this.#params;
    if (!Number.isFinite(horizon)) {
      const stays = b + chancesToLeave(this.#params, x);
      return a > 2 ? (2 * stays * (a + stays - 1)) / ((a - 1) * (a - 2)) : Number.POSITIVE_INFINITY;
    }
    const heavy = this.#heavy(x, age, horizon);
    if (heavy) return heavy.secondFactorialMoment(0, 0, horizon);
    const staying = this.#staying(x);
    return this.#mean(x, age, horizon, (due) => staying.pairs(due));
  }

  discounted(x: number, age: number, horizon: number, delta: number): number {
    if (delta === 0) return this.expected(x, age, horizon);
    const { r, alpha, k, a, b } = this.#params;
    const shape = r + k * x + this.#stage;
    const scale = alpha + age;
    if (delta * horizon > DISCOUNT_REACH) {
      const stays = b + chancesToLeave(this.#params, x);
      return discountedForEver({ shape, scale, a, b: stays, k, left: k - this.#stage }, delta);
    }
    const heavy = this.#heavy(x, age, horizon);
    if (heavy) return heavy.discounted(0, 0, horizon, delta);
    return horizon / scale < SERIES_SHARE && delta * scale < SERIES_DISCOUNT
      ? this.#bySeries(x, age, horizon, delta)
      : this.#byParts(x, age, horizon, delta);
  }

  /**
   * The i-th stage from T ends at S, where v = S / (alpha + T + S) ~ Beta(i, shape), so that
   * E[v^q; S <= t] = [i]_q / [i + shape]_q P(N >= i + q): the discount exp(-delta S) is expanded in v.
   */
  #bySeries(x: number, age: number, horizon: number, delta: number): number {
    const { r, alpha, k } = this.#params;
    const shape = r + k * x + this.#stage;
    const coefficients = discountCoefficients(delta * (alpha + age));
    const { first, tail } = this.#chances(x, age, horizon);
    const passed = (i: number): number => tail[Math.max(i - first, 0)] ?? 0;
    const staying = this.#staying(x);
    let sum = 0;
    for (let m = 1, i = k - this.#stage; passed(i) > 0; m++, i += k) {
      let moment = 1;
      let discounted = 0;
      for (let q = 0; q < coefficients.length && moment > NEGLIGIBLE; q++) {
        discounted += (coefficients[q] as number) * moment * passed(i + q);
        moment *= (i + q) / (i + q + shape);
      }
      sum += staying.stay(m - 1) * discounted;
    }
    return sum;
  }

  /**
   * exp(-delta t) E(t) + delta times the integral of exp(-delta s) E(s): the expected number E(s) is
   * smoother than the rate of orders, which rises and falls with regular buyers.
   */
  #byParts(x: number, age: number, horizon: number, delta: number): number {
    const { r, alpha, k } = this.#params;
    const scale = alpha + age;
    const length = Math.log1p(horizon / scale);
    const shape = r + k * x + this.#stage;
    const staying = this.#staying(x);
    const orders = (due: number): number => staying.orders(due);
    const at = (w: number): number => {
      const share = Math.expm1(w);
      const due = meanOverStages({ shape, share, stages: k, passed: this.#stage }, orders);
      return due * Math.exp(w - delta * scale * share);
    };
    // Halved towards 0 down to the time of the first orders.
    const passed = (length * (r + k * x)) / k;
    const halvings = Math.min(Math.max(Math.ceil(Math.log2(passed)), 0), MOST_HALVINGS);
    let sum = 0;
    for (let h = 0; h <= halvings; h++) {
      const top = length * 2 ** -h;
      const bottom = h === halvings ? 0 : top / 2;
      for (let i = 0; i < NODES.nodes.length; i++) {
        const w = bottom + (top - bottom) * (NODES.nodes[i] as number);
        sum += (top - bottom) * (NODES.weights[i] as number) * at(w);
      }
    }
    return Math.exp(-delta * horizon) * this.expected(x, age, horizon) + delta * scale * sum;
  }

  /** Distribution of the number of orders, where {@link atLeast} cannot be written out. */
  heavyCounts(x: number, age: number, horizon: number): CountDistribution | undefined {
    return this.#heavy(x, age, horizon)?.counts(0, 0, horizon);
  }

  /** P(Y >= m) as a function of m from 1, for a horizon with an end. */
  atLeast(x: number, age: number, horizon: number): (m: number) => number {
    const staying = this.#staying(x);
    const { first, tail } = this.#chances(x, age, horizon);
    return (m) => {
      const place = m * this.#params.k - this.#stage - first;
      return staying.stay(m - 1) * (tail[Math.max(place, 0)] ?? 0);
    };
  }

  /**
   * The model of who passes too many stages for their chances to be written out: orders then come as good
   * as at random, at a k-th of the rate of stages. Asked at x = 0 and T = 0.
   */
  #heavy(x: number, age: number, horizon: number): BgnbdOrders | undefined {
    const { r, alpha, k, a, b } = this.#params;
    const shape = r + k * x + this.#stage;
    const scale = alpha + age;
    if (!areTooMany(shape, horizon / scale)) return undefined;
    const stays = b + chancesToLeave(this.#params, x);
    return new BgnbdOrders({ r: shape, alpha: k * scale, a, b: stays }, horizon, 0);
  }

  /** The stages that may be passed; every figure of a pair and horizon asks for the same. */
  #chances(x: number, age: number, horizon: number): StageChances {
    const { r, alpha, k } = this.#params;
    const last = this.#last;
    if (last?.x === x && last.age === age && last.horizon === horizon) return last.chances;
    const chances = stageChances(r + k * x + this.#stage, horizon / (alpha + age), k);
    this.#last = { x, age, horizon, chances };
    return chances;
  }

  /** Mean over the stages passed of a function of the orders that fall due with them. */
  #mean(x: number, age: number, horizon: number, of: (due: number) => number): number {
    const { first, mass } = this.#chances(x, age, horizon);
    const k = this.#params.k;
    let due = Math.floor((first + this.#stage) / k);
    let place = first + this.#stage - due * k;
    let value = of(due);
    let sum = 0;
    for (let i = 0; i < mass.length; i++) {
      sum += (mass[i] as number) * value;
      if (++place === k) {
        place = 0;
        value = of(++due);
      }
    }
    return sum;
  }
}

/** exp(-40) is below 1e-17: later orders no longer count. */
const DISCOUNT_REACH = 40;
const MOST_HALVINGS = 24;
/** Horizon over alpha + T, and discount rate times it, up to which the expansion in v is short. */
const SERIES_SHARE = 6;
const SERIES_DISCOUNT = 4;
const NEGLIGIBLE = 1e-17;

/**
 * Coefficients of exp(-c v / (1 - v)) in powers of v, which satisfies (1 - v)^2 f' = -c f; as many as
 * (6/7)^q, the highest v of a horizon of six times alpha + T, falls to 1e-17.
 */
function discountCoefficients(c: number): Float64Array {
  const coefficients = new Float64Array(256);
  coefficients.set([1, -c]);
  for (let q = 1; q < 255; q++) {
    const [here, before] = [coefficients[q] as number, coefficients[q - 1] as number];
    coefficients[q + 1] = ((2 * q - c) * here - (q - 1) * before) / (q + 1);
  }
  return coefficients;
}
const NODES = gaussLegendre(16);
