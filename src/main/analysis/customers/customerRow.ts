import type { CustomerRow } from '#shared/contract/customers.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import { RFM_CLASSES_12 } from '#shared/domain/rfmClasses.ts';
import { textAt } from '#main/store/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import type { RunColumns } from '../runColumns.ts';
import type { CustomerNames } from './customerNames.ts';

/** What rows of customers are read from. */
export interface RowSource {
  readonly columns: RunColumns;
  readonly ledger: Ledger;
  readonly names: CustomerNames;
  /** Personal ids that were kept are shown as written. */
  readonly plain: boolean;
}

/** One customer of a run as the list shows it. */
export function customerRow(source: RowSource, index: number): CustomerRow {
  const { columns, ledger, names, plain } = source;
  const { text, masked } = names.shown(index, plain);
  const orders = columns.need('orders')[index] as number;
  const bought = orders > 0;
  const [r, f, m] = (['r', 'f', 'm'] as const).map((name) => columns.get(name)?.[index] ?? 0);
  const classIndex = columns.get('class12')?.[index];
  const channel = columns.need('channel')[index] as number;
  return {
    index,
    id: text,
    masked,
    firstOrder: bought ? formatIsoDay(columns.need('first_day')[index] as number) : null,
    lastOrder: bought ? formatIsoDay(columns.need('last_day')[index] as number) : null,
    recencyDays: bought ? (columns.need('recency_days')[index] as number) : null,
    orders,
    netRevenue: columns.need('net_revenue')[index] as number,
    channel: channelName(ledger, channel),
    score: r ? `${r}-${f ?? 0}-${m ?? 0}` : null,
    class12: classIndex === undefined ? null : (RFM_CLASSES_12[classIndex] ?? null),
    pOrder: numberOrNull(columns.get('p_order')?.[index]),
    clv: numberOrNull(columns.get('clv')?.[index], true),
  };
}

/** Name of a channel code; null where it is unknown. */
export function channelName(ledger: Ledger, code: number): string | null {
  return code === 0 ? null : textAt(ledger.channels, code);
}

/** Null for a missing value; money of models is rounded to the smallest unit. */
function numberOrNull(value: number | undefined, money = false): number | null {
  if (value === undefined || Number.isNaN(value)) return null;
  return money ? Math.round(value) : value;
}
