import type { OrderColumns } from '#shared/domain/orderColumns.ts';
import type { Marks } from './combine.ts';

/** Days from and to belong to the window. */
export interface BehaviourWindow {
  readonly from: number;
  readonly to: number;
  /** Code of a channel whose orders alone are looked at. */
  readonly channel?: number;
  /** Value of a part of each order that alone is looked at; orders without any of it are left out. */
  readonly part?: Float64Array;
}

/**
 * Marks customers whose counting orders within the window number, or sum to, `least` to `most`. A
 * customer without an order in the window has 0 orders and revenue 0, which a range may include.
 */
export function markBehaviour(
  orders: OrderColumns,
  measure: 'orders' | 'revenue',
  window: BehaviourWindow,
  least: number,
  most: number,
): Marks {
  const { start, day, channel } = orders;
  const { part } = window;
  const value = part ?? orders.net;
  const out = new Uint8Array(orders.customers);
  for (let c = 0; c < out.length; c++) {
    let sum = 0;
    // Newest first: days ascend within a customer, so the walk ends with the window.
    for (let o = (start[c + 1] as number) - 1; o >= (start[c] as number); o--) {
      const at = day[o] as number;
      if (at < window.from) break;
      if (at > window.to) continue;
      if (window.channel !== undefined && channel[o] !== window.channel) continue;
      if (part !== undefined && !((part[o] as number) > 0)) continue;
      sum += measure === 'orders' ? 1 : (value[o] as number);
    }
    if (sum >= least && sum <= most) out[c] = 1;
  }
  return out;
}
