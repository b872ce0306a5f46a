import type { DatedEvent } from '#shared/contract/datedEvents.ts';
import type {
  ChurnTimingView,
  RetentionCohorts,
  SurvivalGroup,
  SurvivalView,
} from '#shared/contract/retention.ts';
import type { OutsideView, OwnFigure } from '#shared/contract/outsideData.ts';
import { formatIsoDay, formatIsoMonth } from '#shared/domain/calendar.ts';
import { firstDayOfPeriod, lastDayOfPeriod, type PeriodUnit } from '#shared/domain/periods.ts';
import { isPeriodUnit, type CohortBy } from '#shared/domain/retention.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import type { MockAnswers } from './mockBridge.ts';
import { RUN } from './mockOverview.ts';

/** Cohorts and survival of a year of a small shop, by formulas. */

const PERIODS = 12;
/** Periods of 2011 by unit; `lastDay` of the run lies in the last. */
const FIRST: Readonly<Record<PeriodUnit, number>> = {
  week: 2125,
  month: 2010 * 12 + 11,
  quarter: 2008 * 4,
};

/** Names of an attribute, alike for all of them. */
const NAMED = ['North', 'South', '', null];

const IDS: Readonly<Record<Exclude<CohortBy, PeriodUnit>, readonly (string | null)[]>> = {
  channel: ['web', 'store', '', null],
  category: ['Lamps', 'Chairs', '', null],
  product: ['Lamp, red', 'Chair', '', null],
  'attribute.level': NAMED,
  'attribute.category': NAMED,
  'attribute.region': NAMED,
  'attribute.gender': NAMED,
  'attribute.birth': NAMED,
  value: ['high', 'mid', 'low'],
  class12: RFM_CLASSES_12,
  class8: RFM_CLASSES_8,
};

function cellsOf(size: number, periods: number, complete: (n: number) => boolean) {
  return Array.from({ length: periods }, (_, n) => {
    const active = Math.round(n === 0 ? size : size * 0.38 * n ** -0.35);
    return {
      customers: size,
      active,
      activeLater: Math.round(n === 0 ? size : Math.max(active, size * 0.8 * (1 - n / PERIODS))),
      orders: Math.round(active * 1.4),
      revenue: active * 41_500,
      cumulativeRevenue: size * 41_500 * (1 + n / 3),
      complete: complete(n),
    };
  });
}

/** Cohorts of a kind in periods of a unit. */
export function cohortsOf(by: CohortBy, period: PeriodUnit): RetentionCohorts {
  const ids = isPeriodUnit(by)
    ? Array.from({ length: PERIODS }, (_, at) => formatIsoDay(firstDayOfPeriod(by, FIRST[by] + at)))
    : IDS[by];
  const cohorts = ids.map((id, row) => {
    const size = row === PERIODS - 1 ? 8 : 885 - 60 * row;
    const periods = isPeriodUnit(by) ? PERIODS - row : PERIODS;
    return { id, size, cells: cellsOf(size, periods, (n) => by !== period || n < periods - 1) };
  });
  const customers = cohorts.reduce((sum, { size }) => sum + size, 0);
  return {
    run: RUN,
    by,
    period,
    customers,
    earlier: by === 'week' ? 40 : 0,
    cohorts,
    mean: cellsOf(customers, PERIODS - 1, () => true),
    plainMean: Array.from({ length: PERIODS - 1 }, (_, n) => ({
      cohorts: PERIODS - 1 - n,
      active: n === 0 ? 1 : 0.4 * n ** -0.35,
      activeLater: n === 0 ? 1 : 0.8 * (1 - n / PERIODS),
      orders: 0.5,
      revenue: 20_000,
      cumulativeRevenue: 41_500 * (1 + n / 3),
    })),
    periods: PERIODS,
    calendar: Array.from({ length: PERIODS }, (_, at) => ({
      from: formatIsoDay(firstDayOfPeriod(period, FIRST[period] + at)),
      to: formatIsoDay(lastDayOfPeriod(period, FIRST[period] + at)),
      active: 900 + 20 * at,
      kept: at === 0 ? 0 : 340 + 8 * at,
      complete: at < PERIODS - 1,
    })),
  };
}

const DAYS = Array.from({ length: 53 }, (_, week) => week * 7);

