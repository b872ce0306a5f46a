import type { BasketColumns } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { lowerBound } from '../numeric/index.ts';

/** One thing that an order holds: its code (0 unknown) and value, net in minor units or 1 without amounts. */
export type PartVisit = (code: number, value: number, order: number) => void;

/**
 * Walks over what orders hold, customer by customer and order by order: `part` for each thing in an order,
 * `end` behind the last order of a customer. The values of an order's parts add up to its net value.
 */
export function walkParts(
  orders: OrderColumns,
  basket: BasketColumns,
  part: PartVisit,
  end: (customer: number) => void = () => undefined,
): void {
  const parts = new PartReader(orders, basket);
  for (let c = 0; c < orders.customers; c++) {
    parts.read(orders.start[c] as number, orders.start[c + 1] as number, part);
    end(c);
  }
}

/** What the orders of one customer hold. */
export function customerParts(
  orders: OrderColumns,
  basket: BasketColumns,
  customer: number,
  part: PartVisit,
): void {
  const from = orders.start[customer] as number;
  new PartReader(orders, basket, from).read(from, orders.start[customer + 1] as number, part);
}

/** Reads orders forwards, with or without gaps; mixed ones are met in their order. */
export class PartReader {
  readonly #net: Float64Array;
  readonly #basket: BasketColumns;
  #next: number;

  constructor({ net }: OrderColumns, basket: BasketColumns, from = 0) {
    this.#net = net;
    this.#basket = basket;
    this.#next = lowerBound(basket.mixed, from);
  }

  read(from: number, to: number, part: PartVisit): void {
    const { lead, mixed, start, code, value, hasAmounts } = this.#basket;
    // Orders before `from` that nobody read are passed over.
    while (this.#next < mixed.length && (mixed[this.#next] as number) < from) this.#next++;
    for (let o = from; o < to; o++) {
      if (mixed[this.#next] !== o) {
        part(lead[o] as number, hasAmounts ? (this.#net[o] as number) : 1, o);
        continue;
      }
      const end = start[this.#next + 1] as number;
      for (let i = start[this.#next] as number; i < end; i++) {
        part(code[i] as number, value[i] as number, o);
      }
      this.#next++;
    }
  }
}
