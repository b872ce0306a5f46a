import { gaussBeta, gaussLegendre, logitBeta, type Quadrature } from '../numeric/index.ts';
import { AliveCounts } from './bgnbdCounts.ts';
import { bgnbdInactiveLogOdds, chancesToLeave, type BgnbdParameters } from './bgnbdLikelihood.ts';
import { ENDLESS_COUNTS } from './growingCounts.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';

/**
 * Expected orders of customers who are alive, by BG/NBD or MBG/NBD, as a mean over the posterior of the
 * dropout probability.
 *
 * A customer alive at T with x repeat purchases and c chances to leave has, independently, a purchase
 * rate lambda ~ Gamma(r + x, alpha + T) and a dropout probability p ~ Beta(a, b + c) (Fader, Hardie and
 * Lee 2005, appendix). Given both, the expected number of purchases in (T, T + t] is
 * (1 - exp(-lambda p t)) / p. The mean over lambda is closed; the mean over p is taken by Gauss-Jacobi
 * quadrature. Nothing is singular at a = 1 or a + b < 1, where the hypergeometric form breaks down.
 */
export class BgnbdOrders implements OrderModel {
  readonly ageOffset: number;
  readonly #params: BgnbdParameters;
  /** Highest horizon over alpha + T. */
  readonly #share: number;
  readonly #byX = new Map<number, Quadrature>();

  /**
   * @param longest the longest horizon that will be asked for, in the model's time unit; it may be Infinity.
   * @param youngest the lowest age T that will be asked for.
   */
  constructor(params: BgnbdParameters, longest: number, youngest: number) {
    this.#params = params;
    this.ageOffset = params.alpha;
    const share = Math.max(longest, Number.MIN_VALUE) / (params.alpha + youngest);
    this.#share = Math.min(share, MOST_SHARE);
  }

