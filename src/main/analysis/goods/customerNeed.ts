import type { CustomerNeed } from '#shared/contract/customers.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { GoodsKind } from '#shared/domain/goods.ts';
import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import { medianOf } from '#shared/domain/quantiles.ts';
import { textAt } from '#main/store/index.ts';
import { customerParts } from '#main/engine/index.ts';
import { NO_GOODS, type GatedBody } from '../views/stored.ts';
import type { CustomerGoods } from './customerGoods.ts';

/** Lines of a card. */
const MOST_LINES = 12;

interface Sum {
  readonly code: number;
  orders: number;
  value: number;
  lastDay: number;
}

/** What one customer buys: by category where the files name any, else by product. */
export function customerNeed(
  goods: CustomerGoods,
  orders: OrderColumns,
  customer: number,
): GatedBody<CustomerNeed> {
  const kind: GoodsKind = goods.basket('category') ? 'category' : 'product';
  const [basket, names, spread] = [goods.basket(kind), goods.names(kind), goods.spread(kind)];
  if (!basket || !names || !spread) return NO_GOODS.product;
  const sums = sumsOf(goods, kind, orders, customer);
  const all = sums.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  const lines = sums.slice(0, MOST_LINES).map(({ code, orders: count, value, lastDay }) => ({
    name: textAt(names, code),
    orders: count,
    amount: basket.hasAmounts ? value : null,
    share: all > 0 && value >= 0 ? value / all : null,
    lastDay: formatIsoDay(lastDay),
  }));
  const known = spread.different.filter((count) => count >= 0);
  return {
    ok: true,
    value: {
      kind,
      lines,
      more: sums.length - lines.length,
      breadth: {
        different: knownCount(spread.different[customer]),
        median: known.length === 0 ? null : medianOf(known.sort()),
        customers: known.length,
      },
      products: knownCount(goods.spread('product')?.different[customer]),
      first: {
        category: nameOf(goods, 'category', customer),
        product: nameOf(goods, 'product', customer),
      },
    },
  };
}

/** Sums by code, the greatest value first; equal ones by name, what is unknown last. */
function sumsOf(
  goods: CustomerGoods,
  kind: GoodsKind,
  orders: OrderColumns,
  customer: number,
): Sum[] {
  const sums = new Map<number, Sum>();
  const basket = goods.basket(kind);
  if (!basket) return [];
  customerParts(orders, basket, customer, (code, value, order) => {
    const sum = sums.get(code) ?? { code, orders: 0, value: 0, lastDay: 0 };
    sums.set(code, sum);
    if (value > 0) sum.orders++;
    sum.value += value;
    sum.lastDay = Math.max(sum.lastDay, orders.day[order] as number);
  });
  const isUnknown = ({ code }: Sum): number => (code === 0 ? 1 : 0);
  return [...sums.values()].sort(
    (a, b) => isUnknown(a) - isUnknown(b) || b.value - a.value || a.code - b.code,
  );
}

function knownCount(count: number | undefined): number | null {
  return count === undefined || count < 0 ? null : count;
}

function nameOf(goods: CustomerGoods, kind: GoodsKind, customer: number): string | null {
  const code = goods.first(kind)?.[customer] ?? 0;
  const names = goods.names(kind);
  return code === 0 || !names ? null : textAt(names, code);
}
