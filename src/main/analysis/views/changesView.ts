import type { Overview } from '#shared/contract/overview.ts';
import { formatIsoDay } from '#shared/domain/calendar.ts';
import type { Snapshot } from '#shared/domain/orderColumns.ts';
import { STAGE_SCHEMES, type StageRules } from '#shared/domain/stageSchemes.ts';
import { migration } from '#main/engine/index.ts';
import type { Store } from '#main/store/index.ts';

type Changes = NonNullable<Overview['changes']>;

/** Stages of the time scheme from the best to the worst; a new customer is as good as an active one. */
const RANK = { new: 0, active: 0, dormant: 1, lost: 2 } as const;

/** Kinds of files that bring orders. */
const ORDER_KINDS: readonly string[] = ['orders', 'order_lines'];

/**
 * The last day that the data had before the latest import of orders; undefined when there was none
 * before, or when it did not move the day on.
 */
export function dataAsOfBefore(store: Store, asOf: number): number | undefined {
  const days = store.batches
    .list()
    .filter(({ state, kind }) => state === 'complete' && ORDER_KINDS.includes(kind))
    .map(({ lastDay }) => lastDay ?? -Infinity);
  const before = Math.max(-Infinity, ...days.slice(0, -1));
  return Number.isFinite(before) && before < asOf ? before : undefined;
}

/**
 * What moved between the end of `since` and the analysis date: who came, who ordered, who fell silent
 * or woke up under the time scheme. Both ends are of today's data and rules, so that the difference is
 * time alone.
 */
export function changesView(snapshot: Snapshot, since: number, rules: StageRules): Changes {
  const { stages, customers } = migration(snapshot, 'time', since, snapshot.asOf, rules);
  const moved = { up: 0, down: 0, lost: 0 };
  const names = STAGE_SCHEMES.time;
  for (const [from, before] of names.entries()) {
    for (const [to, after] of names.entries()) {
      const count = customers[from * stages + to] as number;
      const step = RANK[after] - RANK[before];
      if (step < 0) moved.up += count;
      if (step > 0) moved.down += count;
      if (step > 0 && after === 'lost') moved.lost += count;
    }
  }
  const arrived = customers.subarray(names.length * stages);
  return {
    since: formatIsoDay(since),
    newCustomers: arrived.reduce((sum, count) => sum + count, 0),
    ...ordersAfter(snapshot, since),
    movedUp: moved.up,
    movedDown: moved.down,
    newlyLost: moved.lost,
  };
}

function ordersAfter(
  { orders, refunds }: Snapshot,
  since: number,
): Pick<Changes, 'orders' | 'revenue' | 'returning'> {
  const sum = { orders: 0, revenue: 0, returning: 0 };
  for (let c = 0; c < orders.customers; c++) {
    const begin = orders.start[c] as number;
    let o = (orders.start[c + 1] as number) - 1;
    const last = o;
    for (; o >= begin && (orders.day[o] as number) > since; o--) {
      sum.orders++;
      sum.revenue += orders.net[o] as number;
    }
    if (o >= begin && o < last) sum.returning++;
  }
  for (let k = 0; k < refunds.day.length; k++) {
    if ((refunds.day[k] as number) > since) sum.revenue += refunds.amount[k] as number;
  }
  return sum;
}
