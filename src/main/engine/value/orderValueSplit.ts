import { addMonths, type Day } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { done, gated, type Outcome } from '../outcome.ts';

/** Orders of one channel, first orders of customers or later ones, in both periods. */
export interface OrderGroup {
  readonly channel: number;
  readonly kind: 'first' | 'again';
  readonly ordersBefore: number;
  readonly ordersNow: number;
  /** Mean net value of an order, minor units; NaN without an order. */
  readonly valueBefore: number;
  readonly valueNow: number;
  /** Its part of the change of the mean order: by its share of the orders, and by its own mean. */
  readonly mix: number;
  readonly price: number;
}

/** Why the average order value changed; mix + price is the change. Money in minor units. */
export interface OrderValueSplit {
  /** Length of either period; the later one ends on the analysis date. */
  readonly months: number;
  readonly from: Day;
  readonly beforeFrom: Day;
  readonly beforeTo: Day;
  readonly ordersBefore: number;
  readonly ordersNow: number;
  readonly valueBefore: number;
  readonly valueNow: number;
  readonly mix: number;
  readonly price: number;
  /** The change of revenue: by the number of orders, and by their mean value. */
  readonly volume: number;
  readonly value: number;
  readonly groups: readonly OrderGroup[];
}

/** Lengths of a period, the longest for which the data reach back twice is taken. */
const PERIODS = [12, 6, 3, 1];
const FEWEST_ORDERS = 10;

/**
 * Splits the change of the average order value between two equal periods into mix and price over the
 * groups of channel and of first or later orders, by the symmetric differences of M. K. Bennet (Journal
 * of the Royal Statistical Society 83, 1920): with share s and mean a of a group, mix is the sum of
 * Δs·(mean a − mean A), price the sum of (mean s)·Δa, each mean taken over both periods, A being the mean
 * of all. Both add up to ΔA exactly. Price holds whatever changes within a group: prices and baskets.
 *
 * @returns `few_months` where the orders do not reach back two months, `few_orders` where either period
 * has fewer than ten.
 */
export function orderValueSplit({ orders, asOf }: Snapshot): Outcome<OrderValueSplit> {
  const first = orders.day.reduce((least, day) => Math.min(least, day), asOf + 1);
  const months = PERIODS.find((length) => addMonths(asOf, -2 * length) + 1 >= first);
  if (months === undefined) {
    return gated('TOO_FEW_DATA', 'few_months', { months: 0, monthsNeeded: 2 });
  }
  const [beforeEnd, beforeStart] = [addMonths(asOf, -months), addMonths(asOf, -2 * months)];
  const channels = orders.channel.reduce((most, channel) => Math.max(most, channel), 0) + 1;
  const sums = periodSums(orders, channels, beforeStart, beforeEnd);
  const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);
  const [ordersBefore, ordersNow] = [total(sums.before.orders), total(sums.now.orders)];
  if (Math.min(ordersBefore, ordersNow) < FEWEST_ORDERS) {
    return gated('TOO_FEW_DATA', 'few_orders', {
      orders: Math.min(ordersBefore, ordersNow),
      ordersNeeded: FEWEST_ORDERS,
    });
  }
  const [valueBefore, valueNow] = [
    total(sums.before.net) / ordersBefore,
    total(sums.now.net) / ordersNow,
  ];
  const middle = (valueBefore + valueNow) / 2;
  const groups: OrderGroup[] = [];
  for (let g = 0; g < 2 * channels; g++) {
    const [n0, n1] = [sums.before.orders[g] as number, sums.now.orders[g] as number];
    if (n0 + n1 === 0) continue;
    const [own0, own1] = [(sums.before.net[g] as number) / n0, (sums.now.net[g] as number) / n1];
    // A group that is new or gone has one mean: all of its part is mix.
    const [a0, a1] = [n0 === 0 ? own1 : own0, n1 === 0 ? own0 : own1];
    const [s0, s1] = [n0 / ordersBefore, n1 / ordersNow];
    groups.push({
      channel: g >> 1,
      kind: g % 2 === 0 ? 'first' : 'again',
      ordersBefore: n0,
      ordersNow: n1,
      valueBefore: own0,
      valueNow: own1,
      mix: (s1 - s0) * ((a0 + a1) / 2 - middle),
      price: ((s0 + s1) / 2) * (a1 - a0),
    });
  }
  return done({
    months,
    from: beforeEnd + 1,
    beforeFrom: beforeStart + 1,
    beforeTo: beforeEnd,
    ordersBefore,
    ordersNow,
    valueBefore,
    valueNow,
    mix: groups.reduce((sum, { mix }) => sum + mix, 0),
    price: groups.reduce((sum, { price }) => sum + price, 0),
    volume: (ordersNow - ordersBefore) * middle,
    value: (valueNow - valueBefore) * ((ordersBefore + ordersNow) / 2),
    groups,
  });
}

interface Sums {
  readonly orders: Float64Array;
  readonly net: Float64Array;
}

/** Orders and net value by group, two for each channel: first orders, and later ones. */
function periodSums(
  { customers, start, day, net, channel }: Snapshot['orders'],
  channels: number,
  beforeStart: Day,
  beforeEnd: Day,
): { readonly before: Sums; readonly now: Sums } {
  const empty = (): Sums => ({
    orders: new Float64Array(2 * channels),
    net: new Float64Array(2 * channels),
  });
  const [before, now] = [empty(), empty()];
  for (let c = 0; c < customers; c++) {
    const begin = start[c] as number;
    for (let i = (start[c + 1] as number) - 1; i >= begin; i--) {
      const when = day[i] as number;
      if (when <= beforeStart) break;
      const sums = when > beforeEnd ? now : before;
      const g = 2 * (channel[i] as number) + (i === begin ? 0 : 1);
      sums.orders[g] = (sums.orders[g] as number) + 1;
      sums.net[g] = (sums.net[g] as number) + (net[i] as number);
    }
  }
  return { before, now };
}
