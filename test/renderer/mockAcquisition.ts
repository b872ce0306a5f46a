import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import { RUN } from './mockOverview.ts';

type Channel = AcquisitionView['channels'][number];
type Funnel = Extract<AcquisitionView['funnel'], { ok: true }>['value'];

/** January 2023 and the 24 months from it on. */
const FIRST_MONTH = 2023 * 12;
const MONTHS = 24;

function channel(
  name: string,
  customers: number,
  cac: number | null,
  rest: Pick<Channel, 'clv' | 'retention' | 'paybackMonths' | 'quadrant'> & Partial<Channel>,
): Channel {
  return {
    channel: name,
    spellings: [name],
    customers,
    costedCustomers: customers,
    cost: cac === null ? null : Math.round(cac * customers),
    allocated: 0,
    cac,
    conversion: cac === null ? null : 0.041,
    observed: Math.round(customers * 0.93),
    clvToCac: cac === null || rest.clv === null ? null : rest.clv / cac,
    stickiness: 0.31,
    newestLoss: { customers: Math.round(customers * 0.12), lost: Math.round(customers * 0.08) },
    earlierLoss: { customers: Math.round(customers * 0.8), lost: Math.round(customers * 0.48) },
    few: customers < 10,
    alert: null,
    prices:
      cac === null
        ? null
        : {
            byBasis: [{ basis: 'click', cost: Math.round(cac * customers) }],
            impressions: customers * 900,
            clicks: customers * 24,
            clickRate: 24 / 900,
            cpc: cac / 24,
            leads: customers * 4,
            cpl: cac / 4,
          },
    months: monthsOf(customers, cac),
    recovered: recoveredOf(customers, rest.clv),
    ...rest,
  };
}

/** What a customer brought month by month: two thirds of the value at once, the rest ever more slowly. */
function recoveredOf(customers: number, clv: number | null): Channel['recovered'] {
  if (clv === null) return [];
  return Array.from({ length: MONTHS - 1 }, (_, n) => ({
    value: clv * (1 - 0.33 * 0.8 ** n),
    customers: Math.round((customers * (MONTHS - n)) / MONTHS),
  }));
}

function monthsOf(customers: number, cac: number | null): Channel['months'] {
  return Array.from({ length: MONTHS }, (_, m) => {
    const n = Math.max(1, Math.round((customers / MONTHS) * (1 + 0.2 * Math.sin(m))));
    const monthly = cac === null ? null : Math.round(cac * (1 + 0.1 * Math.cos(m)));
    return {
      month: formatIsoMonth(FIRST_MONTH + m),
      customers: n,
      cost: monthly === null ? null : n * monthly,
      cac: monthly,
      conversion: cac === null ? null : 0.041,
    };
  });
}

/** Channels of the mock: each quadrant once, an alert, an unknown cost, an unknown channel, a small one. */
const CHANNELS: readonly Channel[] = [
  channel('天猫旗舰店', 312_400, 8_210, {
    clv: 78_112,
    retention: 0.412,
    paybackMonths: 1,
    quadrant: 'grow',
  }),
  channel('微信小程序', 248_900, 11_940, {
    clv: 91_450,
    retention: 0.438,
    paybackMonths: 2,
    quadrant: 'keep',
    alert: {
      from: '2024-10',
      month: '2024-12',
      conversion: 0.031,
      before: 0.042,
      change: -0.262,
      clicks: 248_000,
      customers: 7688,
      chance: false,
    },
  }),
  channel('抖音', 201_300, 6_480, {
    clv: 41_300,
    retention: 0.233,
    paybackMonths: 1,
    quadrant: 'fix',
  }),
  channel('门店', 143_200, null, {
    clv: 96_020,
    retention: 0.471,
    paybackMonths: null,
    quadrant: null,
  }),
  channel('', 61_900, null, { clv: 50_210, retention: 0.301, paybackMonths: null, quadrant: null }),
  channel('搜索广告', 32_292, 25_730, {
    clv: 38_400,
    retention: 0.219,
    paybackMonths: null,
    quadrant: 'stop',
  }),
  channel('老客推荐', 8, 3_200, {
    clv: 88_000,
    retention: 0.5,
    paybackMonths: 0,
    quadrant: 'grow',
  }),
  channel('百度推广', 0, null, {
    clv: null,
    retention: null,
    paybackMonths: null,
    quadrant: null,
    cost: 2_180_000,
  }),
];

