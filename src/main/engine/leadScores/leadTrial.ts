import { wilsonInterval } from '#shared/domain/wilson.ts';
import { rankingFigures, type RankingFigures, type ScoredGroup } from './rankingFigures.ts';
import type { PatternCounts, Scorecard } from './scorecard.ts';

/** What the score is compared with: the newest contact first, the furthest step first, all alike. */
type LeadYardstick = 'newest_contact' | 'furthest_step' | 'all_alike';

/** Looked-at leads of the test days by days of silence and by step, beside their patterns. */
export interface TestCounts {
  readonly patterns: PatternCounts;
  readonly silence: PatternCounts;
  readonly step: PatternCounts;
}

export interface TrialLine extends RankingFigures {
  readonly contestant: 'score' | LeadYardstick;
}

/** A part of the tested leads by their stated chance, with what came of it. */
export interface CalibrationPart {
  readonly looked: number;
  readonly predicted: number;
  readonly actual: number;
  /** Interval of 95 % of the actual share. */
  readonly low: number;
  readonly high: number;
}

export type LeadVerdict = 'score_wins' | 'hardly_better' | 'yardstick_wins';

/** The score on days that its fit did not see. */
export interface LeadTrial {
  readonly looked: number;
  readonly ordered: number;
  readonly predicted: number;
  /** Mean square error of the stated chance, and that of the share of the learning days for all. */
  readonly brier: number;
  readonly brierAlike: number;
  /** The score first, then the yardsticks. */
  readonly lines: readonly TrialLine[];
  /** By tenths of the chance, lowest first; equal chances stay in one. */
  readonly tenths: readonly CalibrationPart[];
  readonly verdict: LeadVerdict;
}

/** A score this much better than a yardstick is not merely as good. */
const MARGIN = 1.01;

/** Tests a scorecard on other days. @param share who ordered of the learning days */
export function leadTrial(card: Scorecard, test: TestCounts, share: number): LeadTrial {
  const { looked, ordered } = test.patterns;
  const sum = (column: Float64Array): number => column.reduce((total, n) => total + n, 0);
  const all = sum(looked);
  const positives = sum(ordered);
  const byChance = groupsOf(test.patterns, (pattern) => card.chance[pattern] as number);
  const lines: TrialLine[] = [
    { contestant: 'score', ...rankingFigures(byChance) },
    {
      contestant: 'newest_contact',
      ...rankingFigures(groupsOf(test.silence, (days) => -days)),
    },
    { contestant: 'furthest_step', ...rankingFigures(groupsOf(test.step, (step) => step)) },
    { contestant: 'all_alike', ...rankingFigures(groupsOf(test.step, () => 0)) },
  ];
  const brier = brierOf(byChance, all);
  const brierAlike = brierOf(
    byChance.map((group) => ({ ...group, score: share })),
    all,
  );
  return {
    looked: all,
    ordered: positives,
    predicted: byChance.reduce((total, group) => total + group.score * group.looked, 0),
    brier,
    brierAlike,
    lines,
    tenths: tenthsOf(byChance, all),
    verdict: verdictOf(lines, brier < brierAlike),
  };
}

function groupsOf(
  { looked, ordered }: PatternCounts,
  scoreOf: (place: number) => number,
): ScoredGroup[] {
  const groups: ScoredGroup[] = [];
  for (let i = 0; i < looked.length; i++) {
    if (looked[i] === 0) continue;
    groups.push({
      score: scoreOf(i),
      looked: looked[i] as number,
      ordered: ordered[i] as number,
    });
  }
  return groups;
}

function brierOf(groups: readonly ScoredGroup[], all: number): number {
  const squares = groups.reduce(
    (sum, { score, looked, ordered }) =>
      sum + ordered * (1 - score) ** 2 + (looked - ordered) * score ** 2,
    0,
  );
  return squares / all;
}

/** Each group goes where its middle lies. */
function tenthsOf(groups: readonly ScoredGroup[], all: number): CalibrationPart[] {
  const sums = Array.from({ length: 10 }, () => ({ looked: 0, expected: 0, ordered: 0 }));
  let before = 0;
  for (const { score, looked, ordered } of [...groups].sort((a, b) => a.score - b.score)) {
    const tenth = sums[Math.min(9, Math.floor((10 * (before + looked / 2)) / all))];
    before += looked;
    if (tenth === undefined) continue;
    tenth.looked += looked;
    tenth.expected += score * looked;
    tenth.ordered += ordered;
  }
  return sums
    .filter(({ looked }) => looked > 0)
    .map(({ looked, expected, ordered }) => {
      const { low = 0, high = 1 } = wilsonInterval(ordered, looked) ?? {};
      return { looked, predicted: expected / looked, actual: ordered / looked, low, high };
    });
}

function verdictOf(lines: readonly TrialLine[], chancesHelp: boolean): LeadVerdict {
  const [score, ...others] = lines.map(({ averagePrecision }) => averagePrecision);
  const best = Math.max(...others);
  if (score === undefined || score < best) return 'yardstick_wins';
  return score >= MARGIN * best && chancesHelp ? 'score_wins' : 'hardly_better';
}
