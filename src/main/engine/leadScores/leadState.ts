import type { Day } from '#shared/domain/calendar.ts';
import type { LeadHistories } from './leadHistories.ts';

/** Parts of the score of a lead, in the order in which they are shown. */
export const LEAD_PARTS = ['channel', 'step', 'age', 'silence', 'contacts'] as const;
export type LeadPart = (typeof LEAD_PARTS)[number];

/** Days from the first contact, and since the last touch: up to each limit, then longer. */
export const DAY_LIMITS = [7, 30, 90] as const;
/** Touches within the last {@link CONTACT_DAYS} days: up to each limit, then more. */
export const CONTACT_LIMITS = [0, 1, 3] as const;
const CONTACT_DAYS = 30;

/** A lead untouched for longer is asleep: it is not scored. */
export const ASLEEP_DAYS = 180;

/** How the leads are cut into patterns: levels of each part. */
export interface LeadLevels {
  /** Channel level of each line; lines of few leads share the last level. */
  readonly channelOf: Uint8Array;
  /** Levels of each part, in the order of {@link LEAD_PARTS}. */
  readonly sizes: readonly number[];
}

/** Channels with a level of their own; the others are one together. */
const MOST_CHANNELS = 12;

/** Levels of the leads of a history: its commonest channels, its steps, and fixed limits of days. */
export function leadLevels({ line, firstDay, steps }: LeadHistories, lines: number): LeadLevels {
  const counts = new Float64Array(lines);
  for (let lead = 0; lead < line.length; lead++) {
    if (firstDay[lead] === Number.POSITIVE_INFINITY) continue;
    const own = line[lead] as number;
    counts[own] = (counts[own] as number) + 1;
  }
  const byCount = Array.from(counts.keys())
    .filter((own) => counts[own] !== 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const shown = byCount.slice(0, MOST_CHANNELS);
  const rest = byCount.length > shown.length ? 1 : 0;
  const channelOf = new Uint8Array(lines).fill(shown.length);
  for (const [level, own] of shown.entries()) channelOf[own] = level;
  return {
    channelOf,
    sizes: [
      Math.max(1, shown.length + rest),
      steps.length + 1,
      DAY_LIMITS.length + 1,
      DAY_LIMITS.length + 1,
      CONTACT_LIMITS.length + 1,
    ],
  };
}

/** Number of patterns of levels. */
export function patternCount({ sizes }: LeadLevels): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** Level of a part in a pattern. */
export function levelOf({ sizes }: LeadLevels, pattern: number, part: number): number {
  let rest = pattern;
  for (let p = sizes.length - 1; p > part; p--) rest = Math.floor(rest / (sizes[p] as number));
  return rest % (sizes[part] as number);
}

/** What is known of an open lead on a day. */
export interface LeadState {
  readonly pattern: number;
  /** Days since the last touch. */
  readonly silence: number;
  /** Furthest step reached, 0 for none. */
  readonly step: number;
}

/** What an open lead had done by a day. */
export interface LeadTouches {
  readonly all: number;
  /** Within the last {@link CONTACT_DAYS} days. */
  readonly recent: number;
  /** Days since the last one. */
  readonly silence: number;
  /** Furthest step reached, 0 for none. */
  readonly step: number;
}

/**
 * The touches of a lead by a day, or undefined for one who was not open: not there yet, customer, given
 * up, or asleep.
 */
export function openTouches(
  histories: LeadHistories,
  lead: number,
  day: Day,
): LeadTouches | undefined {
  const { firstDay, ordered, lost, start } = histories;
  if (day < (firstDay[lead] as number)) return undefined;
  if ((ordered[lead] as number) <= day || (lost[lead] as number) <= day) return undefined;
  let last = firstDay[lead] as number;
  let step = 0;
  let all = 0;
  let recent = 0;
  for (let i = start[lead] as number; i < (start[lead + 1] as number); i++) {
    const when = histories.day[i] as number;
    if (when > day) break;
    last = when;
    all++;
    if (when > day - CONTACT_DAYS) recent++;
    if ((histories.place[i] as number) > step) step = histories.place[i] as number;
  }
  const silence = day - last;
  return silence > ASLEEP_DAYS ? undefined : { all, recent, silence, step };
}

/** The state of a lead on a day from what had happened up to it, or undefined for one who was not open. */
export function leadState(
  histories: LeadHistories,
  levels: LeadLevels,
  lead: number,
  day: Day,
): LeadState | undefined {
  const touches = openTouches(histories, lead, day);
  if (!touches) return undefined;
  const { firstDay, line } = histories;
  const { recent, silence, step } = touches;
  const found = [
    levels.channelOf[line[lead] as number] as number,
    step,
    binOf(day - (firstDay[lead] as number), DAY_LIMITS),
    binOf(silence, DAY_LIMITS),
    binOf(recent, CONTACT_LIMITS),
  ];
  const pattern = found.reduce((at, level, p) => at * (levels.sizes[p] as number) + level, 0);
  return { pattern, silence, step };
}

function binOf(value: number, limits: readonly number[]): number {
  const bin = limits.findIndex((limit) => value <= limit);
  return bin < 0 ? limits.length : bin;
}
