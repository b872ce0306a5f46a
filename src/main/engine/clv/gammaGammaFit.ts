import type { EngineControl } from '../control.ts';
import {
  digamma,
  distinct,
  lnBeta,
  maximise,
  trigamma,
  type Maximum,
  type SmoothObjective,
} from '../numeric/index.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { estimates, maximumNotes, type Estimate, type FitNote } from './estimate.ts';

/** Parameters of Gamma-Gamma; `v` in the money unit of the fitted means. */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** A fitted Gamma-Gamma model of spend per purchase. */
export interface GammaGammaFit {
  readonly parameters: GammaGammaParameters;
  readonly estimates: readonly Estimate[];
  readonly logLikelihood: number;
  /** Customers fitted: with a repeat purchase and a mean spend above zero. */
  readonly customers: number;
  /** Mean spend of the population, NaN if q is not above 1. */
  readonly populationMean: number;
  /** Pearson correlation of frequency and mean spend among the fitted; the model assumes none. */
  readonly correlation: number;
  readonly converged: boolean;
  /** Where the search ended, over (ln p, ln q, ln v). */
  readonly maximum: Maximum;
  readonly notes: readonly FitNote[];
}

const GAMMA_GAMMA_NAMES = ['p', 'q', 'v'] as const;

const FEWEST_CUSTOMERS = 10;
/** Correlation of frequency and spend from which a note is given. */
const NOTABLE_CORRELATION = 0.3;
/** Relative spread of the means below which the spend is constant. */
const CONSTANT_SPREAD = 1e-9;
const SCREENING_ROWS = 3000;
const SAME_MAXIMUM = 0.01;
const LOWEST = 1e-6;
const HIGHEST = 1e6;
/** Bounds of v in the smallest and the largest mean: with p at its end v p is a spend that somebody has. */
const LOWEST_V = 1e-8;
const HIGHEST_V = 1e8;
/** Starts (p, q); v follows from the mean. */
const STARTS: readonly (readonly [number, number])[] = [
  [1, 2],
  [6, 4],
  [0.5, 1.5],
  [20, 3],
  [2, 20],
];

/** Log-likelihood of one customer: Fader and Hardie (2013), equation 1, in a form without overflow. */
export function gammaGammaLogLikelihood(
  params: GammaGammaParameters,
  x: number,
  mean: number,
): number {
  const { p, q, v } = params;
  const spent = x * mean;
  return (
    -lnBeta(p * x, q) - q * Math.log1p(spent / v) - p * x * Math.log1p(v / spent) - Math.log(mean)
  );
}

/**
 * Expected mean spend per purchase of a customer with `x` repeat purchases of mean `mean`, NaN where
 * the distribution has no mean (p x + q not above 1). Fader and Hardie (2013), equation 5.
 */
export function gammaGammaMean(params: GammaGammaParameters, x: number, mean: number): number {
  const shape = params.p * x + params.q - 1;
  return shape > 0 ? (params.p * (params.v + x * mean)) / shape : Number.NaN;
}

/**
 * Fits Gamma-Gamma by maximum likelihood to the customers with x above 0 and a mean above 0, each
 * weighted by its x inside the likelihood.
 *
 * Source: P. S. Fader and B. G. S. Hardie, "The Gamma-Gamma model of monetary value" (note, 2013);
 * R. Colombo and W. Jiang (1999). Fails with reason `few_spenders` or `constant_spend`.
 *
 * @param x repeat purchases; customers with x not above 0 are left out.
 * @param mean mean spend of the repeat purchases.
 */
export function fitGammaGamma(
  x: Int32Array | Float64Array,
  mean: Float64Array,
  control?: EngineControl,
): Outcome<GammaGammaFit> {
  const rows = spenders(x, mean);
  const details = { customers: rows.mean.length, needed: FEWEST_CUSTOMERS };
  if (rows.mean.length < FEWEST_CUSTOMERS) return gated('CANNOT_FIT', 'few_spenders', details);
  const { average, least, most, spread, correlation } = moments(rows);
  if (!(spread > CONSTANT_SPREAD * average)) return gated('CANNOT_FIT', 'constant_spend', details);
  const check = (): void => control?.check();
  const bounds = (limit: number, v: number): Float64Array =>
    Float64Array.of(limit, limit, v).map(Math.log);
  const lower = bounds(LOWEST, least * LOWEST_V);
  const upper = bounds(HIGHEST, most * HIGHEST_V);
  const screening = gammaGammaObjective(thinnedRows(rows));
  const tried = STARTS.map(([p, q]) => {
    const start = Float64Array.of(Math.log(p), Math.log(q), Math.log((average * (q - 1)) / p));
    return maximise(screening, start, lower, upper, check);
  });
  const full = gammaGammaObjective(rows);
  const polished = distinctBest(tried).map((candidate) =>
    maximise(full, candidate.point, lower, upper, check),
  );
  const best = polished.reduce((a, b) => (b.value > a.value ? b : a));
  if (!Number.isFinite(best.value)) return gated('CANNOT_FIT', 'no_maximum', details);
  const parameters = spendParametersOf(best.point);
  const notes = maximumNotes(GAMMA_GAMMA_NAMES, best);
  if (parameters.q <= 1) notes.push({ code: 'spend_mean_undefined', parameters: ['q'] });
  if (Math.abs(correlation) >= NOTABLE_CORRELATION) {
    notes.push({ code: 'spend_correlated', parameters: [], figure: correlation });
  }
  if (rows.leftOut > 0) {
    notes.push({ code: 'zero_spend_left_out', parameters: [], figure: rows.leftOut });
  }
  return done({
    parameters,
    estimates: estimates(GAMMA_GAMMA_NAMES, best, []),
    logLikelihood: best.value,
    customers: rows.mean.length,
    populationMean: gammaGammaMean(parameters, 0, 0),
    correlation,
    converged: best.converged,
    maximum: best,
    notes,
  });
}

