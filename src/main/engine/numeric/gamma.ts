/**
 * Gamma-type special functions of a positive real argument.
 *
 * All use the recurrence up to an argument of at least 15 and the asymptotic series from there
 * (Abramowitz and Stegun 1964, 6.1.41, 6.3.18, 6.4.12); the first left-out term is below 1e-17.
 */
const SHIFT = 15;
const HALF_LN_TWO_PI = 0.9189385332046728;

/** Remainder of Stirling's formula: lnGamma(z) - ((z - 1/2) ln z - z + ln(2 pi)/2), z at least 15. */
function stirlingTail(z: number): number {
  const inverse = 1 / z;
  const square = inverse * inverse;
  return (
    inverse *
    (1 / 12 -
      square *
        (1 / 360 -
          square *
            (1 / 1260 -
              square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156))))))
  );
}

/** Logarithm of the gamma function, `z` above 0. */
export function lnGamma(z: number): number {
  let shifted = z;
  let product = 1;
  while (shifted < SHIFT) {
    product *= shifted;
    shifted += 1;
  }
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LN_TWO_PI +
    stirlingTail(shifted) -
    Math.log(product)
  );
}

/** ln z - 1 / (2 z) - digamma(z), z at least 15. */
function digammaTail(z: number): number {
  const square = 1 / (z * z);
  return (
    square *
    (1 / 12 -
      square *
        (1 / 120 -
          square *
            (1 / 252 -
              square * (1 / 240 - square * (1 / 132 - square * (691 / 32760 - square / 12))))))
  );
}

/** First derivative of {@link lnGamma}, `z` above 0. */
export function digamma(z: number): number {
  let shifted = z;
  let sum = 0;
  while (shifted < SHIFT) {
    sum += 1 / shifted;
    shifted += 1;
  }
  return Math.log(shifted) - 0.5 / shifted - digammaTail(shifted) - sum;
}

/** trigamma(z) - 1 / z - 1 / (2 z^2), z at least 15. */
function trigammaTail(z: number): number {
  const inverse = 1 / z;
  const square = inverse * inverse;
  return (
    inverse *
    square *
    (1 / 6 -
      square *
        (1 / 30 -
          square *
            (1 / 42 -
              square * (1 / 30 - square * (5 / 66 - square * (691 / 2730 - (square * 7) / 6))))))
  );
}

/** Second derivative of {@link lnGamma}, `z` above 0. */
export function trigamma(z: number): number {
  let shifted = z;
  let sum = 0;
  while (shifted < SHIFT) {
    sum += 1 / (shifted * shifted);
    shifted += 1;
  }
  const inverse = 1 / shifted;
  return inverse + 0.5 * inverse * inverse + trigammaTail(shifted) + sum;
}

/** Logarithm of the beta function, both arguments above 0, exact also where both are large. */
export function lnBeta(a: number, b: number): number {
  const large = Math.max(a, b);
  const small = Math.min(a, b);
  if (large < SHIFT) return lnGamma(large) + lnGamma(small) - lnGamma(large + small);
  const sum = large + small;
  const tails = stirlingTail(large) - stirlingTail(sum);
  const first = -(large - 0.5) * Math.log1p(small / large);
  if (small < SHIFT) return first - small * (Math.log(sum) - 1) + tails + lnGamma(small);
  return (
    first -
    small * Math.log1p(large / small) -
    0.5 * Math.log(small) +
    HALF_LN_TWO_PI +
    tails +
    stirlingTail(small)
  );
}

/** Up to so many factors a ratio of gamma functions is summed factor by factor. */
const DIRECT_FACTORS = 24;

/**
 * ln(Gamma(z + n) / Gamma(z)) for `z` above 0 and an integer `n` from 0, without the cancellation of a
 * difference of two large logarithms.
 */
export function lnRising(z: number, n: number): number {
  let direct = 0;
  let base = z;
  let left = n;
  while (left > 0 && (base < SHIFT || n <= DIRECT_FACTORS)) {
    direct += Math.log(base);
    base += 1;
    left -= 1;
  }
  if (left === 0) return direct;
  const top = base + left;
  return (
    direct +
    (base - 0.5) * Math.log1p(left / base) +
    left * (Math.log(top) - 1) +
    stirlingTail(top) -
    stirlingTail(base)
  );
}

/** First derivative of {@link lnRising} in `z`: digamma(z + n) - digamma(z), without cancellation. */
export function lnRisingSlope(z: number, n: number): number {
  let direct = 0;
  let base = z;
  let left = n;
  while (left > 0 && (base < SHIFT || n <= DIRECT_FACTORS)) {
    direct += 1 / base;
    base += 1;
    left -= 1;
  }
  if (left === 0) return direct;
  const top = base + left;
  const half = left / (2 * base * top);
  return direct + Math.log1p(left / base) + half + digammaTail(base) - digammaTail(top);
}

/** Second derivative of {@link lnRising} in `z`: trigamma(z + n) - trigamma(z), without cancellation. */
export function lnRisingCurvature(z: number, n: number): number {
  let direct = 0;
  let base = z;
  let left = n;
  while (left > 0 && (base < SHIFT || n <= DIRECT_FACTORS)) {
    direct -= 1 / (base * base);
    base += 1;
    left -= 1;
  }
  if (left === 0) return direct;
  const top = base + left;
  const first = left / (base * top);
  const half = (first * (1 / base + 1 / top)) / 2;
  return direct - first - half + trigammaTail(top) - trigammaTail(base);
}
