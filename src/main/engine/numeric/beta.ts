import { lnBeta } from './gamma.ts';

/** Steps of the continued fraction; it needs about the square root of the larger parameter. */
const MOST_STEPS = 20_000;

/**
 * The regularised incomplete beta function I_x(a, b) for `a`, `b` above 0. `y` is 1 - x and given apart, so
 * that neither end loses digits. Relative error about 1e-13, growing to 1e-16 (a + b) where both are large.
 *
 * Source: A. R. DiDonato and A. H. Morris, "Algorithm 708: Significant digit computation of the incomplete
 * beta function ratios", ACM Transactions on Mathematical Software 18 (1992), the continued fraction (9);
 * its parameter is the distance from the mean, which keeps its digits close to it.
 */
export function regularisedBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  const distance = a > b ? (a + b) * y - b : a - (a + b) * x;
  return distance < 0 ? 1 - belowMean(b, a, y, x, -distance) : belowMean(a, b, x, y, distance);
}

/** The function at an `x` not above the mean a / (a + b), `distance` = a - (a + b) x. */
function belowMean(a: number, b: number, x: number, y: number, distance: number): number {
  const c = 1 + distance;
  const c1 = 1 + 1 / a;
  let [top, bottom] = [0, 1];
  let [nextTop, nextBottom] = [1, c / c1];
  let value = c1 / c;
  for (let n = 1, p = 1, s = a + 1; n <= MOST_STEPS; n++, s += 2) {
    const t = n / a;
    const w = n * (b - n) * x;
    const e = a / s;
    const alpha = p * (p + b / a) * e * e * (w * x);
    const beta = n + w / s + ((1 + t) / (c1 + t + t)) * (c + n * (1 + y));
    p = 1 + t;
    [top, nextTop] = [nextTop, alpha * top + beta * nextTop];
    [bottom, nextBottom] = [nextBottom, alpha * bottom + beta * nextBottom];
    const before = value;
    value = nextTop / nextBottom;
    if (Math.abs(value - before) <= 1e-16 * value) break;
    top /= nextBottom;
    bottom /= nextBottom;
    nextTop = value;
    nextBottom = 1;
  }
  return value * Math.exp(a * lnShare(x, y) + b * lnShare(y, x) - lnBeta(a, b));
}

/** Logarithm of one of two shares that add up to 1. */
function lnShare(share: number, rest: number): number {
  return share > 0.5 ? Math.log1p(-rest) : Math.log(share);
}

/**
 * Probability that an F variable with `top` and `bottom` degrees of freedom exceeds `f`: an upper tail
 * computed as such, so that it stays right down to 1e-300. 1 for `f` not above 0.
 */
export function fUpperTail(f: number, top: number, bottom: number): number {
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  const whole = bottom + top * f;
  return regularisedBeta(bottom / 2, top / 2, bottom / whole, (top * f) / whole);
}

/** Two-sided probability of a t variable as far from 0 as `t`; its square is an F variable. */
export function tTwoSided(t: number, freedom: number): number {
  return fUpperTail(t * t, 1, freedom);
}

/** How far from 0 a t variable comes with `probability`, both sides together. */
export function tLimit(probability: number, freedom: number): number {
  return Math.sqrt(fUpperQuantile(probability, 1, freedom));
}

/** The value that an F variable exceeds with `probability`, by bisection to the last digits. */
export function fUpperQuantile(probability: number, top: number, bottom: number): number {
  let low = 0;
  let high = 1;
  while (fUpperTail(high, top, bottom) > probability) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2;
    if (fUpperTail(middle, top, bottom) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
