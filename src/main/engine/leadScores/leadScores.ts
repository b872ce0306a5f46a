import type { Day } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { LeadColumns } from '../acquisition/leadSteps.ts';
import type { EngineControl } from '../control.ts';
import { done, gated, type Outcome } from '../outcome.ts';
import { leadHistories, type LeadContacts, type LeadHistories } from './leadHistories.ts';
import { ASLEEP_DAYS, leadLevels, leadState, patternCount, type LeadLevels } from './leadState.ts';
import { leadTrial, type LeadTrial } from './leadTrial.ts';
import { fitScorecard, pointsOf, type PatternCounts, type Scorecard } from './scorecard.ts';

/** Days ahead within which an order is foretold. */
export const LEAD_HORIZON_DAYS = 30;

/** Days between two looks that the score is learnt from. */
const LOOK_STEP = 7;
/** Looks that it is tested on, their periods one after the other. */
const TEST_LOOKS = 3;
/** First orders of leads that learning and testing need. */
const LEARN_ORDERS = 50;
const TEST_ORDERS = 20;

export interface LeadScoreInput {
  readonly orders: OrderColumns;
  readonly leads: LeadColumns;
  readonly contacts: LeadContacts;
  /** Lines of channels, that of unknown channels included. */
  readonly lines: number;
  readonly asOf: Day;
}

/** Leads who are open on the analysis date, with their score. */
export interface OpenLeads {
  /** Numbers of the leads, those with the highest chance first. */
  readonly lead: Uint32Array;
  readonly chance: Float64Array;
  readonly points: Uint16Array;
  /** Furthest step of each, 0 for none, and days since the last touch. */
  readonly step: Uint8Array;
  readonly silence: Uint16Array;
}

export interface LeadScores {
  readonly card: Scorecard;
  /** Looks that the final card rests on. */
  readonly counts: PatternCounts;
  /** First and last look of learning for the test, and the looks of the test, newest last. */
  readonly learnt: { readonly from: Day; readonly to: Day; readonly orders: number };
  readonly tested: readonly Day[];
  readonly trial: LeadTrial;
  readonly open: OpenLeads;
  /** Leads with no order who are given up, and untouched for more than 180 days. */
  readonly givenUp: number;
  readonly asleep: number;
  readonly histories: LeadHistories;
}

/**
 * The chance that an open lead orders within 30 days, as a scorecard (docs/models/lead-scores.md).
 *
 * The past is looked at week by week: who was open then, what was known of the lead on that day, and
 * who ordered in the 30 days after. The card is tested on three later periods that its fit did not
 * see, beside three yardsticks, and then fitted again to all looks whose period has ended.
 *
 * @returns `no_open_leads` where nobody was ever open at a look, `few_conversions` where too few ordered.
 */
export function leadScores(input: LeadScoreInput, control?: EngineControl): Outcome<LeadScores> {
  const { orders, leads, contacts, lines, asOf } = input;
  const histories = leadHistories(orders, leads, contacts, asOf);
  const levels = leadLevels(histories, lines);
  const looks = looksOf(histories, asOf);
  const watch = (days: readonly Day[]): Watched => watched(histories, levels, days, control);
  const learn = watch(looks.learn);
  const test = watch(looks.test);
  const details = {
    learnt: learn.converted,
    learntNeeded: LEARN_ORDERS,
    tested: test.converted,
    testedNeeded: TEST_ORDERS,
  };
  if (learn.converted < LEARN_ORDERS || test.converted < TEST_ORDERS) {
    return gated('TOO_FEW_DATA', 'few_conversions', details);
  }
  const weight = LOOK_STEP / LEAD_HORIZON_DAYS;
  const sum = (column: Float64Array): number => column.reduce((total, n) => total + n, 0);
  const share = sum(learn.counts.ordered) / sum(learn.counts.looked);
  const trial = leadTrial(
    fitScorecard(learn.counts, levels, weight, control),
    { patterns: test.counts, silence: test.silence, step: test.step },
    share,
  );
  const all = watch(looks.all);
  const card = fitScorecard(all.counts, levels, weight, control);
  return done({
    card,
    counts: all.counts,
    learnt: {
      from: looks.learn.at(-1) ?? asOf,
      to: looks.learn[0] ?? asOf,
      orders: learn.converted,
    },
    tested: [...looks.test].reverse(),
    trial,
    open: openLeads(histories, levels, card, asOf),
    ...closedLeads(histories, asOf),
    histories,
  });
}

