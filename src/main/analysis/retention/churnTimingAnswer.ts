import type { ChurnTimingView } from '#shared/contract/retention.ts';
import type { Gate } from '#shared/contract/common.ts';
import { addMonths, DAYS_PER_MONTH, formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import {
  churnTiming,
  endedWithin,
  kaplanMeier,
  lifeTable,
  restrictedMean,
  revenueBetween,
  survivalAt,
  type Durations,
  type LossDurations,
} from '#main/engine/index.ts';
import type { Body, GatedBody } from '../views/stored.ts';
import { bandOf, spanOf, tooFewCustomers } from './survivalAnswer.ts';

/** The first days that are looked at, and the days within them. */
const FIRST_DAYS = 90;
const WITHIN_DAYS = [30, 60, 90] as const;
const EARLY_MONTHS = 3;

/** Durations of the customers asked about; the others are not observed. */
export interface TimingQuestion {
  readonly snapshot: Snapshot;
  readonly seconds: Durations;
  readonly losses: LossDurations;
  readonly rules: StageRules;
  /** Composite stage of each customer, undefined if the run does not have it. */
  readonly composite: Uint8Array | undefined;
  readonly hasAmounts: boolean;
}

/** The answer of `retention.churnTiming`. */
export function churnTimingAnswer(question: TimingQuestion): GatedBody<Body<ChurnTimingView>> {
  const { snapshot, seconds, rules } = question;
  const seenBy = snapshot.asOf - FIRST_DAYS;
  const mature = matureOf(question);
  const gate = tooFewCustomers(mature.customers);
  if (gate) return gate;
  return {
    ok: true,
    value: {
      limitMonths: rules.activeMonths,
      newMonths: rules.newMonths,
      seenBy: formatIsoDay(seenBy),
      secondWithin: WITHIN_DAYS.map((days) => ({
        days,
        ...endedWithin(snapshot.orders, seconds, seenBy, days),
      })),
      mature,
      matureRevenue: matureRevenueOf(question),
      losses: lossesOf(question),
    },
  };
}

const MATURE = STAGE_SCHEMES.composite.indexOf('mature');

/** Customers of the question with an order, and the mature among them. */
function matureOf({ seconds, composite }: TimingQuestion): ChurnTimingView['mature'] {
  let [customers, ended] = [0, 0];
  for (const [c, time] of seconds.time.entries()) {
    if (time < 0) continue;
    customers += 1;
    if (composite?.[c] === MATURE) ended += 1;
  }
  return { customers, ended };
}

/** Share of the mature in the net revenue of twelve months; null where there is nothing to share. */
function matureRevenueOf(question: TimingQuestion): number | null {
  const { snapshot, seconds, composite, hasAmounts } = question;
  if (!hasAmounts || composite === undefined) return null;
  const revenue = revenueBetween(snapshot, addMonths(snapshot.asOf, -12), snapshot.asOf);
  let [all, mature] = [0, 0];
  for (const [c, time] of seconds.time.entries()) {
    if (time < 0) continue;
    all += revenue[c] as number;
    if (composite[c] === MATURE) mature += revenue[c] as number;
  }
  return all > 0 ? mature / all : null;
}

function lossesOf({ snapshot, losses, rules }: TimingQuestion): ChurnTimingView['losses'] {
  const table = lifeTable(losses);
  const gate = tooShort(snapshot, rules) ?? tooFewCustomers(table.cases);
  if (gate) return gate;
  const { orders } = snapshot;
  const timing = churnTiming(orders, losses);
  const span = spanOf(table);
  const lifetime = restrictedMean(table, span);
  const newDays = Math.round(rules.newMonths * DAYS_PER_MONTH);
  // Beyond the time observed the curve stands still, and would tell too little.
  const [newLoss] = newDays > span ? [] : survivalAt(kaplanMeier(table), [newDays]);
  const early = addMonths(losses.observedTo, -EARLY_MONTHS);
  return {
    ok: true,
    value: {
      observedTo: formatIsoDay(losses.observedTo),
      observed: timing.observed,
      lost: timing.lost,
      lostAtOnce: timing.lostAtOnce,
      months: Array.from(timing.lostByMonth, (n, month) => ({
        lost: n,
        atRisk: timing.atRiskByMonth[month] as number,
      })),
      early: endedWithin(orders, losses, early, Math.round(EARLY_MONTHS * DAYS_PER_MONTH)),
      newLoss: newLoss ? bandOf(newLoss) : null,
      lifetime: { days: lifetime.mean, low: lifetime.low, high: lifetime.high, span },
    },
  };
}

/** A gate if the data are no longer than the silence that makes a customer lost. */
export function tooShort(snapshot: Snapshot, rules: StageRules): Gate | undefined {
  const first = snapshot.orders.day.reduce((least, day) => Math.min(least, day), snapshot.asOf);
  if (addMonths(first, rules.activeMonths) < snapshot.asOf) return undefined;
  const months = Math.floor((snapshot.asOf - first) / DAYS_PER_MONTH);
  const details = { months, monthsNeeded: rules.activeMonths + 1 };
  return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_months', details };
}
