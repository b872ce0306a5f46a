/** How well a forecast tells customers apart, and how honest it is about what it does not know. */
export interface Discrimination {
  /**
   * Area under the ROC curve for "ordered at least once in the holdout": the chance that a customer who
   * ordered was put before one who did not. NaN where all or none ordered.
   */
  readonly auc: number;
  /** Mean square error of P(order); NaN for a forecast that states no chance. */
  readonly brier: number;
  /** Rank correlation of foretold and made orders; NaN where either is the same for everybody. */
  readonly spearman: number;
  /** Share of customers whose orders lie in the stated interval; NaN without an interval. */
  readonly coverage: number;
}

/** What a forecast says of each customer beside the expected number. */
export interface StatedChances {
  /** P(at least one order). */
  readonly pOrder: Float64Array;
  /** The interval of the number of orders. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * AUC (T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006, as the
 * Mann-Whitney statistic with ties counting half), Brier score (G. W. Brier, Monthly Weather Review 78,
 * 1950) and Spearman's correlation of mid-ranks. Without stated chances customers are put in the order
 * of the expected number.
 */
export function discrimination(
  predicted: Float64Array,
  actual: Float64Array,
  stated: StatedChances | undefined,
): Discrimination {
  const ordered = Uint8Array.from(actual, (orders) => (orders > 0 ? 1 : 0));
  return {
    auc: areaUnderCurve(stated?.pOrder ?? predicted, ordered),
    brier: stated ? brierOf(stated.pOrder, ordered) : Number.NaN,
    spearman: correlation(midRanks(predicted), midRanks(actual)),
    coverage: stated ? coverageOf(stated, actual) : Number.NaN,
  };
}

/** Mean over splits, weighted by their customers. */
export function pooledDiscrimination(
  parts: readonly { readonly customers: number; readonly figures: Discrimination }[],
): Discrimination {
  const all = parts.reduce((sum, { customers }) => sum + customers, 0);
  const mean = (name: keyof Discrimination): number =>
    parts.reduce((sum, { customers, figures }) => sum + (figures[name] * customers) / all, 0);
  return {
    auc: mean('auc'),
    brier: mean('brier'),
    spearman: mean('spearman'),
    coverage: mean('coverage'),
  };
}

/** AUC of scores for a yes/no target; 0.5 where the scores say nothing. */
export function areaUnderCurve(score: Float64Array, target: Uint8Array): number {
  const ranks = midRanks(score);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < target.length; i++) {
    if (target[i] === 0) continue;
    positives++;
    rankSum += ranks[i] as number;
  }
  const negatives = target.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function brierOf(chance: Float64Array, target: Uint8Array): number {
  return chance.reduce((sum, p, i) => sum + (p - (target[i] as number)) ** 2, 0) / chance.length;
}

function coverageOf({ low, high }: StatedChances, actual: Float64Array): number {
  let inside = 0;
  for (let i = 0; i < actual.length; i++) {
    const orders = actual[i] as number;
    if (orders >= (low[i] as number) && orders <= (high[i] as number)) inside++;
  }
  return inside / actual.length;
}

/** Ranks from 1; equal values share the mean of theirs. */
export function midRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort(
    (i, j) => (values[i] as number) - (values[j] as number),
  );
  const ranks = new Float64Array(values.length);
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    const level = values[order[begin] as number];
    while (end < order.length && values[order[end] as number] === level) end++;
    for (let i = begin; i < end; i++) ranks[order[i] as number] = (begin + 1 + end) / 2;
  }
  return ranks;
}

/** Pearson's correlation; NaN where one side does not vary. */
function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : Number.NaN;
}
