import {
  gaussLegendre,
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  type Quadrature,
  type SmoothObjective,
} from '../numeric/index.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/** Parameters of Pareto/NBD; `alpha` and `beta` in the table's time unit, the others without one. */
export interface ParetoParameters {
  readonly r: number;
  readonly alpha: number;
  readonly s: number;
  readonly beta: number;
}

/** Parameters at a point of logarithms. */
export function paretoParametersOf(point: Float64Array): ParetoParameters {
  const [r = 0, alpha = 0, s = 0, beta = 0] = point;
  return { r: Math.exp(r), alpha: Math.exp(alpha), s: Math.exp(s), beta: Math.exp(beta) };
}

/** exp(-46) is below 1e-20: a later dropout no longer counts. */
const REACH = 46;
/** Sizes of the rules go up in steps of this. */
const NODES_STEP = 4;
const MOST_NODES = 72;
/** exp(-14) is below 1e-6: so far below its bend a logarithm of 1 + exp(w) needs no nodes of its own. */
const BEND_REACH = 14;
const rules = Array.from({ length: MOST_NODES / NODES_STEP }, (_, i) =>
  gaussLegendre(NODES_STEP * (i + 1)),
);

/**
 * The log-likelihood of a table over (ln r, ln alpha, ln s, ln beta) with its analytic derivatives.
 *
 * Source: D. C. Schmittlein, D. G. Morrison and R. Colombo, "Counting your customers", Management
 * Science 33 (1987), in the form of P. S. Fader and B. G. S. Hardie, "A note on deriving the Pareto/NBD
 * model" (2005): with A(t) = alpha + t and B(t) = beta + t
 *
 *     L = Gamma(r + x) / Gamma(r) alpha^r beta^s A(T)^-(r + x) B(T)^-s (1 + K),
 *     K = integral over (t_x, T) of s / B(u) (A(T) / A(u))^(r + x) (B(T) / B(u))^s du,
 *
 * K being the odds of having left. The integral is taken by Gauss-Legendre quadrature over a logarithm
 * of time, with its derivatives under the integral sign; nothing is singular at alpha = beta, s = 1 or
 * large x, where the difference of two hypergeometric functions loses its digits.
 */
export function paretoObjective(table: PurchaseTable): SmoothObjective {
  return {
    size: 4,
    evaluate: (point, gradient, hessian) => {
      const params = paretoParametersOf(point);
      const sums = new Sums();
      accumulate(table, params, sums);
      return toLogScale(params, sums, gradient, hessian);
    },
  };
}

/** Log-likelihood of one customer, all constants included. */
export function paretoLogLikelihood(
  params: ParetoParameters,
  x: number,
  recency: number,
  age: number,
): number {
  const odds = new Odds();
  odds.compute(params, x, recency, age);
  return baseLogLikelihood(params, x, age) + softplus(odds.ln);
}

/** ln of the odds of having left at T; -Infinity for a customer who bought at T. */
export function paretoInactiveLogOdds(
  params: ParetoParameters,
  x: number,
  recency: number,
  age: number,
): number {
  const odds = new Odds();
  odds.compute(params, x, recency, age);
  return odds.ln;
}

function baseLogLikelihood(
  { r, alpha, s, beta }: ParetoParameters,
  x: number,
  age: number,
): number {
  return (
    lnRising(r, x) -
    r * Math.log1p(age / alpha) -
    x * Math.log(alpha + age) -
    s * Math.log1p(age / beta)
  );
}

function softplus(v: number): number {
  return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
}

/**
 * The odds K of having left: their logarithm, and first and second derivatives divided by K. Derivatives
 * by beta are by its logarithm, since beta may be so near 0 that its powers leave the range of numbers.
 */
class Odds {
  ln = Number.NEGATIVE_INFINITY;
  /** Of K by r, alpha, s, ln beta, over K. */
  readonly slope = new Float64Array(4);
  /** Second derivatives of K over K, but for the slope that ln adds to beta's: upper triangle, row by row. */
  readonly curvature = new Float64Array(10);

