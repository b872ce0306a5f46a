/**
 * Lower Cholesky factor of a symmetric matrix (row by row), undefined if it is not positive definite.
 */
function cholesky(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) {
        sum -= (factor[i * size + k] as number) * (factor[j * size + k] as number);
      }
      if (i !== j) {
        factor[i * size + j] = sum / (factor[j * size + j] as number);
        continue;
      }
      const floor = 1e-14 * Math.abs(matrix[i * size + i] as number);
      if (!(sum > floor)) return undefined;
      factor[i * size + i] = Math.sqrt(sum);
    }
  }
  return factor;
}

/** Solution of `matrix x = right`, undefined if the symmetric matrix is not positive definite. */
export function choleskySolve(matrix: Float64Array, right: Float64Array): Float64Array | undefined {
  const size = right.length;
  const factor = cholesky(matrix, size);
  if (factor === undefined) return undefined;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (factor[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (factor[i * size + i] as number);
  }
  return x;
}

/** Inverse of a symmetric matrix, undefined if it is not positive definite. */
export function choleskyInverse(matrix: Float64Array, size: number): Float64Array | undefined {
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column++) {
    const unit = new Float64Array(size);
    unit[column] = 1;
    const x = choleskySolve(matrix, unit);
    if (x === undefined) return undefined;
    for (let row = 0; row < size; row++) inverse[row * size + column] = x[row] as number;
  }
  return inverse;
}
