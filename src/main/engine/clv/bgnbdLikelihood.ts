import {
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  type SmoothObjective,
} from '../numeric/index.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/**
 * Parameters of BG/NBD and of its modification MBG/NBD; `alpha` in the table's time unit, the others
 * without a unit.
 */
export interface BgnbdParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /**
   * Chances to leave before the first repeat purchase: 1 for MBG/NBD, in which a customer may leave
   * right after the first purchase; 0, also when left out, for BG/NBD, in which only a repeat purchase
   * is a chance to leave.
   */
  readonly first?: 0 | 1;
}

/** Chances to leave that a customer with `x` repeat purchases has had. */
export function chancesToLeave(params: BgnbdParameters, x: number): number {
  return x + (params.first ?? 0);
}

/**
 * Logarithm of the odds of being inactive, of a customer who has had a chance to leave: the ratio of
 * the two terms of the likelihood. P(alive) = 1 / (1 + exp(this)).
 */
export function bgnbdInactiveLogOdds(
  params: BgnbdParameters,
  x: number,
  recency: number,
  age: number,
): number {
  const gap = Math.log1p((age - recency) / (params.alpha + recency));
  const chances = chancesToLeave(params, x);
  return Math.log(params.a) - Math.log(params.b + (chances - 1)) + (params.r + x) * gap;
}

/** ln(1 + exp(v)) without overflow. */
function softplus(v: number): number {
  return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
}

/**
 * Log-likelihood of one customer.
 *
 * Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers the easy way",
 * Marketing Science 24 (2005), equation 6, and for MBG/NBD E. P. Batislam, M. Denizel and
 * A. Filiztekin, "Empirical validation and comparison of models for customer base analysis",
 * International Journal of Research in Marketing 24 (2007), equation 5; all constants included. Every
 * ratio of gamma functions is a rising factorial, so that large parameters lose no digits.
 */
export function bgnbdLogLikelihood(
  params: BgnbdParameters,
  x: number,
  recency: number,
  age: number,
): number {
  const { r, alpha, a, b } = params;
  const chances = chancesToLeave(params, x);
  const base =
    lnRising(r, x) +
    lnRising(b, chances) -
    lnRising(a + b, chances) -
    r * Math.log1p(age / alpha) -
    x * Math.log(alpha + age);
  return chances > 0 ? base + softplus(bgnbdInactiveLogOdds(params, x, recency, age)) : base;
}

/** Values that depend on one distinct x: value, slope and curvature of the rising factorials. */
interface FrequencyTerms {
  readonly value: Float64Array;
  readonly slopeR: Float64Array;
  readonly curvatureR: Float64Array;
  readonly slopeB: Float64Array;
  readonly curvatureB: Float64Array;
  readonly slopeSum: Float64Array;
  readonly curvatureSum: Float64Array;
}

function frequencyTerms(params: BgnbdParameters, xLevels: Float64Array): FrequencyTerms {
  const { r, a, b, first = 0 } = params;
  const of = (f: (x: number) => number): Float64Array => xLevels.map(f);
  return {
    value: of((x) => lnRising(r, x) + lnRising(b, x + first) - lnRising(a + b, x + first)),
    slopeR: of((x) => lnRisingSlope(r, x)),
    curvatureR: of((x) => lnRisingCurvature(r, x)),
    slopeB: of((x) => lnRisingSlope(b, x + first)),
    curvatureB: of((x) => lnRisingCurvature(b, x + first)),
    slopeSum: of((x) => lnRisingSlope(a + b, x + first)),
    curvatureSum: of((x) => lnRisingCurvature(a + b, x + first)),
  };
}

/**
 * The log-likelihood of a table over (ln r, ln alpha, ln a, ln b) with its analytic first and second
 * derivatives.
 *
 * @param first as in {@link BgnbdParameters}.
 */
export function bgnbdObjective(table: PurchaseTable, first: 0 | 1): SmoothObjective {
  return {
    size: 4,
    evaluate: (point, gradient, hessian) => {
      const params = parametersOf(point, first);
      const sums = accumulate(table, params);
      return toLogScale(params, sums, gradient, hessian);
    },
  };
}

/** Parameters at a point of logarithms. */
export function parametersOf(point: Float64Array, first: 0 | 1): BgnbdParameters {
  const [r = 0, alpha = 0, a = 0, b = 0] = point;
  return { r: Math.exp(r), alpha: Math.exp(alpha), a: Math.exp(a), b: Math.exp(b), first };
}

