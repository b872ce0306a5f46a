import type { Quadrature } from './quadrature.ts';

/** exp(-42) is below 1e-18: what is smaller no longer counts. */
const REACH = 42;
/** Widest step over the logit, and the widest in units of the density's own width. */
const WIDEST_STEP = 0.25;
const STEP_IN_WIDTHS = 0.6;

/**
 * A rule for the mean under a beta distribution, E[f(p)], p ~ Beta(a, b), of an f that changes near
 * p = 0 on a scale far below that of the density, such as (1 - (1 + p s)^-n) / p with s in the millions:
 * Gauss-Jacobi quadrature has its nearest singularity at p = -1/s and would need thousands of nodes.
 *
 * The trapezoidal rule over u = ln(p / (1 - p)): there f and the density are analytic in the strip
 * |Im u| < pi / 2 wherever s lies, so that the rule converges faster than any power of the step (L. N.
 * Trefethen and J. A. C. Weideman, SIAM Review 56, 2014). At both ends, where f no longer changes, the
 * sum of the rest is geometric and one node stands for it; a or b near 0 therefore cost nothing. The
 * weights sum to 1.
 *
 * @param steepness what f changes by near p = 0: it is taken as constant where p times this is below
 *   exp(-42).
 */
export function logitBeta(a: number, b: number, steepness: number): Quadrature {
  const mode = Math.log(a / b);
  const lnDensity = (u: number): number =>
    u > 0 ? -b * u - (a + b) * Math.log1p(Math.exp(-u)) : a * u - (a + b) * Math.log1p(Math.exp(u));
  const top = lnDensity(mode);
  const step = Math.min(WIDEST_STEP, STEP_IN_WIDTHS / Math.sqrt((a * b) / (a + b)));
  const floor = -Math.log(steepness + a + b) - REACH;
  const ceiling = Math.log(1 + a + b) + REACH;
  const nodes: number[] = [];
  const weights: number[] = [];
  const add = (u: number, weight: number): void => {
    nodes.push(1 / (1 + Math.exp(-u)));
    weights.push(weight);
  };
  for (let i = 0; ; i++) {
    const u = mode - i * step;
    const ln = lnDensity(u) - top;
    // f grows at most as 1/p does.
    if (ln + i * step < -REACH) break;
    if (u < floor) {
      add(u, Math.exp(ln) / -Math.expm1(-a * step));
      break;
    }
    add(u, Math.exp(ln));
  }
  for (let i = 1; ; i++) {
    const u = mode + i * step;
    const ln = lnDensity(u) - top;
    if (ln < -REACH) break;
    if (u > ceiling) {
      add(u, Math.exp(ln) / -Math.expm1(-b * step));
      break;
    }
    add(u, Math.exp(ln));
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    nodes: Float64Array.from(nodes),
    weights: Float64Array.from(weights, (weight) => weight / whole),
  };
}