/** Parameters at a point of logarithms. */
export function spendParametersOf(point: Float64Array): GammaGammaParameters {
  const [lnP = 0, lnQ = 0, lnV = 0] = point;
  return { p: Math.exp(lnP), q: Math.exp(lnQ), v: Math.exp(lnV) };
}

interface SpendRows {
  readonly levels: Float64Array;
  readonly codes: Uint32Array;
  readonly mean: Float64Array;
  /** Repeat buyers whose mean spend is not above zero. */
  readonly leftOut: number;
}

function spenders(x: Int32Array | Float64Array, mean: Float64Array): SpendRows {
  const repeats = new Float64Array(x.length);
  const means = new Float64Array(x.length);
  let n = 0;
  let leftOut = 0;
  for (let i = 0; i < x.length; i++) {
    if (!((x[i] as number) > 0)) continue;
    if (!((mean[i] as number) > 0)) {
      leftOut++;
      continue;
    }
    repeats[n] = x[i] as number;
    means[n++] = mean[i] as number;
  }
  const { levels, codes } = distinct(repeats.subarray(0, n));
  return { levels, codes, mean: means.slice(0, n), leftOut };
}

function thinnedRows(rows: SpendRows): SpendRows {
  const step = Math.ceil(rows.mean.length / SCREENING_ROWS);
  return {
    ...rows,
    codes: rows.codes.filter((_, i) => i % step === 0),
    mean: rows.mean.filter((_, i) => i % step === 0),
  };
}

interface SpendMoments {
  readonly average: number;
  readonly least: number;
  readonly most: number;
  readonly spread: number;
  readonly correlation: number;
}

function moments(rows: SpendRows): SpendMoments {
  const n = rows.mean.length;
  const xOf = (i: number): number => rows.levels[rows.codes[i] as number] as number;
  let sumX = 0;
  let sumM = 0;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let i = 0; i < n; i++) {
    const mean = rows.mean[i] as number;
    sumX += xOf(i);
    sumM += mean;
    least = Math.min(least, mean);
    most = Math.max(most, mean);
  }
  const meanX = sumX / n;
  const average = sumM / n;
  let [xx, mm, xm] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const dx = xOf(i) - meanX;
    const dm = (rows.mean[i] as number) - average;
    xx += dx * dx;
    mm += dm * dm;
    xm += dx * dm;
  }
  const correlation = xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : 0;
  return { average, least, most, spread: Math.sqrt(mm / n), correlation };
}

function distinctBest(tried: readonly Maximum[]): Maximum[] {
  const ranked = [...tried].sort((a, b) => b.value - a.value);
  return ranked
    .filter((m, i) => i === 0 || (ranked[i - 1] as Maximum).value - m.value >= SAME_MAXIMUM)
    .slice(0, 2);
}

/** The log-likelihood over (ln p, ln q, ln v) with analytic derivatives. */
function gammaGammaObjective(rows: SpendRows): SmoothObjective {
  const n = rows.mean.length;
  const spent = rows.mean.map((mean, i) => mean * (rows.levels[rows.codes[i] as number] as number));
  const lnSpent = spent.map(Math.log);
  const sumLnMean = rows.mean.reduce((sum, mean) => sum + Math.log(mean), 0);
  const count = new Float64Array(rows.levels.length);
  for (const code of rows.codes) count[code] = (count[code] as number) + 1;
  return {
    size: 3,
    evaluate: (point, gradient, hessian) => {
      const { p, q, v } = spendParametersOf(point);
      const [, , lnV = 0] = point;
      let value = -sumLnMean;
      let [gp, gq, gv] = [0, 0, (n * q) / v];
      let [hpp, hpq, hpv, hqq, hqv, hvv] = [0, 0, 0, 0, 0, (-n * q) / (v * v)];
      for (let k = 0; k < rows.levels.length; k++) {
        const x = rows.levels[k] as number;
        const w = count[k] as number;
        const psi = digamma(p * x + q);
        const tri = trigamma(p * x + q);
        value -= w * lnBeta(p * x, q);
        gp += w * x * (psi - digamma(p * x));
        gq += w * (psi - digamma(q));
        hpp += w * x * x * (tri - trigamma(p * x));
        hpq += w * x * tri;
        hqq += w * (tri - trigamma(q));
      }
      for (let i = 0; i < n; i++) {
        const x = rows.levels[rows.codes[i] as number] as number;
        const s = spent[i] as number;
        const overV = Math.log1p(s / v);
        const overS = overV + lnV - (lnSpent[i] as number);
        const inverse = 1 / (v + s);
        const shape = p * x + q;
        value -= q * overV + p * x * overS;
        gp -= x * overS;
        gq -= overV;
        gv -= shape * inverse;
        hpv -= x * inverse;
        hqv += (s * inverse) / v;
        hvv += shape * inverse * inverse;
      }
      gradient.set([p * gp, q * gq, v * gv]);
      const pq = p * q * hpq;
      const pv = p * v * hpv;
      const qv = q * v * hqv;
      hessian.set([
        p * p * hpp + p * gp,
        pq,
        pv,
        pq,
        q * q * hqq + q * gq,
        qv,
        pv,
        qv,
        v * v * hvv + v * gv,
      ]);
      return value;
    },
  };
}