  compute(params: ParetoParameters, x: number, recency: number, age: number): void {
    const { r, alpha, s, beta } = params;
    this.slope.fill(0);
    this.curvature.fill(0);
    this.ln = Number.NEGATIVE_INFINITY;
    const span = age - recency;
    if (!(span > 0)) return;
    const shape = r + x;
    const [a0, b0, aT, bT] = [alpha + recency, beta + recency, alpha + age, beta + age];
    const unit = Math.min(a0, b0);
    const shareT = beta / bT;
    const spanA = Math.log1p(span / a0);
    const spanB = Math.log1p(span / b0);
    const top = shape * spanA + s * spanB;
    let [k, k0, k1, k2, k3] = [0, 0, 0, 0, 0];
    let [k00, k01, k02, k03, k11, k12, k13, k22, k23, k33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for (const { from, length, nodes } of reach(shape, s, a0, b0, unit, span)) {
      for (let j = 0; j < nodes.nodes.length; j++) {
        const w = from + length * (nodes.nodes[j] as number);
        const passed = unit * Math.expm1(w);
        // That of the two whose scale is the unit is w itself.
        const lnA = a0 === unit ? w : Math.log1p(passed / a0);
        const lnB = b0 === unit ? w : Math.log1p(passed / b0);
        const b = b0 + passed;
        const a = a0 + passed;
        const shareB = beta / b;
        // Density of leaving at this time and silence since, relative to silence since t_x.
        const f =
          length *
          (nodes.weights[j] as number) *
          Math.exp(w - shape * lnA - s * lnB) *
          s *
          (unit / b);
        const d0 = spanA - lnA;
        const d1 = shape * (1 / aT - 1 / a);
        const d2 = 1 / s + spanB - lnB;
        const d3 = s * shareT - (s + 1) * shareB;
        k += f;
        k0 += f * d0;
        k1 += f * d1;
        k2 += f * d2;
        k3 += f * d3;
        k00 += f * d0 * d0;
        k01 += f * (d0 * d1 + 1 / aT - 1 / a);
        k02 += f * d0 * d2;
        k03 += f * d0 * d3;
        k11 += f * (d1 * d1 - shape / (aT * aT) + shape / (a * a));
        k12 += f * d1 * d2;
        k13 += f * d1 * d3;
        k22 += f * (d2 * d2 - 1 / (s * s));
        k23 += f * (d2 * d3 + shareT - shareB);
        k33 += f * (d3 * d3 - s * shareT * shareT + (s + 1) * shareB * shareB);
      }
    }
    this.ln = top + Math.log(k);
    if (!(k > 0)) return;
    this.slope.set([k0 / k, k1 / k, k2 / k, k3 / k]);
    const second = [k00, k01, k02, k03, k11, k12, k13, k22, k23, k33];
    for (let i = 0; i < 10; i++) this.curvature[i] = (second[i] as number) / k;
  }
}

/** A part of an integral over w with its rule. */
interface Panel {
  readonly from: number;
  readonly length: number;
  readonly nodes: Quadrature;
}

/**
 * How far the integral reaches over w = ln(1 + passed / unit), with rules that are fine enough: to
 * the end, or to where silence so long has become impossible.
 */
export function reach(
  shape: number,
  s: number,
  a0: number,
  b0: number,
  unit: number,
  span: number,
): readonly Panel[] {
  const whole = Math.log1p(span / unit);
  const fall = (w: number): number => {
    const passed = unit * Math.expm1(w);
    return shape * Math.log1p(passed / a0) + s * Math.log1p(passed / b0) - w;
  };
  let length = whole;
  let fallen = fall(whole);
  if (fallen > REACH) {
    let low = 0;
    for (let i = 0; i < 30 && length - low > 0.02 * length; i++) {
      const middle = (low + length) / 2;
      if (fall(middle) > REACH) length = middle;
      else low = middle;
    }
    fallen = REACH;
  }
  return panelsFor(length, Math.abs(fallen), Math.abs(Math.log(a0 / b0)));
}

/**
 * The smallest rule that gives the integral and its derivatives to 2e-14, found by trying 120,000
 * integrands: the singularities lie pi away from the real axis, which calls for some three nodes per
 * unit of `length`, and a fall by a factor e for half a node. Far below `bend`, where the larger of the
 * two scales begins to count, the integrand is an exponential of w, which a small rule integrates over
 * whatever length.
 */
function panelsFor(length: number, fallen: number, bend: number): readonly Panel[] {
  const fall = fallen / 2;
  const size = 10 + 3 * length + fall;
  const quiet = bend - BEND_REACH;
  if (!(size > MOST_NODES && quiet > 0 && quiet < length)) {
    return [{ from: 0, length, nodes: ruleOf(size) }];
  }
  const rest = length - quiet;
  return [
    { from: 0, length: quiet, nodes: ruleOf(12 + quiet / 2 + fall) },
    { from: quiet, length: rest, nodes: ruleOf(10 + 3 * rest + fall) },
  ];
}

function ruleOf(size: number): Quadrature {
  return rules[Math.ceil(Math.min(size, MOST_NODES) / NODES_STEP) - 1] as Quadrature;
}

/** Sums over the rows: value, four slopes and ten second derivatives, as {@link Odds} has them. */
class Sums {
  value = 0;
  readonly slope = new Float64Array(4);
  /** Upper triangle, row by row. */
  readonly curvature = new Float64Array(10);
}

/** Places of the diagonal and of the pairs in an upper triangle of four. */
const ROW = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3] as const;
const COLUMN = [0, 1, 2, 3, 1, 2, 3, 2, 3, 3] as const;

