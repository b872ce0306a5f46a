import { CodeSums } from '#shared/domain/codeSums.ts';
import type { BasketColumns } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { walkParts } from './parts.ts';

/**
 * What most of each customer's first counting order was, 0 where unknown or without an order. Of first
 * orders that nothing else tells apart, the first by name that is known.
 */
export function firstGoods(
  { customers, start }: OrderColumns,
  { lead, again }: BasketColumns,
): Uint32Array {
  const first = new Uint32Array(customers);
  let next = 0;
  for (let c = 0; c < customers; c++) {
    const [from, to] = [start[c] as number, start[c + 1] as number];
    if (from === to) continue;
    let code = lead[from] as number;
    while (next < again.length && (again[next] as number) <= from) next++;
    for (let o = from + 1; o < to && again[next] === o; o++, next++) {
      const other = lead[o] as number;
      if (other > 0 && (code === 0 || other < code)) code = other;
    }
    first[c] = code;
  }
  return first;
}

/** How each customer's orders spread over what they hold. */
export interface GoodsSpread {
  /** Different things that were bought and not given back; -1 where nothing is known. */
  readonly different: Int32Array;
  /** The one with the greatest value, of equal ones the first by name; 0 where nothing is known. */
  readonly main: Uint32Array;
  /** Its part of the value of all, also of what is unknown; NaN where nothing is known. */
  readonly share: Float64Array;
}

/** The spread of each customer's counting orders. Only what has a value above zero was bought. */
export function goodsSpread(orders: OrderColumns, basket: BasketColumns): GoodsSpread {
  const different = new Int32Array(orders.customers).fill(-1);
  const main = new Uint32Array(orders.customers);
  const share = new Float64Array(orders.customers).fill(Number.NaN);
  const bought = new CodeSums(basket.names);
  const values = new CodeSums(basket.names);
  walkParts(
    orders,
    basket,
    (code, value) => {
      values.add(code, value);
      if (value > 0 && code > 0) bought.add(code, value);
    },
    (c) => {
      let kinds = 0;
      bought.take(() => kinds++);
      const top = greatest(values);
      if (kinds > 0) different[c] = kinds;
      if (top.code === 0) return;
      main[c] = top.code;
      share[c] = top.value / top.all;
    },
  );
  return { different, main, share };
}

/** The known code with the greatest sum above zero, and what all sums above zero come to. */
function greatest(values: CodeSums): { code: number; value: number; all: number } {
  const top = { code: 0, value: 0, all: 0 };
  values.take((code, sum) => {
    if (sum <= 0) return;
    top.all += sum;
    if (code > 0 && sum > top.value) [top.code, top.value] = [code, sum];
  });
  return top;
}

/** What each order holds of one code: its value there, 0 where it holds none of it. */
export function valueOfCode(
  orders: OrderColumns,
  basket: BasketColumns,
  wanted: number,
): Float64Array {
  const out = new Float64Array(orders.day.length);
  walkParts(orders, basket, (code, value, order) => {
    if (code === wanted) out[order] = value;
  });
  return out;
}
