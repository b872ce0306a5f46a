/** A function of one variable that stands in for a dearer one. */
export type Interpolator = (x: number) => number;

/**
 * Interpolates a smooth function on [low, high] from its values at `size` Chebyshev points.
 *
 * Source: J.-P. Berrut and L. N. Trefethen, "Barycentric Lagrange interpolation", SIAM Review 46
 * (2004), formula 5.4 (points of the second kind, both ends included). The error falls as fast as the
 * function is far from a singularity; the caller chooses `size`.
 */
export function interpolator(
  f: (x: number) => number,
  low: number,
  high: number,
  size: number,
): Interpolator {
  const last = size - 1;
  const nodes = new Float64Array(size);
  const values = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const place = (1 - Math.cos((Math.PI * i) / last)) / 2;
    const node = i === last ? high : low + place * (high - low);
    nodes[i] = node;
    values[i] = f(node);
  }
  return (x) => {
    let top = 0;
    let bottom = 0;
    for (let i = 0; i < size; i++) {
      const distance = x - (nodes[i] as number);
      if (distance === 0) return values[i] as number;
      const half = i === 0 || i === last ? 0.5 : 1;
      const weight = (i % 2 === 0 ? half : -half) / distance;
      top += weight * (values[i] as number);
      bottom += weight;
    }
    return top / bottom;
  };
}
