import { assignClusters, type ClusterColumns, type Marks } from '#main/engine/index.ts';
import type { KeptFit } from './clusterFits.ts';
import type { CustomerColumns } from './customerColumns.ts';

/** What clusters are made of: customers with an order, as they stand on one day. */
export interface ClusterSource {
  readonly columns: CustomerColumns;
  readonly asOf: number;
  readonly hasAmounts: () => boolean;
  readonly fits: () => readonly KeptFit[];
}

/** Each customer's cluster under the groupings that are kept, found when first asked for. */
export class ClusterLabels {
  readonly #source: ClusterSource;
  readonly #held = new Map<number, Uint8Array>();

  constructor(source: ClusterSource) {
    this.#source = source;
  }

  /** Labels under a grouping, counted from 0; undefined when it is not kept or its features are not there. */
  of(number: number): Uint8Array | undefined {
    const held = this.#held.get(number);
    if (held) return held;
    const fit = this.#source.fits().find((kept) => kept.number === number);
    if (!fit) return undefined;
    const { columns, asOf } = this.#source;
    const features = clusterColumns(columns, asOf, this.#source.hasAmounts());
    if (fit.model.scales.some(({ feature }) => features[feature] === undefined)) return undefined;
    const labels = assignClusters(fit.model, features, withOrders(columns));
    this.#held.set(number, labels);
    return labels;
  }

  /** Labels under the latest grouping; before the first, nobody is in a cluster. */
  latest(): Uint8Array {
    const number = this.#source.fits().at(-1)?.number;
    const labels = number === undefined ? undefined : this.of(number);
    return labels ?? new Uint8Array(this.#source.columns.need('orders').length).fill(255);
  }
}

/** Customers with a counting order: the others have no features. */
export function withOrders(columns: CustomerColumns): Marks {
  return Uint8Array.from(columns.need('orders'), (count) => (count > 0 ? 1 : 0));
}

/** Features of all customers: days silent, orders, mean net revenue per order, days since the first order. */
export function clusterColumns(
  columns: CustomerColumns,
  asOf: number,
  hasAmounts: boolean,
): ClusterColumns {
  const orders = columns.need('orders');
  const revenue = columns.need('net_revenue');
  return {
    recency: columns.need('recency_days'),
    frequency: orders,
    ...(hasAmounts && {
      value: Float64Array.from(orders, (count, c) =>
        count > 0 ? (revenue[c] as number) / count : Number.NaN,
      ),
    }),
    tenure: columns.need('first_day').map((day) => (day < 0 ? -1 : asOf - day)),
  };
}
