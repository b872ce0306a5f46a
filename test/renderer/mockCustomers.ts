import type { CustomerCard, CustomerRow } from '#shared/contract/customers.ts';
import { RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { ruleSize, type SegmentRule } from '#shared/domain/segmentRule.ts';
import { RUN } from './mockOverview.ts';

/** A million customers made by formulas, the same on every call. */

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
export function customerAt(index: number): CustomerRow {
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

export function cardOf(index: number): CustomerCard {
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
      { dimension: 'recency', score: 5, of: 5, least: null, most: 18 },
      { dimension: 'frequency', score: 4, of: 5, least: 5, most: 8 },
      { dimension: 'monetary', score: 5, of: 5, least: 206_140, most: null },
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
  return parts === 0 ? 1_000_000 : Math.round(RUN.customers / 9 ** parts);
}
