import {
  lnRising,
  lnRisingCurvature,
  lnRisingSlope,
  type SmoothObjective,
} from '../numeric/index.ts';
import {
  chancesToLeave,
  parametersOf,
  toLogScale,
  type BgnbdParameters,
  type LikelihoodSums,
} from './bgnbdLikelihood.ts';
import { ErlangSilence } from './erlangSilence.ts';
import type { PurchaseTable } from './purchaseTable.ts';

/**
 * Parameters of BG/CNBD-k and, with `first` 1, of MBG/CNBD-k. `alpha` is in the table's time unit and
 * belongs to the rate of stages: k of them make one interpurchase time.
 */
export interface CnbdParameters extends BgnbdParameters {
  /** Erlang stages of an interpurchase time, an integer from 1; 1 is BG/NBD or MBG/NBD. */
  readonly k: number;
}

/** ln(1 + exp(v)) without overflow. */
function softplus(v: number): number {
  return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
}

/** ln of the odds of having left, before the silence of those who stay is taken into account. */
function lnLeft(params: CnbdParameters, x: number, recency: number, age: number): number {
  const gap = Math.log1p((age - recency) / (params.alpha + recency));
  const chances = chancesToLeave(params, x);
  return Math.log(params.a) - Math.log(params.b + (chances - 1)) + (params.r + params.k * x) * gap;
}

/**
 * P(alive) at T of a customer, 1 for one who has had no chance to leave.
 *
 * @param x repeat purchases.
 * @param recency time of the last purchase, `age` time of the analysis, both since the first.
 */
export function cnbdAlive(params: CnbdParameters, x: number, recency: number, age: number): number {
  if (chancesToLeave(params, x) === 0) return 1;
  const silence = new ErlangSilence(params.k);
  silence.compute(params.r + params.k * x, (age - recency) / (params.alpha + age));
  return 1 / (1 + Math.exp(lnLeft(params, x, recency, age) - silence.ln));
}

/**
 * Log-likelihood of one customer by BG/CNBD-k or MBG/CNBD-k.
 *
 * Source: T. Reutterer, M. Platzer and N. Schroeder, "Leveraging purchase regularity for predicting
 * customer behavior the easy way", International Journal of Research in Marketing 38 (2021), the individual
 * likelihood mixed over Gamma(r, alpha) and Beta(a, b). With c chances to leave, n = r + k x and
 * z = (T - t_x) / (alpha + T)
 *
 *     (k - 1) litt - x ln (k - 1)! + ln Gamma(n)/Gamma(r) + ln [b]_c - ln [a + b]_c
 *       - r ln(1 + T/alpha) - k x ln(alpha + T) + ln(S + [c > 0] e^d),
 *     S = sum over j < k of [n]_j / j! z^j,
 *     d = ln a - ln(b + c - 1) + n ln((alpha + T)/(alpha + t_x)),
 *
 * with [z]_j the rising factorial. All terms of S are positive.
 *
 * @param litt sum of the logarithms of the customer's interpurchase times.
 */
export function cnbdLogLikelihood(
  params: CnbdParameters,
  x: number,
  recency: number,
  age: number,
  litt: number,
): number {
  const { r, alpha, a, b, k } = params;
  const chances = chancesToLeave(params, x);
  const silence = new ErlangSilence(k);
  silence.compute(r + k * x, (age - recency) / (alpha + age));
  const base =
    (k - 1) * litt -
    x * lnRising(1, k - 1) +
    lnRising(r, k * x) +
    lnRising(b, chances) -
    lnRising(a + b, chances) -
    r * Math.log1p(age / alpha) -
    k * x * Math.log(alpha + age);
  if (chances === 0) return base + silence.ln;
  return base + silence.ln + softplus(lnLeft(params, x, recency, age) - silence.ln);
}

/**
 * The log-likelihood of a table over (ln r, ln alpha, ln a, ln b) at a given k, without the term in the
 * interpurchase times, which holds no parameter but k; with its analytic derivatives.
 */
export function cnbdObjective(table: PurchaseTable, first: 0 | 1, k: number): SmoothObjective {
  return {
    size: 4,
    evaluate: (point, gradient, hessian) => {
      const params = { ...parametersOf(point, first), k };
      return toLogScale(params, accumulate(table, params), gradient, hessian);
    },
  };
}

