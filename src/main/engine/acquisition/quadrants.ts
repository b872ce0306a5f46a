/** Places of the channel effectiveness matrix. */
export const QUADRANTS = ['grow', 'keep', 'fix', 'stop'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Where the matrix is split. */
export interface QuadrantSplit {
  readonly cac: number;
  readonly clv: number;
}

export interface PlacedChannel {
  readonly customers: number;
  /** Infinity for money spent that brought nobody. */
  readonly cac: number;
  /** NaN when nobody came whose value could be told. */
  readonly clv: number;
}

/**
 * Where to split: the customer-weighted medians of CAC and of CLV over the channels with both.
 * Undefined without such a channel.
 */
export function quadrantSplit(channels: readonly PlacedChannel[]): QuadrantSplit | undefined {
  const both = channels.filter(
    ({ cac, clv, customers }) => Number.isFinite(cac) && Number.isFinite(clv) && customers > 0,
  );
  if (both.length === 0) return undefined;
  const weights = both.map(({ customers }) => customers);
  return {
    cac: weightedMedian(
      both.map(({ cac }) => cac),
      weights,
    ),
    clv: weightedMedian(
      both.map(({ clv }) => clv),
      weights,
    ),
  };
}

/**
 * The one quadrant of a channel with a known cost: cheap is at most the split's CAC, valuable at least
 * its CLV. Cheap and valuable: grow; dear and valuable: keep; cheap and of little value: fix; dear and
 * of little value, or money of the period that brought nobody: stop. Undefined where no order names the
 * channel, the cost is unknown, or nothing is there to compare values by.
 */
export function quadrantOf(
  { cac, clv, customers }: PlacedChannel,
  split: QuadrantSplit | undefined,
): Quadrant | undefined {
  // A name that no order has says nothing about the channel: its customers may stand under another.
  if (customers === 0) return undefined;
  if (cac === Number.POSITIVE_INFINITY) return 'stop';
  if (!split || Number.isNaN(cac)) return undefined;
  const cheap = cac <= split.cac;
  if (clv >= split.clv) return cheap ? 'grow' : 'keep';
  return cheap ? 'fix' : 'stop';
}

/**
 * Weighted median: the value at which the weights below reach half of all; where they are exactly half,
 * the middle between that value and the next.
 */
export function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = Array.from(values.keys()).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  let below = 0;
  for (const [rank, k] of order.entries()) {
    below += weights[k] as number;
    const value = values[k] as number;
    const next = order[rank + 1];
    if (below === half && next !== undefined) return (value + (values[next] as number)) / 2;
    if (below >= half) return value;
  }
  return Number.NaN;
}
