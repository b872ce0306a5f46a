import { SETTINGS } from './mockSettings.ts';
import type { CohortsView } from '#shared/contract/analysis.ts';
import type { RfmView } from '#shared/contract/rfm.ts';
import type { MigrationView, StagesView } from '#shared/contract/stageMonths.ts';
import type { ClvView, ValueView } from '#shared/contract/value.ts';
import type { ContestView } from '#shared/contract/contest.ts';
import type { CustomerCard, CustomerRow } from '#shared/contract/customers.ts';
import type { ReportModel } from '#shared/contract/reports.ts';
import { HELD_BACK } from '#shared/domain/heldBack.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { ruleSize, type SegmentRule } from '#shared/domain/segmentRule.ts';
import {
  DEFAULT_STAGE_RULES,
  isDated,
  STAGE_SCHEMES,
  type StageScheme,
} from '#shared/domain/stageSchemes.ts';
import { ACQUISITION } from './mockAcquisition.ts';
import { MODEL_AGE, VALUE_CHANGE } from './mockValueWatch.ts';
import { LAST_REPORT, REPORT_OVERVIEW } from './mockLastReport.ts';
import { LEAD_SCORES, OPEN_LEADS } from './mockLeadScores.ts';
import { FORMULA_ANSWER, FOUR_MODELS, VALUE_MODELS } from './mockValueModels.ts';
import type { MockAnswers } from './mockBridge.ts';
import { OVERVIEW, RUN } from './mockOverview.ts';
import { retentionAnswers } from './mockRetention.ts';
import { ADDED, OUTLINE, reportAnswers } from './mockReport.ts';
import { rfmAnswers } from './mockRfm.ts';

/** Results in the shape of a year of a small shop: made by formulas, the same on every call. */

const MONTHS = OVERVIEW.months;
const CUSTOMERS = RUN.customers;

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Splits a whole number by weights, without losing one. */
export function split(total: number, weights: readonly number[]): number[] {
  const all = sum(weights);
  const parts = weights.map((weight) => Math.floor((total * weight) / all));
  parts[0] = (parts[0] ?? 0) + total - sum(parts);
  return parts;
}

const RFM: RfmView = (() => {
  const weights = [0, 1, 2, 3, 4].flatMap((r) =>
    [0, 1, 2, 3, 4].map((f) => 1 + (f === 1 ? 0 : 6 / (1 + Math.abs(r - f) ** 1.7))),
  );
  // Frequency score 2 does not occur: too many customers ordered once.
  const counts = split(
    CUSTOMERS - 38,
    weights.map((weight, index) => (index % 5 === 1 ? 0 : weight)),
  );
  const money = (count: number, level: number): number => count * 9000 * (1 + level ** 2);
  const grid = [0, 1, 2, 3, 4].map((r) =>
    [0, 1, 2, 3, 4].map((f) => {
      const customers = counts[r * 5 + f] ?? 0;
      return {
        customers,
        orders: customers * (1 + f * 2),
        revenue: money(customers, f),
        medianMonetary: customers === 0 ? null : 14_000 * (1 + f ** 2) + 700 * r,
      };
    }),
  );
  const classes = <Id extends string>(ids: readonly Id[]) =>
    split(
      CUSTOMERS - 38,
      ids.map((_, index) => 3 + ((index * 7) % 11)),
    ).map((customers, index) => ({
      id: ids[index] as Id,
      customers,
      orders: customers * 4,
      revenue: customers * (9000 + 90_000 / (1 + index)),
    }));
  return {
    run: RUN,
    method: 'quantiles',
    levels: 5,
    limits: null,
    cuts: {
      recency: [244, 119, 51, 18],
      frequency: [2, 3, 5, 9],
      monetary: [25_030, 49_010, 94_212, 206_140],
    },
    levelsFound: { recency: 5, frequency: 4, monetary: 5 },
    scored: CUSTOMERS - 38,
    unscored: 38,
    grid,
    classes12: classes(RFM_CLASSES_12),
    classes8: classes(RFM_CLASSES_8),
  };
})();

