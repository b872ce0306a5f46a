import { gaussLegendre, logitBeta, type Quadrature } from '../numeric/index.ts';
import { ENDLESS_COUNTS } from './growingCounts.ts';
import type { CountDistribution, OrderModel } from './orderModel.ts';
import { ParetoCounts } from './paretoCounts.ts';
import { paretoInactiveLogOdds, reach, type ParetoParameters } from './paretoLikelihood.ts';

/**
 * Orders of customers who are alive, by Pareto/NBD. A customer alive at T with x repeat purchases has,
 * independently, a purchase rate lambda ~ Gamma(r + x, alpha + T) and a dropout rate
 * mu ~ Gamma(s, beta + T) (Fader and Hardie 2005); the chance to be alive at T + u is therefore
 * ((beta + T) / (beta + T + u))^s.
 */
export class ParetoOrders implements OrderModel {
  readonly ageOffset: number;
  readonly #params: ParetoParameters;

  constructor(params: ParetoParameters) {
    this.#params = params;
    this.ageOffset = Math.min(params.alpha, params.beta);
  }

  alive(x: number, recency: number, age: number): number {
    return 1 / (1 + Math.exp(paretoInactiveLogOdds(this.#params, x, recency, age)));
  }

  /**
   * The density of the first order, integrated over ln(1 + u / min(A, B)) as the odds of having left
   * are: every term is positive, so that a short horizon loses no digits.
   */
  anyOrder(x: number, age: number, horizon: number): number {
    const { r, alpha, beta, s } = this.#params;
    const [shape, a, b] = [r + x, alpha + age, beta + age];
    if (!Number.isFinite(horizon)) return everOrders(shape, a, s, b);
    const unit = Math.min(a, b);
    let sum = 0;
    for (const { from, length, nodes } of reach(shape + 1, s, a, b, unit, horizon)) {
      for (let j = 0; j < nodes.nodes.length; j++) {
        const w = from + length * (nodes.nodes[j] as number);
        const passed = unit * Math.expm1(w);
        const ln = w - (shape + 1) * Math.log1p(passed / a) - s * Math.log1p(passed / b);
        sum += length * (nodes.weights[j] as number) * Math.exp(ln);
      }
    }
    return Math.min((shape / a) * unit * sum, 1);
  }

  expected(x: number, age: number, horizon: number): number {
    const { s } = this.#params;
    const { rate, b } = this.#at(x, age);
    return rate * b * lifetime(s - 1, Math.log1p(horizon / b));
  }

  secondFactorialMoment(x: number, age: number, horizon: number): number {
    const { r, alpha, s } = this.#params;
    const { b } = this.#at(x, age);
    const rateSquare = ((r + x) * (r + x + 1)) / (alpha + age) ** 2;
    // E[min(lifetime, t)^2] = 2 times the integral of u ((b / (b + u))^s over (0, t).
    return 2 * rateSquare * b * b * firstMoment(s, horizon / b);
  }

  discounted(x: number, age: number, horizon: number, delta: number): number {
    if (delta === 0) return this.expected(x, age, horizon);
    const { s } = this.#params;
    const { rate, b } = this.#at(x, age);
    // Beyond the last of these hardly anybody is left.
    const leaving = s > 1 ? b * Math.expm1(LIFE_REACH / (s - 1)) : Number.POSITIVE_INFINITY;
    const end = Math.min(horizon, DISCOUNT_REACH / delta, leaving);
    const length = Math.log1p(end / b);
    const steep = length > 4 || delta * end > 5 || (s - 1) * length > 5;
    const { nodes, weights } = steep ? FINE : COARSE;
    let sum = 0;
    for (let j = 0; j < nodes.length; j++) {
      const w = length * (nodes[j] as number);
      sum += (weights[j] as number) * Math.exp((1 - s) * w - delta * b * Math.expm1(w));
    }
    return rate * b * length * sum;
  }

  counts(x: number, age: number, horizon: number): CountDistribution {
    return Number.isFinite(horizon)
      ? new ParetoCounts(this.#params, x, age, horizon)
      : ENDLESS_COUNTS;
  }

  #at(x: number, age: number): { rate: number; b: number } {
    const { r, alpha, beta } = this.#params;
    return { rate: (r + x) / (alpha + age), b: beta + age };
  }
}

/** exp(-40) is below 1e-17: later orders no longer count. */
const DISCOUNT_REACH = 40;
/** The integral of ((b + u) / b)^-s beyond exp(-45) of its whole no longer counts. */
const LIFE_REACH = 45;
const COARSE: Quadrature = gaussLegendre(24);
const FINE: Quadrature = gaussLegendre(96);

/**
 * Probability that the next order comes before leaving, E[lambda / (lambda + mu)] with
 * lambda ~ Gamma(shape, a) and mu ~ Gamma(s, b). The share q of the two gamma variables, without their
 * scales, is Beta(shape, s), over which q b / (q b + (1 - q) a) is averaged; the one of q and 1 - q is
 * taken near whose 0 it changes.
 */
function everOrders(shape: number, a: number, s: number, b: number): number {
  const first = a <= b;
  const rule = first ? logitBeta(shape, s, b / a) : logitBeta(s, shape, a / b);
  let sum = 0;
  for (let j = 0; j < rule.nodes.length; j++) {
    const node = rule.nodes[j] as number;
    const [top, rest] = first ? [node * b, (1 - node) * a] : [(1 - node) * b, node * a];
    sum += (rule.weights[j] as number) * (top / (top + rest));
  }
  return sum;
}

/** Integral of exp(-k v) over (0, w): (1 - exp(-k w)) / k, w at k = 0. */
function lifetime(k: number, w: number): number {
  if (w === Number.POSITIVE_INFINITY) return k > 0 ? 1 / k : w;
  return Math.abs(k * w) < 1e-12 ? w : -Math.expm1(-k * w) / k;
}

/** Integral of v (1 + v)^-s over (0, t). */
function firstMoment(s: number, t: number): number {
  if (t === Number.POSITIVE_INFINITY) return s > 2 ? 1 / ((s - 1) * (s - 2)) : t;
  const w = Math.log1p(t);
  // Over the logarithm this is the integral of exp((2 - s) v) - exp((1 - s) v): a difference that loses
  // digits where t is small or s is large.
  if (t > 0.01 && s < 50) return lifetime(s - 2, w) - lifetime(s - 1, w);
  if (s * w > 30) {
    const left = (s - 2) * Math.exp((1 - s) * w) - (s - 1) * Math.exp((2 - s) * w);
    return (1 + left) / ((s - 1) * (s - 2));
  }
  let sum = 0;
  for (let j = 0; j < FINE.nodes.length; j++) {
    const share = FINE.nodes[j] as number;
    sum += (FINE.weights[j] as number) * share * Math.exp(-s * Math.log1p(t * share));
  }
  return t * t * sum;
}
