import { normalQuantile } from '../numeric/index.ts';

/** Looked-at leads who all have the same score, and those of them who ordered. */
export interface ScoredGroup {
  readonly score: number;
  readonly looked: number;
  readonly ordered: number;
}

/** How well scores put those who ordered before the others. */
export interface RankingFigures {
  /** Area under the ROC curve with its interval of 95 %; NaN where all or none ordered. */
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  /** Area under the precision-recall curve (average precision); the share of all for chance. */
  readonly averagePrecision: number;
  /** Orders among the tenth with the highest scores over the share of all; 1 for chance. */
  readonly lift: number;
}

const TOP_SHARE = 0.1;

/**
 * AUC as the Mann-Whitney statistic, ties counting half, with the interval of J. A. Hanley and B. J.
 * McNeil (Radiology 143, 1982); average precision as the sum of precision over the steps of recall, a
 * tie being one step (M. Zhu, 2004); lift at the top tenth, a tie on its edge being taken in part.
 */
export function rankingFigures(groups: readonly ScoredGroup[]): RankingFigures {
  const best = groups.filter(({ looked }) => looked > 0).sort((a, b) => b.score - a.score);
  const merged: { looked: number; ordered: number }[] = [];
  let held = Number.NaN;
  for (const { score, looked, ordered } of best) {
    const last = merged.at(-1);
    if (last !== undefined && score === held) {
      last.looked += looked;
      last.ordered += ordered;
    } else merged.push({ looked, ordered });
    held = score;
  }
  const all = merged.reduce((sum, { looked }) => sum + looked, 0);
  const positives = merged.reduce((sum, { ordered }) => sum + ordered, 0);
  const negatives = all - positives;
  let before = { looked: 0, ordered: 0 };
  let [area, precision, top] = [0, 0, 0];
  for (const { looked, ordered } of merged) {
    const missed = looked - ordered;
    const passed = before.looked - before.ordered;
    // A pair counts for whoever ordered and stands before one who did not; a tie counts half.
    area += ordered * (negatives - passed - missed / 2);
    const after = { looked: before.looked + looked, ordered: before.ordered + ordered };
    precision += (ordered / positives) * (after.ordered / after.looked);
    const room = Math.max(0, TOP_SHARE * all - before.looked);
    top += ordered * Math.min(1, room / looked);
    before = after;
  }
  const auc = area / (positives * negatives);
  const error = aucError(auc, positives, negatives);
  const z = normalQuantile(0.975);
  return {
    auc,
    aucLow: Math.max(0, auc - z * error),
    aucHigh: Math.min(1, auc + z * error),
    averagePrecision: precision,
    lift: top / (TOP_SHARE * positives),
  };
}

function aucError(auc: number, positives: number, negatives: number): number {
  const both = auc / (2 - auc);
  const other = (2 * auc * auc) / (1 + auc);
  return Math.sqrt(
    (auc * (1 - auc) +
      (positives - 1) * (both - auc * auc) +
      (negatives - 1) * (other - auc * auc)) /
      (positives * negatives),
  );
}
