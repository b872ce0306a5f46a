import type { CustomerCard } from '#shared/contract/customers.ts';
import { formatIsoDay, parseIsoDay } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { medianOf } from '#shared/domain/quantiles.ts';
import { RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEME_IDS, STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import type { Gate } from '#shared/contract/common.ts';
import { eventTrend } from '#main/engine/index.ts';
import { textAt } from '#main/store/index.ts';
import { timelineOf, type Ledger } from '#main/snapshot/index.ts';
import { customerNeed, type CustomerGoods } from '../goods/index.ts';
import type { RfmBody } from '../views/stored.ts';
import { datedStates, scoreReasons } from './cardParts.ts';
import { channelName, customerRow, type RowSource } from './customerRow.ts';

/** Windows of the trend: quarters of two years. */
const TREND_DAYS = 91;
const TREND_WINDOWS = 8;

/** Most entries that a card lists. */
const MAX_ENTRIES = 500;

export interface CardSource extends RowSource {
  readonly goods: CustomerGoods;
  /** Counting orders at the analysis date. */
  readonly orders: OrderColumns;
  readonly asOf: number;
  readonly horizonMonths: number;
  readonly stageRules: StageRules;
  readonly rfm: RfmBody;
  /** What the files beside the orders hold of a customer with these ids. */
  readonly beside: (ids: ReadonlySet<string>) => CustomerCard['beside'];
  /** Why the run has no outlook; undefined when it has one. */
  readonly clvGate: Gate | undefined;
}

/** Everything the run knows about one customer. */
export function customerCard(source: CardSource, index: number): CustomerCard {
  const { columns, ledger, asOf } = source;
  const row = customerRow(source, index);
  const class8 = columns.get('class8')?.[index];
  const entries = timelineOf(ledger, index, asOf);
  const beside = source.beside(idsOf(ledger, index));
  return {
    money: ledger.money,
    row,
    asOf: formatIsoDay(asOf),
    class8: class8 === undefined ? null : (RFM_CLASSES_8[class8] ?? null),
    stages: Object.fromEntries(
      STAGE_SCHEME_IDS.map((scheme) => {
        const stage = columns.get(`stage_${scheme}`)?.[index];
        return [scheme, stage === undefined ? null : (STAGE_SCHEMES[scheme][stage] ?? null)];
      }),
    ),
    states: row.orders === 0 ? [] : statesOf(source, index, beside.firstContact),
    scores: scoreReasons(source.rfm, [
      columns.get('r')?.[index] ?? 0,
      columns.get('f')?.[index] ?? 0,
      columns.get('m')?.[index] ?? 0,
    ]),
    trend: row.orders === 0 ? null : trendOf(source, index),
    beside,
    need: customerNeed(source.goods, source.orders, index),
    meanOrderValue: ledger.hasAmounts && row.orders > 0 ? row.netRevenue / row.orders : null,
    medianGapDays: medianGap(source.orders, index),
    outlook: outlook(source, index),
    timeline: entries.slice(0, MAX_ENTRIES).map((entry) => ({
      day: formatIsoDay(entry.day),
      kind: entry.kind,
      amount: entry.amount,
      channel: channelName(ledger, entry.channel),
    })),
    more: Math.max(0, entries.length - MAX_ENTRIES),
  };
}

/** All ids of a customer: those that were linked are aliases. */
function idsOf({ customers, aliases }: Ledger, index: number): Set<string> {
  const ids = new Set([textAt(customers, index)]);
  aliases.customer.forEach((customer, alias) => {
    if (customer === index) ids.add(textAt(aliases.texts, alias));
  });
  return ids;
}

function statesOf(
  { columns, stageRules, asOf }: CardSource,
  index: number,
  firstContact: string | null,
): CustomerCard['states'] {
  const days = {
    contact: firstContact === null ? null : (parseIsoDay(firstContact) ?? null),
    first: columns.need('first_day')[index] as number,
    last: columns.need('last_day')[index] as number,
  };
  return datedStates(days, stageRules, asOf);
}

function trendOf({ orders, asOf }: CardSource, index: number): CustomerCard['trend'] {
  const days = orders.day.subarray(orders.start[index], orders.start[index + 1]);
  const { counts, direction } = eventTrend(days, asOf, TREND_DAYS, TREND_WINDOWS);
  return { windowDays: TREND_DAYS, counts: [...counts], direction };
}

function outlook(source: CardSource, index: number): CustomerCard['outlook'] {
  const { columns, clvGate } = source;
  if (clvGate) return clvGate;
  const pAlive = columns.get('p_alive')?.[index];
  if (pAlive === undefined || Number.isNaN(pAlive)) {
    return { ok: false, code: 'NO_DATA', reason: 'no_order', details: {} };
  }
  const value = (name: 'p_order' | 'expected_orders' | 'clv' | 'clv_low' | 'clv_high'): number =>
    columns.need(name)[index] as number;
  return {
    ok: true,
    value: {
      horizonMonths: source.horizonMonths,
      pAlive,
      pOrder: value('p_order'),
      expectedOrders: value('expected_orders'),
      expectedOrdersLow: columns.need('expected_orders_low')[index] as number,
      expectedOrdersHigh: columns.need('expected_orders_high')[index] as number,
      clv: Math.round(value('clv')),
      clvLow: Math.round(value('clv_low')),
      clvHigh: Math.round(value('clv_high')),
    },
  };
}

/** Median of the days between a customer's purchase days; null with fewer than two of them. */
function medianGap(orders: OrderColumns, customer: number): number | null {
  const begin = orders.start[customer] as number;
  const days = orders.day.subarray(begin, orders.start[customer + 1]);
  const gaps = days
    .slice(1)
    .map((day, i) => day - (days[i] as number))
    .filter((gap) => gap > 0)
    .sort();
  return gaps.length === 0 ? null : medianOf(gaps);
}