function accumulate(table: PurchaseTable, params: ParetoParameters, sums: Sums): void {
  const { r, alpha, s, beta } = params;
  const rising = table.xLevels.map((x) => lnRising(r, x));
  const risingSlope = table.xLevels.map((x) => lnRisingSlope(r, x));
  const risingCurvature = table.xLevels.map((x) => lnRisingCurvature(r, x));
  const lnAgeA = table.ageLevels.map((age) => Math.log1p(age / alpha));
  const lnAgeB = table.ageLevels.map((age) => Math.log1p(age / beta));
  const lnAlpha = Math.log(alpha);
  const odds = new Odds();
  const { slope, curvature } = sums;
  for (let row = 0; row < table.rows; row++) {
    const w = table.weight[row] as number;
    const ix = table.x[row] as number;
    const ia = table.age[row] as number;
    const x = table.xLevels[ix] as number;
    const age = table.ageLevels[ia] as number;
    odds.compute(params, x, table.recencyLevels[table.recency[row] as number] as number, age);
    const left =
      odds.ln > 0 ? 1 / (1 + Math.exp(-odds.ln)) : Math.exp(odds.ln) / (1 + Math.exp(odds.ln));
    const shape = r + x;
    const aT = alpha + age;
    const shareT = beta / (beta + age);
    const [lnA, lnB] = [lnAgeA[ia] as number, lnAgeB[ia] as number];
    sums.value +=
      w * ((rising[ix] as number) - shape * lnA - x * lnAlpha - s * lnB + softplus(odds.ln));
    const g = odds.slope;
    slope[0] =
      (slope[0] as number) + w * ((risingSlope[ix] as number) - lnA + left * (g[0] as number));
    slope[1] = (slope[1] as number) + w * (r / alpha - shape / aT + left * (g[1] as number));
    slope[2] = (slope[2] as number) + w * (left * (g[2] as number) - lnB);
    slope[3] = (slope[3] as number) + w * (s - s * shareT + left * (g[3] as number));
    for (let i = 0; i < 10; i++) {
      const product = (g[ROW[i] as number] as number) * (g[COLUMN[i] as number] as number);
      const second = left * (odds.curvature[i] as number) - left * left * product;
      curvature[i] = (curvature[i] as number) + w * second;
    }
    curvature[0] = (curvature[0] as number) + w * (risingCurvature[ix] as number);
    curvature[1] = (curvature[1] as number) + w * (1 / alpha - 1 / aT);
    curvature[4] = (curvature[4] as number) + w * (shape / (aT * aT) - r / (alpha * alpha));
    curvature[8] = (curvature[8] as number) + w * (1 - shareT);
    curvature[9] = (curvature[9] as number) + w * s * (shareT * shareT - 1);
  }
}

/** Chain rule from the parameters to their logarithms; returns the value. */
function toLogScale(
  { r, alpha, s }: ParetoParameters,
  sums: Sums,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  // Derivatives by beta are by its logarithm already.
  const natural = [r, alpha, s, 1];
  for (let i = 0; i < 4; i++) gradient[i] = (natural[i] as number) * (sums.slope[i] as number);
  for (let k = 0; k < 10; k++) {
    const [i, j] = [ROW[k] as number, COLUMN[k] as number];
    const second = (natural[i] as number) * (natural[j] as number) * (sums.curvature[k] as number);
    const entry = i === j ? second + (gradient[i] as number) : second;
    hessian[i * 4 + j] = entry;
    hessian[j * 4 + i] = entry;
  }
  return sums.value;
}
