import type { SurvivalGroup, SurvivalView } from '#shared/contract/retention.ts';
import { DAYS_PER_MONTH, formatIsoDay } from '#shared/domain/calendar.ts';
import type { Gate } from '#shared/contract/common.ts';
import type { SurvivalBy, SurvivalEvent } from '#shared/domain/retention.ts';
import {
  atRiskBefore,
  kaplanMeier,
  lifeTables,
  logRank,
  restrictedMean,
  survivalAt,
  survivalQuantile,
  type Durations,
  type LifeTable,
  type SurvivalPoint,
} from '#main/engine/index.ts';
import type { Body, GatedBody } from '../views/stored.ts';
import type { CustomerGroups } from './customerGroups.ts';

/** Below so many customers no curve is drawn. */
const LEAST_CUSTOMERS = 50;
/** A curve ends where fewer customers than this are still observed: single ones would move it. */
const LEAST_AT_RISK = 10;
const MOST_MONTHS = 60;
/** Up to so many days a curve is told day by day, then by weeks. */
const DAILY_SPAN = 182;
const DAYS_PER_WEEK = 7;

/** Durations of grouped customers. */
export interface SurvivalQuestion {
  readonly of: SurvivalEvent;
  readonly by: SurvivalBy;
  readonly durations: Durations;
  readonly observedTo: number;
  readonly limitMonths: number;
  readonly everybody: CustomerGroups;
  readonly groups: CustomerGroups;
}

/** The answer of `retention.survival`. */
export function survivalAnswer(question: SurvivalQuestion): GatedBody<Body<SurvivalView>> {
  const { of, by, durations, everybody, groups } = question;
  const [all] = lifeTables(durations, everybody.of, 1) as [LifeTable];
  const gate = tooFewCustomers(all.cases);
  if (gate) return gate;
  const span = spanOf(all);
  const step = span <= DAILY_SPAN ? 1 : DAYS_PER_WEEK;
  const days = Array.from({ length: Math.floor(span / step) + 1 }, (_, at) => at * step);
  const tables = by === 'all' ? [] : lifeTables(durations, groups.of, groups.count);
  const present = tables.flatMap((table, g) => {
    const id = groups.ids[g] ?? null;
    return table.cases === 0 ? [] : [{ id, table }];
  });
  const test = logRank(present.map(({ table }) => table));
  return {
    ok: true,
    value: {
      of,
      by,
      limitMonths: question.limitMonths,
      observedTo: formatIsoDay(question.observedTo),
      days,
      span,
      everybody: groupOf(null, all, days, span),
      groups: present.map(({ id, table }) => groupOf(id, table, days, span)),
      test: test
        ? { chiSquare: test.chiSquare, degrees: test.degrees, probability: test.probability }
        : null,
    },
  };
}

/** A gate if a curve of so many customers would say nothing. */
export function tooFewCustomers(customers: number): Gate | undefined {
  if (customers >= LEAST_CUSTOMERS) return undefined;
  const details = { customers, customersNeeded: LEAST_CUSTOMERS };
  return { ok: false, code: 'TOO_FEW_DATA', reason: 'few_customers', details };
}

/** Last time at which enough customers are still observed. */
export function spanOf(table: LifeTable): number {
  return table.time[table.atRisk.findLastIndex((n) => n >= LEAST_AT_RISK)] ?? 0;
}

function groupOf(
  id: string | null,
  table: LifeTable,
  days: readonly number[],
  span: number,
): SurvivalGroup {
  const curve = kaplanMeier(table);
  const own = Math.min(span, spanOf(table));
  const months = Array.from(
    { length: Math.min(MOST_MONTHS, Math.floor(own / DAYS_PER_MONTH)) },
    (_, at) => Math.round((at + 1) * DAYS_PER_MONTH),
  );
  const median = survivalQuantile(curve, 0.5);
  const mean = own === span && span > 0 ? restrictedMean(table, span) : undefined;
  return {
    id,
    customers: table.cases,
    ended: table.events,
    curve: survivalAt(
      curve,
      days.filter((day) => day <= own),
    ).map(bandOf),
    months: survivalAt(curve, months).map((point, at) => ({
      ...bandOf(point),
      atRisk: atRiskBefore(table, months[at] as number),
    })),
    median: {
      days: median.time ?? null,
      low: median.low ?? null,
      high: median.high ?? null,
    },
    mean: mean ? { days: mean.mean, low: mean.low, high: mean.high } : null,
  };
}

/** JSON has no NaN: where there is no interval, its ends are null. */
export function bandOf({ survival, low, high }: SurvivalPoint) {
  return {
    survival,
    low: Number.isNaN(low) ? null : low,
    high: Number.isNaN(high) ? null : high,
  };
}