interface Looks {
  /** Newest first. */
  readonly learn: readonly Day[];
  readonly test: readonly Day[];
  readonly all: readonly Day[];
}

/** Weekly looks back to the first lead; what is learnt has ended before the first tested period. */
function looksOf({ firstDay }: LeadHistories, asOf: Day): Looks {
  const first = firstDay.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const back = (from: Day): Day[] => {
    const days: Day[] = [];
    for (let day = from; day >= first; day -= LOOK_STEP) days.push(day);
    return days;
  };
  const test = Array.from({ length: TEST_LOOKS }, (_, j) => asOf - LEAD_HORIZON_DAYS * (j + 1));
  return {
    test,
    learn: back(asOf - LEAD_HORIZON_DAYS * (TEST_LOOKS + 1)),
    all: back(asOf - LEAD_HORIZON_DAYS),
  };
}

interface Watched {
  readonly counts: PatternCounts;
  readonly silence: PatternCounts;
  readonly step: PatternCounts;
  /** Leads who ordered within the horizon of a look. */
  readonly converted: number;
}

/** Open leads at every look by pattern, silence and step, and those who ordered within the horizon. */
function watched(
  histories: LeadHistories,
  levels: LeadLevels,
  looks: readonly Day[],
  control?: EngineControl,
): Watched {
  const counts = emptyCounts(patternCount(levels));
  const silence = emptyCounts(ASLEEP_DAYS + 1);
  const step = emptyCounts(histories.steps.length + 1);
  let converted = 0;
  const [newest, oldest] = [looks[0] ?? -Infinity, looks.at(-1) ?? Infinity];
  for (let lead = 0; lead < histories.leads; lead++) {
    if (lead % 4096 === 0) control?.check();
    const begin = histories.firstDay[lead] as number;
    if (begin > newest) continue;
    const last = histories.day[(histories.start[lead + 1] as number) - 1] ?? begin;
    if (Math.max(last, begin) + ASLEEP_DAYS < oldest) continue;
    const ordered = histories.ordered[lead] as number;
    let any = false;
    for (const day of looks) {
      if (day < begin) break;
      const state = leadState(histories, levels, lead, day);
      if (state === undefined) continue;
      const won = ordered <= day + LEAD_HORIZON_DAYS ? 1 : 0;
      if (won === 1) any = true;
      add(counts, state.pattern, won);
      add(silence, state.silence, won);
      add(step, state.step, won);
    }
    if (any) converted++;
  }
  return { counts, silence, step, converted };
}

function emptyCounts(size: number): PatternCounts {
  return { looked: new Float64Array(size), ordered: new Float64Array(size) };
}

function add({ looked, ordered }: PatternCounts, at: number, won: number): void {
  looked[at] = (looked[at] as number) + 1;
  ordered[at] = (ordered[at] as number) + won;
}

/** Highest chance first; of equal ones the newest contact, then the lower number. */
function openLeads(
  histories: LeadHistories,
  levels: LeadLevels,
  card: Scorecard,
  asOf: Day,
): OpenLeads {
  const found: { lead: number; pattern: number; silence: number; step: number }[] = [];
  for (let lead = 0; lead < histories.leads; lead++) {
    const state = leadState(histories, levels, lead, asOf);
    if (state !== undefined) found.push({ lead, ...state });
  }
  const chance = ({ pattern }: { pattern: number }): number => card.chance[pattern] as number;
  found.sort((a, b) => chance(b) - chance(a) || a.silence - b.silence || a.lead - b.lead);
  return {
    lead: Uint32Array.from(found, ({ lead }) => lead),
    chance: Float64Array.from(found, chance),
    points: Uint16Array.from(found, ({ pattern }) => pointsOf(card, pattern)),
    step: Uint8Array.from(found, ({ step }) => step),
    silence: Uint16Array.from(found, ({ silence }) => silence),
  };
}

function closedLeads(
  { leads, firstDay, ordered, lost, start, day }: LeadHistories,
  asOf: Day,
): { givenUp: number; asleep: number } {
  let [givenUp, asleep] = [0, 0];
  for (let lead = 0; lead < leads; lead++) {
    if (firstDay[lead] === Number.POSITIVE_INFINITY || (ordered[lead] as number) <= asOf) continue;
    if ((lost[lead] as number) <= asOf) givenUp++;
    else if (asOf - (day[(start[lead + 1] as number) - 1] as number) > ASLEEP_DAYS) asleep++;
  }
  return { givenUp, asleep };
}
