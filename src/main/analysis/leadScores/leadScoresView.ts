import type { LeadScoresView } from '#shared/contract/leadScores.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import {
  ASLEEP_DAYS,
  CONTACT_LIMITS,
  DAY_LIMITS,
  DOUBLING_POINTS,
  LEAD_HORIZON_DAYS,
  LEAD_PARTS,
  levelOf,
  type LeadPart,
  type LeadScores,
} from '#main/engine/index.ts';
import { known } from '../acquisition/known.ts';
import type { Body } from '../views/stored.ts';
import type { ScoredLeads } from './scoredLeads.ts';

type View = Body<LeadScoresView>;

/** Shares of the open leads at which the bands end, those with the highest chance first. */
const BAND_ENDS = [0.1, 0.3, 0.6, 1];
/** Normal quantile of 0.95: an interval of 90 %. */
const Z90 = 1.6448536269514722;

/** The scorecard, its test and the open leads together, as the screens take them. */
export function leadScoresView(scored: ScoredLeads, steps: readonly string[]): View {
  const { scores } = scored;
  const { trial, learnt, open } = scores;
  return {
    horizonDays: LEAD_HORIZON_DAYS,
    asleepDays: ASLEEP_DAYS,
    doublingPoints: DOUBLING_POINTS,
    learnt: {
      from: formatIsoDay(learnt.from),
      to: formatIsoDay(learnt.to),
      orders: learnt.orders,
    },
    tested: scores.tested.map(formatIsoDay),
    looked: trial.looked,
    ordered: trial.ordered,
    predicted: trial.predicted,
    brier: trial.brier,
    brierAlike: trial.brierAlike,
    verdict: trial.verdict,
    lines: trial.lines.map(({ contestant, ...figures }) => ({
      contestant,
      auc: known(figures.auc),
      aucLow: known(figures.aucLow),
      aucHigh: known(figures.aucHigh),
      averagePrecision: known(figures.averagePrecision),
      lift: known(figures.lift),
    })),
    tenths: [...trial.tenths],
    parts: partsOf(scored, steps),
    open: { leads: open.lead.length, ...expectedOf(open.chance) },
    givenUp: scores.givenUp,
    asleep: scores.asleep,
    bands: bandsOf(open.chance),
  };
}

/** Every level of every part with what was seen of it. */
function partsOf(scored: ScoredLeads, steps: readonly string[]): View['parts'] {
  const { card, counts } = scored.scores;
  return LEAD_PARTS.map((part, p) => {
    const names = levelNames(part, scored, steps);
    const looked = new Float64Array(names.length);
    const ordered = new Float64Array(names.length);
    for (let pattern = 0; pattern < counts.looked.length; pattern++) {
      if (counts.looked[pattern] === 0) continue;
      const level = levelOf(card.levels, pattern, p);
      looked[level] = (looked[level] as number) + (counts.looked[pattern] as number);
      ordered[level] = (ordered[level] as number) + (counts.ordered[pattern] as number);
    }
    return {
      part,
      levels: names
        .map((name, level) => ({
          name,
          looked: looked[level] as number,
          ordered: ordered[level] as number,
          points: card.points[p]?.[level] ?? 0,
        }))
        .filter((level) => level.looked > 0),
    };
  });
}

/** Names of channels and steps from the data; levels of days and contacts as `from-to` or `from-`. */
function levelNames(
  part: LeadPart,
  { scores, channels }: ScoredLeads,
  steps: readonly string[],
): View['parts'][number]['levels'][number]['name'][] {
  const { levels } = scores.card;
  if (part === 'channel') {
    const names = channelNames(levels.channelOf, channels, scores);
    return Array.from({ length: levels.sizes[0] as number }, (_, level) => {
      const own = names[level] ?? [];
      return own.length === 1
        ? { kind: 'text', text: own[0] ?? '' }
        : { kind: 'others', count: own.length };
    });
  }
  if (part === 'step') {
    const own = scores.histories.steps.map((step) => ({
      kind: 'text' as const,
      text: steps[step] ?? '',
    }));
    return [{ kind: 'text', text: '' }, ...own];
  }
  const limits = part === 'contacts' ? CONTACT_LIMITS : DAY_LIMITS;
  return [...limits.map((_, i) => rangeOf(limits, i)), rangeOf(limits, limits.length)];
}

function rangeOf(limits: readonly number[], bin: number) {
  const from = bin === 0 ? 0 : (limits[bin - 1] ?? 0) + 1;
  return { kind: 'range' as const, from, to: limits[bin] ?? null };
}

/** Channels with a lead by their level. */
function channelNames(
  channelOf: Uint8Array,
  channels: readonly string[],
  { histories }: LeadScores,
): string[][] {
  const used = new Set(histories.line);
  const names: string[][] = [];
  for (const [line, name] of channels.entries()) {
    if (used.has(line)) (names[channelOf[line] as number] ??= []).push(name);
  }
  return names;
}

/** Orders that the leads together should bring, with an interval of 90 % for independent leads. */
function expectedOf(chance: Float64Array): { expected: number; low: number; high: number } {
  const expected = chance.reduce((sum, p) => sum + p, 0);
  const width = Z90 * Math.sqrt(chance.reduce((sum, p) => sum + p * (1 - p), 0));
  return {
    expected,
    low: Math.max(0, expected - width),
    high: Math.min(chance.length, expected + width),
  };
}

function bandsOf(chance: Float64Array): View['bands'] {
  let begin = 0;
  return BAND_ENDS.flatMap((end) => {
    const stop = Math.ceil(end * chance.length);
    const own = chance.subarray(begin, stop);
    begin = stop;
    if (own.length === 0) return [];
    return [
      {
        leads: own.length,
        expected: own.reduce((sum, p) => sum + p, 0),
        most: own[0] ?? 0,
        least: own.at(-1) ?? 0,
      },
    ];
  });
}
