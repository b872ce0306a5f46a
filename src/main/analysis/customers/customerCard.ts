import type { CustomerCard } from '#shared/contract/customers.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { STAGE_SCHEME_IDS, STAGE_SCHEMES } from '#shared/domain/stageSchemes.ts';
import type { Gate } from '#shared/contract/common.ts';
import { timelineOf, type Ledger } from '#main/snapshot/index.ts';
import type { RunColumns } from '../runColumns.ts';
import { channelName, customerRow } from './customerRow.ts';

/** Most entries that a card lists. */
const MAX_ENTRIES = 500;

export interface CardSource {
  readonly columns: RunColumns;
  readonly ledger: Ledger;
  /** Counting orders at the analysis date. */
  readonly orders: OrderColumns;
  readonly asOf: number;
  readonly horizonMonths: number;
  /** Why the run has no outlook; undefined when it has one. */
  readonly clvGate: Gate | undefined;
}

/** Everything the run knows about one customer. */
export function customerCard(source: CardSource, index: number): CustomerCard {
  const { columns, ledger, asOf } = source;
  const row = customerRow(columns, ledger, index);
  const class8 = columns.get('class8')?.[index];
  const entries = timelineOf(ledger, index, asOf);
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
  if (gaps.length === 0) return null;
  const upper = gaps[gaps.length >> 1] as number;
  return gaps.length % 2 === 1 ? upper : ((gaps[(gaps.length >> 1) - 1] as number) + upper) / 2;
}