/** Stages of a scheme by month. */
export function stagesOf(scheme: StageScheme): StagesView {
  const ids = STAGE_SCHEMES[scheme];
  const withoutData = ['awareness', 'interest', 'prospect'];
  return {
    run: RUN,
    scheme,
    rules: DEFAULT_STAGE_RULES,
    dated: isDated(scheme),
    stages: ids.map((id) => ({ id, hasData: !withoutData.includes(id) })),
    months: MONTHS.slice(isDated(scheme) ? 0 : -1).map((month) => {
      const index = MONTHS.indexOf(month);
      const weights = ids.map((id, stage) =>
        withoutData.includes(id)
          ? 0
          : stage === 0
            ? 12 - index * 0.8
            : 1 + (index * (stage + 1)) / (stage === 1 ? 2 : 6),
      );
      const customers = split(885 + 306 * index, weights);
      return {
        month,
        complete: index < MONTHS.length - 1,
        customers,
        revenue: customers.map((count, stage) => count * (21_000 + 9_000 * ((stage * 2) % 3))),
      };
    }),
  };
}

/** Movement over some months under a scheme. */
function migrationOf(scheme: StageScheme, monthsBack: number): MigrationView {
  const view = stagesOf(scheme);
  const from = view.months.at(-1 - monthsBack) ?? view.months[0];
  const stages = view.stages.map(({ id }) => id);
  return {
    run: RUN,
    scheme,
    from: '2011-08-31',
    to: RUN.asOf,
    stages,
    matrix: stages.map((_, row) =>
      split(
        from?.customers[row] ?? 0,
        stages.map((__, column) => (row === column ? 12 : column > row ? 3 / (column - row) : 0.4)),
      ),
    ),
    arrived: split(
      918,
      stages.map((_, column) => (column === 0 ? 9 : 1 / (column + 1))),
    ),
  };
}

const COHORTS: CohortsView = (() => {
  const cohorts = MONTHS.map((cohort, row) => {
    const size = [885, 417, 380, 452, 300, 284, 242, 188, 169, 299, 358, 8][row] ?? 200;
    return {
      cohort,
      size,
      cells: Array.from({ length: MONTHS.length - row }, (_, month) => {
        const share =
          month === 0 ? 1 : 0.38 * month ** -0.35 * (1 + 0.12 * Math.sin(row * 2.1 + month));
        const active = Math.round(size * Math.min(1, share));
        return {
          active,
          orders: Math.round(active * 1.4),
          revenue: active * 41_500,
          complete: month < MONTHS.length - 1 - row,
        };
      }),
    };
  });
  const mean = MONTHS.map((_, month) => {
    const held = cohorts.filter(({ cells }) => cells[month]?.complete === true);
    const customers = sum(held.map(({ size }) => size));
    if (customers === 0) return { retention: null, revenuePerCustomer: null, customers: 0 };
    return {
      retention: sum(held.map(({ cells }) => cells[month]?.active ?? 0)) / customers,
      revenuePerCustomer: sum(held.map(({ cells }) => cells[month]?.revenue ?? 0)) / customers,
      customers,
    };
  });
  return { run: RUN, cohorts, mean };
})();

const CONTEST: ContestView = {
  winner: 'mbgnbd',
  verdict: 'model_wins',
  notes: ['total_off'],
  model: 'mbgnbd',
  drawnShare: 1,
  horizonDays: 182,
  intervalLevel: 0.9,
  pace: 0.82,
  splits: [{ from: '2011-06-11', to: '2011-12-09', customers: 3012 }],
  ranking: [
    {
      contestant: 'mbgnbd',
      predicted: 6321.4,
      actual: 8011,
      aggregateError: -0.2109,
      meanAbsoluteError: 1.31,
      rootMeanSquareError: 2.842,
      auc: 0.801,
      brier: 0.171,
      spearman: 0.512,
      coverage: 0.934,
    },
    {
      contestant: 'same_rate',
      predicted: 10_210.9,
      actual: 8011,
      aggregateError: 0.2746,
      meanAbsoluteError: 1.9,
      rootMeanSquareError: 3.377,
      auc: 0.744,
      brier: null,
      spearman: 0.431,
      coverage: null,
    },
  ],
  deciles: Array.from({ length: 10 }, (_, index) => ({
    customers: 301,
    predicted: 0.2 * index,
    actual: 0.25 * index,
  })),
  tracking: {
    days: Array.from({ length: 26 }, (_, week) => 7 * (week + 1)),
    actual: Array.from({ length: 26 }, (_, week) => Math.round(8011 * ((week + 1) / 26) ** 1.06)),
    predicted: Array.from({ length: 26 }, (_, week) => 6321.4 * ((week + 1) / 26) ** 0.95),
  },
};

