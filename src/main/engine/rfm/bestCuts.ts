/** Counts between candidate limits: interval i lies above candidate i - 1 and up to candidate i. */
export interface IntervalCounts {
  /** Ascending, each once. */
  readonly candidates: Float64Array;
  /** Customers and those of them who ordered, one interval more than candidates. */
  readonly customers: Float64Array;
  readonly ordered: Float64Array;
}

/**
 * The cut points, at most `levels - 1` of the candidates, that make the outcome most likely when each level
 * has its own share of customers who order. Exact, by dynamic programming; of equally good cut points those
 * with the lower limits.
 *
 * Source: W. D. Fisher, "On grouping for maximum homogeneity", Journal of the American Statistical
 * Association 53 (1958), with the likelihood of shares in place of the sum of squares.
 *
 * @param least customers that a level must have.
 * @returns ascending; fewer where the customers do not suffice for so many levels.
 */
export function bestCuts(counts: IntervalCounts, levels: number, least: number): number[] {
  const { candidates, customers, ordered } = counts;
  const intervals = customers.length;
  const n = runningSums(customers);
  const k = runningSums(ordered);
  // best[i]: highest likelihood of the first i intervals in `level` levels; from[level][i]: its last cut.
  let best = Float64Array.from(n, (count) => (count === 0 ? 0 : Number.NEGATIVE_INFINITY));
  const from: Int32Array[] = [];
  let reached = 0;
  for (let level = 1; level <= levels; level++) {
    const next = new Float64Array(intervals + 1).fill(Number.NEGATIVE_INFINITY);
    const cut = new Int32Array(intervals + 1).fill(-1);
    for (let i = 1; i <= intervals; i++) {
      for (let j = level - 1; j < i; j++) {
        const size = (n[i] as number) - (n[j] as number);
        if (size < least) break;
        const gain = (best[j] as number) + likelihood((k[i] as number) - (k[j] as number), size);
        if (gain > (next[i] as number)) {
          next[i] = gain;
          cut[i] = j;
        }
      }
    }
    if (next[intervals] === Number.NEGATIVE_INFINITY) break;
    from.push(cut);
    best = next;
    reached = level;
  }
  const cuts: number[] = [];
  for (let level = reached, i = intervals; level > 1; level--) {
    i = (from[level - 1] as Int32Array)[i] as number;
    cuts.unshift(candidates[i - 1] as number);
  }
  return cuts;
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = (sums[i] as number) + (values[i] as number);
  return sums;
}

/** Log-likelihood of `hits` out of `n` at their own share. */
function likelihood(hits: number, n: number): number {
  const part = (count: number): number => (count === 0 ? 0 : count * Math.log(count / n));
  return part(hits) + part(n - hits);
}
