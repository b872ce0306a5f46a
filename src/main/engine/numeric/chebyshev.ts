/** A function of one variable that stands in for a dearer one. */
export type Interpolator = (x: number) => number;

/**
 * Chebyshev points of the second kind on [low, high], both ends included, ascending. The more of them, the
 * smaller the error of interpolating between them, as fast as the function is far from a singularity.
 */
export function chebyshevPoints(low: number, high: number, size: number): Float64Array {
  const last = size - 1;
  return Float64Array.from({ length: size }, (_, i) =>
    i === last ? high : low + ((1 - Math.cos((Math.PI * i) / last)) / 2) * (high - low),
  );
}

/**
 * Spreads a mass that stands at `x` over the points: for any smooth f, the sum of what each point got times
 * f there is what interpolating gives for mass × f(x).
 *
 * Source: J.-P. Berrut and L. N. Trefethen, "Barycentric Lagrange interpolation", SIAM Review 46
 * (2004), formula 5.4.
 */
export function spreadOver(
  points: Float64Array,
  x: number,
  mass: number,
  into: Float64Array,
): void {
  const last = points.length - 1;
  let bottom = 0;
  for (let i = 0; i <= last; i++) {
    const distance = x - (points[i] as number);
    if (distance === 0) {
      into[i] = (into[i] as number) + mass;
      return;
    }
    bottom += baryWeight(i, last) / distance;
  }
  for (let i = 0; i <= last; i++) {
    const part = baryWeight(i, last) / (x - (points[i] as number)) / bottom;
    into[i] = (into[i] as number) + mass * part;
  }
}

/** Interpolates a smooth function on [low, high] from its values at `size` Chebyshev points. */
export function interpolator(
  f: (x: number) => number,
  low: number,
  high: number,
  size: number,
): Interpolator {
  const last = size - 1;
  const points = chebyshevPoints(low, high, size);
  const values = points.map((point) => f(point));
  return (x) => {
    let top = 0;
    let bottom = 0;
    for (let i = 0; i < size; i++) {
      const distance = x - (points[i] as number);
      if (distance === 0) return values[i] as number;
      const weight = baryWeight(i, last) / distance;
      top += weight * (values[i] as number);
      bottom += weight;
    }
    return top / bottom;
  };
}

function baryWeight(i: number, last: number): number {
  const half = i === 0 || i === last ? 0.5 : 1;
  return i % 2 === 0 ? half : -half;
}