  /** P(alive) at T: 1 for a customer who has had no chance to leave. */
  alive(x: number, recency: number, age: number): number {
    if (chancesToLeave(this.#params, x) === 0) return 1;
    return 1 / (1 + Math.exp(bgnbdInactiveLogOdds(this.#params, x, recency, age)));
  }

  /** Probability of at least one order in (T, T + t], given alive: nobody leaves without an order. */
  anyOrder(x: number, age: number, horizon: number): number {
    const { r, alpha } = this.#params;
    return -Math.expm1(-(r + x) * Math.log1p(horizon / (alpha + age)));
  }

  /** Expected orders in (T, T + t], given alive; for ever E[1/p], which is finite where a is above 1. */
  expected(x: number, age: number, horizon: number): number {
    if (!Number.isFinite(horizon)) {
      const { a, b } = this.#params;
      const sum = a + b + chancesToLeave(this.#params, x);
      return a > 1 ? (sum - 1) / (a - 1) : Number.POSITIVE_INFINITY;
    }
    const shape = this.#params.r + x;
    const scaled = horizon / (this.#params.alpha + age);
    const { nodes, weights } = this.#dropout(x);
    let sum = 0;
    for (let i = 0; i < nodes.length; i++) {
      const p = nodes[i] as number;
      const log = shape * Math.log1p(p * scaled);
      const term = log < 1e-12 ? shape * scaled : -Math.expm1(-log) / p;
      sum += (weights[i] as number) * term;
    }
    return sum;
  }

  /**
   * E[Y (Y - 1)] of the number of orders Y in (T, T + t], given alive; for ever 2 E[(1 - p)/p^2], which
   * is finite where a is above 2.
   */
  secondFactorialMoment(x: number, age: number, horizon: number): number {
    if (!Number.isFinite(horizon)) {
      const { a, b } = this.#params;
      const stays = b + chancesToLeave(this.#params, x);
      return a > 2 ? (2 * stays * (a + stays - 1)) / ((a - 1) * (a - 2)) : Number.POSITIVE_INFINITY;
    }
    const shape = this.#params.r + x;
    const scaled = horizon / (this.#params.alpha + age);
    const { nodes, weights } = this.#dropout(x);
    let sum = 0;
    for (let i = 0; i < nodes.length; i++) {
      const p = nodes[i] as number;
      const step = p * scaled;
      const log = shape * Math.log1p(step);
      // For small p the difference below loses its digits; the sum is its expansion.
      const term =
        (shape + 3) * step < 2e-3
          ? scaled * scaled * pairsOfFew(shape, step)
          : (2 * (-Math.expm1(-log) - (shape * step * Math.exp(-log)) / (1 + step))) / (p * p);
      sum += (weights[i] as number) * (1 - p) * term;
    }
    return sum;
  }

  /**
   * Expected orders in (T, T + t], given alive, each discounted continuously to T at `delta` per time
   * unit. With `horizon` Infinity and `delta` above 0 this is the discounted residual number for ever.
   *
   * The rate of orders at T + s is integrated over w = ln(1 + s / (alpha + T)), in which it is smooth.
   */
  discounted(x: number, age: number, horizon: number, delta: number): number {
    const shape = this.#params.r + x;
    const scale = this.#params.alpha + age;
    const end = Math.min(horizon, delta > 0 ? DISCOUNT_REACH / delta : horizon);
    if (!Number.isFinite(end)) return this.expected(x, age, end);
    const length = Math.log1p(end / scale);
    const { nodes, weights } = this.#dropout(x);
    const rate = (w: number): number => {
      const grown = Math.expm1(w);
      let left = 0;
      for (let i = 0; i < nodes.length; i++) {
        const log = Math.log1p((nodes[i] as number) * grown);
        left += (weights[i] as number) * Math.exp(-(shape + 1) * log);
      }
      return Math.exp(w - delta * scale * grown) * left;
    };
    const { a, b } = this.#params;
    const chances = chancesToLeave(this.#params, x);
    // Where most orders fall into a small part of the horizon, that part is halved again and again.
    const fall = ((shape + 1) * length * a) / (a + b + chances);
    const halvings = fall > 5 ? Math.min(Math.ceil(Math.log2(fall)), MOST_HALVINGS) : 0;
    const steep = delta * end > 5 || length > 4;
    const rule = legendre(steep ? 64 : Math.max(8 + 4 * Math.ceil(length), fall > 1 ? 24 : 0));
    let sum = 0;
    for (let k = 0; k <= halvings; k++) {
      const top = length * 2 ** -k;
      const bottom = k === halvings ? 0 : top / 2;
      sum += panel(rule, rate, bottom, top);
    }
    return shape * sum;
  }

  /**
   * Expected orders in `periods` periods of equal length, given alive, those of each period discounted
   * at its end by `rate` per period (the convention of the package lifetimes).
   */
  discountedByPeriod(
    x: number,
    age: number,
    length: number,
    periods: number,
    rate: number,
  ): number {
    let sum = 0;
    let before = 0;
    for (let k = 1; k <= periods; k++) {
      const now = this.expected(x, age, k * length);
      sum += (now - before) / (1 + rate) ** k;
      before = now;
    }
    return sum;
  }

  counts(x: number, age: number, horizon: number): CountDistribution {
    return Number.isFinite(horizon)
      ? new AliveCounts(this.#params, x, age, horizon)
      : ENDLESS_COUNTS;
  }

  #dropout(x: number): Quadrature {
    let rule = this.#byX.get(x);
    if (rule === undefined) {
      const { r, a, b } = this.#params;
      const stays = b + chancesToLeave(this.#params, x);
      const size = nodesFor(this.#share, r + x);
      rule =
        size > MOST_NODES
          ? logitBeta(a, stays, this.#share * (r + x + 1))
          : gaussBeta(a, stays, size);
      this.#byX.set(x, rule);
    }
    return rule;
  }
}

/** exp(-40) is below 1e-17: later orders no longer count. */
const DISCOUNT_REACH = 40;
/** Horizons over alpha + T up to which rules are made. */
const MOST_SHARE = 1e18;

const MOST_HALVINGS = 24;

function panel(rule: Quadrature, f: (w: number) => number, bottom: number, top: number): number {
  let sum = 0;
  for (let j = 0; j < rule.nodes.length; j++) {
    sum += (rule.weights[j] as number) * f(bottom + (top - bottom) * (rule.nodes[j] as number));
  }
  return (top - bottom) * sum;
}

/**
 * 2 (1 - (1 + y)^-n - n y (1 + y)^-(n + 1)) / y^2 for small y: the binomial series, term m being
 * 2 (m - 1) times (-1)^m y^(m - 2) [n]_m / m!.
 */
function pairsOfFew(n: number, y: number): number {
  let sum = 0;
  let rising = (n * (n + 1)) / 2;
  for (let m = 2; m < 8; m++) {
    sum += 2 * (m - 1) * rising;
    rising *= (-y * (n + m)) / (m + 1);
  }
  return sum;
}

const FEWEST_NODES = 16;
/** Nodes from which the rule over the logit, whose size does not depend on the horizon, has fewer. */
const MOST_NODES = 256;

/**
 * Nodes for a relative error of about 1e-14: the integrand, about (1 + p share)^-shape, has its nearest
 * singularity at p = -1 / share, and a Gauss rule converges as an ellipse that stays on this side of it
 * allows (L. N. Trefethen, Approximation Theory and Approximation Practice, 2013, theorem 19.3). The
 * ellipse is drawn where the integrand, which grows as fast as `shape` says, is exp(10) at most.
 */
function nodesFor(share: number, shape: number): number {
  const centre = 1 + 2 / (share * (1 + shape / 10));
  const ellipse = centre + Math.sqrt(centre * centre - 1);
  const size = Math.ceil((32 + shape * Math.log1p(10 / shape)) / (2 * Math.log(ellipse))) + 4;
  return Math.max(size, FEWEST_NODES);
}

const legendreRules = new Map<number, Quadrature>();

function legendre(size: number): Quadrature {
  let rule = legendreRules.get(size);
  if (rule === undefined) legendreRules.set(size, (rule = gaussLegendre(size)));
  return rule;
}
