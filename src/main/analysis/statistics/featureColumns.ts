import { FEATURES, type Feature, type FeatureGrouping } from '#shared/domain/features.ts';
import { LOYALTY_TIERS, RFM_CLASSES_12, RFM_CLASSES_8 } from '#shared/domain/rfmClasses.ts';
import { NO_STAGE, STAGE_SCHEMES, type StageScheme } from '#shared/domain/stageSchemes.ts';
import { NO_CLASS, NO_TIER } from '#main/engine/index.ts';
import type { Ledger } from '#main/snapshot/index.ts';
import { channelName } from '../customers/customerRow.ts';
import type { RunColumns } from '../runColumns.ts';

/** Numbers of the customers with an order, ascending: those whom features are compared over. */
export function buyersOf(columns: RunColumns): Uint32Array {
  const orders = columns.need('orders');
  const buyers = new Uint32Array(orders.length);
  let n = 0;
  for (let c = 0; c < orders.length; c++) if ((orders[c] as number) > 0) buyers[n++] = c;
  return buyers.slice(0, n);
}

/** The features that a run has, as columns over the buyers; NaN where a customer has no value. */
export function featureColumns(
  columns: RunColumns,
  buyers: Uint32Array,
  asOf: number,
  hasAmounts: boolean,
): { readonly features: Feature[]; readonly values: Float64Array[] } {
  const orders = columns.need('orders');
  const first = columns.need('first_day');
  const last = columns.need('last_day');
  const net = columns.need('net_revenue');
  const stored = (name: 'recency_days' | 'orders' | 'expected_orders' | 'p_order' | 'clv') => {
    const column = columns.get(name);
    return column && ((c: number) => column[c] as number);
  };
  const money = (of: (c: number) => number) => (hasAmounts ? of : undefined);
  const known: Readonly<Record<Feature, ((c: number) => number) | undefined>> = {
    recency_days: stored('recency_days'),
    orders: stored('orders'),
    net_revenue: money((c) => net[c] as number),
    mean_order_value: money((c) => (net[c] as number) / (orders[c] as number)),
    age_days: (c) => asOf - (first[c] as number),
    // Days from order to order; nobody with a single order has any.
    gap_days: (c) =>
      orders[c] === 1
        ? Number.NaN
        : ((last[c] as number) - (first[c] as number)) / ((orders[c] as number) - 1),
    expected_orders: stored('expected_orders'),
    p_order: stored('p_order'),
    clv: stored('clv'),
  };
  const features: Feature[] = [];
  const values: Float64Array[] = [];
  for (const feature of FEATURES) {
    const of = known[feature];
    if (of === undefined) continue;
    features.push(feature);
    // A loop: Float64Array.from goes through an iterator, which takes eight times as long.
    const column = new Float64Array(buyers.length);
    for (let i = 0; i < buyers.length; i++) column[i] = of(buyers[i] as number);
    values.push(column);
  }
  return { features, values };
}

/** The groups of a grouping and each buyer's. */
export interface Grouping {
  /** Ids of the groups by number; null for an unknown channel. */
  readonly names: readonly (string | null)[];
  readonly groupOf: Uint16Array;
  /** Number that stands for no group. */
  readonly none: number;
}

/** A grouping of the buyers; undefined if the run does not have it. */
export function groupingOf(
  grouping: FeatureGrouping,
  columns: RunColumns,
  buyers: Uint32Array,
  ledger: Ledger,
): Grouping | undefined {
  const by = (
    column: Uint8Array | Uint16Array | undefined,
    names: readonly (string | null)[],
    none: number,
  ): Grouping | undefined =>
    column && { names, none, groupOf: Uint16Array.from(buyers, (c) => column[c] as number) };
  switch (grouping) {
    case 'channel': {
      const names = Array.from({ length: ledger.channels.count }, (_, code) =>
        channelName(ledger, code),
      );
      return by(columns.get('channel'), names, names.length);
    }
    case 'class12':
      return by(columns.get('class12'), RFM_CLASSES_12, NO_CLASS);
    case 'class8':
      return by(columns.get('class8'), RFM_CLASSES_8, NO_CLASS);
    case 'loyalty':
      return by(columns.get('loyalty'), LOYALTY_TIERS, NO_TIER);
    default: {
      const scheme = grouping.slice('stage_'.length) as StageScheme;
      return by(columns.get(grouping), STAGE_SCHEMES[scheme], NO_STAGE);
    }
  }
}
