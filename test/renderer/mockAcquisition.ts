import type { AcquisitionView } from '#shared/contract/analysis.ts';
import { formatIsoMonth } from '#shared/domain/calendar.ts';
import { RUN } from './mockOverview.ts';

type Channel = AcquisitionView['channels'][number];

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
    customers,
    costedCustomers: customers,
    cost: cac === null ? null : Math.round(cac * customers),
    allocated: 0,
    cac,
    conversion: cac === null ? null : 0.041,
    observed: Math.round(customers * 0.93),
    clvToCac: cac === null || rest.clv === null ? null : rest.clv / cac,
    few: customers < 10,
    alert: null,
    months: monthsOf(customers, cac),
    ...rest,
  };
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
];

const COST = CHANNELS.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
const CUSTOMERS = CHANNELS.reduce((sum, { customers }) => sum + customers, 0);

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
    clv: 71_900,
    clvToCac: 71_900 / ((COST + 4_180_000) / CUSTOMERS),
    paybackMonths: 1,
    few: false,
    months: monthsOf(CUSTOMERS, 7_100),
  },
  split: { cac: 8_210, clv: 78_112 },
};
