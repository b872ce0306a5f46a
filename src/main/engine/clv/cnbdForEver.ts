import { lnGamma } from '../numeric/index.ts';

/** A customer alive by (M)BG/CNBD-k: stage rate ~ Gamma(shape, scale), leaving ~ Beta(a, b). */
interface AliveState {
  readonly shape: number;
  readonly scale: number;
  readonly a: number;
  readonly b: number;
  /** Stages of an order, and those that are left to the next one. */
  readonly k: number;
  readonly left: number;
}

/** Contributions below this part of the sum end it. */
const NEGLIGIBLE = 1e-17;
/** Steps over the logarithm of the rate, of which the density spans a few dozen. */
const MOST_STEPS = 100_000;

/**
 * Orders expected for ever, each discounted continuously at `delta` per time unit.
 *
 * Given the rate lambda of stages and the probability p of leaving after an order, with
 * f = lambda / (lambda + delta) the discount of one stage, the sum over m of (1 - p)^(m - 1) f^(m k - j)
 * is f^(k - j) / (1 - (1 - p) f^k). The mean over p is 2F1(1, b; a + b; f^k); the mean over lambda is
 * taken by the trapezoidal rule over ln lambda, which converges faster than any power of the step for an
 * analytic integrand that falls off at both ends (L. N. Trefethen and J. A. C. Weideman, SIAM Review 56,
 * 2014).
 */
export function discountedForEver(state: AliveState, delta: number): number {
  const { shape, scale, a, b, k, left } = state;
  const constant = shape * Math.log(shape) - shape - lnGamma(shape);
  const at = (v: number): number => {
    const lnStage = -Math.log1p((delta * scale) / (shape * Math.exp(v)));
    const lnDensity = constant - shape * (Math.expm1(v) - v);
    const density = Math.exp(lnDensity + left * lnStage);
    return density * meanOfGeometric(a, b, -Math.expm1(k * lnStage));
  };
  const step = Math.min(0.25, 0.5 / Math.sqrt(shape));
  let sum = at(0);
  for (const side of [1, -1]) {
    let before = 0;
    for (let i = 1; i < MOST_STEPS; i++) {
      const term = at(side * i * step);
      sum += term;
      if (term < before && term < NEGLIGIBLE * sum) break;
      before = term;
    }
  }
  return step * sum;
}

/**
 * E[1 / (1 - q (1 - y))], q ~ Beta(b, a): 2F1(1, b; a + b; 1 - y), by Gauss's continued fraction
 * (Abramowitz and Stegun 1964, 15.3 and H. S. Wall, Analytic Theory of Continued Fractions, 1948, 89.9)
 * in Lentz's scheme.
 */
function meanOfGeometric(a: number, b: number, y: number): number {
  const z = 1 - y;
  const c = a + b;
  let value = 1;
  let up = 1;
  let down = 0;
  for (let i = 1; i < MOST_STEPS; i++) {
    const m = Math.ceil(i / 2);
    const odd = i % 2 === 1;
    const top = odd ? (b + m - 1) * (m === 1 ? 1 : c + m - 2) : m * (a + m - 1);
    const bottom = odd
      ? (m === 1 ? 1 : c + 2 * m - 3) * (c + 2 * m - 2)
      : (c + 2 * m - 2) * (c + 2 * m - 1);
    const part = -(top / bottom) * z;
    down = 1 / (1 + part * down);
    up = 1 + part / up;
    value *= up * down;
    if (Math.abs(up * down - 1) < 1e-16) break;
  }
  return 1 / value;
}
