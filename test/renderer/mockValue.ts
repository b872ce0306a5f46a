import type { ContestView } from '#shared/contract/contest.ts';
import type { ClvView, ValueView } from '#shared/contract/value.ts';
import { RUN } from './mockOverview.ts';

/** What the small shop of mockOverview.ts is worth, its models and their contest. */

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
  unranked: [{ contestant: 'pnbd', same: 'nbd', why: null }],
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
  totalForEver: 3_010_775_000,
  median: 61_114,
  histogram: {
    edges: Array.from({ length: 21 }, (_, index) => index * 50_000),
    counts: Array.from({ length: 20 }, (_, index) =>
      index === 19 ? 42 : Math.round(1400 * Math.exp(-index / 3.2)) + 4,
    ),
  },
  frequencySpendCorrelation: 0.041,
};

export const VALUE: ValueView = {
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