/** Sums over the rows: value, four slopes and ten second derivatives on the natural scale. */
export interface LikelihoodSums {
  value: number;
  readonly slope: Float64Array;
  /** Upper triangle: rr, r alpha, ra, rb, alpha alpha, alpha a, alpha b, aa, ab, bb. */
  readonly curvature: Float64Array;
}

function accumulate(table: PurchaseTable, params: BgnbdParameters): LikelihoodSums {
  const { r, alpha, a, b, first = 0 } = params;
  const terms = frequencyTerms(params, table.xLevels);
  const lnAlpha = Math.log(alpha);
  const ageLog = table.ageLevels.map((age) => Math.log1p(age / alpha));
  const ageInverse = table.ageLevels.map((age) => 1 / (alpha + age));
  const recencyLog = table.recencyLevels.map((recency) => Math.log1p(recency / alpha));
  const recencyInverse = table.recencyLevels.map((recency) => 1 / (alpha + recency));
  const lnA = Math.log(a);
  const lnB = table.xLevels.map((x) => Math.log(b + (Math.max(x + first, 1) - 1)));
  let value = 0;
  let [gr, gl, ga, gb] = [0, 0, 0, 0];
  let [hrr, hrl, hra, hrb, hll, hla, hlb, haa, hab, hbb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0; row < table.rows; row++) {
    const w = table.weight[row] as number;
    const ix = table.x[row] as number;
    const x = table.xLevels[ix] as number;
    const shape = r + x;
    const logT = ageLog[table.age[row] as number] as number;
    const inverseT = ageInverse[table.age[row] as number] as number;
    let f = (terms.value[ix] as number) - shape * logT - x * lnAlpha;
    let fr = (terms.slopeR[ix] as number) - logT;
    let fl = r / alpha - shape * inverseT;
    let frr = terms.curvatureR[ix] as number;
    let frl = 1 / alpha - inverseT;
    let fll = -r / (alpha * alpha) + shape * inverseT * inverseT;
    if (x + first > 0) {
      const slopeSum = terms.slopeSum[ix] as number;
      const curvatureSum = terms.curvatureSum[ix] as number;
      const inverseX = recencyInverse[table.recency[row] as number] as number;
      const dr = logT - (recencyLog[table.recency[row] as number] as number);
      const odds = lnA - (lnB[ix] as number) + shape * dr;
      const e = Math.exp(-Math.abs(odds));
      f += (odds > 0 ? odds : 0) + Math.log1p(e);
      const p = odds > 0 ? 1 / (1 + e) : e / (1 + e);
      const q = p * (e > 0 ? (odds > 0 ? e / (1 + e) : 1 / (1 + e)) : odds > 0 ? 0 : 1);
      const drl = inverseT - inverseX;
      const dl = shape * drl;
      const da = 1 / a;
      const db = -1 / (b + (x + first - 1));
      fr += p * dr;
      fl += p * dl;
      frr += q * dr * dr;
      frl += q * dr * dl + p * drl;
      fll += q * dl * dl - p * shape * drl * (inverseT + inverseX);
      ga += w * (p * da - slopeSum);
      gb += w * (p * db - slopeSum + (terms.slopeB[ix] as number));
      hra += w * q * dr * da;
      hrb += w * q * dr * db;
      hla += w * q * dl * da;
      hlb += w * q * dl * db;
      haa += w * ((q - p) * da * da - curvatureSum);
      hab += w * (q * da * db - curvatureSum);
      hbb += w * ((q + p) * db * db - curvatureSum + (terms.curvatureB[ix] as number));
    }
    value += w * f;
    gr += w * fr;
    gl += w * fl;
    hrr += w * frr;
    hrl += w * frl;
    hll += w * fll;
  }
  return {
    value,
    slope: Float64Array.of(gr, gl, ga, gb),
    curvature: Float64Array.of(hrr, hrl, hra, hrb, hll, hla, hlb, haa, hab, hbb),
  };
}

/** Chain rule from (r, alpha, a, b) to their logarithms; returns the value. */
export function toLogScale(
  params: BgnbdParameters,
  sums: LikelihoodSums,
  gradient: Float64Array,
  hessian: Float64Array,
): number {
  const natural = [params.r, params.alpha, params.a, params.b];
  let k = 0;
  for (const [i, left] of natural.entries()) {
    const slope = left * (sums.slope[i] as number);
    gradient[i] = slope;
    for (let j = i; j < 4; j++) {
      const second = left * (natural[j] as number) * (sums.curvature[k++] as number);
      const entry = i === j ? second + slope : second;
      hessian[i * 4 + j] = entry;
      hessian[j * 4 + i] = entry;
    }
  }
  return sums.value;
}