/** Per distinct x: the terms without time, and their derivatives in r, b and a + b. */
function frequencyTerms({ r, a, b, k, first = 0 }: CnbdParameters, xLevels: Float64Array) {
  const of = (f: (x: number) => number): Float64Array => xLevels.map(f);
  const lnStages = lnRising(1, k - 1);
  return {
    value: of(
      (x) =>
        lnRising(r, k * x) + lnRising(b, x + first) - lnRising(a + b, x + first) - x * lnStages,
    ),
    slopeR: of((x) => lnRisingSlope(r, k * x)),
    curvatureR: of((x) => lnRisingCurvature(r, k * x)),
    slopeB: of((x) => lnRisingSlope(b, x + first)),
    curvatureB: of((x) => lnRisingCurvature(b, x + first)),
    slopeSum: of((x) => lnRisingSlope(a + b, x + first)),
    curvatureSum: of((x) => lnRisingCurvature(a + b, x + first)),
  };
}

function accumulate(table: PurchaseTable, params: CnbdParameters): LikelihoodSums {
  const { r, alpha, a, b, k, first = 0 } = params;
  const terms = frequencyTerms(params, table.xLevels);
  const lnAlpha = Math.log(alpha);
  const ageLog = table.ageLevels.map((age) => Math.log1p(age / alpha));
  const recencyLog = table.recencyLevels.map((recency) => Math.log1p(recency / alpha));
  const lnA = Math.log(a);
  const silence = new ErlangSilence(k);
  let value = 0;
  let [gr, gl, ga, gb] = [0, 0, 0, 0];
  let [hrr, hrl, hra, hrb, hll, hla, hlb, haa, hab, hbb] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let row = 0; row < table.rows; row++) {
    const w = table.weight[row] as number;
    const ix = table.x[row] as number;
    const x = table.xLevels[ix] as number;
    const age = table.ageLevels[table.age[row] as number] as number;
    const recency = table.recencyLevels[table.recency[row] as number] as number;
    const shape = r + k * x;
    const logT = ageLog[table.age[row] as number] as number;
    const inverseT = 1 / (alpha + age);
    silence.compute(shape, (age - recency) * inverseT);
    const sr = silence.byShape;
    const sl = -silence.byLogZ * inverseT;
    const srl = -silence.byShapeLogZ * inverseT;
    const sll = (silence.byLogZ2 + silence.byLogZ) * inverseT * inverseT;
    let f = (terms.value[ix] as number) - shape * logT - k * x * lnAlpha + silence.ln;
    let fr = (terms.slopeR[ix] as number) - logT + sr;
    let fl = r / alpha - shape * inverseT + sl;
    let frr = (terms.curvatureR[ix] as number) + silence.byShape2;
    let frl = 1 / alpha - inverseT + srl;
    let fll = -r / (alpha * alpha) + shape * inverseT * inverseT + sll;
    if (x + first > 0) {
      const stay = b + (x + first - 1);
      const inverseX = 1 / (alpha + recency);
      const gap = logT - (recencyLog[table.recency[row] as number] as number);
      const odds = lnA - Math.log(stay) + shape * gap - silence.ln;
      const e = Math.exp(-Math.abs(odds));
      f += (odds > 0 ? odds : 0) + Math.log1p(e);
      const p = odds > 0 ? 1 / (1 + e) : e / (1 + e);
      const q = e / ((1 + e) * (1 + e));
      // Derivatives of the log-odds of having left.
      const or = gap - sr;
      const ol = shape * (inverseT - inverseX) - sl;
      const [oa, ob] = [1 / a, -1 / stay];
      fr += p * or;
      fl += p * ol;
      frr += q * or * or - p * silence.byShape2;
      frl += q * or * ol + p * (inverseT - inverseX - srl);
      fll += q * ol * ol - p * (shape * (inverseT - inverseX) * (inverseT + inverseX) + sll);
      const slopeSum = terms.slopeSum[ix] as number;
      const curvatureSum = terms.curvatureSum[ix] as number;
      ga += w * (p * oa - slopeSum);
      gb += w * (p * ob - slopeSum + (terms.slopeB[ix] as number));
      hra += w * q * or * oa;
      hrb += w * q * or * ob;
      hla += w * q * ol * oa;
      hlb += w * q * ol * ob;
      haa += w * ((q - p) * oa * oa - curvatureSum);
      hab += w * (q * oa * ob - curvatureSum);
      hbb += w * ((q + p) * ob * ob - curvatureSum + (terms.curvatureB[ix] as number));
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