export const CLV: ClvView = {
  models: [
    {
      model: 'bgnbd',
      parameters: [
        { name: 'r', estimate: 0.8262, low: 0.7811, high: 0.8739 },
        { name: 'alpha', estimate: 69.81, low: 65.1102, high: 74.8491 },
        { name: 'a', estimate: 0.0031, low: null, high: null },
        { name: 'b', estimate: 0.2213, low: 0.0102, high: 4.8 },
      ],
      logLikelihood: -64_310.21,
      n: 4213,
      unit: 'day',
      converged: true,
      notes: ['weakly_identified'],
    },
    {
      model: 'gamma_gamma',
      parameters: [
        { name: 'p', estimate: 2.1042, low: 2.0011, high: 2.2127 },
        { name: 'q', estimate: 3.4471, low: 3.2519, high: 3.654 },
        { name: 'v', estimate: 486.4012, low: 440.0213, high: 537.6731 },
      ],
      logLikelihood: -18_201.77,
      n: 2754,
      unit: 'money',
      converged: true,
      notes: [],
    },
  ],
  horizonMonths: 12,
  yearlyRate: 0.1,
  margin: null,
  customers: 4213,
  repeatCustomers: 2754,
  expectedOrders: 15_203,
  total: 589_410_200,
  interval: {
    level: 0.9,
    orders: { low: 13_884, high: 16_647 },
    total: { low: 531_204_000, high: 653_993_500 },
    periods: 2,
  },
  ordersRange: { low: 0.31, high: 9.4 },
  alike: false,
  mean: 139_902,
  median: 61_114,
  histogram: {
    edges: Array.from({ length: 21 }, (_, index) => index * 50_000),
    counts: Array.from({ length: 20 }, (_, index) =>
      index === 19 ? 42 : Math.round(1400 * Math.exp(-index / 3.2)) + 4,
    ),
  },
  frequencySpendCorrelation: 0.041,
};

const VALUE: ValueView = {
  run: RUN,
  realised: {
    ok: true,
    value: {
      net: 800_310_244,
      gross: 861_204_031,
      refunds: -60_893_787,
      unidentified: 143_310_911,
      perCustomer: 188_264.1,
    },
  },
  concentration: {
    ok: true,
    value: {
      gini: 0.7421,
      lorenz: Array.from({ length: 101 }, (_, index): [number, number] => {
        const x = index / 100;
        return [x, index === 100 ? 1 : -0.004 * Math.sin(Math.PI * Math.min(1, x * 8)) + x ** 6.6];
      }),
      top: [
        { share: 0.01, customers: 43, revenue: 0.298 },
        { share: 0.05, customers: 213, revenue: 0.478 },
        { share: 0.1, customers: 426, revenue: 0.595 },
        { share: 0.2, customers: 851, revenue: 0.738 },
      ],
      negative: 41,
    },
  },
  tiers: {
    ok: true,
    value: [
      { id: 'high', customers: 261, revenue: 400_190_000, orders: 5210 },
      { id: 'mid', customers: 880, revenue: 240_010_000, orders: 6402 },
      { id: 'low', customers: 3110, revenue: 160_110_244, orders: 6409 },
    ],
  },
  clv: { ok: true, value: CLV },
  contest: { ok: true, value: CONTEST },
  calendar: {
    ok: true,
    value: {
      used: true,
      months: [0.93, 0.88, 0.95, 0.97, 1.02, 1.21, 0.86, 0.84, 0.95, 1.02, 1.41, 0.97],
      years: 3,
      purchases: 412_300,
      pValue: 0.0000021,
      splits: 2,
      with: { predicted: 9_912, actual: 9_870, aggregateError: 0.0043, rootMeanSquareError: 1.702 },
      without: {
        predicted: 9_310,
        actual: 9_870,
        aggregateError: -0.0567,
        rootMeanSquareError: 1.711,
      },
    },
  },
};

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function token(index: number): string {
  let state = (index + 1) * 2_654_435_761;
  const digits = Array.from({ length: 26 }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return DIGITS[Math.floor(state / 134_217_728)] ?? '0';
  });
  return `C-${digits.join('')}`;
}

const CHANNELS = ['web', 'store', 'app', null] as const;

/** The customer at a place of the list. */
function customerAt(index: number): CustomerRow {
  const once = index % 3 === 2;
  const orders = once ? 1 : 2 + ((index * 13) % 41);
  const score = [5 - (index % 5), once ? 1 : 3 + (index % 3), 5 - (index % 4)];
  return {
    index,
    id: index % 10 === 9 ? String(12_346 + index) : token(index),
    masked: false,
    firstOrder: `2010-12-${String(1 + (index % 28)).padStart(2, '0')}`,
    lastOrder: `2011-${String(1 + (index % 11)).padStart(2, '0')}-17`,
    recencyDays: (index * 37) % 350,
    orders,
    netRevenue: Math.round(28_020_602 / (1 + index / 9)),
    channel: CHANNELS[index % 4] ?? null,
    score: score.join('-'),
    class12: RFM_CLASSES_12[index % 12] ?? null,
    pOrder: once ? 0.31 : 0.93,
    clv: Math.round(9_020_602 / (1 + index / 7)),
  };
}

