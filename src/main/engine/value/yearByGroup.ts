import { addMonths } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';

/** What a group of customers did in the twelve months up to the analysis date. */
export interface GroupYear {
  readonly orders: number;
  /** Net of all refunds of these months, minor units. */
  readonly net: number;
}

/**
 * Orders and net revenue of the last twelve months by group, in one pass over the orders; a customer
 * whose group is not below `groups` is in none.
 */
export function yearByGroup(
  { orders, refunds, asOf }: Snapshot,
  group: ArrayLike<number>,
  groups: number,
): GroupYear[] {
  const after = addMonths(asOf, -12);
  const count = new Float64Array(groups);
  const net = new Float64Array(groups);
  for (let c = 0; c < orders.customers; c++) {
    const g = group[c] as number;
    if (g >= groups) continue;
    for (let i = (orders.start[c + 1] as number) - 1; i >= (orders.start[c] as number); i--) {
      if ((orders.day[i] as number) <= after) break;
      count[g] = (count[g] as number) + 1;
      net[g] = (net[g] as number) + (orders.net[i] as number);
    }
    for (let i = refunds.start[c] as number; i < (refunds.start[c + 1] as number); i++) {
      if ((refunds.day[i] as number) <= after) continue;
      net[g] = (net[g] as number) + (refunds.amount[i] as number);
    }
  }
  return Array.from(count, (n, g) => ({ orders: n, net: net[g] as number }));
}
