/** Eigenvalues in descending order, and for each its unit vector (row by row). */
export interface Eigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/**
 * Eigenvalues and vectors of a symmetric matrix (row by row) by cyclic Jacobi rotations, to the last few
 * digits; meant for matrices of up to some dozen rows.
 *
 * Source: G. H. Golub and C. F. Van Loan, Matrix Computations (4th ed. 2013), section 8.5.
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a, size) > 0; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] as number) - (a[i * size + i] as number),
  );
  const vectors = new Float64Array(size * size);
  order.forEach((column, row) => {
    for (let i = 0; i < size; i++) vectors[row * size + i] = v[i * size + column] as number;
  });
  return { values: Float64Array.from(order, (i) => a[i * size + i] as number), vectors };
}

/** Largest element off the diagonal that still counts beside the diagonal. */
function offDiagonal(a: Float64Array, size: number): number {
  let most = 0;
  let scale = 0;
  for (let i = 0; i < size; i++) {
    scale = Math.max(scale, Math.abs(a[i * size + i] as number));
    for (let j = 0; j < i; j++) most = Math.max(most, Math.abs(a[i * size + j] as number));
  }
  return most > 1e-17 * scale ? most : 0;
}

/** One rotation that makes the element (p, q) zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, c, s);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, c, s);
  a[p * size + q] = 0;
  a[q * size + p] = 0;
  for (let k = 0; k < size; k++) turn(v, k * size + p, k * size + q, c, s);
}

function turn(m: Float64Array, first: number, second: number, c: number, s: number): void {
  const x = m[first] as number;
  const y = m[second] as number;
  m[first] = c * x - s * y;
  m[second] = s * x + c * y;
}