function groupOf(id: string | null, customers: number, rate: number): SurvivalGroup {
  const survival = (day: number): number => 0.2 + 0.8 * Math.exp(-day * rate);
  const band = (day: number) => ({
    survival: survival(day),
    low: Math.max(0, survival(day) - 0.02),
    high: Math.min(1, survival(day) + 0.02),
  });
  return {
    id,
    customers,
    ended: Math.round(customers * (1 - survival(364))),
    curve: DAYS.map(band),
    months: Array.from({ length: 11 }, (_, at) => ({
      ...band((at + 1) * 30),
      atRisk: Math.round(customers * survival(at * 30)),
    })),
    median: { days: 140, low: 120, high: null },
    mean: { days: 190, low: 180, high: 200 },
  };
}

/** Survival of grouped customers. */
export function survivalOf(of: SurvivalView['of'], by: SurvivalView['by']): SurvivalView {
  const ids = { ...IDS, all: [], year: ['2010', '2011'] }[by];
  return {
    run: RUN,
    of,
    by,
    limitMonths: 12,
    observedTo: RUN.asOf,
    days: DAYS,
    span: 364,
    everybody: groupOf(null, 4213, 0.007),
    groups: ids.map((id, at) => groupOf(id, 1800 - 500 * at, 0.004 + 0.003 * at)),
    test: by === 'all' ? null : { chiSquare: 16.79, degrees: ids.length - 1, probability: 0.00004 },
  };
}

const TIMING: ChurnTimingView = {
  run: RUN,
  limitMonths: 12,
  newMonths: 6,
  seenBy: '2011-09-10',
  secondWithin: [30, 60, 90].map((days) => ({ days, customers: 3600, ended: 900 + 9 * days })),
  mature: { customers: 4251, ended: 1603 },
  matureRevenue: 0.58,
  losses: {
    ok: true,
    value: {
      observedTo: '2010-12-08',
      observed: 885,
      lost: 310,
      lostAtOnce: 201,
      months: [
        { lost: 240, atRisk: 885 },
        { lost: 40, atRisk: 620 },
        { lost: 30, atRisk: 400 },
      ],
      early: { customers: 610, ended: 260 },
      newLoss: { survival: 0.61, low: 0.57, high: 0.64 },
      lifetime: { days: 212, low: 200, high: 224, span: 365 },
    },
  },
};

/** Warmth of each month of the year before the run, beside a figure that falls with it. */
export function outsideOf(own: OwnFigure): OutsideView {
  const first = FIRST.month;
  const months = Array.from({ length: PERIODS }, (_, at) => {
    const warmth = at === 4 ? null : 12 - 9 * Math.cos((at * Math.PI) / 6);
    const orders = Math.round(420 - 8 * (warmth ?? 12) + 6 * (at % 3));
    return {
      month: formatIsoMonth(first + at),
      outside: warmth,
      values: warmth === null ? 0 : 30,
      outsideComplete: at + 1 < PERIODS,
      own: own === 'orders' ? orders : orders * 3150,
      ownComplete: at + 1 < PERIODS,
    };
  });
  return {
    run: RUN,
    names: ['Mean temperature (°C)', 'Price index'],
    unlisted: 0,
    name: 'Mean temperature (°C)',
    own,
    months,
    changes: {
      ok: true,
      value: {
        months: 13,
        n: 12,
        pearson: { r: -0.81, low: -0.95, high: -0.44, p: 0.001 },
        spearman: { r: -0.77, low: -0.94, high: -0.28, p: 0.003 },
      },
    },
  };
}

const EVENTS: DatedEvent[] = [
  { id: 1, day: '2011-03-14', name: 'Free delivery' },
  { id: 2, day: '2011-09-01', name: 'New prices' },
];

/** Answers of the retention screen. */
export const retentionAnswers: MockAnswers = {
  'retention.cohorts': ({ by, period }: { by: CohortBy; period: PeriodUnit }) => ({
    ok: true,
    value: cohortsOf(by, period),
  }),
  'retention.survival': ({ of, by }: Pick<SurvivalView, 'of' | 'by'>) => ({
    ok: true,
    value: survivalOf(of, by),
  }),
  'retention.outside': ({ own }: { own: OwnFigure }) => ({ ok: true, value: outsideOf(own) }),
  'retention.churnTiming': { ok: true, value: TIMING },
  'events.list': { events: EVENTS },
  'events.add': { id: 3, day: '2011-11-25', name: 'Sale' },
  'events.remove': {},
};
