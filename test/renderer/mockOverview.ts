import type { Kpi, Overview } from '#shared/contract/overview.ts';
import type { RunContext } from '#shared/contract/run.ts';
import { KPI_IDS } from '#shared/domain/definitions.ts';
import { KPI_UNITS } from '../fixtures/kpiUnits.ts';
import type { MockAnswers } from './mockBridge.ts';

export const RUN: RunContext = {
  runId: 4,
  asOf: '2011-11-30',
  dataAsOf: '2011-12-09',
  firstDay: '2010-12-01',
  money: { currency: 'GBP', digits: 2 },
  hasAmounts: true,
  customers: 4251,
  orders: 18_021,
  fingerprint: '7f3a91c0d2e4',
  engineVersion: '1',
  stale: false,
  createdAt: '2026-11-22T09:12:00.000Z',
};

const VALUES: Readonly<Record<Kpi['id'], readonly [number, number | null, number]>> = {
  customers: [4251, 3930, 4251],
  active_customers: [1665, 1364, 1665],
  new_customers: [321, 352, 321],
  orders: [2634, 1929, 2634],
  net_revenue: [113_193_820, 103_961_012, 1665],
  average_order_value: [42_974, 53_894, 2634],
  orders_per_customer: [1.58, 1.41, 1665],
  repeat_share: [0.807, 0.742, 1665],
  retention: [0.392, 0.371, 1364],
  churn: [0.608, 0.629, 1364],
  won_back: [0, null, 0],
  clv: [74_210, null, 4251],
};

function kpi(id: Kpi['id'], index: number): Kpi {
  const [value, previous, n] = VALUES[id];
  const gated = id === 'won_back';
  return {
    id,
    unit: KPI_UNITS[id],
    value: gated ? null : value,
    gate: gated
      ? {
          ok: false,
          code: 'TOO_FEW_DATA',
          reason: 'few_months',
          details: { monthsNeeded: 25, months: 12 },
        }
      : null,
    previous,
    lastYear: null,
    n,
    series: Array.from({ length: 12 }, (_, month) =>
      gated ? null : value * (0.62 + 0.03 * month + 0.06 * Math.sin(month * 1.7 + index)),
    ),
  };
}

export const OVERVIEW: Overview = {
  run: RUN,
  period: { from: '2011-11-01', to: '2011-11-30' },
  previousPeriod: { from: '2011-10-02', to: '2011-10-31' },
  months: Array.from({ length: 12 }, (_, month) =>
    month === 0 ? '2010-12' : `2011-${String(month).padStart(2, '0')}`,
  ),
  lastMonthComplete: true,
  kpis: KPI_IDS.map(kpi),
  findings: [
    {
      code: 'revenue_up',
      route: '#/value',
      params: { amount: 113_193_820, before: 103_961_012, change: 0.0888 },
    },
    {
      code: 'class_in_danger',
      route:
        '#/customers?pick=%7B%22field%22%3A%22class12%22%2C%22kind%22%3A%22choice%22%2C%22values%22%3A%5B%22at_risk%22%5D%7D',
      params: { count: 412, group: 'at_risk', amount: 62_310_440, share: 0.0748 },
    },
    { code: 'concentration', route: '#/value', params: { top: 0.1, share: 0.612 } },
    {
      code: 'stage_move',
      route: '#/lifecycle?scheme=time',
      params: { count: 139, from: 'active', to: 'dormant', share: 0.082 },
    },
    { code: 'one_order_only', route: '#/retention', params: { count: 1461, share: 0.3437 } },
  ],
  health: {
    ok: true,
    value: {
      month: '2011-11',
      score: 61,
      parts: [
        { id: 'growth', value: 0.021, usual: 0.017, score: 66, months: 16 },
        { id: 'loss', value: 0.012, usual: 0.014, score: 59, months: 16 },
        { id: 'repeat', value: 0.71, usual: 0.66, score: 58, months: 17 },
      ],
      trend: [null, 44, 51, 48, 62, 58, 49, 53, 57, 66, 60, 61],
    },
  },
  changes: {
    since: '2011-10-31',
    newCustomers: 321,
    returning: 1_104,
    orders: 2_657,
    revenue: 113_193_820,
    movedUp: 64,
    movedDown: 139,
    newlyLost: 21,
  },
};

/** Answers of the overview and the run. */
export const overviewAnswers: MockAnswers = {
  'analysis.current': {
    run: RUN,
    seconds: 1.4,
    done: ['rfm', 'stages', 'cohorts', 'value', 'clv'],
    gated: [],
  },
  'analysis.run': {
    run: RUN,
    seconds: 1.4,
    done: ['rfm', 'stages', 'cohorts', 'value', 'clv'],
    gated: [],
  },
  'analysis.overview': OVERVIEW,
};
