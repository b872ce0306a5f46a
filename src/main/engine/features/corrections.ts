/**
 * Holm's correction of the p-values of several tests: the chance of a single false finding among all of
 * them stays below the level.
 *
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
 * Statistics 6 (1979).
 */
export function holm(p: readonly number[]): number[] {
  let held = 0;
  return corrected(p, ascending(p), (value, rank) => {
    held = Math.max(held, Math.min(1, (p.length - rank) * value));
    return held;
  });
}

/**
 * Correction of Benjamini and Hochberg: of the findings below the level, at most that share is false in the
 * long run.
 *
 * Source: Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
 * Statistical Society B 57 (1995).
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  let held = 1;
  return corrected(p, ascending(p).reverse(), (value, rank) => {
    held = Math.min(held, (p.length * value) / (p.length - rank));
    return held;
  });
}

/** Places of the p-values from the smallest on. */
function ascending(p: readonly number[]): number[] {
  return p.map((_, i) => i).sort((a, b) => (p[a] as number) - (p[b] as number));
}

function corrected(
  p: readonly number[],
  order: readonly number[],
  of: (value: number, rank: number) => number,
): number[] {
  const result = new Array<number>(p.length).fill(1);
  order.forEach((place, rank) => (result[place] = of(p[place] as number, rank)));
  return result;
}
