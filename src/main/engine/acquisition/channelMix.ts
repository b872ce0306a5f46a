import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { CHECK_MASK, type EngineControl } from '../control.ts';

/** Orders from which customers are taken together when those of equal number are compared. */
const ORDER_STRATA = [2, 3, 4, 5, 7, 10, 20] as const;

/** Customers who bought through one channel alone, or through several. */
export interface MixGroup {
  readonly customers: number;
  readonly orders: number;
  /** Net value of their orders, minor units. */
  readonly revenue: number;
}

/**
 * Customers of one channel and of several, among those with two orders or more: with a single order
 * nobody can have two channels. `matched` is the mean revenue of customers of one channel had they the
 * number of orders that customers of several have; NaN where no number of orders has both.
 */
export interface ChannelMix {
  readonly single: MixGroup;
  readonly several: MixGroup;
  /** Mean revenue of customers of several channels, over those that have somebody to be compared with. */
  readonly severalMatched: number;
  readonly singleMatched: number;
  /** Customers of several channels with somebody to be compared with. */
  readonly matchedCustomers: number;
}

/**
 * Compares customers by the number of their channels. Orders whose channel is not known (line 0) count
 * as orders and name no channel; customers without a known channel are left out.
 *
 * @param lineOf line of each channel code of the snapshot's orders.
 */
export function channelMix(
  { orders }: Snapshot,
  lineOf: Uint16Array,
  control?: EngineControl,
): ChannelMix {
  const [single, several] = [emptyStrata(), emptyStrata()];
  for (let c = 0; c < orders.customers; c++) {
    if ((c & CHECK_MASK) === 0) control?.check();
    const begin = orders.start[c] as number;
    const end = orders.start[c + 1] as number;
    const stratum = stratumOf(end - begin);
    if (stratum < 0) continue;
    let first = 0;
    let mixed = false;
    let revenue = 0;
    for (let i = begin; i < end; i++) {
      revenue += orders.net[i] as number;
      const line = lineOf[orders.channel[i] as number] as number;
      if (first === 0) first = line;
      else if (line !== 0 && line !== first) mixed = true;
    }
    if (first === 0) continue;
    const into = mixed ? several : single;
    into.customers[stratum] = (into.customers[stratum] as number) + 1;
    into.orders[stratum] = (into.orders[stratum] as number) + end - begin;
    into.revenue[stratum] = (into.revenue[stratum] as number) + revenue;
  }
  let [own, other, matched] = [0, 0, 0];
  for (let s = 0; s < ORDER_STRATA.length; s++) {
    const weight = several.customers[s] as number;
    const rivals = single.customers[s] as number;
    if (weight === 0 || rivals === 0) continue;
    matched += weight;
    own += several.revenue[s] as number;
    other += (weight * (single.revenue[s] as number)) / rivals;
  }
  return {
    single: totalOf(single),
    several: totalOf(several),
    severalMatched: own / matched,
    singleMatched: other / matched,
    matchedCustomers: matched,
  };
}

function stratumOf(orders: number): number {
  let stratum = -1;
  while (stratum + 1 < ORDER_STRATA.length && (ORDER_STRATA[stratum + 1] as number) <= orders) {
    stratum++;
  }
  return stratum;
}

/** Sums by stratum of the number of orders. */
interface Strata {
  readonly customers: Float64Array;
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
}

function emptyStrata(): Strata {
  const column = (): Float64Array => new Float64Array(ORDER_STRATA.length);
  return { customers: column(), orders: column(), revenue: column() };
}

function totalOf(columns: Strata): MixGroup {
  const sum = (column: Float64Array): number => column.reduce((total, value) => total + value, 0);
  return {
    customers: sum(columns.customers),
    orders: sum(columns.orders),
    revenue: sum(columns.revenue),
  };
}
