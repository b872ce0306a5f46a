import { lnGamma } from './gamma.ts';

const PRECISION = 1e-16;
const MOST_TERMS = 10_000;
/** Keeps the continued fraction away from a division by 0. */
const TINY = 1e-300;

/**
 * P(X > value) of a chi-square distributed X, `degrees` above 0: the upper regularised incomplete gamma
 * function Q(degrees / 2, value / 2).
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series, below the mean) and 8.9.2
 * (continued fraction, above it, by the method of Lentz).
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(value > 0)) return 1;
  const a = degrees / 2;
  const x = value / 2;
  const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const top = -n * (n - a);
    b += 2;
    d = 1 / (top * d + b || TINY);
    c = b + top / c || TINY;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < PRECISION) break;
  }
  return fraction;
}
