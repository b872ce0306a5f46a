import { lnGamma } from './gamma.ts';

const PRECISION = 1e-16;
const MOST_STEPS = 10_000;
/** Stands for zero in a denominator of the continued fraction. */
const TINY = 1e-300;

/**
 * Probability that a chi-square variable of `degrees` degrees of freedom exceeds `x`, relative error
 * about 1e-13 also far out in the tail, where it is computed as such and not as 1 less the rest.
 *
 * Source: Abramowitz and Stegun (1964), 26.4.19, 6.5.29 (series) and 6.5.31 (continued fraction, by the
 * algorithm of Lentz, Applied Optics 15, 1976).
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  const a = degrees / 2;
  const z = x / 2;
  return z < a + 1 ? 1 - seriesBelow(a, z) : fractionAbove(a, z);
}

/** z^a e^-z / Gamma(a). */
function density(a: number, z: number): number {
  return Math.exp(a * Math.log(z) - z - lnGamma(a));
}

function seriesBelow(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_STEPS && term > sum * PRECISION; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum * density(a, z);
}

function fractionAbove(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_STEPS; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / awayFromZero(step * d + b);
    c = awayFromZero(b + step / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction * density(a, z);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