const COST = CHANNELS.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
const CUSTOMERS = CHANNELS.reduce((sum, { customers }) => sum + customers, 0);

function funnelLine(leads: number): Funnel['total'] {
  const share = (ratio: number): number => Math.round(leads * ratio);
  return {
    leads,
    reached: [share(0.94), share(0.52), share(0.21)],
    ordered: share(0.14),
    observed: share(0.13),
    returned: share(0.05),
    lost: share(0.31),
    cycle: { count: share(0.14), median: 12, p90: 41 },
    orderedBefore: share(0.02),
  };
}

const FUNNEL: Funnel = {
  steps: ['已联系', '意向', '报价'],
  channels: [
    { channel: '搜索广告', ...funnelLine(18_400) },
    { channel: '微信小程序', ...funnelLine(9_100) },
    { channel: '', ...funnelLine(610) },
  ],
  total: funnelLine(28_110),
  durations: [
    { count: 0, median: null, p90: null, backwards: 0 },
    { count: 14_000, median: 3, p90: 11, backwards: 6 },
    { count: 5_900, median: 5, p90: 19, backwards: 0 },
  ],
  toOrder: { count: 3_900, median: 4, p90: 16, backwards: 2 },
};

export const ACQUISITION: AcquisitionView = {
  run: RUN,
  money: RUN.money,
  costs: {
    state: 'used',
    allocation: 'none',
    rows: 168,
    spent: COST + 4_180_000 + 612_000,
    attributed: COST,
    allocated: 0,
    unallocated: 4_180_000,
    leftOut: 612_000,
    leftOutRows: 7,
    undatedRows: 0,
    period: { from: '2023-01', to: '2024-12' },
  },
  clvBasis: 'realised_expected',
  margin: null,
  horizonMonths: 12,
  channels: [...CHANNELS],
  total: {
    customers: CUSTOMERS,
    costedCustomers: CUSTOMERS,
    cost: COST + 4_180_000,
    allocated: 0,
    cac: (COST + 4_180_000) / CUSTOMERS,
    conversion: null,
    observed: Math.round(CUSTOMERS * 0.93),
    retention: 0.371,
    stickiness: 0.29,
    newestLoss: { customers: 120_000, lost: 81_000 },
    earlierLoss: { customers: 800_000, lost: 492_000 },
    clv: 71_900,
    clvToCac: 71_900 / ((COST + 4_180_000) / CUSTOMERS),
    paybackMonths: 1,
    few: false,
    months: monthsOf(CUSTOMERS, 7_100),
    recovered: recoveredOf(CUSTOMERS, 71_900),
  },
  cohorts: monthsOf(CUSTOMERS, 7_100).map(({ month, customers, cost, cac }) => ({
    month,
    customers,
    costedCustomers: customers,
    cost,
    cac,
    clv: 71_900,
    clvToCac: cac === null ? null : 71_900 / cac,
    paybackMonths: 1,
    few: false,
  })),
  tiers: (['high', 'mid', 'low'] as const).map((tier, k) => ({
    tier,
    customers: [90_000, 190_000, 720_000][k] ?? 0,
    costedCustomers: [80_000, 150_000, 400_000][k] ?? 0,
    cost: [900_000_000, 1_500_000_000, 3_200_000_000][k] ?? 0,
    cac: [11_250, 10_000, 8_000][k] ?? 0,
    clv: [310_000, 120_000, 21_000][k] ?? 0,
    clvToCac: [27.6, 12, 2.6][k] ?? 0,
    paybackMonths: [0, 0, 2][k] ?? 0,
    few: false,
    realised: [36_000_000_000, 21_000_000_000, 14_000_000_000][k] ?? 0,
  })),
  mix: {
    single: { customers: 402_000, orders: 1_410_000, revenue: 48_000_000_000 },
    several: { customers: 61_000, orders: 330_000, revenue: 11_900_000_000 },
    singleMatched: 184_300,
    severalMatched: 195_100,
    matchedCustomers: 61_000,
  },
  funnel: { ok: true, value: FUNNEL },
  target: { ratio: 3, paybackMonths: 6 },
  split: { cac: 8_210, clv: 78_112 },
};
