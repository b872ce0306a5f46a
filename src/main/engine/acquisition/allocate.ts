/**
 * Shares a whole amount out in proportion to weights, in whole units that add up to the amount: every
 * share is rounded down, and the units left go to the largest remainders (A. Hamilton, 1792), the
 * earlier place first where remainders are equal. All shares are 0 when no weight is above zero.
 */
export function allocate(amount: number, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) return new Float64Array(weights.length);
  const sign = Math.sign(amount);
  const size = Math.abs(amount);
  const exact = weights.map((weight) => (size * weight) / total);
  const shares = exact.map(Math.floor);
  const left = size - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = Array.from(weights.keys())
    .filter((k) => (weights[k] as number) > 0)
    .sort((a, b) => remainder(exact, b) - remainder(exact, a) || a - b);
  for (const k of byRemainder.slice(0, left)) shares[k] = (shares[k] as number) + 1;
  return sign < 0 ? shares.map((share) => (share === 0 ? 0 : -share)) : shares;
}

function remainder(exact: Float64Array, k: number): number {
  const value = exact[k] as number;
  return value - Math.floor(value);
}