function cardOf(index: number): CustomerCard {
  const row = customerAt(index);
  return {
    money: RUN.money,
    row,
    asOf: RUN.asOf,
    class8: RFM_CLASSES_8[index % 8] ?? null,
    stages: { behaviour: 'loyalty', time: 'active', value: 'high', composite: 'mature' },
    states: [
      { id: 'first_contact', day: null, reached: false },
      { id: 'first_order', day: row.firstOrder, reached: true },
      { id: 'last_order', day: row.lastOrder, reached: true },
      { id: 'dormant', day: '2012-12-08', reached: false },
      { id: 'lost', day: '2013-12-08', reached: false },
    ],
    scores: [
      { dimension: 'recency', score: 5, least: null, most: 18 },
      { dimension: 'frequency', score: 4, least: 5, most: 8 },
      { dimension: 'monetary', score: 5, least: 206_140, most: null },
    ],
    trend: { windowDays: 91, counts: [1, 0, 2, 3], direction: 'none' },
    beside: {
      kinds: ['interactions'],
      attributes: [],
      contact: [],
      firstContact: null,
      interactions: 2,
      lastInteraction: '2011-10-04',
      answers: 0,
      meanScore: null,
      actions: 0,
    },
    need: {
      ok: true,
      value: {
        kind: 'category',
        lines: [
          {
            name: 'Lamps',
            orders: row.orders,
            amount: row.netRevenue - 4_000,
            share: 1 - 4_000 / row.netRevenue,
            lastDay: '2011-12-08',
          },
          {
            name: '',
            orders: 1,
            amount: 4_000,
            share: 4_000 / row.netRevenue,
            lastDay: '2011-03-01',
          },
        ],
        more: 0,
        breadth: { different: 1, median: 2.5, customers: 4_100 },
        products: 7,
        first: { category: 'Lamps', product: 'Lamp, red' },
      },
    },
    meanOrderValue: row.netRevenue / row.orders,
    medianGapDays: row.orders > 1 ? 24 : null,
    outlook: {
      ok: true,
      value: {
        horizonMonths: 12,
        pAlive: row.orders > 1 ? 0.97 : 1,
        pOrder: row.pOrder ?? 0,
        expectedOrders: 9.31,
        expectedOrdersLow: 4,
        expectedOrdersHigh: 15,
        clv: row.clv ?? 0,
        clvLow: Math.round((row.clv ?? 0) * 0.42),
        clvHigh: Math.round((row.clv ?? 0) * 1.71),
      },
    },
    timeline: Array.from({ length: row.orders }, (_, at) => {
      const refund = at % 7 === 4;
      return {
        day: `2011-${String(11 - Math.floor((at * 11) / row.orders)).padStart(2, '0')}-${String(28 - ((at * 5) % 27)).padStart(2, '0')}`,
        kind: refund ? ('refund' as const) : ('order' as const),
        amount: refund ? -12_044 : 30_000 + ((at * 7919) % 90_000),
        channel: row.channel,
      };
    }),
    more: 0,
  };
}

/** Customers that a filter leaves; any search finds nobody, so that the reason can be looked at. */
export function totalOf(filter: SegmentRule | null, search = ''): number {
  if (search !== '') return 0;
  const parts = filter === null ? 0 : ruleSize(filter).conditions;
  return parts === 0 ? 1_000_000 : Math.round(CUSTOMERS / 9 ** parts);
}

