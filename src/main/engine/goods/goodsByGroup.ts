import type { BasketColumns } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { Marks } from '../segments/index.ts';
import { PartReader } from './parts.ts';

/** What the customers of each group bought, by group and code: cell `group * names + code`. */
export interface GoodsByGroup {
  /** Net value in minor units; without amounts, the orders that hold it. */
  readonly value: Float64Array;
  /** Customers who bought it: with an order whose part of it is above zero. */
  readonly buyers: Float64Array;
  /** Customers of each group with an order. */
  readonly customers: Float64Array;
  /** Those of them who bought nothing that has a name. */
  readonly nameless: Float64Array;
}

/**
 * Sums over groups of customers in one pass over their orders. Left out are customers whose group is not
 * below `groups`, and with marks the unmarked. With amounts the values of a group add up to the net value
 * of the counting orders of its customers.
 */
export function goodsByGroup(
  orders: OrderColumns,
  basket: BasketColumns,
  { column, groups }: { readonly column: Uint8Array; readonly groups: number },
  marks?: Marks,
): GoodsByGroup {
  const { names } = basket;
  const value = new Float64Array(groups * names);
  const buyers = new Float64Array(groups * names);
  const customers = new Float64Array(groups);
  const nameless = new Float64Array(groups);
  // By code the last customer who bought it, so that each is counted once; at the end who bought anything named.
  const lastBuyer = new Int32Array(names + 1).fill(-1);
  const parts = new PartReader(orders, basket);
  for (let c = 0; c < orders.customers; c++) {
    const group = column[c] as number;
    const [from, to] = [orders.start[c] as number, orders.start[c + 1] as number];
    if (group >= groups || from === to || marks?.[c] === 0) continue;
    const base = group * names;
    parts.read(from, to, (code, part) => {
      value[base + code] = (value[base + code] as number) + part;
      if (part <= 0 || lastBuyer[code] === c) return;
      lastBuyer[code] = c;
      buyers[base + code] = (buyers[base + code] as number) + 1;
      if (code > 0) lastBuyer[names] = c;
    });
    customers[group] = (customers[group] as number) + 1;
    if (lastBuyer[names] !== c) nameless[group] = (nameless[group] as number) + 1;
  }
  return { value, buyers, customers, nameless };
}
