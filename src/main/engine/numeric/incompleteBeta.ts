import { lnBeta } from './gamma.ts';

const PRECISION = 1e-16;
const MOST_TERMS = 10_000;
/** Keeps the continued fraction away from a division by 0. */
const TINY = 1e-300;

/**
 * Regularised incomplete beta function I_x(a, b), `x` from 0 to 1, `a` and `b` above 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction, by the method of
 * Lentz) and 8.17.4 (symmetry, for x above the mean).
 */
function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return front * fraction;
}

/** P(X > value) of an F distributed X with so many degrees of freedom above and below. */
export function fTail(value: number, above: number, below: number): number {
  if (!(value > 0)) return 1;
  return incompleteBeta(below / (below + above * value), below / 2, above / 2);
}