/** The report of the run, with one cell of the grid held back. */
export function reportModelOf(scheme: StageScheme, exportId = 'preview'): ReportModel {
  const grid = RFM.grid.map((row, r) =>
    row.map((cell, f) =>
      r === 0 && f >= 3
        ? { customers: HELD_BACK, orders: 0, revenue: 0, medianMonetary: null }
        : cell,
    ),
  );
  return {
    workspaceName: 'Online Retail',
    exportId,
    auditHead: 'a91f0c27d1b86e0534c7710f9be2d6a8f45e1c0b37d2986aa01b5c4f7e83d290',
    outline: OUTLINE,
    added: ADDED,
    segments: [],
    overview: REPORT_OVERVIEW,
    valueChange: { months: VALUE_CHANGE.months, all: VALUE_CHANGE.all },
    lastReport: LAST_REPORT,
    messages: [
      {
        code: 'revenue_up',
        route: '#/value',
        params: { amount: 113_193_820, before: 103_961_012, change: 0.0888 },
      },
      {
        code: 'lost_customers',
        route: '#/lifecycle?scheme=behaviour',
        params: { count: 214, share: 0.0503, months: 12 },
      },
      {
        code: 'class_in_danger',
        route:
          '#/customers?pick=%7B%22field%22%3A%22class12%22%2C%22kind%22%3A%22choice%22%2C%22values%22%3A%5B%22at_risk%22%5D%7D',
        params: { count: 412, group: 'at_risk', amount: 62_310_440, share: 0.0779 },
      },
      { code: 'concentration', route: '#/value', params: { top: 0.1, share: 0.595 } },
      { code: 'one_order_only', route: '#/retention', params: { count: 1459, share: 0.3463 } },
      {
        code: 'outlook',
        route: '#/value',
        params: { orders: 15_203, amount: 589_410_200, months: 12 },
      },
      {
        code: 'unidentified',
        route: '#/data',
        params: { amount: 143_310_911, share: 0.1519 },
      },
    ],
    scheme,
    stages: { ok: true, value: stagesOf(scheme) },
    migration: { ok: true, value: migrationOf(scheme, 3) },
    rfm: { ok: true, value: { ...RFM, grid } },
    cohorts: { ok: true, value: COHORTS },
    value: VALUE,
    models: { ok: true, value: FOUR_MODELS },
    settings: { ...SETTINGS, asOf: RUN.asOf },
    quality: {
      batches: [
        {
          id: 1,
          fileName: 'online-retail.csv',
          fileHash: '7bdf1b9c4ae1a41f9bc97b8b8d0ed6f3a0cf1f2be1bfc61d3e3a6d0f0b4f7c21',
          rowsRead: 541_909,
          rowsAccepted: 530_104,
          rowsRejected: 2515,
          rowsSkipped: 9290,
          rowsUnidentified: 135_080,
          hasAmounts: true,
          currency: null,
          amount: '9436211.55',
          firstDay: '2010-12-01',
          lastDay: '2011-12-09',
        },
      ],
      rejections: { AMOUNT_UNREADABLE: 2512, DATE_MISSING: 3 },
      unidentifiedShare: 0.1519,
      unlinkedRefunds: -31_044_190,
      suppressed: { rfm: { small: 1, dominated: 0, beside: 1 } },
    },
  };
}

/** Answers of the results, the customers and the report. */
export const resultAnswers: MockAnswers = {
  ...retentionAnswers,
  ...reportAnswers,
  'analysis.rfm': { ok: true, value: RFM },
  'analysis.stages': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: stagesOf(scheme),
  }),
  'analysis.migration': ({ scheme }: { scheme: StageScheme }) => ({
    ok: true,
    value: migrationOf(scheme, 3),
  }),
  ...rfmAnswers,
  'analysis.cohorts': { ok: true, value: COHORTS },
  'analysis.value': VALUE,
  'analysis.valueModels': { ok: true, value: VALUE_MODELS },
  'analysis.formula': FORMULA_ANSWER,
  'value.change': { ok: true, value: VALUE_CHANGE },
  'value.modelAge': { ok: true, value: MODEL_AGE },
  'acquisition.leadScores': { ok: true, value: LEAD_SCORES },
  'acquisition.openLeads': {
    ok: true,
    value: { total: LEAD_SCORES.open.leads, rows: [...OPEN_LEADS] },
  },
  'analysis.acquisition': { ok: true, value: ACQUISITION },
  'customers.page': (input: {
    filter: SegmentRule | null;
    search?: string;
    offset: number;
    limit: number;
  }) => {
    const total = totalOf(input.filter, input.search);
    const rows = Math.max(0, Math.min(input.limit, total - input.offset));
    return {
      money: RUN.money,
      total,
      all: 1_000_000,
      revenue: Math.round(800_310_244 * (total / 1_000_000)),
      rows: Array.from({ length: rows }, (_, at) => customerAt(input.offset + at)),
    };
  },
  'customers.card': ({ index }: { index: number }) => cardOf(index),
  'masking.state': { kept: [], shownUntil: null },
  'masking.show': {},
  'masking.hide': {},
  'figures.save': { savedAs: 'Customers by class.csv' },
  'reports.model': (input: { scheme: StageScheme; exportId?: string }) =>
    reportModelOf(input.scheme, input.exportId),
  'reports.print': {
    savedAs: 'perennial-report.pdf',
    pages: 11,
    bytes: 812_400,
    exportId: 'R-0001',
  },
};
