/** Nodes in ascending order and the weights that belong to them. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix and the first components of its eigenvectors, by
 * implicit QL. Source: G. H. Golub and J. H. Welsch, "Calculation of Gauss quadrature rules",
 * Mathematics of Computation 23 (1969); the sweep follows EISPACK's imtql2.
 *
 * `diagonal` becomes the eigenvalues, `first` the first components; `off[i]` couples i and i + 1.
 */
function eigenTridiagonal(diagonal: Float64Array, off: Float64Array, first: Float64Array): void {
  const n = diagonal.length;
  for (let l = 0; l < n; l++) {
    for (;;) {
      let m = l;
      while (m < n - 1) {
        const scale = Math.abs(diagonal[m] as number) + Math.abs(diagonal[m + 1] as number);
        if (Math.abs(off[m] as number) <= Number.EPSILON * scale) break;
        m++;
      }
      if (m === l) break;
      qlSweep(diagonal, off, first, l, m);
    }
  }
}

/** One implicit QL sweep of the block from `l` to `m`. */
function qlSweep(
  diagonal: Float64Array,
  off: Float64Array,
  first: Float64Array,
  l: number,
  m: number,
): void {
  const offL = off[l] as number;
  let g = ((diagonal[l + 1] as number) - (diagonal[l] as number)) / (2 * offL);
  let r = Math.hypot(g, 1);
  g = (diagonal[m] as number) - (diagonal[l] as number) + offL / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * (off[i] as number);
    const b = c * (off[i] as number);
    r = Math.hypot(f, g);
    off[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1] = (diagonal[i + 1] as number) - p;
      off[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = (diagonal[i + 1] as number) - p;
    r = ((diagonal[i] as number) - g) * s + 2 * c * b;
    p = s * r;
    diagonal[i + 1] = g + p;
    g = c * r - b;
    const upper = first[i + 1] as number;
    const lower = first[i] as number;
    first[i + 1] = s * lower + c * upper;
    first[i] = c * lower - s * upper;
  }
  diagonal[l] = (diagonal[l] as number) - p;
  off[l] = g;
  off[m] = 0;
}

/**
 * Gauss-Jacobi quadrature for the mean under a beta distribution:
 * E[f(p)], p ~ Beta(a, b), is the sum of `weights[i] * f(nodes[i])`; the weights sum to 1.
 *
 * Exact for polynomials of degree up to `2 size - 1`, for every `a` and `b` above 0.
 * Source: Golub and Welsch (1969) with the recurrence of the Jacobi polynomials (Abramowitz and
 * Stegun 1964, 22.7.1), moved from [-1, 1] to [0, 1].
 */
export function gaussBeta(a: number, b: number, size: number): Quadrature {
  const alpha = b - 1;
  const beta = a - 1;
  const sum = a + b - 2;
  const nodes = new Float64Array(size);
  const off = new Float64Array(size);
  const first = new Float64Array(size);
  first[0] = 1;
  for (let n = 0; n < size; n++) {
    const middle = 2 * n + sum;
    const centre =
      n === 0 ? (beta - alpha) / (sum + 2) : ((beta - alpha) * sum) / (middle * (middle + 2));
    nodes[n] = (1 + centre) / 2;
    const k = n + 1;
    const next = 2 * k + sum;
    const square =
      k === 1
        ? (4 * (1 + alpha) * (1 + beta)) / (next * next * (next + 1))
        : (4 * k * (k + alpha) * (k + beta) * (k + sum)) / (next * next * (next + 1) * (next - 1));
    off[n] = Math.sqrt(square) / 2;
  }
  off[size - 1] = 0;
  eigenTridiagonal(nodes, off, first);
  return sorted(nodes, first);
}

/** Gauss-Legendre quadrature on [0, 1]; the weights sum to 1. */
export function gaussLegendre(size: number): Quadrature {
  return gaussBeta(1, 1, size);
}

function sorted(nodes: Float64Array, first: Float64Array): Quadrature {
  const order = Array.from(nodes.keys()).sort(
    (i, j) => (nodes[i] as number) - (nodes[j] as number),
  );
  const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);
  return {
    nodes: Float64Array.from(order, (i) => clamp(nodes[i] as number)),
    weights: Float64Array.from(order, (i) => (first[i] as number) ** 2),
  };
}
